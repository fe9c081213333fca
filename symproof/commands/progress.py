"""How far long work is: shown on a terminal, and nowhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager


def on_terminal() -> bool:
    """Whether messages go to a terminal."""
    return sys.stderr is not None and sys.stderr.isatty()


@contextmanager
def progress(total: int | None, unit: str) -> Generator[Callable[..., object]]:
    """Show a bar, which a call advances by one or by a number; None is an unknown total."""
    if not on_terminal():
        yield lambda *_: None
        return
    from tqdm import tqdm

    with tqdm(total=total, unit=unit, leave=False, file=sys.stderr) as bar:
        yield bar.update


def counted(done: int, of: int, what: str) -> None:
    """Show what the work is at, by its number; done = 0 removes what is shown."""
    if on_terminal():
        text = f"[{done}/{of}] {what}" if done else ""
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)
