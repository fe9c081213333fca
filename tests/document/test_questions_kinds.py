"""What is asked about each relation: its kind, its sides, its chain."""

from __future__ import annotations

import subprocess
import sys

from symproof.document.model import Question, Split
from symproof.document.questions import questions
from symproof.document.reading import document_of
from symproof.document.scopes.asking import composed
from symproof.kernel.term import Term
from symproof.notation.unicode import show


def asked(text: str) -> list[Question]:
    """Return the questions of a Markdown text."""
    return list(questions(document_of(text, "a.md", "markdown")))


def kinds(text: str) -> list[str]:
    return [question.kind for question in asked(text)]


def texts(question: Question) -> tuple[str, str, str]:
    """Return the left side, the right side and the head as a reader sees them."""
    sides = question.left, question.right, question.head
    shown = [show(side) if isinstance(side, Term) else "" for side in sides]
    return shown[0], shown[1], shown[2]


def test_a_chain_goes_on_from_the_row_above_and_has_a_head():
    rows = r"a + b &= b + a \tag{1}\\ &= b + a + 0 \tag{2}\\ &\le 1 \tag{3}"
    text = f"\\begin{{align}}{rows}\\end{{align}}"
    first, second, third = asked(text)
    assert texts(first) == ("a + b", "b + a", "")
    assert texts(second) == ("b + a", "b + a + 0", "a + b")
    assert (third.head_relation, texts(third)[2]) == ("<=", "a + b")
    assert first.chain == second.chain == third.chain


def test_relations_of_a_chain_compose_where_they_point_the_same_way():
    assert composed("=", "<=") == "<="
    assert composed("<", "<=") == "<"
    assert composed("<=", ">=") == ""
    assert composed("!=", "!=") == ""
    assert composed("=", "->") == "->"
    assert composed("->", "=") == ""


def test_what_follows_a_definition_in_its_chain_is_claimed_without_a_head():
    definition, claim = asked("Let $f(x) = (x + 1)^2 = x^2 + 2x + 1$.")
    assert definition.kind == "definition"
    assert (claim.kind, texts(claim)) == ("claim", ("(x + 1)²", "x² + 2x + 1", ""))


def test_a_chain_does_not_go_on_from_a_row_that_could_not_be_read():
    text = "\\begin{align}\na &= \\foo{b} \\\\\n&= c\n\\end{align}"
    assert [kind for kind in kinds(text) if kind == "claim"] == []


def test_assumptions_mentions_and_denials_are_not_claimed():
    assert kinds("Suppose $x^2 = 4$.") == ["assumed"]
    assert kinds("It is not true that $(a + b)^2 = a^2 + b^2$.") == ["assumed"]
    assert kinds("We solve the equation $t^2 - 3t + 2 = 0$.") == ["assumed"]


def test_a_relation_that_implies_another_is_its_assumption():
    first, second = asked("$$x = y + 1 \\implies x - y = 1$$")
    assert first.kind == "assumed"
    assert second.kind == "claim"


def test_a_name_alone_on_the_left_is_a_value_only_where_it_is_fresh():
    assert kinds("$$v = u + 2$$") == ["definition"]
    assert kinds("$$v + u = u + v$$\n\n$$v = u$$") == ["claim", "unclear"]
    assert kinds("$$x = x + 0$$") == ["claim"]


def test_approximately_equal_without_digits_is_not_clear():
    assert kinds("$$\\pi \\approx 3.14$$") == ["claim"]
    assert kinds("$$a + b \\approx a$$") == ["unclear"]


def test_a_condition_that_is_not_understood_makes_a_row_unreadable():
    assert kinds("$$|x| = x \\quad\\text{if the moon is full}$$") == ["unreadable"]
    assert kinds("$$|x| = x \\quad\\text{if } x > 0$$") == ["claim"]


def test_values_by_cases_that_leave_something_out_are_split():
    text = r"$$|x| = \begin{cases} x & \text{if } x > 0\\ -x & \text{if } x < 0 \end{cases} = |x|$$"
    first, second = asked(text)
    assert isinstance(first.right, Split)
    assert isinstance(second.left, Split)


def test_vectors_are_columns_and_rows_only_where_columns_do_not_fit():
    text = r"Let $\boldsymbol{x} \in \mathbb{R}^n$ and $W \in \mathbb{R}^{n \times m}$. "
    column = asked(text + r"$$W^\top \boldsymbol{x} = W^\top \boldsymbol{x}$$")[-1]
    row = asked(text + r"$$\boldsymbol{x} W = \boldsymbol{x} W$$")[-1]
    assert not column.warnings
    assert row.warnings == ("vectors are read as rows: 𝐱 ∈ ℝ¹ˣⁿ",)


def test_shapes_that_fit_neither_way_are_a_claim_that_cannot_be():
    text = r"Let $\boldsymbol{x} \in \mathbb{R}^n$. $$\boldsymbol{x} = \boldsymbol{x}[1, 2, 3]$$"
    found = asked(text)[-1]
    assert found.kind == "claim"
    assert found.misfit is not None and found.misfit[:2] == ("n × 1", "n × 3")


def test_a_vector_of_unknown_size_is_not_read():
    found = asked(r"$$\boldsymbol{x} + \boldsymbol{y} = \boldsymbol{y} + \boldsymbol{x}$$")[-1]
    assert found.kind == "unreadable"
    assert "size" in found.expected


def test_a_function_of_vectors_only_is_not_taken_entry_by_entry():
    text = r"Let $\boldsymbol{x} \in \mathbb{R}^n$. $$-F(\boldsymbol{x}) = -F(\boldsymbol{x})$$"
    assert asked(text)[-1].kind == "unclear"


def test_library_functions_without_a_definition_are_named_in_a_warning():
    found = asked(r"$$\text{relu}(x) - \text{relu}(-x) = x$$")[0]
    assert [use.text for use in found.definitions] == ["relu(x) = max(x, 0)"]
    assert any("not defined in the document" in warning for warning in found.warnings)


def test_sigma_is_the_sigmoid_only_where_the_prose_says_so():
    said = asked("The sigmoid is symmetric: $$\\sigma(-x) = 1 - \\sigma(x)$$")[0]
    silent = asked("It is symmetric: $$\\sigma(-x) = 1 - \\sigma(x)$$")[0]
    assert isinstance(said.left, Term) and not said.left.functions
    assert isinstance(silent.left, Term) and silent.left.functions == {"sigma"}


def test_what_is_asked_begins_with_its_relation_in_a_row_that_goes_on():
    text = "\\begin{align}\na &= a + 0\\\\\n&= 0 + a\n\\end{align}"
    assert asked(text)[1].latex == "= 0 + a"
    assert asked(text)[1].place.line == 3


def test_making_questions_loads_no_heavy_library():
    code = (
        "import sys\n"
        "from symproof.document.questions import questions\n"
        "from symproof.document.reading import document_of\n"
        "questions(document_of('Let $f(x) = x^2$. $$f(-x) = f(x)$$', 'a.md', 'markdown'))\n"
        "print(*sys.modules)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    assert loaded.isdisjoint({"sympy", "flint", "numpy", "joblib", "tqdm", "matplotlib"})
