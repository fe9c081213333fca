"""`symproof audit`: reports, files, limits, and what cannot be audited."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from commands import Run, run_in

TESTS = Path(__file__).parent
FEW = ("--points", "1500", "--pairs", "5000")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.syspath_prepend(str(TESTS))
    return run_in(tmp_path, monkeypatch, capsys)


def data(run: Run, *arguments: str) -> dict[str, Any]:
    result = run("audit", *arguments, "--output-format", "json")
    assert result.err == ""
    return json.loads(result.out)


# reports


def test_a_report_shows_the_worst_point_in_decimal_and_hexadecimal(run: Run):
    result = run("audit", "swish", "--impl", "audit_functions:swish", *FEW, "--range", "-4", "4")
    assert result.status == 0
    assert "swish, x*sigmoid(x), by audit_functions:swish, in float32, x from -4 to 4" in result.out
    assert "identity f(x) - f(-x) = x, proved" in result.out
    rows = dict(
        row.strip().split(maxsplit=1) for row in result.out.splitlines() if row.startswith("    ")
    )
    assert {"at", "given", "true", "f(x)", "f(-x)"} <= rows.keys()
    assert " = 0x1." in rows["f(x)"]
    assert "..." in rows["true"]


def test_the_worst_point_of_a_report_is_what_the_implementation_gives(run: Run):
    import numpy as np
    from audit_functions import swish

    found = data(run, "swish", "--impl", "audit_functions:swish", *FEW)
    worst = found["certified"]["worst"]
    x = np.array([float.fromhex(worst["x_hex"])], np.float32)
    assert float(x[0]) == worst["x"]
    with np.errstate(all="ignore"):
        assert float(swish(x)[0]) == worst["given"]
    low, high = worst["ulps"]
    assert low <= high


def test_all_floats_of_16_bits_are_certified(run: Run):
    found = data(run, "relu", "--impl", "numpy", "--dtype", "float16")
    assert found["exhaustive"]
    assert found["certified"]["points"] == 63_488
    assert found["certified"]["at_most_half_an_ulp"] == 63_488
    assert found["defect"]["points"] == 31_744
    assert found["defect"]["worst"]["ulps"] == 0.0
    assert found["special"] == {"nan": "nan", "inf": "inf", "-inf": 0.0}


@pytest.mark.parametrize("dtype", ["bfloat16", "float32", "float64"])
def test_every_dtype_can_be_audited(run: Run, dtype: str):
    found = data(run, "gelu", "--impl", "scipy", "--dtype", dtype, "--range", "1", "9", *FEW)
    assert 0 < found["certified"]["worst"]["ulps"][1] < 3
    assert found["defect"]["worst"]["ulps"] < 3


def test_the_same_seed_gives_the_same_report_with_any_number_of_processes(run: Run):
    arguments = ("audit", "swish", "--impl", "audit_functions:swish", "--range", "-9", "9", *FEW)
    one = run(*arguments, "--seed", "7")
    two = run(*arguments, "--seed", "7", "--jobs", "2")
    other = run(*arguments, "--seed", "8")
    assert one.out == two.out
    assert one.out != other.out


def test_a_term_a_definition_and_a_parameter(run: Run):
    term = data(run, "x*sigmoid(2*x)", "--impl", "numpy", *FEW)
    let = ("--let", "mine(x) = x*gate(x)", "--let", "gate(t) = sigmoid(b*t)", "--at", "b = 2")
    mine = data(run, "mine", *let, "--impl", "numpy", *FEW)
    zoo = data(run, "swish-beta", "--impl", "numpy", "--at", "beta = 2", *FEW)
    assert term["certified"] == mine["certified"] == zoo["certified"]
    assert zoo["parameters"] == {"beta": "2"}


def test_a_term_may_use_functions_of_the_library(run: Run):
    found = data(run, "2*relu(x)", "--impl", "numpy", *FEW)
    assert found["defect"]["slope"] == "2"


def test_a_function_without_the_identity_is_audited_all_the_same(run: Run):
    result = run("audit", "tanh(x)", "--impl", "numpy", *FEW)
    assert result.status == 0
    assert "f(x) - f(-x) is not c*x for any c: at x = 2" in result.out
    assert data(run, "tanh(x)", "--impl", "numpy", *FEW)["defect"] is None


def test_functions_that_are_not_zero_at_zero_are_told_so(run: Run):
    found = data(run, "squareplus", "--at", "b = 4", "--impl", "numpy", *FEW, "--range", "-9", "9")
    assert found["defect"]["ulps_of"] == "values"
    assert found["defect"]["worst"]["ulps"] < 5


def test_a_method_of_a_class_is_a_function(run: Run):
    found = data(run, "relu", "--impl", "audit_functions:Layer.forward", *FEW)
    assert found["certified"]["worst"]["ulps"] == [0.0, 0.0]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_is_shown_on_a_terminal_only(run: Run, monkeypatch: pytest.MonkeyPatch):
    arguments = ("audit", "relu", "--impl", "numpy", *FEW)
    assert run(*arguments).err == ""
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    run(*arguments)
    assert "part" in terminal.getvalue()


def test_what_an_implementation_prints_is_no_part_of_the_report(run: Run):
    arguments = ("--impl", "audit_functions:talkative", *FEW, "--output-format", "json")
    result = run("audit", "relu", *arguments)
    assert json.loads(result.out)["name"] == "ReLU"
    assert "relu of" in result.err


# gradients


def test_a_gradient_is_compared_with_the_derivative_of_the_term(run: Run):
    module = "audit_functions"
    arguments = ("--impl", f"{module}:swish", "--gradient", f"{module}:swish_gradient")
    found = data(run, "swish", *arguments, *FEW, "--range", "1", "4")["gradient"]
    assert 0 < found["certified"]["worst"]["ulps"][1] < 9
    assert found["defect"]["slope"] == "1"
    assert found["defect"]["worst"]["ulps"] < 9


def test_the_gradient_of_another_function_is_found_out(run: Run):
    arguments = ("--impl", "numpy", "--gradient", "audit_functions:relu_gradient")
    found = data(run, "swish", *arguments, *FEW, "--range", "1", "4")["gradient"]
    assert found["certified"]["worst"]["ulps"][0] > 1000


def test_the_formula_of_the_derivative_is_audited_too(run: Run):
    arguments = ("--impl", "scipy", "--gradient", "scipy", "--range", "1", "4", *FEW)
    found = data(run, "gelu", *arguments)["gradient"]
    assert 0 < found["certified"]["worst"]["ulps"][1] < 9


def test_a_kink_is_left_out_of_the_identity_of_the_gradient(run: Run):
    arguments = ("--impl", "numpy", "--gradient", "audit_functions:relu_gradient", *FEW)
    found = data(run, "relu", *arguments)["gradient"]
    assert found["defect"]["left_out"] == [0.0]
    assert found["defect"]["worst"]["ulps"] == 0.0
    assert found["certified"]["faults"]["value"]["count"] == 2


# limits


def test_an_error_within_the_limits_has_the_status_0(run: Run):
    result = run("audit", "relu", "--impl", "numpy", *FEW, "--max-ulp", "0", "--max-defect", "0")
    assert (result.status, result.err) == (0, "")


def test_an_error_beyond_a_limit_has_the_status_1_and_says_where(run: Run):
    impl = ("--impl", "audit_functions:slightly_wrong", "--range", "1", "9", *FEW)
    error = run("audit", "swish", *impl, "--max-ulp", "100")
    defect = run("audit", "swish", *impl, "--max-defect", "100")
    assert error.status == defect.status == 1
    assert "symproof: the error is " in error.err
    assert "symproof: the defect is " in defect.err


def test_nan_exceeds_every_limit(run: Run):
    impl = ("--impl", "audit_functions:nan_beyond_three", *FEW)
    result = run("audit", "relu", *impl, "--max-ulp", "1e9", "--max-defect", "1e9")
    assert result.status == 1
    assert "NaN or infinite where the true ones are not" in result.err
    assert "NaN where the term has a value" in result.out
    assert run("audit", "relu", *impl).status == 0


# files


def test_reports_and_figures_are_written(run: Run, tmp_path: Path):
    names = [f"report.{suffix}" for suffix in ("md", "json", "svg", "png", "pdf")]
    outputs = [part for name in names for part in ("-o", name)]
    assert run("audit", "swish", "--impl", "numpy", *FEW, *outputs).status == 0
    starts = {path.suffix: path.read_bytes()[:5] for path in tmp_path.iterdir()}
    assert starts == {
        ".md": b"# swi",
        ".json": b'{\n "n',
        ".svg": b"<?xml",
        ".png": b"\x89PNG\r",
        ".pdf": b"%PDF-",
    }
    assert json.loads((tmp_path / "report.json").read_text("utf-8"))["name"] == "swish"


@pytest.mark.parametrize("suffix", ["svg", "png", "pdf"])
def test_a_figure_is_the_same_to_the_byte(run: Run, tmp_path: Path, suffix: str):
    files = [tmp_path / f"{name}.{suffix}" for name in ("one", "two")]
    for file in files:
        run("audit", "swish", "--impl", "numpy", *FEW, "-o", file.name)
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize("function", ["audit_functions:swish", "audit_functions:all_nan"])
def test_a_figure_has_room_for_the_largest_doubles_and_for_no_error_at_all(
    run: Run, tmp_path: Path, function: str
):
    arguments = ("--impl", function, "--dtype", "float64", "--range", "1e300", "1.7e308", *FEW)
    assert run("audit", "swish", *arguments, "-o", "wide.png").status == 0
    assert (tmp_path / "wide.png").stat().st_size > 5000


def test_nothing_is_written_where_the_audit_fails(run: Run, tmp_path: Path):
    result = run("audit", "swish", "--impl", "audit_functions:raises", "-o", "report.md")
    assert result.status == 2
    assert list(tmp_path.iterdir()) == []


# what cannot be audited


CIRCLE = ("--let", "f(x) = g(x)", "--let", "g(x) = f(x)")
BAD = {
    ("swish",): "--impl is missing",
    ("--impl", "numpy"): "nothing to audit",
    ("swish", "--impl", "torch"): "numpy, scipy or MODULE:FUNCTION is expected",
    ("swish", "--impl", "no_such_module:f"): "no_such_module cannot be imported",
    ("swish", "--impl", "audit_functions:nothing"): "audit_functions has no nothing",
    ("swish", "--impl", "audit_functions:number"): "is no function, but of the type int",
    ("swish", "--impl", "audit_functions:raises"): "raised ValueError: no values today, for an",
    ("swish", "--impl", "audit_functions:of_numbers"): "it is called with arrays, not numbers",
    ("swish", "--impl", "audit_functions:first_only"): "returned the shape (1,) for an array of",
    (
        "swish",
        "--impl",
        "audit_functions:twice_as_wide",
    ): "returned float64 for an array of float32",
    ("swish", "--impl", "audit_functions:text"): "returned the shape () for",
    ("gelu", "--impl", "numpy"): "NumPy has no Phi: --impl scipy has it",
    ("softplus", "--impl", "numpy"): "has no value for beta: give --at 'beta = ...'",
    ("softplus", "--impl", "numpy", "--at", "beta = 0"): "it needs beta != 0",
    ("swish", "--impl", "numpy", "--at", "beta = 1"): "swish has no parameter beta",
    ("swish", "--impl", "numpy", "--at", "beta < 1"): "a parameter and its value are expected",
    ("swich", "--impl", "numpy"): "swich is not a known function",
    ("x*", "--impl", "numpy"): "expected a number, a name or (",
    ("f(x)*x", "--impl", "numpy", *CIRCLE): "the definitions go in a circle",
    ("swish", "--impl", "numpy", "--range", "3", "1"): "give the smaller number first",
    ("swish", "--impl", "numpy", "--range", "1e-80", "1e-70"): "there is no float32 between",
    ("swish", "--impl", "numpy", "-o", "a.txt"): "an audit is written as .md, .json",
    ("swish", "--impl", "numpy", "-o", "no/a.md"): "there is no folder no",
    ("swish", "--impl", "audit_functions:swish", "--array", "no_such"): "--array no_such",
    ("swish", "--impl", "audit_functions:swish", "--array", "json"): "it has no asarray",
    ("--zoo", "--impl", "audit_functions:swish"): "--zoo goes with --impl numpy or scipy",
    ("swish", "--zoo", "--impl", "numpy"): "--zoo goes without a function",
}


@pytest.mark.parametrize("arguments", BAD, ids=" ".join)
def test_what_cannot_be_audited_is_said_in_one_line(run: Run, arguments: tuple[str, ...]):
    result = run("audit", *arguments)
    assert result.status == 2
    assert result.out == ""
    assert BAD[arguments] in result.err
    assert result.err.startswith("symproof: ")
    assert "Traceback" not in result.err


@pytest.mark.parametrize(
    "arguments",
    [("--range", "1", "x"), ("--range", "1", "1e9999"), ("--jobs", "-1"), ("--max-ulp", "-1")],
    ids=" ".join,
)
def test_arguments_that_are_no_numbers_are_refused(
    run: Run, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(SystemExit) as caught:
        run("audit", "swish", "--impl", "numpy", *arguments)
    assert caught.value.code == 2
    assert arguments[0] in capsys.readouterr().err


def test_without_numpy_it_is_said_what_to_install():
    code = """
import sys
sys.modules["numpy"] = None
from symproof.cli import main
sys.exit(main(["audit", "swish", "--impl", "numpy"]))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=TESTS.parent
    )
    assert done.returncode == 2
    assert "pip install 'symproof[audit]'" in done.stderr


def test_help_does_not_load_numpy():
    code = """
import sys
from symproof.cli import main
try:
    main(["audit", "--help"])
except SystemExit:
    print(*sorted({"numpy", "scipy", "flint", "matplotlib", "sympy"} & sys.modules.keys()))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=TESTS.parent
    )
    assert done.stdout.splitlines()[-1] == ""
