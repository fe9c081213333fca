"""What is installed, and what each output needs: nothing of it is imported to find out."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from symproof.font_files import DEBIAN, has_chinese
from symproof.formats import folders, users_folder

# distributions whose versions are told
PACKAGES: Final = (
    *("sympy", "jinja2", "python-flint", "joblib", "platformdirs", "tqdm"),
    *("typst", "nbformat", "matplotlib", "nbclient", "ipykernel"),
    *("numpy", "scipy", "array-api-compat", "ml_dtypes", "dask"),
)
FONT: Final = "font"
SECONDS: Final = 10.0


@dataclass(frozen=True, slots=True)
class Need:
    """What an output needs besides symproof, and how it is installed.

    Attributes:
        packages: distributions of Python.
        programs: that are found on PATH; each with its Debian package.
        files: of TeX; each with its Debian package.
        fonts: whether it needs a font with Chinese characters.
    """

    key: str
    packages: tuple[str, ...] = ()
    extra: str = ""
    programs: Mapping[str, str] | None = None
    files: Mapping[str, str] | None = None
    fonts: bool = False


_TEX: Final = {"latexmk": "latexmk", "pdflatex": "texlive-latex-base"}
_BASE: Final = "texlive-latex-base"
_ARTICLE: Final = {"article.cls": _BASE, "amsmath.sty": _BASE, "amsthm.sty": _BASE}
NEEDS: Final = (
    Need("check"),
    Need("text"),
    Need("pdf", ("typst",), "pdf"),
    Need("chinese", fonts=True),
    Need("notebook", ("nbformat",), "notebook"),
    Need("run_notebook", ("nbformat", "ipykernel"), ""),
    Need("plot", ("matplotlib",), "plot"),
    Need("audit", ("numpy", "array-api-compat", "scipy", "ml_dtypes"), "audit"),
    Need("cluster", ("dask", "distributed"), "dask"),
    Need("latexmk", programs=_TEX, files=_ARTICLE),
    Need(
        "beamer",
        programs=_TEX,
        files={"beamer.cls": "texlive-latex-recommended", "pgf.sty": "texlive-pictures"},
    ),
    Need(
        "latex_chinese",
        programs=_TEX,
        files={
            "CJKutf8.sty": "latex-cjk-chinese",
            "gbsnu4e.tfm": "latex-cjk-chinese-arphic-gbsn00lp",
        },
    ),
)


@dataclass(frozen=True, slots=True)
class Output:
    """An output with what it lacks on this machine, and the commands that bring that."""

    key: str
    missing: tuple[str, ...]
    install: tuple[str, ...]

    @property
    def ready(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class Place:
    """A folder that symproof uses, and whether it is there and can be written."""

    key: str
    path: Path
    state: str


@dataclass(frozen=True, slots=True)
class Health:
    """What is installed and what is missing."""

    versions: Mapping[str, str | None]
    outputs: tuple[Output, ...]
    places: tuple[Place, ...]

    @property
    def json(self) -> dict[str, Any]:
        """The report as data."""
        return {
            "packages": dict(self.versions),
            "outputs": [
                {
                    "output": output.key,
                    "ready": output.ready,
                    "missing": list(output.missing),
                    "install": list(output.install),
                }
                for output in self.outputs
            ],
            "places": [
                {"place": place.key, "path": str(place.path), "state": place.state}
                for place in self.places
            ],
        }


def health() -> Health:
    """Return what is installed on this machine, and what each output lacks.

    Raises:
        RenderError: SYMPROOF_TEMPLATES names a folder that does not exist.
    """
    from symproof import __version__

    versions: dict[str, str | None] = {
        "symproof": __version__,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}".strip() or sys.platform,
        **{name: version(name) for name in PACKAGES},
    }
    return Health(versions, tuple(map(_output, NEEDS)), tuple(_places()))


def version(name: str) -> str | None:
    """Return the version of a distribution, None where it is not installed."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _output(need: Need) -> Output:
    missing = [name for name in need.packages if version(name) is None]
    install: list[str] = []
    if missing:
        install.append(f"pip install 'symproof[{need.extra}]'" if need.extra else _pip(missing))
    debian: dict[str, None] = {}
    for program, package in (need.programs or {}).items():
        if shutil.which(program) is None:
            missing.append(program)
            debian[package] = None
    files = need.files or {}
    for file in sorted(files.keys() - _tex_files(), key=[*files].index):
        missing.append(file)
        debian[files[file]] = None
    if need.fonts and not has_chinese():
        missing.append(FONT)
        debian[DEBIAN] = None
    if debian:
        install.append(f"apt install {' '.join(debian)}")
    return Output(need.key, tuple(missing), tuple(install))


def _pip(names: Iterable[str]) -> str:
    return f"pip install {' '.join(names)}"


@cache
def _tex_files() -> frozenset[str]:
    """Return the files of TeX that are needed by some output, and are there."""
    wanted = [file for need in NEEDS for file in need.files or ()]
    program = shutil.which("kpsewhich")
    if program is None:
        return frozenset()
    try:
        found = subprocess.run(
            [program, *wanted], capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset(Path(line).name for line in found.stdout.splitlines() if line)


def _places() -> Iterator[Place]:
    from symproof.cache import user_cache

    cache_folder = user_cache().folder
    if cache_folder is not None:
        yield Place("cache", cache_folder, "writable" if writable(cache_folder) else "unwritable")
    known = folders()
    own = users_folder()
    for folder in (*known[:-1], *([] if own in known else [own]), known[-1]):
        yield Place("templates", folder, "readable" if folder.is_dir() else "absent")


def writable(folder: Path) -> bool:
    """Whether files can be written into a folder, which is made when it is needed."""
    place = next((path for path in (folder, *folder.parents) if path.exists()), None)
    return place is not None and place.is_dir() and os.access(place, os.W_OK)
