"""What tests read of PDF files."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest


def text_of(pdf: bytes, folder: Path, *options: str) -> str:
    """Return the text of a PDF as `pdftotext` finds it."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (Debian: poppler-utils)")
    (folder / "read.pdf").write_bytes(pdf)
    command = ["pdftotext", *options, "read.pdf", "-"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


def beyond(pdf: bytes, folder: Path, edge: float) -> list[str]:
    """Return the words of a PDF that end to the right of an edge, in points.

    Punctuation may hang over it a little, and the empty half of a Chinese mark does.
    """
    words = re.findall(r'xMax="([\d.]+)".*>(.*)</word>', text_of(pdf, folder, "-bbox"))
    return [word for right, word in words if float(right) > edge + _hanging(word)]


def _hanging(word: str) -> float:
    return 10 if word[-1] in "，。、：；）" else 3


def spoken(pdf: bytes) -> list[str]:
    """Return the texts that stand for formulas."""
    found = re.findall(rb"/Alt(?:\(((?:\\.|[^\\)])*)\)|<([0-9A-Fa-f]*)>)", pdf, re.DOTALL)
    return [_decoded(_unescaped(text) if text else bytes.fromhex(d.decode())) for text, d in found]


def _unescaped(text: bytes) -> bytes:
    names = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
    return re.sub(rb"\\(.)", lambda m: names.get(m[1], m[1]), text, flags=re.DOTALL)


def _decoded(text: bytes) -> str:
    return text.decode("utf-16") if text.startswith(b"\xfe\xff") else text.decode("latin-1")
