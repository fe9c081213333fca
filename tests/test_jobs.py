"""Jobs over processes: each gets its answer, whatever the others do."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from joblib.externals.loky import get_reusable_executor

from symproof import jobs, pools
from symproof.jobs import Answer, Job, run
from symproof.pools import Pool, PoolError

LIMIT = 30.0


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch):
    """Let workers import the functions of the tests."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))


def answers(*whats: str, pool: Pool | None = None, limit: float = LIMIT) -> list[Answer]:
    given = [Job(i, "job_functions:act", what, limit) for i, what in enumerate(whats)]
    return sorted(run(given, pool or Pool(2)), key=lambda answer: answer.number)


def failures(*whats: str, pool: Pool | None = None, limit: float = LIMIT) -> list[str]:
    return [answer.failure for answer in answers(*whats, pool=pool, limit=limit)]


@pytest.fixture(autouse=True, scope="module")
def fresh_workers():
    """Let no worker of joblib's that another test started, with its own paths, be used again."""
    get_reusable_executor().shutdown(wait=True, kill_workers=True)


@pytest.mark.parametrize("backend", ["local", "loky"])
def test_every_job_has_its_value(backend: str):
    found = answers(*"abcdefg", pool=Pool(3, backend))
    assert [answer.value for answer in found] == list("abcdefg")


def test_no_jobs_have_no_answers():
    assert answers() == []


def test_answers_come_before_all_jobs_are_done():
    given = [Job(i, "job_functions:act", what, LIMIT) for i, what in enumerate(["hang", "a"])]
    running = run(given, Pool(2))
    assert next(running) == Answer(1, "a")
    running.close()


def test_a_process_does_many_jobs():
    assert len({answer.value for answer in answers(*["pid"] * 6, pool=Pool(1))}) == 1


@pytest.mark.parametrize("backend", ["local", "loky"])
def test_a_job_that_hangs_is_killed_and_costs_itself(backend: str):
    found = answers("a", "hang", "b", pool=Pool(1, backend), limit=2.0)
    assert [answer.failure for answer in found] == ["", "timeout", ""]
    assert found[1].reason == "killed after 2 s"


@pytest.mark.parametrize("backend", ["local", "loky"])
def test_a_process_that_is_killed_costs_its_job(backend: str):
    found = answers("a", "die", "b", pool=Pool(1, backend))
    assert [answer.failure for answer in found] == ["", "worker", ""]
    assert found[1].reason == "the worker died, killed by signal 9"


def test_a_job_whose_process_died_is_done_again(tmp_path: Path):
    what = f"die-once {tmp_path / 'died'}"
    assert answers(what) == [Answer(0, what)]


@pytest.mark.skipif(sys.platform != "linux", reason="no limit of memory to rely on")
def test_a_job_beyond_the_memory_costs_itself():
    assert failures("a", "memory", "b", pool=Pool(1)) == ["", "memory", ""]


def test_a_job_that_fails_costs_itself_and_says_why():
    found = answers("a", "recurse", "b", pool=Pool(1))
    assert [answer.failure for answer in found] == ["", "error", ""]
    assert "RecursionError: maximum recursion depth exceeded" in found[1].reason


def test_a_function_that_does_not_exist_is_a_failed_job():
    (answer,) = run([Job(0, "job_functions:nothing", 1, LIMIT)], Pool(1))
    assert answer.failure == "error"
    assert "has no attribute 'nothing'" in answer.reason


def test_what_a_job_prints_is_not_an_answer():
    assert answers("print", "a") == [Answer(0, "print"), Answer(1, "a")]


def test_a_pool_that_breaks_costs_the_job_that_breaks_it():
    found = answers("a", "break-pool", *"bcdef", pool=Pool(2, "loky"))
    assert [answer.failure for answer in found] == ["", "worker", "", "", "", "", ""]


def test_no_process_is_left_when_all_is_done():
    (answer,) = answers("pid")
    with pytest.raises(ProcessLookupError):
        os.kill(answer.value, 0)


def test_no_process_is_left_when_nobody_wants_the_rest(monkeypatch: pytest.MonkeyPatch):
    started: list[int] = []

    class Child(jobs._Child):
        def __init__(self) -> None:
            super().__init__()
            started.append(self._process.pid)

    monkeypatch.setattr(jobs, "_Child", Child)
    given = [Job(i, "job_functions:act", what, LIMIT) for i, what in enumerate(["hang", "a"])]
    running = run(given, Pool(2))
    next(running)
    running.close()
    wait_until(lambda: not any(map(runs, started)))
    assert len(started) == 2
    assert not any(map(runs, started))


@pytest.mark.parametrize("what", ["hang", "compute"])
def test_no_process_outlives_its_supervisor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
):
    note = tmp_path / "process"
    monkeypatch.setenv("NOTE_PROCESSES", str(note))
    code = f"""
from symproof.jobs import Job, do
do(Job(0, "job_functions:act", {what!r}, 1.0))
"""
    with subprocess.Popen([sys.executable, "-c", code]) as supervisor:
        wait_until(lambda: note.exists() and note.read_text() != "")
        supervisor.kill()
    pid = int(note.read_text())
    wait_until(lambda: not runs(pid))
    assert not runs(pid)


def runs(pid: int) -> bool:
    """Return whether a process that is not a child of this one runs."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    # one that nobody has asked for its status is dead all the same
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"


def wait_until(condition: Callable[[], bool]) -> None:
    """Return when the condition holds, or when it has had time enough."""
    for _ in range(400):
        if condition():
            return
        time.sleep(0.05)


def test_a_module_of_the_current_folder_is_not_taken_for_one_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "pickle.py").write_text("raise SystemExit(3)\n")
    (tmp_path / "symproof.py").write_text("raise SystemExit(3)\n")
    monkeypatch.chdir(tmp_path)
    assert answers("a") == [Answer(0, "a")]


# pools


def test_a_pool_that_is_not_installed_is_said(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(PoolError, match=r"--backend ray needs ray, which is not installed"):
        answers("a", pool=Pool(1, "ray", "auto"))


def test_a_scheduler_that_is_none_is_said():
    pytest.importorskip("distributed")
    with pytest.raises(PoolError, match="no Dask scheduler at nonsense://here"):
        answers("a", pool=Pool(1, "dask", "nonsense://here"))


def test_a_pool_that_gives_all_values_at_once(monkeypatch: pytest.MonkeyPatch):
    calls: list[object] = []
    ray, util, parallel = ModuleType("ray"), ModuleType("ray.util"), ModuleType("ray.util.joblib")
    ray.__dict__.update(
        init=lambda **options: calls.append(options), shutdown=lambda: calls.append("shutdown")
    )
    parallel.__dict__.update(register_ray=lambda: calls.append("register"))
    for module in (ray, util, parallel):
        monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setitem(pools.BACKENDS, "ray", "multiprocessing")
    found = answers("a", "die", *"bcd", pool=Pool(2, "ray", "auto"))
    assert [answer.failure for answer in found] == ["", "worker", "", "", ""]
    assert calls == ["register", {"address": "auto", "log_to_driver": False}, "shutdown"]
