"""Typesetting: PDF and pictures of Typst source, by the library `typst`; PDF of LaTeX, by TeX.

A PDF made of Typst is PDF/UA-1: tagged, in one language, with a text for every formula.  The same
source gives the same bytes.  A character that no font has is an error, never a box.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, cast

from symproof.escapes import has_cjk
from symproof.extras import needed
from symproof.kernel.errors import SymproofError

# fonts that have simplified Chinese, the best for a page of text first
CHINESE: Final = (
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "Songti SC",
    "SimSun",
    "NSimSun",
    "FandolSong",
    "AR PL SungtiL GB",
    "AR PL UMing CN",
    "AR PL New Sung",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
)
FONTS_HINT: Final = "(Debian: apt install fonts-noto-cjk)"
STANDARD: Final = "ua-1"
DOTS_PER_INCH: Final = 144

_PLACE: Final = re.compile(r"__typst_py_bytes__\.typ:(\d+):\d+")
_NO_FONT: Final = re.compile(r"unknown font family: (.*)")
_NO_GLYPH: Final = re.compile(r"the text `(.*)` could not be displayed")

# a LaTeX document: how long it may take, and what Debian calls what it may need
SECONDS: Final = 120
DOCUMENT: Final = "page.tex"
TEX_HINT: Final = "(Debian: apt install texlive-latex-recommended latexmk)"
DEBIAN: Final[Mapping[str, str]] = {
    "beamer.cls": "texlive-latex-recommended texlive-pictures",
    "pgf.sty": "texlive-pictures",
    "CJKutf8.sty": "latex-cjk-chinese latex-cjk-chinese-arphic-gbsn00lp",
    "amsthm.sty": "texlive-latex-base",
    "amsmath.sty": "texlive-latex-base",
}
_UNICODE_ENGINE: Final = re.compile(
    r"\\usepackage(\[[^]]*\])?\{(fontspec|unicode-math|xeCJK|ctex)\}"
)
_TEX_ERROR: Final = re.compile(rf"(?:\./)?{re.escape(DOCUMENT)}:(\d+): (.*)")
_TEX_FILE: Final = re.compile(r"File `([^']*)' not found")
_TEX_FONT: Final = re.compile(r"Font [^ ]*=(\w+) .*not loadable")


class TypesettingError(SymproofError):
    """A page cannot be typeset: the message says what is wrong, and what is to be installed."""


def pdf_of_typst(source: str, lang: str = "en") -> bytes:
    """Return the PDF/UA-1 of a Typst document.

    Raises:
        ExtraError: the library is not installed.
        TypesettingError: the source is wrong, or a font that it needs is missing.
    """
    return _compiled(source, lang, format="pdf", pdf_standards=[STANDARD], timestamp=0)


def picture_of_typst(source: str, lang: str = "en") -> bytes:
    """Return the first page of a Typst document as a PNG.

    Raises:
        ExtraError: the library is not installed.
        TypesettingError: as for a PDF, which is made first because a picture shows a missing
            character as a box.
    """
    pdf_of_typst(source, lang)
    return _compiled(source, lang, format="png", ppi=DOTS_PER_INCH)


def _compiled(source: str, lang: str, **options: Any) -> bytes:
    """Return what Typst makes of a source, the first page where it makes one file per page."""
    typst: Any = needed("typst", "pdf")
    families = _families()
    inputs = {"chinese": ", ".join([font for font in CHINESE if font in families][:1])}
    if not inputs["chinese"] and (lang == "zh" or has_cjk(source)):
        raise TypesettingError(
            "no font with Chinese characters is installed: "
            f"symproof looks for {', '.join(CHINESE[:6])}, ... {FONTS_HINT}"
        )
    try:
        data, warnings = _compiler().compile_with_warnings(
            source.encode("utf-8"), sys_inputs=inputs, **options
        )
    except typst.TypstError as error:
        raise TypesettingError(_said(error, source)) from error
    for warning in warnings:
        missing = _NO_FONT.search(warning.message)
        if missing:
            raise TypesettingError(f"the font {missing[1]} is not installed {FONTS_HINT}")
    return cast("list[bytes]", data)[0] if isinstance(data, list) else data


@cache
def _fonts() -> Any:
    """Return the fonts of the system, and those of Typst: looking for them takes longest."""
    typst: Any = needed("typst", "pdf")
    return typst.Fonts()


@cache
def _compiler() -> Any:
    """Return the compiler of this process."""
    typst: Any = needed("typst", "pdf")
    return typst.Compiler(font_paths=_fonts())


def _families() -> frozenset[str]:
    """Return the families of fonts that there are."""
    return frozenset(_fonts().families())


def _said(error: Any, source: str) -> str:
    """Return what is wrong with a source, with the line where it is."""
    message = error.message
    missing = _NO_GLYPH.search(message)
    if missing is not None:
        hint = f" {FONTS_HINT}" if has_cjk(missing[1]) else ""
        message = f"no installed font has the characters of {missing[1]}{hint}"
    place = _PLACE.search(error.diagnostic)
    if place is None:
        return f"typst: {message}"
    number = int(place[1])
    lines = source.splitlines()
    line = lines[number - 1].strip() if number <= len(lines) else ""
    return f"typst: line {number} of the page's source (--to typst): {message}: {line[:120]}"


def pdf_of_latex(source: str) -> bytes:
    """Return the PDF of a LaTeX document, made by latexmk, or by the engine itself without it.

    Raises:
        TypesettingError: there is no TeX, or the source is wrong.
    """
    engine = "xelatex" if _UNICODE_ENGINE.search(source) else "pdflatex"
    if shutil.which(engine) is None:
        raise TypesettingError(f"{engine} is not installed: a PDF of LaTeX needs TeX {TEX_HINT}")
    options = ["-interaction=nonstopmode", "-halt-on-error", "-file-line-error", "-no-shell-escape"]
    if shutil.which("latexmk") is not None:
        kind = {"pdflatex": "-pdf", "xelatex": "-pdfxe"}[engine]
        commands = [["latexmk", "-norc", kind, *options, DOCUMENT]]
    else:
        # the second time, references are known
        commands = [[engine, *options, DOCUMENT]] * 2
    with TemporaryDirectory(prefix="symproof-") as name:
        folder = Path(name)
        (folder / DOCUMENT).write_text(source, encoding="utf-8")
        for command in commands:
            _run(command, folder, source)
        return (folder / DOCUMENT).with_suffix(".pdf").read_bytes()


def _run(command: list[str], folder: Path, source: str) -> None:
    """Run TeX in a folder, which it does not look out of.

    Raises:
        TypesettingError: it does not succeed, or does not end.
    """
    reproducible = {"SOURCE_DATE_EPOCH": "0", "FORCE_SOURCE_DATE": "1"}
    # else TeX cuts long messages
    whole = {"max_print_line": "10000"}
    running = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **reproducible, **whole},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        # latexmk starts the engine, and both are to end together
        start_new_session=True,
    )
    try:
        output, _ = running.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        raise TypesettingError(f"{command[0]} does not end within {SECONDS} s") from error
    finally:
        _end(running)
    if running.returncode:
        log = (folder / DOCUMENT).with_suffix(".log")
        text = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
        said = text or output.decode("utf-8", "replace")
        raise TypesettingError(_said_by_tex(command[0], said, source))


def _end(running: subprocess.Popen[bytes]) -> None:
    """Kill a program that still runs, and the programs that it started."""
    if running.poll() is not None:
        return
    if hasattr(os, "killpg"):
        os.killpg(running.pid, signal.SIGKILL)
    else:
        running.kill()
    running.communicate()


def _said_by_tex(program: str, log: str, source: str) -> str:
    """Return the first error of TeX, with its line, and what is to be installed for it."""
    found = _TEX_ERROR.search(log)
    missing = _TEX_FILE.search(log) or _TEX_FONT.search(log)
    if missing is not None:
        package = DEBIAN.get(missing[1], DEBIAN["CJKutf8.sty"] if "gbsn" in missing[1] else "")
        hint = f" (Debian: apt install {package})" if package else ""
        return f"{program}: TeX has no {missing[1]}{hint}"
    if found is None:
        return f"{program}: TeX fails: {log.strip().splitlines()[-1] if log.strip() else ''}"
    number = int(found[1])
    lines = source.splitlines()
    line = lines[number - 1].strip() if number <= len(lines) else ""
    return f"{program}: line {number} of the page's source (--to latex): {found[2]}: {line[:120]}"
