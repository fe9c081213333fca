"""Proof files: which values are proofs, where they stand, and what is said of a bad file."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

import pytest

from symproof.library import LibraryError, ProofFile, find, library, library_files, load_file
from symproof.proof import Instance, Proof
from symproof.resources import proofs_folder


def written(folder: Path, text: str, name: str = "mine.py") -> Path:
    """Return a proof file with this text."""
    path = folder / name
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    return path


def loaded(folder: Path, text: str, name: str = "mine.py") -> ProofFile:
    return load_file(written(folder, text, name))


def refused(path: Path) -> str:
    """Return why a file is not loaded."""
    with pytest.raises(LibraryError) as raised:
        load_file(path)
    return str(raised.value)


# which values are proofs


def test_proofs_are_found_in_the_order_of_their_assignments(tmp_path: Path):
    file = loaded(
        tmp_path,
        """
        from symproof import Proof, define

        z = Proof(claim="x = x")
        f = define("f(x) = x")
        a = Proof(claim="x = x")
        m: Proof = Proof(claim="x = x")
        i = z.instance()
        """,
    )
    assert list(file.proofs) == ["z", "a", "m", "i"]
    assert [proof.name for proof in file.proofs.values()] == ["z", "a", "m", "i"]
    assert isinstance(file.proofs["i"], Instance)
    assert "f" in file.values


def test_a_proof_belongs_to_the_file_it_is_made_in(tmp_path: Path):
    written(tmp_path, "from symproof import Proof\nlemma = Proof(claim='x = x')", "lemmas.py")
    file = loaded(
        tmp_path,
        """
        import lemmas
        from lemmas import lemma
        from symproof import Proof
        from symproof.library import odd_gate as gate

        again = gate
        theorem = Proof(claim="x = x", facts={"lemma": lemma})
        same = theorem
        other = lemmas.lemma
        """,
    )
    assert list(file.proofs) == ["theorem", "other"]
    assert file.values["gate"].name == "odd_gate"


def test_a_star_imports_no_proofs_of_others(tmp_path: Path):
    written(tmp_path, "from symproof import *\nlemma = Proof(claim='x = x')", "starred.py")
    file = loaded(tmp_path, "from starred import *\nmine = Proof(claim='x = x')")
    assert list(file.proofs) == ["mine"]


def test_a_proof_is_found_wherever_it_is_assigned(tmp_path: Path):
    file = loaded(
        tmp_path,
        """
        from symproof import Proof

        if True:
            inner = Proof(claim="x = x")
        a = b = Proof(claim="x = x")
        c, d = Proof(claim="x = x"), Proof(claim="x = x")
        named = Proof(claim="x = x", name="otherwise")
        _hidden = Proof(claim="x = x")
        """,
    )
    assert list(file.proofs) == ["inner", "a", "c", "d", "named"]
    assert file.proofs["named"].name == "named"


def test_a_second_proof_of_a_name_is_refused(tmp_path: Path):
    path = written(
        tmp_path,
        """
        from symproof import Proof

        lemma = Proof(claim="0 = 1")

        lemma = Proof(claim="x = x")
        """,
    )
    assert refused(path) == f"{path}:6: lemma is in line 4 already"


def test_a_file_is_run_once(tmp_path: Path):
    path = written(tmp_path, "from symproof import Proof\np = Proof(claim='x = x')")
    assert load_file(path) is load_file(tmp_path / "." / "mine.py")


def test_two_files_of_one_name_have_modules_of_their_own(tmp_path: Path):
    for folder, claim in (("one", "x = 1"), ("two", "x = 2")):
        (tmp_path / folder).mkdir()
        written(tmp_path / folder, f"CLAIM = '{claim}'", "texts.py")
        text = "import texts\nfrom symproof import Proof\np = Proof(claim=texts.CLAIM)"
        assert loaded(tmp_path / folder, text).proofs["p"].claim == claim
    assert "texts" not in sys.modules
    assert str(tmp_path / "one") not in sys.path


# where they stand


def test_lines_of_a_statement_and_of_its_calculation(tmp_path: Path):
    file = loaded(
        tmp_path,
        '''\
        from textwrap import dedent
        from symproof import Proof

        STEPS = """
            x
            = x
        """

        plain = Proof(
            claim="x = x",
            steps="""
                x
                = x
            """,
        )
        short = Proof(claim="x = x", steps="x")
        none = Proof(claim="x = x")
        named = Proof(claim="x = x", steps=STEPS)
        called = Proof(
            claim="x = x",
            steps=dedent("""
                x
            """),
        )
        joined = Proof(
            claim="x = x",
            steps="""\\
                x
                = x
            """,
        )
        ''',
    )
    assert [(file.line(name, None), file.line(name, 1)) for name in file.proofs] == [
        (9, 12),
        (16, 16),
        (17, 17),
        (18, 5),
        (19, 22),
        (25, 29),
    ]


# bad files


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x = 1\n  y = 2", ":2: unexpected indent"),
        ("x = (", ":1: '(' was never closed"),
        ("1/0", ":1: ZeroDivisionError: division by zero"),
        ("raise ValueError", ":1: ValueError"),
        ("\n\nassert False, 'never'", ":3: AssertionError: never"),
        ("import sys\nsys.exit(3)", ":2: SystemExit: 3"),
        ("class Mine(BaseException): ...\nraise Mine('own')", ":2: Mine: own"),
        ("def f(): return f()\nf()", ":1: RecursionError: maximum recursion depth exceeded"),
        ("import nothing_of_this_name", ":1: ModuleNotFoundError: No module named"),
        ("from symproof.library import odd_gat", ":1: ImportError: cannot import name 'odd_gat'"),
        ("from symproof import odd\nodd('1x')", ":2: term-name: '1x' cannot name a function"),
        (
            "from symproof import define\nf = define('f(x) = ')",
            ":2: expected a number, a name or (, found the end at column 7\n  f(x) = \n        ^",
        ),
        (
            "from symproof import define\nf = define('f(x) = f(x) + 1')",
            ":2: expected a body that does not use the function it defines",
        ),
        ("from symproof import Proof\np = Proof(claim=5)", ":2: TypeError: claim is a text, not 5"),
    ],
)
def test_a_file_that_fails_is_named_with_its_line(tmp_path: Path, text: str, message: str):
    path = written(tmp_path, text)
    assert refused(path).startswith(f"{path}{message}")


def test_a_failure_in_an_imported_file_is_named_where_it_is(tmp_path: Path):
    inner = written(tmp_path, "from symproof import define\nf = define('f(x')", "inner.py")
    assert refused(written(tmp_path, "import inner")).startswith(f"{inner}:2: expected")


def test_a_file_that_is_none(tmp_path: Path):
    assert refused(tmp_path / "missing.py") == f"there is no file {tmp_path}/missing.py"
    (tmp_path / "folder.py").mkdir()
    assert refused(tmp_path / "folder.py").endswith("cannot be read: Is a directory")
    (tmp_path / "binary.py").write_bytes(bytes(range(256)))
    assert refused(tmp_path / "binary.py").endswith("cannot be read: it is not UTF-8 text")
    (tmp_path / "nul.py").write_bytes(b"x = 1\0")
    assert "null bytes" in refused(tmp_path / "nul.py")
    too_long = tmp_path / ("x" * 400 + ".py")
    assert refused(too_long).endswith("cannot be read: File name too long")


def test_a_byte_order_mark_is_no_error(tmp_path: Path):
    path = tmp_path / "marked.py"
    path.write_bytes(b"\xef\xbb\xbffrom symproof import Proof\np = Proof(claim='x = x')\n")
    assert list(load_file(path).proofs) == ["p"]


def test_files_that_import_each_other(tmp_path: Path):
    written(tmp_path, "from first import p", "second.py")
    path = written(tmp_path, "from second import p", "first.py")
    assert "ImportError" in refused(path)
    load = "from pathlib import Path\nfrom symproof.library import load_file\nload_file(Path({!r}))"
    path = tmp_path / "third.py"
    written(tmp_path, load.format(str(path)), "third.py")
    assert "import each other in a circle" in refused(path)


def test_a_file_that_failed_may_be_mended(tmp_path: Path):
    path = written(tmp_path, "1/0")
    refused(path)
    path.write_text("from symproof import Proof\np = Proof(claim='x = x')", encoding="utf-8")
    assert list(load_file(path).proofs) == ["p"]


def test_an_interruption_is_passed_on(tmp_path: Path):
    with pytest.raises(KeyboardInterrupt):
        load_file(written(tmp_path, "raise KeyboardInterrupt"))


# the library


def test_the_library_is_found_by_name_in_both_spellings():
    file, proof = find("odd-gate")
    assert find("odd_gate")[1] is proof
    assert isinstance(proof, Proof)
    assert file.path == (proofs_folder() / "odd_gate.py").resolve()
    assert library()["odd_gate"] == (file, proof)


def test_the_library_has_all_its_files():
    assert {file.path for file, _ in library().values()} <= {p.resolve() for p in library_files()}
    assert all(load_file(path).proofs for path in library_files())


def test_an_unknown_name_suggests_the_nearest():
    with pytest.raises(LibraryError, match=r"no proof named od-gate; did you mean odd_gate"):
        find("od-gate")
    with pytest.raises(LibraryError, match=r"no proof named qqqqq \(see `symproof list`\)"):
        find("qqqqq")


def test_two_proofs_of_one_name_in_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("one.py", "two.py"):
        written(tmp_path, "from symproof import Proof\np = Proof(claim='x = x')", name)
    monkeypatch.setattr("symproof.library.proofs_folder", lambda: tmp_path)
    with pytest.raises(LibraryError, match=r"p is in two\.py and one\.py"):
        library()
