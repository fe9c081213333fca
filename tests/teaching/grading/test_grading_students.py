"""What students write who are right: it counts, however it is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from symproof.teaching.grading.grade import Asked, marked
from symproof.teaching.grading.key import Item, Line
from symproof.teaching.grading.key_reader import read_key
from tests.teaching.grading.items import (
    BY_ODDNESS,
    CHOICE,
    LINE_DATA,
    MATCH,
    ORDER,
    REASON,
    RELU,
    SYMMETRY,
    TRUE,
    WRONG_STEP,
    mark,
    verdict,
    write_key,
)
from tests.teaching.grading.test_grading_hedges import ARITHMETIC, MENDED, SINCE

LOGARITHMS = Item(
    1,
    "line",
    1,
    "log(exp(x)) + log(1 + exp(-x)) - log(1 + exp(-x))",
    theorem="softplus",
    before="log(exp(x)*(1 + exp(-x))) - log(1 + exp(-x))",
    by="fact log_mul",
    after=Line("=", "log(exp(x))", "ring"),
)
DEFINED = Item(
    2, "line", 1, "relu(x) - relu(-x)", definitions=(RELU,), before="relu(x) + 0 - relu(-x)"
)
LEAKY = Item(
    3,
    "reason",
    1,
    ("by definition of leaky, since x > 0", "unfold leaky, unfold cases"),
    theorem="leaky_relu",
    assumptions=("x > 0",),
    before="leaky(x) - leaky(-x)",
    term="x - (-a*x)",
)


@pytest.mark.parametrize(
    "text",
    [
        "ln(exp(x)) + ln(1 + exp(-x)) - ln(1 + exp(-x))",
        "Ln e^x + ln(1+e^-x) - ln(1+e^-x)",
        r"$\ln e^{x} + \ln\left(1+e^{-x}\right) - \ln\left(1+e^{-x}\right)$.",
        r"\[ = \log(e^x) + \log(1+e^{-x}) - \log(1+e^{-x}) \]",
    ],
)
def test_the_natural_logarithm_has_two_names(text: str) -> None:
    assert verdict(LOGARITHMS, text) == "correct"


@pytest.mark.parametrize(
    "text",
    [
        "ReLU(x) - ReLU(-x)",
        "= Relu(x) - Relu(-x)",
        r"$\operatorname{ReLU}(x) - \operatorname{ReLU}(-x)$",
        r"$\text{ReLU}(x)-\text{ReLU}(-x)$",
        r"$\relu(x)-\relu(-x)$",
        r"$\relu\left(x\right)-\relu\left(-x\right) \\$",
    ],
)
def test_capitals_of_a_long_name_do_not_count(text: str) -> None:
    assert verdict(DEFINED, text) == "correct"


def test_capitals_of_a_letter_count() -> None:
    assert verdict(SYMMETRY, "x*phi(x) - (-x)*(1 - Phi(x))") == "wrong"


@pytest.mark.parametrize(
    "text",
    [
        "1/2(phi(x) + 1)x - 1/2(-phi(x) + 1)(-x)",
        "= 1/2 (phi(x)+1) x - 1/2 (1-phi(x)) (-x)",
        r"$1/2(\phi(x)+1)x - 1/2(1-\phi(x))(-x)$",
        r"$1/2\left(\phi(x)+1\right)x - 1/2\left(1-\phi(x)\right)(-x)$",
    ],
)
def test_half_before_a_bracket_is_half_of_it_where_that_is_right(text: str) -> None:
    assert verdict(BY_ODDNESS, text) == "correct"


@pytest.mark.parametrize("text", ["1/2(x + 1)", "$1/2(x+1)$", "1/2x"])
def test_half_before_a_bracket_is_unclear_where_it_is_not_right(text: str) -> None:
    assert verdict(BY_ODDNESS, text) == "unreadable"


@pytest.mark.parametrize(
    "text",
    [
        "def of max",
        "def. of max",
        "by defn of max",
        r"by def. of $\max$ as $x>0$",
        "the definition of max, since x > 0",
        "max的定义，因为 x>0",
        "max definition",
    ],
)
def test_a_definition_is_named_in_many_ways(text: str) -> None:
    assert verdict(REASON, text) == "correct"


@pytest.mark.parametrize(
    "text",
    ["definition of leaky", "def. of leaky", "leaky 的定义", "definition of leaky relu, x > 0"],
)
def test_a_reason_of_two_parts_may_be_named_by_its_function(text: str) -> None:
    assert verdict(LEAKY, text) == "correct"


@pytest.mark.parametrize(
    "text",
    [
        *("x = 0", "because x=0", "as x = 0", "here x = 0", "0 = x", "by assumption x = 0"),
        *(
            "we are in the case x = 0",
            "x=0 in this case",
            "代入 x=0",
            "由于 $x=0$",
            "substituting x = 0",
        ),
    ],
)
def test_the_condition_of_a_case_is_its_reason(text: str) -> None:
    assert verdict(SINCE, text) == "correct"


@pytest.mark.parametrize(
    "text",
    [
        *("algebra", "simplify", "Simplifying.", "cancel", "distributive law", "calculation"),
        *(
            "combine like terms",
            "factor out x",
            "algebra: 1*x = x",
            "化简",
            "分配律",
            "消去",
            "合并同类项",
        ),
    ],
)
def test_arithmetic_has_many_names(text: str) -> None:
    assert verdict(ARITHMETIC, text) == "correct"


@pytest.mark.parametrize(
    ("item", "text"),
    [
        *(
            (CHOICE, each)
            for each in ("answer: c", "Option c", "c (arithmetic)", "选 c", "答案：c")
        ),
        *((MATCH, each) for each in ("acbb", "1a2c3b4b", "line 1: a, line 2: c, 3: b, 4: b")),
        (ORDER, "1. C 2. F 3. D 4. B 5. A 6. E"),
        (ORDER, "The order is C F D B A E."),
        (TRUE, "Answer: true"),
        (TRUE, r"True \\"),
        (WRONG_STEP, f"Line 3 is wrong. It should be {MENDED}"),
        (WRONG_STEP, f"Line 3 should be {MENDED}"),
        (WRONG_STEP, f"第 3 步错，应为 {MENDED}"),
        (WRONG_STEP, f"第三行错了，应改为 {MENDED}"),
        (WRONG_STEP, f"Line: 3. It should be: {MENDED}"),
        (WRONG_STEP, f"③ {MENDED}"),
    ],
)
def test_labels_may_stand_in_a_sentence(item: Item, text: str) -> None:
    assert verdict(item, text) == "correct"


# lines that are left out side by side

FIRST: dict[str, Any] = {
    **LINE_DATA,
    "before": "x*2 + 0",
    "answer": "2*x + 0",
    "by": "unfold max",
    "after": {"relation": "=", "term": "2*x", "by": "ring"},
}
SECOND: dict[str, Any] = {
    **LINE_DATA,
    "number": 2,
    "before": "2*x + 0",
    "answer": "2*x",
    "by": "ring",
    "after": {"relation": "=", "term": "x + x", "by": "ring"},
}


def test_a_line_that_is_left_out_as_well_is_not_copied(tmp_path: Path) -> None:
    alone, _ = read_key(write_key(tmp_path, FIRST, {**SECOND, "exercise": 2})).items
    beside, after = read_key(write_key(tmp_path, FIRST, SECOND)).items
    assert (alone.hidden, beside.hidden, after.hidden) == (set(), {"after"}, {"before"})
    assert marked(Asked(alone, "2*x", 10)).formal == 0
    assert marked(Asked(beside, "2*x", 10)).formal == 1


def test_what_is_quoted_is_what_was_written() -> None:
    found = mark(BY_ODDNESS, "$cmd|' /C calc'$")
    assert found.verdict == "unreadable"
    assert "operatorname" not in found.quoted


def test_a_factor_before_a_bracket_that_looks_like_a_function_is_unreadable() -> None:
    item = Item(4, "line", 1, "a*0 - a*(-0)", before="a*x - a*(-x)", by="case")
    assert verdict(item, "a0 - a(-0)") == "unreadable"
