"""`symproof prove` for many claims: files, workers, limits, interruptions, a cluster."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from commands import GOOD, Result, Run, run_in

from symproof.commands import claims
from symproof.transfer import Question, VersionError, answered

HERE = Path(__file__).parent

FILE = """\
claim = [
  {name = "double", claim = "x + x = 2*x", want = "proved"},
  {claim = "f(x) - f(-x) = x", let = ["f(x) = x*sigmoid(b*x)"]},
  {name = "hole", claim = "x/x = 1", want = "undefined"},
  {name = "tanh", claim = "tanh(x) - tanh(-x) = x", want = "not-proved"},
  {name = "away", claim = "x/x = 1", assume = "x != 0", want = "proved"},
]
"""
VERDICTS = {
    "double": "proved",
    "f(x) - f(-x) = x": "proved",
    "hole": "undefined",
    "tanh": "refuted",
    "away": "proved",
}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("SYMPROOF_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("PYTHONPATH", str(HERE))
    return run_in(tmp_path, monkeypatch, capsys)


@pytest.fixture
def beginnings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let workers do what the names of claims say, and note which they begin with."""
    path = tmp_path / "beginnings"
    path.touch()
    monkeypatch.setenv("NOTE_BEGINNINGS", str(path))
    settler = partial(claims.Settler, function="job_functions:settle", grace=1.0)
    monkeypatch.setattr(claims, "Settler", settler)
    return path


def write(text: str, name: str = "claims.toml") -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def named(*names: str) -> str:
    """Return a file with the same true claim under several names."""
    return "".join(f'[[claim]]\nname = "{name}"\nclaim = "x + x = 2*x"\n' for name in names)


# what is proved, and how it is said


@pytest.mark.parametrize("options", [[], ["--jobs", "3"], ["--jobs", "0"], ["--backend", "loky"]])
def test_the_verdicts_come_in_the_order_of_the_file(run: Run, options: list[str]):
    result = run("prove", "-q", "--claims", write(FILE), *options)
    assert list(result.verdicts.items()) == list(VERDICTS.items())
    assert result.err == ""
    assert result.status == 1


def test_a_file_has_tables_or_an_array(run: Run):
    tables = '[[claim]]\nclaim = "x = x"\n\n[[claim]]\nclaim = "x = y"\nassume = ["x = y"]\n'
    result = run("prove", "-q", "--claims", write(tables))
    assert result.verdicts == {"x = x": "proved", "x = y": "proved"}
    assert result.status == 0


def test_derivations_and_points_are_shown(run: Run):
    result = run("prove", "--claims", write(FILE))
    assert "f(x) − f(−x)" in result.out
    assert "at x = 1" in result.out


def test_the_report_as_json(run: Run):
    result = run("prove", "--claims", write(FILE), "--output-format", "json", "-o", "a.json")
    rows = json.loads(result.out)
    assert [(row["name"], row["verdict"]) for row in rows] == list(VERDICTS.items())
    assert rows[1]["claim"] == "f(x) - f(-x) = x"
    assert rows[1]["lines"]
    assert rows[3]["counterexample"]["point"] == {"x": "1"}
    assert rows[4]["assumptions"] == ["x != 0"]
    written = json.loads(Path("a.json").read_text(encoding="utf-8"))
    assert [row["verdict"] for row in written] == list(VERDICTS.values())


def test_what_is_proved_by_workers_can_be_written_and_replayed(run: Run):
    result = run("prove", "-q", "--claims", write(named("a", "b")), "-o", "a.cert.json")
    assert result.status == 0
    assert run("replay", "a.cert.json").status == 0


def test_claims_on_the_command_line_over_workers(run: Run):
    Path("good.py").write_text(GOOD, encoding="utf-8")
    arguments = ["x + x = 2*x", "odd-gate", "x/x = 1", "good.py::double"]
    result = run("prove", "-q", *arguments, "--jobs", "2")
    assert list(result.verdicts.items()) == [
        ("x + x = 2*x", "proved"),
        ("odd_gate", "proved"),
        ("x/x = 1", "undefined"),
        ("double", "proved"),
    ]


def test_what_is_proved_without_a_calculation_of_the_claim(run: Run):
    claim = "tanh(x) != x"
    assert run("prove", "-q", claim, "--jobs", "2").verdicts == {claim: "proved"}
    assert run("prove", "-q", "x != x", "--jobs", "2").verdicts == {"x != x": "refuted"}


# wants


@pytest.mark.parametrize(
    ("claim", "want", "unmet", "status"),
    [
        ("x = x", "proved", False, 0),
        ("x = x", "not-proved", True, 1),
        ("x = x", "refuted", True, 1),
        ("x = x + 1", "refuted", False, 1),
        ("x = x + 1", "not-proved", False, 1),
        ("x = x + 1", "proved", True, 1),
        ("x/x = 1", "undefined", False, 1),
        ("x/x = 1", "refuted", True, 1),
        ("x = ", "unreadable", False, 2),
        ("x = ", "not-proved", False, 2),
        ("x = ", "proved", True, 2),
        ("0 < f(0) + f(0)^2 + 1", "undecided", True, 1),
    ],
)
def test_wants_that_are_not_met_are_listed(
    run: Run, claim: str, want: str, unmet: bool, status: int
):
    text = f'[[claim]]\nname = "it"\nclaim = "{claim}"\nwant = "{want}"\n'
    result = run("prove", "-q", "--claims", write(text), "--timeout", "5")
    said = [line for line in result.err.splitlines() if "is wanted" in line]
    verdict = result.verdicts["it"]
    assert said == ([f"symproof: it: {verdict}, where {want} is wanted"] if unmet else [])
    assert result.status == status


# workers that fail


def reasons(result: Result) -> dict[str, str]:
    rows = json.loads(result.out)
    return {row["name"]: row["tried"][0] for row in rows if row["verdict"] == "undecided"}


@pytest.mark.parametrize("backend", ["local", pytest.param("loky", marks=pytest.mark.slow)])
def test_a_worker_that_fails_costs_its_claim_alone(run: Run, beginnings: Path, backend: str):
    file = write(named("a", "hang", "b", "die", "c", "memory", "d", "break-pool", "e", "recurse"))
    arguments = ["--jobs", "3", "--backend", backend, "--timeout", "2", "--output-format", "json"]
    if backend == "local":
        # whoever starts the workers there is this process
        file = write(Path(file).read_text(encoding="utf-8").replace("break-pool", "f"))
    result = run("prove", "--claims", file, *arguments)
    said = reasons(result)
    assert said.pop("hang") == "hang: timeout: killed after 3.5 s"
    assert said.pop("die") == "die: worker: the worker died, killed by signal 9"
    assert "RecursionError" in said.pop("recurse")
    if sys.platform == "linux":
        assert said.pop("memory") == "memory: memory: more than 2 GB of memory"
    if backend == "loky":
        assert said.pop("break-pool") == "break-pool: worker: the worker died"
    assert said == {}
    assert result.status == 3


def test_a_claim_that_takes_too_long_is_undecided(run: Run):
    text = '[[claim]]\nclaim = "x + x = 2*x"\n[[claim]]\nclaim = "phi(x) = psi(x)*sin(y)"\n'
    result = run("prove", "-q", "--claims", write(text), "--timeout", "0.0001")
    assert set(result.verdicts.values()) == {"undecided"}
    assert result.status == 3


@pytest.mark.parametrize("lie", ["proved: x\\n= x + 1  by ring", "proved: x", "refuted: 1"])
def test_a_worker_that_lies_is_not_believed(run: Run, monkeypatch: pytest.MonkeyPatch, lie: str):
    settler = partial(claims.Settler, function="job_functions:lie")
    monkeypatch.setattr(claims, "Settler", settler)
    for claim, verdict in (("x = x + 1", "refuted"), ("x + x = 2*x", "proved")):
        file = write(f'[[claim]]\nname = "{lie}"\nclaim = "{claim}"\n')
        (row,) = json.loads(run("prove", "--claims", file, "--output-format", "json").out)
        assert row["verdict"] == verdict


def test_a_worker_of_another_version_refuses():
    question = Question("a", "x = x", (), (), None, "another")
    with pytest.raises(VersionError, match="another version of symproof"):
        answered(question)


# the cache


def test_a_second_run_asks_no_worker(run: Run, beginnings: Path):
    first = run("prove", "--claims", write(named("a", "b")))
    assert beginnings.read_text().split() == ["a", "b"]
    second = run("prove", "--claims", write(named("a", "b", "c")))
    assert beginnings.read_text().split() == ["a", "b"]
    assert first.status == second.status == 0
    assert first.out in second.out


def test_without_the_cache_nothing_is_read_or_kept(run: Run, beginnings: Path):
    for _ in range(2):
        assert run("prove", "-q", "--claims", write(named("a")), "--no-cache").status == 0
    assert beginnings.read_text().split() == ["a", "a"]
    assert not Path("cache").exists()


def test_a_cache_of_rubbish_just_works(run: Run, beginnings: Path):
    run("prove", "-q", "--claims", write(FILE))
    for path in Path("cache").rglob("*.json"):
        path.write_bytes(os.urandom(100))
    result = run("prove", "-q", "--claims", write(FILE))
    assert result.verdicts == VERDICTS
    assert len(beginnings.read_text().splitlines()) == 2 * len(VERDICTS)


def test_a_cache_that_cannot_be_written_just_works(run: Run):
    Path("cache").write_text("in the way", encoding="utf-8")
    assert run("prove", "-q", "--claims", write(FILE)).verdicts == VERDICTS


# as a process

SCRIPT = """\
import sys
from functools import partial
from symproof.cli import main
from symproof.commands import claims
from symproof.transfer import Question, VersionError, answered

claims.Settler = partial(claims.Settler, function="job_functions:settle")
if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("backend", ["local", pytest.param("loky", marks=pytest.mark.slow)])
@pytest.mark.parametrize("whole_group", [True, False], ids=["group", "process"])
def test_an_interrupted_run_shows_what_is_settled(
    run: Run, beginnings: Path, backend: str, whole_group: bool
):
    other = named("b", "hang 2").replace("x + x = 2*x", "x + x + x = 3*x")
    write(named("a", "hang") + other)
    write(SCRIPT, "script.py")
    options = ["--jobs", "3", "--backend", backend, "-o", "a.json", "-o", "a.md", "-q"]
    with subprocess.Popen(
        [sys.executable, "script.py", "prove", "--claims", "claims.toml", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        for _ in range(600):
            begun = len(beginnings.read_text().splitlines())
            if begun == 4 and len(list(Path("cache").rglob("*.json"))) == 2:
                break
            time.sleep(0.05)
        # between what is kept and what is done there is a moment
        time.sleep(0.5)
        (os.killpg if whole_group else os.kill)(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert Result(130, out, err).verdicts == {"a": "proved", "b": "proved"}
    assert err == "symproof: interrupted, 2 of 4 not settled\n"
    rows = json.loads(Path("a.json").read_text(encoding="utf-8"))
    assert [row["name"] for row in rows] == ["a", "b"]
    assert not Path("a.md").exists()


def test_a_terminal_shows_a_bar_that_is_gone_at_the_end(run: Run):
    termios = pytest.importorskip("termios")
    write(named(*"abc"))
    screen, terminal = os.openpty()
    termios.tcsetwinsize(terminal, (24, 80))
    command = [sys.executable, "-m", "symproof.cli", "prove", "-q", "--claims", "claims.toml"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=terminal, text=True, check=False)
    os.write(terminal, b"the end")
    shown = ""
    while not shown.endswith("the end"):
        shown += os.read(screen, 1000).decode(errors="replace")
    os.close(terminal)
    os.close(screen)
    assert Result(0, done.stdout, "").verdicts == dict.fromkeys("abc", "proved")
    assert "0/3" in shown
    *_, bar, after = shown.split("\r")
    assert (bar.strip(), after) == ("", "the end")


def test_the_help_does_not_load_what_runs_workers():
    code = "import sys\nfrom symproof.cli import parser\nparser()\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert loaded.isdisjoint({"joblib", "dask", "distributed", "tqdm", "platformdirs"})


# a cluster


@pytest.fixture
def cluster(run: Run) -> Iterator[str]:
    """Yield the address of a Dask scheduler with two workers, which are processes."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address=None,
    ) as found:
        yield found.scheduler_address


def test_a_dask_cluster_settles_claims(run: Run, beginnings: Path, cluster: str):
    options = ["--backend", "dask", "--scheduler", cluster]
    assert run("prove", "-q", "--claims", write(FILE), *options).verdicts == VERDICTS
    assert sorted(beginnings.read_text().splitlines()) == sorted(VERDICTS)


def test_a_dask_worker_that_fails_costs_its_claim_alone(run: Run, beginnings: Path, cluster: str):
    file = write(named("a", "hang", "b", "die", "c"))
    options = ["--backend", "dask", "--scheduler", cluster, "--timeout", "2"]
    result = run("prove", "--claims", file, *options, "--output-format", "json")
    assert reasons(result) == {
        "hang": "hang: timeout: killed after 3.5 s",
        "die": "die: worker: the worker died, killed by signal 9",
    }
