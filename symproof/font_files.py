"""The files of fonts with Chinese characters, by how their names begin."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

# with simplified Chinese characters, the best for a picture first
CHINESE: Final = (
    *("NotoSansCJK-Regular", "NotoSansCJKsc-Regular", "NotoSansSC", "SourceHanSans"),
    *("wqy-microhei", "wqy-zenhei", "msyh", "PingFang", "STHeiti", "Hiragino Sans GB", "simhei"),
    *("DroidSansFallback", "NotoSerifCJK-Regular", "NotoSerifSC", "SourceHanSerif", "simsun"),
    *("gbsn00lp", "gkai00mp", "uming", "ukai"),
)
# what Debian calls the first of them
DEBIAN: Final = "fonts-noto-cjk"
# where systems keep fonts
FOLDERS: Final = (
    *("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts"),
    *("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts", "C:/Windows/Fonts"),
)


def has_chinese() -> bool:
    """Whether a font with Chinese characters is in a folder of the system."""
    return any(name.startswith(CHINESE) for name in _files())


def _files() -> Iterator[str]:
    for folder in FOLDERS:
        for _, _, names in os.walk(Path(folder).expanduser()):
            yield from names
