"""The pytest plugin: which proofs are tests, and what is shown of those that fail."""

from __future__ import annotations

import pytest
from commands import BAD, GOOD

from symproof import checking

pytest_plugins = ["pytester"]


@pytest.fixture(autouse=True)
def proofs(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a folder of proofs, and no plugins that are slow to start."""
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p no:hypothesispytest -p no:cacheprovider")
    add(pytester, "proofs/good.py", GOOD)


def add(pytester: pytest.Pytester, name: str, text: str) -> None:
    """Add a file below the root."""
    path = pytester.path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_every_proof_of_a_folder_named_proofs_is_a_test(pytester: pytest.Pytester):
    result = pytester.runpytest("-v")
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(
        ["proofs/good.py::double PASSED*", "proofs/good.py::half_double PASSED*"]
    )


def test_proofs_of_deeper_folders_are_found(pytester: pytest.Pytester):
    add(pytester, "maths/proofs/analysis/other.py", GOOD)
    pytester.runpytest("maths").assert_outcomes(passed=2)


def test_other_files_are_no_proofs(pytester: pytest.Pytester):
    add(pytester, "proofs/tools.py", "1/0  # no word of the library\n")
    add(pytester, "proofs/conftest.py", "# symproof\n")
    add(pytester, "proofs/test_ordinary.py", "import symproof\ndef test_it(): pass\n")
    add(pytester, "elsewhere/wrong.py", "import symproof\n1/0\n")
    add(pytester, "proofs.py", "import symproof\n1/0\n")
    pytester.runpytest().assert_outcomes(passed=3)


def test_a_folder_above_the_root_says_nothing(pytester: pytest.Pytester):
    add(pytester, "proofs/inner/pytest.ini", "[pytest]\n")
    add(pytester, "proofs/inner/src/module.py", "import symproof\n1/0\n")
    result = pytester.runpytest(
        "--rootdir=proofs/inner", "-c", "proofs/inner/pytest.ini", "proofs/inner"
    )
    result.assert_outcomes()


def test_a_setting_names_other_files(pytester: pytest.Pytester):
    pytester.makeini("[pytest]\nsymproof_proofs =\n    maths/*.py\n    deep/**/p_*.py\n")
    add(pytester, "maths/one.py", GOOD)
    add(pytester, "maths/inner/two.py", "1/0")
    add(pytester, "deep/a/b/p_three.py", GOOD)
    add(pytester, "deep/a/b/q_three.py", "1/0")
    add(pytester, "other/maths/four.py", "1/0")
    pytester.runpytest().assert_outcomes(passed=4)


def test_a_setting_that_is_none_is_an_error_of_usage(pytester: pytest.Pytester):
    pytester.makeini("[pytest]\nsymproof_proofs = /absolute/*.py\n")
    result = pytester.runpytest()
    assert result.ret != 0
    assert "INTERNALERROR" not in result.stdout.str() + result.stderr.str()
    assert "symproof_proofs: " in result.stdout.str() + result.stderr.str()


def test_proofs_are_selected_by_name(pytester: pytest.Pytester):
    result = pytester.runpytest("-k", "half_double")
    result.assert_outcomes(passed=1, deselected=1)
    pytester.runpytest("proofs/good.py::double").assert_outcomes(passed=1)


def test_a_failing_line_is_shown_with_its_place_claim_and_terms(pytester: pytest.Pytester):
    add(pytester, "proofs/bad.py", BAD)
    result = pytester.runpytest("proofs/bad.py")
    result.assert_outcomes(passed=1, failed=2)
    result.stdout.fnmatch_lines(
        [
            "*_ unreadable _*",
            "proofs/bad.py:5: proof-notation: the claim: expected a number*",
            "  x + = 2[*]x",
            "      ^",
            "*_ wrong _*",
            "proofs/bad.py:11: proof-line: does not follow by ring",
            "    claim  (a - b)^2 = a^2 - a[*]b + b^2",
            "    left   (a - b)^2",
            "    right  a^2 - a[*]b + b^2",
            "    tried  ring",
            "proofs/bad.py:13: proof-search: no reason was found for this line",
        ]
    )
    assert "Traceback" not in result.stdout.str()
    assert "checking.py" not in result.stdout.str()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("import symproof\n1/0\n", "proofs/broken.py:2: ZeroDivisionError: division by zero"),
        ("import symproof\n  x\n", "proofs/broken.py:2: unexpected indent"),
        (
            "from symproof import define\ndefine('f(x')\n",
            "proofs/broken.py:2: expected ) or a comma",
        ),
        ("import symproof\nraise SystemExit(3)\n", "proofs/broken.py:2: SystemExit: 3"),
    ],
)
def test_a_broken_file_is_an_error_of_collection(
    pytester: pytest.Pytester, text: str, message: str
):
    add(pytester, "proofs/broken.py", text)
    result = pytester.runpytest()
    result.assert_outcomes(errors=1)
    shown = result.stdout.str()
    assert message in shown
    assert "Traceback" not in shown
    assert "library.py" not in shown


def test_a_proof_that_many_cite_is_checked_once(pytester: pytest.Pytester):
    add(
        pytester,
        "proofs/citing.py",
        """
from symproof import Proof
from symproof.library import odd_gate

first = Proof(claim="x = x", facts={"odd_gate": odd_gate})
second = Proof(claim="x = x", facts={"first": first, "odd_gate": odd_gate})
""",
    )
    pytester.runpytest("proofs/citing.py").assert_outcomes(passed=2)


def test_an_error_that_is_not_the_author_s_keeps_its_traceback(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
):
    def broken(*_: object) -> None:
        raise LookupError("a mistake of the engine")

    monkeypatch.setattr(checking, "search", broken)
    result = pytester.runpytest("proofs/good.py::double")
    result.assert_outcomes(failed=1)
    assert "a mistake of the engine" in result.stdout.str()
