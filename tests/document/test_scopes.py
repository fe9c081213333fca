"""Which definitions, assumptions and values hold where a relation stands."""

from __future__ import annotations

from symproof.document.model import Question
from symproof.document.questions import questions
from symproof.document.reading import document_of
from symproof.notation.unicode import show


def asked(text: str) -> list[Question]:
    """Return the questions of a Markdown text."""
    return list(questions(document_of(text, "a.md", "markdown")))


def tagged(text: str) -> dict[str, Question]:
    """Return the last question of each tag."""
    return {question.tag: question for question in asked(text) if question.tag}


def definitions(question: Question) -> list[str]:
    return [use.text for use in question.definitions]


def assumptions(question: Question) -> list[str]:
    return [use.text for use in question.assumptions]


TWO_SECTIONS = r"""# T

## 1. First

### 1.1 What it is

Define
$$f(x) = x^2. \tag{1}$$

### 1.2 More

$$f(-x) = f(x) \tag{2}$$

## 2. Second

We look at it first:
$$f(0) = 1 \tag{3}$$

and now let
$$f(x) = e^x. \tag{4}$$
"""


def test_a_definition_in_the_own_section_is_nearer_than_one_in_another():
    found = tagged(TWO_SECTIONS)
    assert definitions(found["2"]) == ["f(x) = x²"]
    assert definitions(found["3"]) == ["f(x) = eˣ"]


def test_a_definition_holds_before_the_place_where_it_stands():
    found = tagged(TWO_SECTIONS)
    assert found["3"].kind == "claim"
    assert found["4"].kind == "definition"


def test_several_definitions_and_none_near_are_ambiguous_and_their_places_are_told():
    found = tagged(TWO_SECTIONS + "\n## 3. Third\n\n$$f(1) = 1 \\tag{5}$$\n")
    assert found["5"].kind == "ambiguous"
    assert "(1), line 8" in found["5"].reason
    assert "(4), line 20" in found["5"].reason


def test_definitions_that_agree_are_known_everywhere():
    text = "## A\n\nDefine $g(x) = 2x + 1$.\n\n## B\n\nDefine $g(t) = 1 + 2t$.\n\n## C\n\n"
    found = tagged(text + "$$g(0) = 1 \\tag{1}$$")
    assert definitions(found["1"]) == ["g(x) = 2x + 1"]


def test_a_definition_said_again_is_a_claim():
    found = tagged("Let $$f(x) = x + 1. \\tag{1}$$ So\n$$f(x) = x + 1 \\tag{2}$$")
    assert [found["1"].kind, found["2"].kind] == ["definition", "claim"]


def test_another_right_side_in_the_same_section_is_a_claim():
    found = tagged("Let $$f(x) = (x + 1)^2. \\tag{1}$$\n\n$$f(x) = x^2 + 1 \\tag{2}$$")
    assert found["2"].kind == "claim"
    assert definitions(found["2"]) == ["f(x) = (x + 1)²"]


def test_another_right_side_in_another_section_without_a_word_is_not_clear():
    text = (
        "# T\n\n## A\n\nLet $f(x) = x^2$.\n\n## B\n\n$$f(x) = x^3 \\tag{1}$$ $$f(2) = 4 \\tag{2}$$"
    )
    found = tagged(text)
    assert found["1"].kind == "unclear"
    assert found["2"].kind == "unclear"


ODD = r"""## 1. General

### 1.1 Theorem

**Theorem.** Let $\phi$ be an odd function, and define
$$g(x) = x(1 + \phi(x)). \tag{1}$$
Then
$$g(x) - g(-x) = 2x. \tag{2}$$

**Proof.** By oddness
$$x(1 + \phi(x)) + x(1 + \phi(-x)) = 2x. \tag{3}$$

**Remark.** Here nothing is assumed:
$$\phi(-x) = -\phi(x) \tag{4}$$

## 2. Special

### 2.1 The function

Let
$$\phi(x) = \tanh x. \tag{5}$$

### 2.2 What follows

$$g(1) = 1 + \phi(1) \tag{6}$$
"""


def test_what_a_theorem_assumes_holds_in_its_proof_and_not_after_it():
    found = tagged(ODD)
    assert assumptions(found["2"]) == ["φ is odd"]
    assert assumptions(found["3"]) == ["φ is odd"]
    assert assumptions(found["4"]) == []


def test_any_function_of_a_definition_is_the_one_defined_where_the_claim_stands():
    found = tagged(ODD)
    assert definitions(found["6"]) == ["g(x) = x(1 + φ(x))", "φ(x) = tanh(x)"]
    assert definitions(found["2"]) == ["g(x) = x(1 + φ(x))"]


def test_a_definition_keeps_the_functions_it_was_made_with():
    text = r"""# T

## A

Let $h(x) = x^2$ and let $f(x) = h(x) + 1$.

## B

Let $h(x) = x^3$.

$$f(x) = h(x) + 1 \tag{1}$$
$$f(1) = 2 \tag{2}$$
"""
    found = tagged(text)
    assert found["1"].kind == "ambiguous"
    assert definitions(found["2"]) == ["h(x) = x²", "f(x) = h(x) + 1"]


def test_alternatives_in_a_list_are_local_to_their_items():
    text = r"""## A

Let $f(x) = \phi(x) + 1$.

- one: $\phi(x) = x$, so that $f(0) = 1$
- another: $\phi(x) = x^3$, so that $f(0) = 1$

$$f(0) = 1 \tag{1}$$
"""
    bodies = [definitions(question) for question in asked(text) if question.latex == "f(0) = 1"]
    assert bodies[0] == ["f(x) = φ(x) + 1", "φ(x) = x"]
    assert bodies[1] == ["f(x) = φ(x) + 1", "φ(x) = x³"]
    assert bodies[2] == ["f(x) = φ(x) + 1"]


CASES = r"""We show $|x| \ge x$.

**Case 1:** $x \ge 0$.
$$|x| = x \tag{1}$$

**Case 2:** $x < 0$.
$$|x| = -x \tag{2}$$

**Conclusion.** In both cases
$$|x| \ge x. \tag{3}$$
"""


def test_the_condition_of_a_case_ends_with_the_case():
    found = tagged(CASES)
    assert assumptions(found["1"]) == ["x ≥ 0"]
    assert assumptions(found["2"]) == ["x < 0"]
    assert assumptions(found["3"]) == []


def test_a_condition_of_a_row_holds_for_that_row_alone():
    rows = r"|x| &= x \quad\text{if } x > 0 \tag{1}\\ |x| &= x \tag{2}"
    found = tagged(f"\\begin{{align}}{rows}\\end{{align}}")
    assert assumptions(found["1"]) == ["x > 0"]
    assert assumptions(found["2"]) == []


def test_conditions_on_other_names_are_left_out():
    found = tagged("Let $x > 0$ and $y > 0$. Then $$|x| = x. \\tag{1}$$")
    assert assumptions(found["1"]) == ["x > 0"]


def test_conditions_go_with_the_definition_that_they_were_stated_for():
    text = "## A\n\nLet $c > 0$ and define $g(x) = \\sqrt{c}\\,x$.\n\n## B\n\n$$g(0) = 0 \\tag{1}$$"
    assert assumptions(tagged(text)["1"]) == ["c > 0"]


def test_where_a_definition_by_cases_says_nothing_is_left_out():
    text = r"""Define
$$s(x) = \begin{cases} 1 & \text{if } x > 0\\ -1 & \text{if } x < 0 \end{cases} \tag{1}$$
Then
$$s(y - 1)^2 = 1. \tag{2}$$
"""
    assert assumptions(tagged(text)["2"]) == ["y − 1 ≠ 0, where s is defined"]


def test_a_value_is_put_in_its_place_from_where_it_is_given():
    text = "$$v = u + at \\tag{1}$$\n\n$$v - u = at \\tag{2}$$\n\n"
    found = tagged(text + "Let $t = 2$. Then $$v = u + 2a. \\tag{3}$$")
    assert found["1"].kind == "definition"
    assert show(found["2"].left) == "u + at − u"  # type: ignore[arg-type]
    assert show(found["3"].left) == "u + a·2"  # type: ignore[arg-type]


def test_values_in_a_circle_are_not_read():
    found = tagged("Let $a = b$, $b = c$ and $c = a + 1$.\n$$a = b \\tag{1}$$")
    assert found["1"].kind == "unreadable"


def test_a_usual_definition_makes_a_name_the_function_of_the_notation():
    text = "Let $\\sigma(x) = \\frac{1}{1 + e^{-x}}$. Then $$\\sigma(0) = \\frac12. \\tag{1}$$"
    found = tagged(text)["1"]
    assert definitions(found) == []
    assert assumptions(found) == ["σ is the sigmoid function"]
    assert show(found.left) == "σ(0)"  # type: ignore[arg-type]


def test_an_unusual_definition_of_such_a_name_is_the_authors_own():
    text = "Let $\\Phi(x) = x + 1$. Then $$\\Phi(0) = 1. \\tag{1}$$"
    found = tagged(text)["1"]
    assert len(found.definitions) == 1
    assert found.left is not None and "Phi" not in repr(found.left).replace("Phi_", "")


def test_a_letter_is_a_number_in_one_section_and_a_function_in_another():
    text = r"""# T

## A

For $\sigma > 0$ let $p(x) = \frac{1}{\sigma}\left(x - 1\right)$.
$$\sigma p(2) = 1 \tag{1}$$

## B

Let $\sigma(z) = z^2$. Then
$$\sigma(3) = 9. \tag{2}$$
"""
    found = tagged(text)
    assert found["1"].kind == "claim"
    assert definitions(found["2"]) == ["σ(z) = z²"] or found["2"].definitions


def test_one_value_of_a_function_that_is_assumed_is_no_definition_of_it():
    found = tagged("Assume $f(a) = 0$. Then $$f(b) = 0 \\tag{1}$$")
    assert definitions(found["1"]) == []
    assert assumptions(found["1"]) == []


def test_what_a_definition_does_not_reach_is_not_taken_for_reached():
    found = tagged("Let $f(x) = x^2$ for $x > 0$. $$f(-1) = 1 \\tag{1}$$ $$f(2) = 4 \\tag{2}$$")
    assert assumptions(found["1"]) == ["0 < −1, where f is defined"]
    assert assumptions(found["2"]) == []
