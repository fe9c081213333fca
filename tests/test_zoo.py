"""The zoo: every function of the file, what is computed of it, the table and the command."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from commands import Run, run_in

from symproof import explore, zoo
from symproof.formats import RenderError
from symproof.notation.plain import show
from symproof.resources import proofs_folder
from symproof.zoo import ZooError, activation, activations, examined
from symproof.zoo_table import FORMS, row, table
from symproof.zoo_words import WORDS as ZOO_WORDS

# the modules of torch.nn that are functions of one real variable, from its documentation
TORCH = """
    ELU Hardshrink Hardsigmoid Hardtanh Hardswish LeakyReLU LogSigmoid PReLU ReLU ReLU6 RReLU SELU
    CELU GELU Sigmoid SiLU Mish Softplus Softshrink Softsign Tanh Tanhshrink Threshold Identity
"""
ASKED = """
    SmeLU squareplus Hardswish serf TanhExp logish phish snake ISRU-gate arctan-gate GELU-tanh
    quick-GELU ELiSH bent-identity swish-beta
"""
# name: what f(x) - f(-x) is, by hand
SLOPES = {
    "ReLU": "x",
    "SiLU": "x",
    "GELU": "x",
    "LogSigmoid": "x",
    "Identity": "2*x",
    "PReLU": "(1 + a)*x",
    "LiSHT": "0",
    "Gaussian": "0",
}
FAILING = ("Mish", "Tanh", "Sigmoid", "phish", "GCU")
QUICK = ("ReLU", "GELU", "LiSHT", "GCU", "Identity")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return run_in(tmp_path, monkeypatch, capsys)


def table_lines() -> list[str]:
    return (proofs_folder() / zoo.TABLE).read_text(encoding="utf-8").splitlines()


def row_lines(text: str, names: tuple[str, ...]) -> list[str]:
    """Return the rows of the table of some functions."""
    found = [line for line in text.splitlines() if line.startswith("| ")]
    return [line for line in found if line.split(" | ")[0].removeprefix("| ") in names]


# the file


def test_the_file_has_the_activations_of_torch_and_those_asked_for():
    assert {*TORCH.split(), *ASKED.split()} <= {*activations()}
    assert len(activations()) >= 45


def test_those_of_torch_say_so():
    for name in TORCH.split():
        assert activation(name).source.startswith(f"torch.nn.{name}"), name


def test_every_variable_of_a_definition_is_its_own_or_a_parameter_of_the_conditions():
    for own in activations().values():
        free = own.definition.body.variables - {*own.definition.params}
        for claim in own.where:
            assert claim.lhs.variables <= free, own.name


def test_a_name_is_found_however_it_is_written():
    assert activation("silu") is activation("SiLU")
    assert activation("tanh exp") is activation("TanhExp")


def test_an_unknown_name_is_refused_with_those_near_it():
    with pytest.raises(ZooError, match="did you mean Mish"):
        activation("Misch")


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('name = "a"\ndefinition = "f(x) = x"', "a has no source"),
        ('name = "a"\nformula = "f(x) = x"', "a has formula"),
        ('name = "a"\ndefinition = "f(x, y) = x"\nsource = ""', "one variable"),
        ('name = "a', "Illegal|Unterminated|Expected"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entry: str, message: str
):
    (tmp_path / zoo.FILE).write_text(f"[[activation]]\n{entry}\n", encoding="utf-8")
    monkeypatch.setattr(zoo, "proofs_folder", lambda: tmp_path)
    with pytest.raises(ZooError, match=message):
        activations.__wrapped__()


# what is computed


@pytest.mark.parametrize(("name", "difference"), SLOPES.items())
def test_the_slope_of_the_identity_is_found(name: str, difference: str):
    (identity,) = examined(activation(name)).exploration["identity"]
    assert identity.verdict is not None
    assert identity.verdict.proved
    assert identity.claim == f"f(x) - f(-x) = {difference}"


@pytest.mark.parametrize("name", FAILING)
def test_where_there_is_no_slope_a_point_refutes_every_one(name: str):
    found = row(examined(activation(name)))
    assert found.group == "none"
    assert found.point
    left, right = found.sides
    assert left != right


def test_the_row_of_relu_has_its_companion_gate_slopes_and_kink():
    found = row(examined(activation("ReLU")))
    shown = {key: show(getattr(found, key)) for key in ("companion", "gate", "slopes")}
    assert shown == {"companion": "abs(x)", "gate": "sign(x)", "slopes": "1"}
    assert [show(kink) for kink in found.kinks] == ["0"]
    assert found.doubts == ()


def test_the_values_of_parameters_are_hypotheses():
    found = examined(activation("ELU"))
    assert found.exploration.assumptions == ("alpha = 1",)
    assert [show(claim.lhs) for claim in row(found).point] == ["x"]


def test_only_what_is_wanted_is_found():
    found = explore("x*tanh(x)", find={"companion", "gate"})
    assert [finding.key for finding in found.findings] == ["gate", "companion"]


# the table


def test_the_table_tells_of_every_function():
    text = "\n".join(table_lines())
    for name in activations():
        assert re.search(rf"^\| {re.escape(name)} \|", text, re.MULTILINE), name
        assert f"- **{name}**" in text, name


def test_some_rows_of_the_table_are_computed_again():
    text = table([examined(activation(name)) for name in QUICK], "markdown")
    fresh = row_lines(text, QUICK)
    assert len(fresh) == len(QUICK)
    assert {*fresh} <= {*table_lines()}


@pytest.mark.slow
def test_the_table_is_up_to_date():
    found = [examined(own, timeout=60) for own in activations().values()]
    assert table(found, "markdown").splitlines() == table_lines()


@pytest.mark.parametrize("fmt", FORMS)
def test_a_table_of_each_format_has_the_formulas_in_its_notation(fmt: str):
    text = table([examined(activation(name)) for name in ("ReLU", "GCU")], fmt)
    expected = {"markdown": "`abs(x)`", "latex": r"$\lvert x \rvert$", "html": "|x|</span>"}
    assert expected[fmt] in text


def test_words_are_made_safe_for_the_format():
    found = [examined(activation("Tanh"))]
    assert "Tanh" in table(found, "html")
    softplus = zoo.Activation("a<b", activation("GCU").definition, "x_1 & y")
    assert "a&lt;b" in table([examined(softplus)], "html")
    assert r"x\_1 \& y" in table([examined(softplus)], "latex")


def test_an_unknown_format_is_refused():
    with pytest.raises(RenderError, match="markdown, latex, html, json"):
        table([], "docx")


# the command


def test_the_command_lists_the_functions_without_exploring_them(run: Run):
    result = run("zoo", "--list")
    assert result.status == 0
    assert len(result.out.splitlines()) == len(activations())
    assert "f(x) = (x + sqrt(x^2 + b))/2  where b > 0" in result.out


def test_the_command_shows_the_derivation_of_a_function(run: Run):
    result = run("zoo", "gcu", "relu")
    assert result.status == 0
    assert "refuted: f(x) - f(-x) = (f(1) - f(-1))*x" in result.out
    assert "identity           f(x) - f(-x) = x   proved" in result.out
    assert "Hence f(x) − f(−x) = x." in result.out


def test_the_command_writes_a_table_in_the_format_of_the_suffix(run: Run, tmp_path: Path):
    assert run("zoo", "relu", "-o", "zoo.json").status == 0
    (entry,) = json.loads((tmp_path / "zoo.json").read_text(encoding="utf-8"))
    assert entry["name"] == "ReLU"
    assert {found["verdict"] for found in entry["findings"]} == {"proved", "undefined"}


@pytest.mark.parametrize("arguments", [("nosuch",), ("-o", "zoo.xyz"), ("relu", "--to", "docx")])
def test_the_command_refuses_what_it_cannot_do(run: Run, arguments: tuple[str, ...]):
    assert run("zoo", *arguments).status == 2


# in Chinese


def test_every_title_and_note_has_a_chinese_text():
    for own in activations().values():
        assert bool(own.title) == bool(own.title_in("zh") != own.title), own.name
        assert bool(own.note) == bool(own.note_in("zh") != own.note), own.name


@pytest.mark.parametrize("fmt", ["markdown", "latex", "html"])
def test_the_words_of_a_table_are_chinese(fmt: str):
    text = table([examined(activation(name)) for name in ("ReLU", "GCU")], fmt, "zh")
    for english, _ in ZOO_WORDS.values():
        longest = max(re.split(r"\{\w+\}|`", english), key=len).strip(" .:,;")
        assert len(longest) < 5 or longest not in text
    assert "激活函数一览" in text and "修正线性单元" in text


def test_the_command_tells_of_a_function_in_chinese(run: Run):
    found = run("zoo", "ELU", "--lang", "zh")
    assert "没有 c 使它等于 c*x" in found.out
    assert "指数线性单元" in found.out
