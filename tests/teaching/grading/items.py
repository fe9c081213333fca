"""Items of keys written by hand, for the tests of grading."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from symproof.teaching.grading.grade import Asked, marked
from symproof.teaching.grading.key import Item, Line
from symproof.teaching.grading.marks import Mark

GATE = "f(x) = 1/2*(phi(x) + 1)*x"
RELU = "relu(x) = max(x, 0)"
GELU = "gelu(x) = x*Phi(x)"

# = 1/2*(phi(x) + 1)*x - 1/2*(-phi(x) + 1)*(-x)     by fact phi_odd
BY_ODDNESS = Item(
    1,
    "line",
    1,
    "1/2*(phi(x) + 1)*x - 1/2*(-phi(x) + 1)*(-x)",
    theorem="odd_gate",
    definitions=(GATE,),
    assumptions=("phi odd",),
    given={"phi_odd": "forall t: phi(-t) = -phi(t)"},
    before="1/2*(phi(x) + 1)*x - 1/2*(phi(-x) + 1)*(-x)",
    by="fact phi_odd",
    after=Line("=", "1/2*(phi(x) + 1)*x + 1/2*(-phi(x) + 1)*x", "ring"),
)
COLLECTED = Item(
    2,
    "line",
    1,
    "1/2*((phi(x) + 1) + (-phi(x) + 1))*x",
    definitions=(GATE,),
    assumptions=("phi odd",),
    before="1/2*(phi(x) + 1)*x + 1/2*(-phi(x) + 1)*x",
    by="ring",
    after=Line("=", "1/2*(2*x)", "ring"),
)
LAST = Item(
    3,
    "line",
    1,
    "x",
    definitions=(GATE,),
    assumptions=("phi odd",),
    before="1/2*(2*x)",
    by="ring",
)
# in the case x > 0
POSITIVE = Item(
    4,
    "line",
    1,
    "x - 0",
    theorem="relu",
    definitions=(RELU,),
    assumptions=("x > 0",),
    before="max(x, 0) - max(-x, 0)",
    by="unfold max",
    after=Line("=", "x", "ring"),
)
# one line before the cases
BEFORE_CASES = Item(
    5,
    "line",
    1,
    "max(x, 0) - max(-x, 0)",
    definitions=(RELU,),
    before="relu(x) - relu(-x)",
    by="unfold relu",
)
SYMMETRY = Item(
    6,
    "line",
    1,
    "x*Phi(x) - (-x)*(1 - Phi(x))",
    theorem="gelu",
    definitions=(GELU,),
    before="x*Phi(x) - (-x)*Phi(-x)",
    by="fact Phi_neg",
    after=Line("=", "x*Phi(x) + x*(1 - Phi(x))", "ring"),
)
PART = Item(
    7,
    "term",
    1,
    "2*x",
    before="1/2*((phi(x) + 1) + (-phi(x) + 1))*x",
    whole="1/2*(answer__)",
    by="ring",
    after=Line("=", "x", "ring"),
)
SLOPE = Item(
    8,
    "term",
    1,
    "x^2",
    before="diff(x*x, x)",
    whole="diff(answer__, x)",
    by="ring",
    after=Line("=", "2*x", "derivative"),
)
BOUND = Item(
    9,
    "line",
    1,
    "x^2 + 1",
    before="x^2",
    relation="<=",
    by="order",
    after=Line("<=", "x^2 + 2", "order"),
)
VALUE = Item(10, "value", 1, "3", definitions=(RELU,), of="relu(3) - relu(-3)")
REASON = Item(
    11,
    "reason",
    1,
    ("by definition of max", "由 max 的定义", "unfold max"),
    assumptions=("x > 0",),
    before="max(x, 0) - max(-x, 0)",
    term="x - 0",
    by="unfold max",
)
LETTERED = Item(
    12,
    "reason",
    1,
    ("arithmetic", "整理", "ring"),
    choices={"a": "by definition of max", "b": "arithmetic"},
)
GATE_LINES = {
    "A": Line("=", "1/2*(2*x)", "ring"),
    "B": Line("=", "1/2*((phi(x) + 1) + (-phi(x) + 1))*x", "ring"),
    "C": Line("=", "1/2*(phi(x) + 1)*x - 1/2*(phi(-x) + 1)*(-x)", "unfold f"),
    "D": Line("=", "1/2*(phi(x) + 1)*x + 1/2*(-phi(x) + 1)*x", "ring"),
    "E": Line("=", "x", "ring"),
    "F": Line("=", "1/2*(phi(x) + 1)*x - 1/2*(-phi(x) + 1)*(-x)", "fact phi_odd"),
}
ORDER = Item(
    13,
    "order",
    2,
    ("C", "F", "D", "B", "A", "E"),
    definitions=(GATE,),
    assumptions=("phi odd",),
    given={"phi_odd": "forall t: phi(-t) = -phi(t)"},
    head="f(x) - f(-x)",
    lines=GATE_LINES,
)
MATCH = Item(14, "match", 4, {"1": "a", "2": "c", "3": "b", "4": "b"})
TRUE = Item(15, "true_false", 1, True)
FALSE = Item(16, "true_false", 1, False)
CHOICE = Item(
    17, "choice", 1, "c", choices={"a": "by definition of f", "b": "φ is odd", "c": "arithmetic"}
)
WRONG_STEP = Item(
    18,
    "wrong_step",
    2,
    "x*Phi(x) + x*(1 - Phi(x))",
    theorem="gelu",
    definitions=(GELU,),
    before="x*Phi(x) - (-x)*(1 - Phi(x))",
    by="ring",
    after=Line("=", "x*(Phi(x) + (1 - Phi(x)))", "ring"),
    step=3,
)
EVERY = (
    *(BY_ODDNESS, COLLECTED, LAST, POSITIVE, BEFORE_CASES, SYMMETRY, PART, SLOPE, BOUND),
    *(VALUE, REASON, LETTERED, ORDER, MATCH, TRUE, FALSE, CHOICE, WRONG_STEP),
)


def mark(item: Item, text: str, timeout: float = 20) -> Mark:
    """Return the mark of an answer."""
    return marked(Asked(item, text, timeout))


def verdict(item: Item, text: str) -> str:
    """Return the verdict on an answer."""
    return mark(item, text).verdict


def keys(found: Mark) -> list[str]:
    """Return what is said of an answer, by the keys of the sentences."""
    return [each.key for each in found.notes]


def key_data(*items: dict[str, Any]) -> dict[str, Any]:
    """Return a key as its file has it."""
    head = {"symproof": "key", "version": 1, "kind": "worksheet", "title": "Gates"}
    return {**head, "lang": "en", "seed": 7, "items": [*items]}


LINE_DATA: dict[str, Any] = {
    "number": 1,
    "exercise": 1,
    "theorem": "relu",
    "points": 2,
    "kind": "line",
    "definitions": [RELU],
    "assumptions": ["x > 0"],
    "before": "max(x, 0) - max(-x, 0)",
    "relation": "=",
    "by": "unfold max",
    "after": {"relation": "=", "term": "x", "by": "ring"},
    "answer": "x - 0",
}
REASON_DATA: dict[str, Any] = {
    "number": 2,
    "exercise": 1,
    "theorem": "relu",
    "points": 1,
    "kind": "reason",
    "answer": ["arithmetic", "整理", "ring"],
}


def write_key(folder: Path, *items: dict[str, Any]) -> Path:
    """Write a key into a folder."""
    path = folder / "key.json"
    data = key_data(*(items or (LINE_DATA, REASON_DATA)))
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path
