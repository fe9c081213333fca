"""Notebooks: cells, what they show, and that they run in Jupyter as they were written."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from commands import Run, run_in

from symproof.checking import check
from symproof.derivation import Derivation
from symproof.extras import ExtraError
from symproof.formats import RenderError
from symproof.found import FoundError
from symproof.library import find
from symproof.notebooks import Cell, cells, notebook_of_text
from symproof.proof import Proof, odd
from symproof.rechecking import rechecked
from symproof.render import produced

nbformat: Any = pytest.importorskip("nbformat")

NAMES = ("odd_gate", "relu", "gelu", "swish", "relu_as_gate")


def derivations(*names: str) -> list[Derivation]:
    return [check(find(name)[1]) for name in names]


def made(*names: str, **options: Any) -> Any:
    return nbformat.reads(produced(derivations(*names), "notebook", **options), as_version=4)


def code(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_a_text_is_cut_into_cells_at_its_marks():
    text = "\n%%%% markdown\n# one\n\n\n\ntwo\n%%%%code\nx = 1\n%%%% code\n\n"
    assert [*cells(text)] == [Cell("markdown", "# one\n\ntwo"), Cell("code", "x = 1")]


@pytest.mark.parametrize("text", ["words\n%%%% code\n1", "%%%% sound\n1"])
def test_a_text_that_is_no_notebook_is_refused(text):
    with pytest.raises(RenderError):
        [*cells(text)]


def test_a_code_cell_shows_the_value_of_its_last_line():
    notebook = nbformat.reads(notebook_of_text("%%%% code\nx = 20\n%%%% code\nx + 1", "en"), 4)
    assert [cell.outputs for cell in notebook.cells[:1]] == [[]]
    assert notebook.cells[1].outputs[0].data == {"text/plain": "21"}
    assert [cell.execution_count for cell in notebook.cells] == [1, 2]


def test_a_cell_that_fails_is_named_and_there_is_no_notebook():
    with pytest.raises(RenderError, match="cell 2 of the notebook fails: ZeroDivisionError"):
        notebook_of_text("%%%% markdown\nx\n%%%% code\n1/0", "en")


def test_a_notebook_is_valid_and_always_the_same():
    text = produced(derivations(*NAMES), "notebook")
    nbformat.validate(nbformat.reads(text, as_version=4))
    assert produced(derivations(*NAMES), "notebook") == text


def test_there_is_a_code_cell_for_each_derivation_which_shows_its_proof():
    notebook = made("odd_gate", "relu")
    assert [cell.source.splitlines()[-1] for cell in code(notebook)] == [
        'check(odd_gate, "odd_gate")',
        'check(relu, "relu")',
    ]
    for cell in code(notebook):
        (output,) = cell.outputs
        assert {*output.data} == {"text/latex", "text/plain"}
        assert r"\begin{aligned}" in output.data["text/latex"]
        assert "Rests on" in output.data["text/plain"]


def test_the_lines_of_the_proof_stand_in_the_cell():
    (cell,) = code(made("odd_gate"))
    assert "= 1/2*(2*x)" in cell.source
    assert 'define("f(x) = 1/2*(phi(x) + 1)*x")' in cell.source


def test_statements_stand_before_the_cells():
    text = "\n".join([cell.source for cell in made("odd_gate").cells if cell.cell_type != "code"])
    for part in ("# The odd-gate identity", r"\phi$ is odd", "f(x) - f(-x) = x", "Su Jianlin"):
        assert part in text


def test_a_chinese_notebook_shows_chinese():
    notebook = made("relu", lang="zh", detail="brief")
    speaking, proving = code(notebook)
    assert speaking.source.endswith('speak("zh", detail="brief")')
    data = proving.outputs[0].data
    assert "证明" in data["text/latex"]
    assert data["text/plain"].startswith("定理 relu  ReLU 的恒等式")
    assert "Theorem" not in notebook.cells[0].source + notebook.cells[2].source


def test_the_language_of_one_notebook_is_not_that_of_the_next():
    made("relu", lang="zh")
    assert "Theorem" in code(made("relu"))[0].outputs[0].data["text/plain"]


def test_a_claim_that_nobody_named_is_its_own_heading():
    derivation = check(Proof(claim="1/(1 + x^2) <= 1"), "1/(1+x^2) <= 1")
    notebook = nbformat.reads(produced([derivation], "notebook"), as_version=4)
    assert notebook.cells[0].source.startswith(r"# $\frac{1}{1 + x^{2}} \le 1$")
    (cell,) = code(notebook)
    assert cell.source.endswith('check(found, "1/(1+x^2) <= 1")')
    assert "found" not in cell.outputs[0].data["text/latex"]


def test_a_title_cannot_begin_a_cell():
    proof = Proof(claim="x = x", title="one\n%%%% code\n1/0", source="two\n%%%% code\n1/0")
    notebook = nbformat.reads(produced([check(proof, "hostile")], "notebook"), as_version=4)
    assert [cell.cell_type for cell in notebook.cells] == ["markdown", "markdown", "code"]
    assert notebook.cells[0].source.startswith("# one %%%% code 1/0")


def test_an_instance_comes_from_the_library():
    text = rechecked(*derivations("relu_as_gate"))
    assert "from symproof.library import relu_as_gate" in text


def test_an_instance_that_is_nowhere_has_no_cell():
    gate = find("odd_gate")[1]
    assert isinstance(gate, Proof)
    with pytest.raises(FoundError):
        rechecked(check(gate.instance("phi(x) = sin(x)"), "own_gate"))


def test_where_there_is_no_cell_the_proof_is_shown():
    gate = find("odd_gate")[1]
    assert isinstance(gate, Proof)
    text = produced([check(gate.instance("phi(x) = sin(x)"), "own_gate")], "notebook")
    notebook = nbformat.reads(text, as_version=4)
    assert code(notebook) == []
    assert r"\sin" in notebook.cells[-1].source
    assert "Rests on" in notebook.cells[-1].source


def test_facts_of_ones_own_stand_in_the_cell():
    first = Proof(claim="x + x = 2*x", name="twice", steps="x + x\n= 2*x  by ring")
    second = Proof(
        claim="(x + x)*y = 2*x*y",
        facts={"twice": first},
        name="product",
        steps="(x + x)*y\n= (2*x)*y  by fact twice\n= 2*x*y  by ring",
    )
    text = rechecked(check(second))
    names: dict[str, Any] = {}
    *body, last = text.rstrip().splitlines()
    exec("\n".join(body), names)
    assert eval(last, names).cited[0].origin == "twice"
    assert text.index("twice = Proof(") < text.index("product = Proof(")


@pytest.mark.parametrize("name", ["odd_gate", "relu", "gelu", "swish", "softplus"])
def test_what_a_cell_checks_is_what_was_proved(name):
    (derivation,) = derivations(name)
    names: dict[str, Any] = {}
    *body, last = rechecked(derivation).rstrip().splitlines()
    exec("\n".join(body), names)
    again = eval(last, names)
    assert again.proved.statement == derivation.proved.statement
    assert again.title == derivation.title
    assert again.name == derivation.name


def test_a_changed_line_is_refused():
    text = rechecked(*derivations("odd_gate")).replace("= 1/2*(2*x)", "= 1/2*(3*x)")
    with pytest.raises(Exception, match="proof-line"):
        exec(text, {})


def test_the_command_writes_a_notebook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    run: Run = run_in(tmp_path, monkeypatch, capsys)
    assert run("prove", "odd-gate", "-q", "-o", "gate.ipynb").status == 0
    assert json.loads((tmp_path / "gate.ipynb").read_text(encoding="utf-8"))["nbformat"] == 4


def test_every_format_of_a_display_is_without_html():
    for cell in code(made(*NAMES)):
        for output in cell.outputs:
            assert "text/html" not in output.data


# in Jupyter


def executed(notebook: Any) -> Any:
    nbclient = pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    return nbclient.NotebookClient(notebook, timeout=60, kernel_name="python3").execute()


@pytest.fixture
def own_kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kernel named python3 that is this Python."""
    folder = tmp_path / "kernels" / "python3"
    folder.mkdir(parents=True)
    command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    spec = {"argv": command, "display_name": "Python 3", "language": "python"}
    (folder / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))


@pytest.mark.slow
@pytest.mark.usefixtures("own_kernel")
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_notebook_shows_in_jupyter_what_it_was_written_with(lang):
    notebook = made(*NAMES, lang=lang)
    before = [[output.data for output in cell.outputs] for cell in code(notebook)]
    after = executed(notebook)
    assert [[output.data for output in cell.outputs] for cell in code(after)] == before


@pytest.mark.slow
@pytest.mark.usefixtures("own_kernel")
def test_a_wrong_line_is_told_in_jupyter_without_a_traceback():
    notebook = made("odd_gate")
    (cell,) = code(notebook)
    cell.source = cell.source.replace("= 1/2*(2*x)", "= 1/2*(3*x)")
    cell.metadata["tags"] = ["raises-exception"]
    (output,) = code(executed(notebook))[0].outputs
    assert output.output_type == "error"
    assert "does not follow" in output.traceback[0] or "proof-line" in output.traceback[0]
    assert not [row for row in output.traceback if "Traceback" in row or "symproof/" in row]


def test_outside_of_ipython_nothing_of_it_is_loaded():
    program = "import sys, symproof; print('IPython' in sys.modules, 'nbformat' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["False", "False"]


def test_a_proof_of_a_hypothesis_keeps_it():
    derivation = check(Proof(claim="phi(-x) + phi(x) = 0", given={"h": odd("phi")}), "zero_sum")
    assert "odd" in rechecked(derivation)


def test_without_nbformat_the_message_names_the_extra(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "nbformat", None)
    with pytest.raises(ExtraError, match=r"symproof\[notebook\]"):
        notebook_of_text("%%%% code\n1", "en")
