"""The cache: what is kept comes back, checked; what is not sound is as if it were not there."""

from __future__ import annotations

import json
import multiprocessing
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from symproof import remembering
from symproof.cache import Cache, key_of, user_cache
from symproof.commands.targets import claim_target
from symproof.remembering import key, recall, remember
from symproof.report import Outcome
from symproof.settling import settle
from symproof.transfer import Question, question_of, settled

TIMEOUT = 60.0


def question(claim: str, *assume: str, let: str = "", timeout: float = TIMEOUT) -> Question:
    found = question_of(claim_target(claim, [let] if let else [], assume), timeout)
    assert found is not None
    return found


def kept(folder: Path, claim: str, *assume: str, let: str = "") -> Outcome:
    """Settle a claim and put it into the cache."""
    target = claim_target(claim, [let] if let else [], assume)
    outcome = settle(target, timeout=TIMEOUT)
    remember(Cache(folder), question(claim, *assume, let=let), settled(outcome))
    return outcome


def found(
    folder: Path, claim: str, *assume: str, let: str = "", timeout: float = TIMEOUT
) -> Outcome | None:
    """Look a claim up in the cache."""
    target = claim_target(claim, [let] if let else [], assume)
    return recall(Cache(folder), target, question(claim, *assume, let=let, timeout=timeout))


def entry_file(folder: Path) -> Path:
    (path,) = folder.rglob("*.json")
    return path


def forge(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the only entry of a cache."""
    path = entry_file(folder)
    entry = json.loads(path.read_text(encoding="utf-8"))
    change(entry)
    path.write_text(json.dumps(entry), encoding="utf-8")


# entries


def test_an_entry_comes_back(tmp_path: Path):
    cache, name = Cache(tmp_path / "new" / "folder"), key_of("a")
    assert cache.get(name) is None
    cache.put(name, {"verdict": "proved"})
    assert (cache.get(name) or {})["verdict"] == "proved"
    assert cache.get(key_of("b")) is None


def test_keys_tell_texts_apart():
    assert len({key_of(*texts) for texts in (["ab"], ["a", "b"], ["a,b"], ["a", "", "b"])}) == 4


def test_without_a_folder_nothing_is_kept():
    cache = Cache(None)
    cache.put(key_of("a"), {})
    assert cache.get(key_of("a")) is None


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"3", b"\xff\xfe", b"{}", b"[" * 100_000, b'{"format": 1}'],
)
def test_a_file_that_is_no_entry_is_not_there(tmp_path: Path, content: bytes):
    cache, name = Cache(tmp_path), key_of("a")
    cache.put(name, {})
    entry_file(tmp_path).write_bytes(content)
    assert cache.get(name) is None
    cache.put(name, {"x": 1})
    assert (cache.get(name) or {})["x"] == 1


def test_an_entry_under_the_name_of_another_is_not_there(tmp_path: Path):
    cache, name, other = Cache(tmp_path), key_of("a"), key_of("b")
    cache.put(name, {})
    path = tmp_path / other[:2] / f"{other}.json"
    path.parent.mkdir(exist_ok=True)
    entry_file(tmp_path).rename(path)
    assert cache.get(other) is None


def test_a_folder_that_cannot_be_used_is_an_empty_cache(tmp_path: Path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    cache = Cache(tmp_path / "file")
    cache.put(key_of("a"), {})
    assert cache.get(key_of("a")) is None


def test_a_folder_in_the_place_of_an_entry_is_not_there(tmp_path: Path):
    cache, name = Cache(tmp_path), key_of("a")
    (tmp_path / name[:2] / f"{name}.json").mkdir(parents=True)
    cache.put(name, {})
    assert cache.get(name) is None
    assert [path.name for path in (tmp_path / name[:2]).iterdir()] == [f"{name}.json"]


def test_the_folder_is_the_one_that_the_environment_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SYMPROOF_CACHE_DIR", str(tmp_path))
    assert user_cache() == Cache(tmp_path)
    monkeypatch.delenv("SYMPROOF_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = user_cache().folder
    assert folder is not None
    assert folder.name == "symproof"


def _write(folder: Path, number: int) -> None:
    cache = Cache(folder)
    for _ in range(100):
        cache.put(key_of("a"), {"number": number, "text": "x" * 10_000})
        entry = cache.get(key_of("a"))
        if entry is None or len(entry["text"]) != 10_000:
            os._exit(1)


def test_processes_write_one_entry_without_harm(tmp_path: Path):
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=_write, args=(tmp_path, n)) for n in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    assert len(list(tmp_path.rglob("*"))) == 2


# outcomes


def test_a_proof_comes_back_as_a_theorem(tmp_path: Path):
    let = "f(x) = x*sigmoid(b*x)"
    outcome = kept(tmp_path, "f(x) - f(-x) = x", let=let)
    again = found(tmp_path, "f(x) - f(-x) = x", let=let)
    assert outcome.derivation is not None
    assert again is not None and again.derivation is not None
    assert again.derivation.proved.statement == outcome.derivation.proved.statement
    assert again.steps == outcome.steps


def test_a_chain_comes_back(tmp_path: Path):
    kept(tmp_path, "x + x = 2*x = x*2")
    again = found(tmp_path, "x + x = 2*x = x*2")
    assert again is not None
    assert [part.verdict for part in again.parts] == ["proved", "proved"]


def test_a_refutation_comes_back_with_its_point(tmp_path: Path):
    outcome = kept(tmp_path, "tanh(x) - tanh(-x) = x")
    again = found(tmp_path, "tanh(x) - tanh(-x) = x")
    assert again is not None
    assert again.verdict == "refuted"
    assert again.counterexample == outcome.counterexample


def test_a_refutation_by_a_function_comes_back(tmp_path: Path):
    kept(tmp_path, "phi(-x) = phi(x)", "phi odd")
    again = found(tmp_path, "phi(-x) = phi(x)", "phi odd")
    assert again is not None and again.counterexample is not None
    assert again.counterexample.functions


def test_a_refutation_by_matrices_comes_back(tmp_path: Path):
    shapes = ("A in R^(n x n)", "B in R^(n x n)")
    first = kept(tmp_path, "A*B = B*A", *shapes)
    again = found(tmp_path, "A*B = B*A", *shapes)
    assert first.verdict == "refuted"
    assert again is not None
    assert again.counterexample == first.counterexample
    forge(tmp_path, lambda entry: entry.update(matrices={"A": [["1"]], "B": [["1"]]}))
    assert found(tmp_path, "A*B = B*A", *shapes) is None


def test_a_point_without_a_value_comes_back(tmp_path: Path):
    for claim, assume in (("log(x^2) = 2*log(x)", ()), ("diff(abs(x), x) = sign(x)", ())):
        first = kept(tmp_path, claim, *assume)
        again = found(tmp_path, claim, *assume)
        assert first.verdict == "undefined"
        assert again is not None
        assert again.problems == first.problems


@pytest.mark.parametrize(
    "change",
    [
        {"point": {"x": "1"}},
        {"point": {"x": "1/2"}},
        {"point": {}},
        {"point": {"y": "0"}},
        {"term": "1/x"},
        {"needs": "x != 1"},
        {"needs": "0 = 1"},
        {"functions": {"phi": [["t"], "t"]}},
        {"why": "it is said so"},
    ],
)
def test_a_forged_point_without_a_value_is_not_there(tmp_path: Path, change: dict[str, Any]):
    kept(tmp_path, "log(x^2) = 2*log(x)", "x > -5")
    assert found(tmp_path, "log(x^2) = 2*log(x)", "x > -5") is not None
    forge(tmp_path, lambda entry: entry["gaps"][0].update(change))
    assert found(tmp_path, "log(x^2) = 2*log(x)", "x > -5") is None


@pytest.mark.parametrize(
    "claim",
    ["integral(1/t, t, -1, 1) = 0", "limit(1/x, x, 0) = 0", "x/sqrt(x) = sqrt(x)"],
)
def test_every_kind_of_gap_comes_back(tmp_path: Path, claim: str):
    first, again = kept(tmp_path, claim), found(tmp_path, claim)
    assert first.verdict == "undefined"
    assert again is not None
    assert again.problems == first.problems


def test_sides_that_differ_at_a_point_do_so_again(tmp_path: Path):
    first = kept(tmp_path, "2*tanh(x) != x")
    again = found(tmp_path, "2*tanh(x) != x")
    assert again is not None
    assert first.derivation is not None
    assert again.derivation is not None
    assert again.derivation.proved.statement == first.derivation.proved.statement
    assert again.counterexample == first.counterexample


def test_sides_that_are_told_to_differ_where_they_are_equal_are_not_there(tmp_path: Path):
    kept(tmp_path, "2*tanh(x) != x")
    forge(tmp_path, lambda entry: entry.update(point={"x": "0"}))
    assert found(tmp_path, "2*tanh(x) != x") is None


def test_what_is_undecided_comes_back_to_who_has_no_more_time(tmp_path: Path):
    claim = "phi(x) = psi(x)"
    outcome = Outcome("c", claim_target(claim, [], []).proof, None, None, tried=("something",))
    remember(Cache(tmp_path), question(claim), settled(outcome))
    for timeout, verdict in ((TIMEOUT / 2, "undecided"), (TIMEOUT, "undecided"), (100, None)):
        again = found(tmp_path, claim, timeout=timeout)
        assert (None if again is None else again.verdict) == verdict
        assert again is None or again.tried == ("something",)


def test_what_happened_to_a_worker_is_not_kept(tmp_path: Path):
    for code in ("timeout", "memory", "worker"):
        outcome = settle(claim_target("x = y", [], []), timeout=1e-5)
        assert [problem.code for problem in outcome.problems] == ["timeout"]
        remember(Cache(tmp_path), question("x = y"), settled(outcome))
        assert not list(tmp_path.iterdir()), code


def test_a_key_is_of_what_is_said_not_how():
    same = key(question("x+x=2*x", "x>0", let="f(x)=x"))
    assert same == key(question(" x + x  = 2*x", " x > 0", let="f(x) = x"))
    others = [
        question("x+x=2*x", "x>=0", let="f(x)=x"),
        question("x+x=2*x", let="f(x)=x"),
        question("x+x=2*x", "x>0"),
        question("x+x=2*x", "x>0", let="f(y)=y"),
        question("x+x<=2*x", "x>0", let="f(x)=x"),
        question("(x+x)=2*x", "x>0", let="f(x)=x"),
    ]
    assert len({same, *map(key, others)}) == 1 + len(others)


def test_what_cannot_be_read_has_no_key():
    assert key(Question("", "x + = 1", (), (), None)) is None


def test_another_version_finds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    kept(tmp_path, "x + x = 2*x")
    assert found(tmp_path, "x + x = 2*x") is not None
    monkeypatch.setattr(remembering, "fingerprint", lambda: "another")
    assert found(tmp_path, "x + x = 2*x") is None


# forgeries


def as_proof(*steps: str) -> Callable[[dict[str, Any]], object]:
    return lambda entry: entry.update(verdict="proved", steps="\n".join(steps))


@pytest.mark.parametrize(
    "steps",
    [
        ("x", "= x + 1     by ring"),
        ("x", "= x + 1"),
        ("x", "= x     by ring"),
        ("0", "= 0"),
        ("x", "= x*y/y     by field", "= x + 1     by field"),
        ("",),
        ("x", "= x + 1     by fact nothing"),
        ("case x > 0:", "case x <= 0:"),
    ],
)
def test_a_forged_proof_is_not_there(tmp_path: Path, steps: tuple[str, ...]):
    kept(tmp_path, "x = x + 1")
    forge(tmp_path, as_proof(*steps))
    assert found(tmp_path, "x = x + 1") is None


def test_a_proof_of_what_has_no_value_is_not_there(tmp_path: Path):
    cache, asked = Cache(tmp_path), question("x/x = 1")
    cache.put(key(asked) or "", {"name": "", "verdict": "proved", "steps": "x/x\n= 1  by field"})
    assert recall(cache, claim_target("x/x = 1", [], []), asked) is None


def test_the_proofs_of_another_chain_are_not_there(tmp_path: Path):
    kept(tmp_path, "x + x = 2*x = x*2")
    entry = json.loads(entry_file(tmp_path).read_text(encoding="utf-8"))
    asked = question("x + x = 2*x = 3*x")
    Cache(tmp_path).put(key(asked) or "", entry | {"key": key(asked)})
    assert recall(Cache(tmp_path), claim_target(asked.claim, [], []), asked) is None
    forge_parts = [entry["parts"][0]] * 2
    Cache(tmp_path).put(key(asked) or "", entry | {"key": key(asked), "parts": forge_parts})
    assert recall(Cache(tmp_path), claim_target(asked.claim, [], []), asked) is None


@pytest.mark.parametrize(
    "change",
    [
        {"point": {"x": "0"}},
        {"point": {}},
        {"point": {"x": "1", "y": "1"}},
        {"point": {"x": "one"}},
        {"point": {"x": "1/0"}},
        {"point": {"x": 1}},
        {"point": []},
        {"functions": {"tanh": [["t"], "t^2"]}},
        {"functions": {"phi": [["t"], "t^2"]}},
        {"functions": {"phi": "t"}},
        {"verdict": "undefined"},
        {"verdict": "nonsense"},
        {"verdict": ["refuted"]},
    ],
)
def test_a_forged_refutation_is_not_there(tmp_path: Path, change: dict[str, Any]):
    kept(tmp_path, "tanh(x) - tanh(-x) = x")
    forge(tmp_path, lambda entry: entry.update(change))
    assert found(tmp_path, "tanh(x) - tanh(-x) = x") is None


def test_a_point_where_an_assumption_fails_refutes_nothing(tmp_path: Path):
    cache, asked = Cache(tmp_path), question("sqrt(x^2) = x", "x >= 0")
    told = {"name": "", "verdict": "refuted", "point": {"x": "-1"}, "functions": {}}
    cache.put(key(asked) or "", told)
    target = claim_target("sqrt(x^2) = x", [], ["x >= 0"])
    assert recall(cache, target, asked) is None


def test_a_function_without_the_property_refutes_nothing(tmp_path: Path):
    kept(tmp_path, "phi(-x) = phi(x)", "phi odd")
    forge(tmp_path, lambda entry: entry.update(functions={"phi": [["t"], "exp(t)"]}))
    assert found(tmp_path, "phi(-x) = phi(x)", "phi odd") is None


@pytest.mark.parametrize("lost", ["name", "verdict", "steps", "format", "key"])
def test_an_entry_that_lacks_something_is_not_there(tmp_path: Path, lost: str):
    kept(tmp_path, "x + x = 2*x")
    forge(tmp_path, lambda entry: entry.pop(lost))
    assert found(tmp_path, "x + x = 2*x") is None


def test_an_entry_that_is_cut_off_is_not_there(tmp_path: Path):
    kept(tmp_path, "x + x = 2*x")
    path = entry_file(tmp_path)
    content = path.read_bytes().rstrip()
    for end in range(0, len(content), 7):
        path.write_bytes(content[:end])
        assert found(tmp_path, "x + x = 2*x") is None
