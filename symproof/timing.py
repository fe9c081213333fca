"""A limit on the time that something takes."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import ClassVar, Final

# what is left of an outer limit that has run out inside an inner one
AT_ONCE: Final = 1e-6
# a limit that has run out says so again after so many seconds: foreign code, or code with a
# limit of its own, may have taken the first word for something else
AGAIN: Final = 0.5


@dataclass(frozen=True, slots=True)
class _Limit:
    """When a limit runs out; `innermost` is the one whose alarm is set."""

    ends: float
    message: str
    innermost: ClassVar[_Limit | None] = None

    def stop(self, _: int, __: FrameType | None) -> None:
        """Raise TimeoutError, as the handler of the alarm."""
        raise TimeoutError(self.message)

    def start(self) -> None:
        """Set the alarm for what is left of the time, and for some time after it, again."""
        left = max(self.ends - time.monotonic(), AT_ONCE)
        signal.setitimer(signal.ITIMER_REAL, left, AGAIN)


@contextmanager
def limited(seconds: float | None) -> Generator[None]:
    """Raise TimeoutError after so many seconds, where the system can interrupt us.

    Limits may be nested: the outer one goes on inside the inner one, and raises there where it
    runs out first, until it is left.  A thread other than the main one is not interrupted.

    Raises:
        TimeoutError: the time is over, or that of an outer limit.
    """
    main = threading.current_thread() is threading.main_thread()
    if seconds is None or not main or not hasattr(signal, "setitimer"):
        yield
        return
    outer = _Limit.innermost
    limit = _Limit(time.monotonic() + seconds, f"no verdict within {seconds:g} s")
    if outer is not None and outer.ends <= limit.ends:
        if outer.ends <= time.monotonic():
            # what is begun after the end of an outer limit ends at once
            raise TimeoutError(outer.message)
        yield
        return
    previous = signal.signal(signal.SIGALRM, limit.stop)
    _Limit.innermost = limit
    try:
        limit.start()
        yield
    except SystemError as error:
        # the alarm rang in our code while foreign code, such as FLINT's integrals, was calling it
        rang = _alarm_in(error)
        if rang is None:
            raise
        raise TimeoutError(str(rang)) from None
    finally:
        try:
            signal.setitimer(signal.ITIMER_REAL, 0)
        finally:
            # once more: the alarm may have rung before the first word was heard
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, previous)
            _Limit.innermost = outer
            if outer is not None:
                outer.start()


def _alarm_in(error: BaseException) -> TimeoutError | None:
    """Return the alarm that led to an error, None where none did."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, TimeoutError):
        cause = cause.__cause__ or cause.__context__
    return cause
