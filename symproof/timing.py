"""A limit on the time that something takes."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType
from typing import Final

# what is left of an outer limit that has run out inside an inner one
AT_ONCE: Final = 1e-6


@contextmanager
def limited(seconds: float | None) -> Generator[None]:
    """Raise TimeoutError after so many seconds, where the system can interrupt us.

    Limits may be nested: the outer one goes on inside the inner one, and raises there where it
    runs out first.  A thread other than the main one is not interrupted.
    """
    main = threading.current_thread() is threading.main_thread()
    if seconds is None or not main or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_: int, __: FrameType | None) -> None:
        raise TimeoutError(f"no verdict within {seconds:g} s")

    left, _ = signal.getitimer(signal.ITIMER_REAL)
    if 0 < left <= seconds:
        yield
        return
    started = time.monotonic()
    previous = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
        if left:
            passed = time.monotonic() - started
            signal.setitimer(signal.ITIMER_REAL, max(left - passed, AT_ONCE))
