"""What a row must not be settled under: lost definitions, ended cases, other meanings of names."""

from __future__ import annotations

import pytest

from symproof.document.questions import questions
from symproof.document.reading import document_of
from symproof.document.verdicts.judging import finding_of


def verdicts(text: str) -> dict[str, str]:
    """Return the verdict on the last relation of each tag of a Markdown text."""
    asked = questions(document_of(text, "a.md", "markdown"))
    return {each.tag: finding_of(each).verdict for each in asked if each.tag}


def test_a_function_whose_definition_cannot_be_read_is_neither_fresh_nor_any_function():
    text = r"""
The density is
$$f(x) = \frac{1}{\sigma} e^{-x} \odot \tag{1}$$
$$f(\mu) = \frac{1}{\sigma} \tag{2}$$
$$f''(\mu + \sigma) = 0 \tag{3}$$
$$f(x) = x^2 \tag{4}$$
"""
    assert verdicts(text) == dict.fromkeys("1", "unreadable") | dict.fromkeys("234", "undecided")


def test_a_function_that_is_given_in_cases_by_conclusions_is_not_one_of_them():
    text = r"""
For $x > 0$ we have $q(x) = x^2$. For $x < 0$ we have $q(x) = -x^2$. Together,
$$q'(x) = 2x. \tag{1}$$
"""
    assert verdicts(text) == {"1": "undecided"}


def test_a_later_condition_replaces_an_earlier_one_that_it_excludes():
    text = r"""
Let $x > 0$. Then
$$|x| = x. \tag{1}$$
Now let $x < 0$. Then
$$|x| = -x. \tag{2}$$
$$|x| = x. \tag{3}$$
"""
    assert verdicts(text) == {"1": "proved", "2": "proved", "3": "refuted"}


def test_two_bounds_that_meet_in_one_point_are_not_taken_together():
    text = "Let $x \\ge 0$. Then $$|x| = x. \\tag{1}$$ If $x \\le 0$, then $$|x| = 0. \\tag{2}$$"
    assert verdicts(text) == {"1": "proved", "2": "refuted"}


def test_conditions_of_one_place_that_contradict_each_other_stay():
    text = "Let $x > 0$ and $x < 0$. Then $$|x| = 5. \\tag{1}$$"
    assert verdicts(text) == {"1": "undecided"}


def test_a_value_replaces_a_condition_and_a_condition_a_value():
    text = (
        "Let $a > b$. Then $$\\max(a, b) = a. \\tag{1}$$ If $a = b$, then "
        "$$\\max(a, b) = b. \\tag{2}$$"
    )
    assert verdicts(text) == {"1": "proved", "2": "proved"}
    text = (
        "**Numbers.** Let $x = 0$. Then $$x + 1 = 1. \\tag{1}$$ If $x > 0$, then "
        "$$|x| = x \\tag{2}$$ $$|x| = 0 \\tag{3}$$"
    )
    assert verdicts(text) == {"1": "proved", "2": "proved", "3": "refuted"}


def test_e_and_pi_may_be_names_of_the_author_in_a_section():
    text = r"""# A
Let $e = y - t$ be the error. Then
$$e^2 = y^2 - 2yt + t^2 \tag{1}$$
$$\frac{\partial}{\partial y} e^2 = 2e \tag{2}$$
$$e^{-x} e^x = 1 \tag{3}$$
Let $\pi(x) = x^2$ be a policy.
$$\pi(2) = 4 \tag{4}$$
$$\ln e = 1 \tag{5}$$
# B
$$\ln e = 1 \tag{6}$$
$$\pi = 3.15 \tag{7}$$
"""
    found = verdicts(text)
    assert [found[tag] for tag in "12346"] == [
        *("proved", "proved", "undecided", "proved", "proved")
    ]
    assert found["5"] != "proved"
    assert found["7"] == "refuted"


def test_what_is_differentiated_is_what_a_name_stands_for():
    text = r"""
The error is $u = y - t$. Then
$$\frac{\partial}{\partial y} u^2 = 2u \tag{1}$$
$$\frac{\partial}{\partial y} u^2 = u \tag{2}$$
$$\frac{\partial}{\partial y} (y u) = u \tag{3}$$
"""
    found = verdicts(text)
    assert [found["1"], found["2"]] == ["proved", "refuted"]
    # what is held fixed is not said
    assert found["3"] not in ("proved", "refuted")


def test_a_parameter_of_a_function_may_be_bound():
    text = r"""
Let $f_\beta(x) = \beta x$.
$$\frac{d}{d\beta} f_\beta(x) = x \tag{1}$$
$$\lim_{\beta \to 0} f_\beta(x) = 0 \tag{2}$$
$$\lim_{\beta \to 0} f_\beta(x) = 1 \tag{3}$$
"""
    assert verdicts(text) == {"1": "proved", "2": "proved", "3": "refuted"}


@pytest.mark.parametrize(
    "row",
    [
        r"x = x \text{ something } + 1",
        r"x = x \text{ by the lemma } - 1",
        r"x = x ; + 1",
        r"\text{twice } x = x",
        r"x = x \text{ plus one}",
        r"\begin{aligned} x &= x \\ &\phantom{=}{} + 1 \end{aligned}",
        r"\begin{aligned} x &= x \\ &2 \end{aligned}",
        r"\begin{aligned} x &= x && + 1 \end{aligned}",
        r"|x| = x \iff x \ge 1",
    ],
)
def test_a_relation_beside_which_something_stands_is_not_proved(row: str):
    asked = questions(document_of(f"$${row}$$", "a.md", "markdown"))
    assert "proved" not in [finding_of(each).verdict for each in asked]


@pytest.mark.parametrize(
    "row",
    [
        r"x + 0 = x \quad (2)",
        r"\text{Gradient: } x + x = 2x",
        r"(a+b)^2 = a^2 + 2ab + b^2 \text{ by (1)}",
        r"x + x = 2x, \quad y + y = 2y",
        r"|a b| = |a| |b|, \quad a, b > 0",
        r"\forall x > 0: |x| = x",
        r"\begin{aligned} 2 + 2 \\ &= 4 \\ &= 1 + 3 \end{aligned}",
    ],
)
def test_what_only_stands_beside_a_relation_does_not_keep_it_from_being_proved(row: str):
    asked = questions(document_of(f"$${row}$$", "a.md", "markdown"))
    assert {finding_of(each).verdict for each in asked} == {"proved"}


def test_a_row_does_not_go_on_from_a_relation_in_the_reasons():
    text = r"""
For $c > 0$,
\begin{align}
e^x &\ge 1 + x \\
&= 1 + x + 0 && \text{since } c > 0 \tag{1} \\
&= x + 1 \tag{2}
\end{align}
"""
    assert verdicts(text)["2"] == "proved"


@pytest.mark.parametrize(
    "text",
    [
        r"Let $g$ satisfy $g(x) + g(-x) = 1$ for $x > 0$. Then $$g(0) = \frac12 \tag{1}$$",
        r"Suppose $g(x) = 0$ for some $x$. Then $$g(1) = 0 \tag{1}$$",
        r"Suppose that $f(u) = 0$. Then $$f(3) = 0 \tag{1}$$",
        r"Define $f(x) := x^2$ for $x > 0$. $$f(-1) = 1 \tag{1}$$",
        r"Let $a_n = 2n$. Then $$a_3 = 7 \tag{1}$$",
        r"Let $a_n = 2n$. Then $$a_1 + a_2 = 6 \tag{1}$$",
        r"Let $f_\beta(x) = \beta x$. $$f_2(x) = 3x \tag{1}$$",
        r"Let $f(x) = x^2$, $g = f'$. $$g(x) = x \tag{1}$$",
    ],
)
def test_what_is_said_of_some_numbers_only_settles_nothing_about_others(text: str):
    assert verdicts(text) == {"1": "undecided"}


def test_an_equation_said_for_all_arguments_holds_for_each():
    text = "Let $g(x) + g(-x) = 1$ for all $x$. Then $$g(0) = \\frac12 \\tag{1}$$"
    assert verdicts(text) == {"1": "proved"}


def test_a_letter_that_is_a_number_in_one_section_may_be_a_function_in_another():
    text = r"""# A
The variance is $\sigma^2$ and
$$\sigma^2 = \sigma \cdot \sigma \tag{1}$$
# B
Define $p_1 = \frac{1}{1 + e^{-(z_1 - z_2)}}$. Then
$$p_1 = \sigma(z_1 - z_2), \tag{2}$$
where $\sigma$ is the logistic function.
"""
    assert verdicts(text) == {"1": "proved", "2": "proved"}


def test_the_value_of_a_variable_does_not_reach_what_is_said_of_it_later():
    text = """
Let $x = 2$. Then
$$x^2 = 4 \\tag{1}$$

Then
$$x^3 = 8 \\tag{2}$$

Moreover,
$$x^2 = 2x \\tag{3}$$
"""
    assert verdicts(text) == {"1": "proved", "2": "proved", "3": "undecided"}


def test_decimals_in_a_power_do_not_make_a_rounded_value_right():
    text = (
        "$$1 - 0.999^{100} \\approx 0.0852 \\tag{1}$$ $$1 - 0.999^{100} \\approx 0.0952 \\tag{2}$$"
    )
    assert verdicts(text) == {"1": "refuted", "2": "proved"}
