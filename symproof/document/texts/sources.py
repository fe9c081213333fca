"""Files to texts: what a document is read from, and why a file cannot be one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from symproof.kernel.errors import SymproofError

# suffix of a name -> what the file is
KINDS: Final = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".tex": "latex",
    ".ltx": "latex",
    ".ipynb": "notebook",
}
LARGEST: Final = 20 * 1024 * 1024
_MARK: Final = b"\xef\xbb\xbf"


class DocumentError(SymproofError):
    """The document at `path` cannot be read, for the reason `fault`."""

    def __init__(self, path: str, fault: str) -> None:
        super().__init__(path, fault)
        self.path = path
        self.fault = fault

    def __str__(self) -> str:
        return f"{self.path}: {self.fault}"


def file_text(path: Path) -> str:
    """Return the text of a file, its line ends as they are.

    Raises:
        DocumentError: no such file, a folder, too large, or not text in UTF-8.
    """
    return decoded(_content(path), str(path))


def decoded(content: bytes, path: str) -> str:
    """Return what the bytes say in UTF-8, without a byte order mark.

    Raises:
        DocumentError: they are no text in UTF-8, or too many.
    """
    if len(content) > LARGEST:
        raise DocumentError(
            path, f"larger than {LARGEST // 1024 // 1024} MB, the most that is read"
        )
    content = content.removeprefix(_MARK)
    zero = content.find(b"\0")
    if zero >= 0:
        place = _place(content, zero)
        raise DocumentError(path, f"a binary file: a zero byte {place}, expected text in UTF-8")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = content[error.start]
        place = _place(content, error.start)
        fault = f"expected text in UTF-8, found the byte 0x{byte:02x} {place}"
        raise DocumentError(path, f"{fault}: save the file in the encoding UTF-8") from None


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise DocumentError(str(path), "is a folder, expected a file")
        if not path.exists():
            raise DocumentError(str(path), "there is no such file")
        if not path.is_file():
            raise DocumentError(str(path), "is no regular file")
        with path.open("rb") as file:
            return file.read(LARGEST + len(_MARK) + 1)
    except OSError as error:
        raise DocumentError(str(path), f"cannot be read: {error.strerror or error}") from None
    except ValueError as error:
        raise DocumentError(str(path), f"cannot be read: {error}") from None


def _place(content: bytes, offset: int) -> str:
    line = content.count(b"\n", 0, offset) + 1
    return f"in line {line} (byte {offset + 1})"
