"""Jobs over processes, none of which can harm another.

joblib spreads the jobs, over threads of this process, processes of this machine or a cluster.
Whoever gets a job does not do it but supervises a process that does (`symproof.worker`): one
that hangs is killed, and one that dies or runs out of memory is replaced.  So a job costs itself
at most, and the pools of joblib, which break when a process of theirs dies, stay whole.  Where
one breaks nevertheless, the jobs without an answer are given out again, in the end one by one.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
import tempfile
import threading
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from symproof.pools import Pool, broken, streaming
from symproof.worker import Request

MEMORY: Final = 2 * 2**30
ATTEMPTS: Final = 2
# how often a pool may break before the jobs run one by one
BREAKS: Final = 2
# beyond the limits of its jobs, a pool that is silent for so long is lost
SILENCE: Final = 60.0

# a process starts with the symproof that this one has, whatever else is installed
FOLDER: Final = Path(__file__).resolve().parent.parent
START: Final = """\
import sys
sys.path.insert(0, sys.argv.pop(1))
from symproof.worker import main
del sys.path[0]
main()
"""

Failure = Literal["", "timeout", "memory", "error", "worker"]


@dataclass(frozen=True, slots=True)
class Job:
    """A function, named as "module:function", its argument, and how many seconds it may take.

    The argument and the value are pickled; the limit is kept by killing.
    """

    number: int
    function: str
    data: Any
    limit: float | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The value of a job, or how it failed."""

    number: int
    value: Any = None
    failure: Failure = ""
    reason: str = ""


def run(jobs: Iterable[Job], pool: Pool) -> Generator[Answer]:
    """Yield an answer to every job, as they come.

    Raises:
        PoolError: the pool cannot be used.
    """
    waiting = {job.number: job for job in jobs}
    _children.open()
    try:
        with streaming(pool) as stream:
            for _ in range(BREAKS):
                if waiting:
                    yield from _taken(stream(do, list(waiting.values()), silence(waiting)), waiting)
            for job in list(waiting.values()):
                alone = {job.number: job}
                yield from _taken(stream(do, [job], silence(alone)), alone)
                if alone:
                    yield Answer(job.number, None, "worker", "the worker died")
    finally:
        _children.close()


@contextmanager
def kept() -> Generator[None]:
    """Let the processes of this machine live from one run to the next."""
    _children.open()
    try:
        yield
    finally:
        _children.close()


def _taken(answers: Iterator[Answer], waiting: dict[int, Job]) -> Iterator[Answer]:
    """Yield answers and strike their jobs off, until there are no more or the pool breaks."""
    try:
        while waiting:
            answer = next(answers, None)
            if answer is None:
                return
            del waiting[answer.number]
            yield answer
    except broken():
        return


def silence(waiting: dict[int, Job]) -> float | None:
    """Return after how long without an answer a pool that has some jobs is lost."""
    limits = [job.limit for job in waiting.values()]
    known = [limit for limit in limits if limit is not None]
    return ATTEMPTS * max(known) + SILENCE if known and len(known) == len(limits) else None


def do(job: Job) -> Answer:
    """Return what a process of its own answers to a job."""
    answer = Answer(job.number, None, "worker", "interrupted")
    for _ in range(ATTEMPTS):
        child = _children.take()
        if child is None:
            return answer
        try:
            answer = child.ask(job)
        except BaseException:
            # interrupted while it works
            _children.put(child, again=False)
            raise
        _children.put(child, again=not answer.failure)
        if answer.failure != "worker":
            break
    return answer


class _Child:
    """A process that does jobs."""

    def __init__(self) -> None:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  (closed with the process)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", START, str(FOLDER), str(MEMORY)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
        )

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, job: Job) -> Answer:
        """Return the answer of the process, which is killed at the job's limit."""
        expired = threading.Event()

        def expire() -> None:
            expired.set()
            self._process.kill()

        timer = None if job.limit is None else threading.Timer(job.limit, expire)
        if timer is not None:
            timer.daemon = True
            timer.start()
        try:
            reply = self._exchange((job.function, job.data, job.limit))
        finally:
            if timer is not None:
                timer.cancel()
        match reply:
            case ("done", value):
                return Answer(job.number, value)
            case ("memory", _):
                return Answer(job.number, None, "memory", f"more than {MEMORY >> 30} GB of memory")
            case _ if expired.is_set():
                return Answer(job.number, None, "timeout", f"killed after {job.limit:g} s")
            case _:
                return self._death(job)

    def _exchange(self, request: Request) -> Any:
        """Return the reply to a request, None if there is none."""
        process = self._process
        if process.stdin is None or process.stdout is None:
            return None
        try:
            pickle.dump(request, process.stdin)
            process.stdin.flush()
            return pickle.load(process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError):
            return None

    def _death(self, job: Job) -> Answer:
        status = self._process.wait()
        if status <= 0:
            by = f", killed by signal {-status}" if status else ""
            return Answer(job.number, None, "worker", f"the worker died{by}")
        self._errors.seek(0)
        said = self._errors.read().decode(errors="replace").split("\n")
        last = next((line for line in reversed(said) if line.strip()), f"exit status {status}")
        return Answer(job.number, None, "error", f"the worker failed: {last.strip()[:200]}")

    def kill(self) -> None:
        """Kill the process, if it has not ended."""
        self._process.kill()

    def close(self) -> None:
        """Kill the process and give back what it holds."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._errors):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue


class _Children:
    """The processes of this process, for whichever of its threads asks."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[_Child] = []
        self._busy: set[_Child] = set()
        self._closed = False
        self._users = 0

    def open(self) -> None:
        """Allow processes to be started, and keep them until as many have closed as opened."""
        with self._lock:
            self._users += 1
            self._closed = False

    def take(self) -> _Child | None:
        """Return a process for one thread, None once all are to end."""
        with self._lock:
            if self._closed:
                return None
            idle = [child for child in self._idle if child.alive]
            child = idle.pop() if idle else _Child()
            self._idle = idle
            self._busy.add(child)
            return child

    def put(self, child: _Child, *, again: bool) -> None:
        """Take a process back, to be used again or not."""
        with self._lock:
            self._busy.discard(child)
            if again and not self._closed:
                self._idle.append(child)
                return
        child.close()

    def close(self) -> None:
        """End all processes, also those that work, unless somebody else has opened them."""
        with self._lock:
            self._users -= 1
            if self._users > 0:
                return
            self._closed = True
            idle, self._idle = self._idle, []
            for child in self._busy:
                # whoever waits for it closes it
                child.kill()
        for child in idle:
            child.close()


_children: Final = _Children()
