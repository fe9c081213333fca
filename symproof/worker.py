"""A process that does one job after the other for `symproof.jobs`, and may fail at any of them.

It reads pickled requests from the standard input and writes
a pickled reply to each: ("done", value) or ("memory", "").  It ends with its supervisor, after a
job that ran out of memory, and when nobody has asked for a while.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from importlib import import_module
from queue import Empty, SimpleQueue
from typing import Any, BinaryIO, Final

IDLE: Final = 300.0

# the name of a function, its argument, and the limit of the supervisor
Request = tuple[str, Any, float | None]


def main() -> None:
    """Serve until there is nobody to serve; the argument is the limit of memory in bytes."""
    # streams of our own: the interpreter does not wait at exit for a thread that reads them
    asked, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    # what a job prints is no reply
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(int(sys.argv[1]))
    requests: SimpleQueue[Request] = SimpleQueue()
    threading.Thread(target=_read, args=(asked, requests), daemon=True).start()
    while True:
        try:
            name, data, limit = requests.get(timeout=IDLE)
        except Empty:
            return
        _limit_time(limit)
        reply = _reply(name, data)
        _limit_time(None)
        pickle.dump(reply, replies)
        replies.flush()
        if reply[0] != "done":
            return


def _read(stream: BinaryIO, requests: SimpleQueue[Request]) -> None:
    """Put every request into the queue; without a supervisor, end even in the middle of a job."""
    while True:
        try:
            requests.put(pickle.load(stream))
        except EOFError:
            os._exit(0)


def _reply(name: str, data: Any) -> tuple[str, Any]:
    module, _, function = name.partition(":")
    try:
        return "done", getattr(import_module(module), function)(data)
    except MemoryError:
        return "memory", ""


def _limit_time(limit: float | None) -> None:
    """Die after twice the limit in processor time: the supervisor that kills us may be dead."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, 2 * limit if limit else 0)


def _limit_memory(limit: int) -> None:
    """Let allocations beyond the limit fail, where the system has such limits."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    except (ValueError, OSError):
        return


if __name__ == "__main__":
    main()
