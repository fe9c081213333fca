"""Words that restrict, take back or do not assert: what a careless reader of them would prove."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from symproof.document.model import Finding
from symproof.document.questions import questions
from symproof.document.reading import document_of
from symproof.document.verdicts.judging import finding_of

# the last displayed formula of each is false, or does not follow from what is said
WRONG = (
    "\n".join((r"Let $x > 0$. Then $\sqrt{x^2} = x$.", r"", r"In general,", r"$$\sqrt{x^2} = x$$")),
    "Let $x = 1$. We check $x^2 = 1$.\n\nNow we turn to the general case. For every real $x$:\n$$x^3 = x$$",
    "设 $x = 2$，则 $x^2 = 4$。\n\n对任意实数 $x$，\n$$x^2 = 2x$$",
    "Suppose $g(x) = 0$ for some $x$. Then\n$$g(1) = 0$$",
    "Suppose $g(x) = 0$ has a solution. Then\n$$g(1) = 0$$",
    "Suppose there exists $x$ with $g(x) = 0$. Then\n$$g(1) = 0$$",
    "Let $A, B$ be matrices. Then\n$$AB = BA$$",
    "\n".join((r"Let $A$ and $B$ be $n\times n$ matrices. Then", r"$$(A+B)^2 = A^2 + 2AB + B^2$$")),
    "For operators $A$ and $B$,\n$$AB - BA = 0$$",
    "设 $A$ 和 $B$ 为矩阵，则\n$$AB = BA$$",
    "设 $A, B$ 是 $n$ 阶方阵。\n$$AB = BA$$",
    "For all matrices $A, B$ of the same size,\n$$AB = BA$$",
    "Consider two square matrices $P$ and $Q$. We have\n$$PQ = QP$$",
    "Let $A$ be an operator and $v$ a vector. Then\n$$Av = vA$$",
    "\n".join((r"For $z \in \mathbb{C}$,", r"$$|z|^2 = z^2$$")),
    "Let $z$ be a complex number. Then\n$$|z|^2 = z^2$$",
    "Let $z = a + ib$. Then\n$$|z|^2 = z^2$$",
    "设 $z$ 为复数，则\n$$|z|^2 = z^2$$",
    "\n".join(
        (r"Let $a, b \in \mathbb{F}_p$. Then", r"$$(a+b)^2 - 2ab = a^2 + b^3 - b^3 + b^2 $$")
    ),
    "If $f$ is odd, then $f(0) = 0$.\n\n$$f(0) = 0$$",
    "若 $f$ 是奇函数，则 $f(0) = 0$。\n\n对于一般的 $f$，\n$$f(0) = 0$$",
    "If $f$ is odd, then $f(0) = 0$.\n\nNow consider arbitrary $f$:\n$$f(0) = 0$$",
    r"$$\forall x > 0: |x| = -x$$",
    r"$$\forall x > 0, |x| = -x$$",
    "We want $f(x) = x$. \n\n$$f(3) = 3$$",
    "Solve $f(x) = x$. \n\n$$f(3) = 3$$",
    "A fixed point satisfies $f(x) = x$. \n\n$$f(3) = 3$$",
    "Guess: $f(x) = x$. \n\n$$f(3) = 3$$",
    "Let $f(x) = 0$ for large $x$. Then\n$$f(3) = 0$$",
    "\n".join((r"Let $f(x) = 0$ for integer $x$. Then", r"$$f(\frac12) = 0$$")),
    "Let $f(x) = 0$ near $x = 0$. Then\n$$f(3) = 0$$",
    "Let $f(x) = 0$ at the origin. Then\n$$f(3) = 0$$",
    "设 $f(x) = 0$ 当 $x$ 充分大。则\n$$f(3) = 0$$",
    "Let $x > 0$. Then $|x| = x$.\n\nFor every real number $x$ we have\n$$|x| = x$$",
    "\n".join(
        (r"Let $x > 0$. Then $|x| = x$.", r"", r"For all $x \in \mathbb{R}$,", r"$$|x| = x$$")
    ),
    "Let $x > 0$. Then $|x| = x$.\n\nNow let $x$ be any real number.\n$$|x| = x$$",
    "Let $x > 0$. Then $|x| = x$.\n\nLet now $x$ be arbitrary.\n$$|x| = x$$",
    "\n".join(
        (r"Let $x > 0$. Then $|x| = x$.", r"", r"Now let $x \in \mathbb{R}$.", r"$$|x| = x$$")
    ),
    "\n".join(
        (
            r"Let $x > 0$. Then $|x| = x$.",
            r"",
            r"$$|x| = x \quad \text{for all } x \in \mathbb{R}$$",
        )
    ),
    "\n".join((r"Let $x > 0$. Then $|x| = x$.", r"", r"$$|x| = x \quad \text{for all } x$$")),
    "\n".join((r"Let $x > 0$. Then $|x| = x$.", r"", r"$$\forall x \in \mathbb{R}: |x| = x$$")),
    "设 $x > 0$。现在设 $x$ 为任意实数。\n$$|x| = x$$",
    "设 $x > 0$。对所有实数 $x$，有\n$$|x| = x$$",
    "Let $a = 2$. For general $a$,\n$$a^2 = 4$$",
    "Let $f$ be odd. For every function $f$,\n$$f(0) = 0$$",
    "Let $f$ be odd. Now let $f$ be arbitrary.\n$$f(0) = 0$$",
    "We no longer assume $x > 0$.\n$$|x| = x$$",
    "Without assuming $x > 0$:\n$$|x| = x$$",
    "Drop the assumption $x > 0$.\n$$|x| = x$$",
    "This does not require $x > 0$:\n$$|x| = x$$",
    "Contrary to the case $x > 0$, we now have\n$$|x| = x$$",
    "Until $x > 0$,\n$$|x| = x$$",
    "For all but $x > 0$,\n$$|x| = x$$",
    "For $x > 0$, $x < 0$ and $x = 0$ alike:\n$$|x| = x$$",
    "不论 $x > 0$ 与否，\n$$|x| = x$$",
    "若不假设 $x > 0$，\n$$|x| = x$$",
    "去掉 $x > 0$ 的假设，\n$$|x| = x$$",
    "与 $x > 0$ 的情形不同，现在\n$$|x| = x$$",
    "Apart from $x = 0$ we have\n$$x = 0$$",
    "For instance, $a = 2$ gives $a^2 = 4$.\n\n$$a^2 = 4$$",
    "Let $a = 2$ in this example.\n\n$$a^2 = 4$$",
    "\n".join(
        (
            r"By symmetry we may assume $x \ge y$. Then $|x - y| = x - y$.",
            r"",
            r"Now back to the original problem:",
            r"$$|x - y| = x - y$$",
        )
    ),
    "Take $a = 2$: $a^2 = 4$.\n\nGeneral case:\n$$a^2 = 4$$",
    "取 $a = 2$：$a^2 = 4$。\n\n一般情形：\n$$a^2 = 4$$",
    "Until now $x > 0$ was assumed. Now\n$$|x| = x$$",
    "Let $x > 0$. Then $|x| = x$.\n\nFrom now on we do not assume $x > 0$.\n$$|x| = x$$",
    "Let $x > 0$. Then $|x| = x$. We now drop the assumption that $x > 0$.\n\n$$|x| = x$$",
    "The equation $f(x) = x$ has a solution. \n\n$$f(3) = 3$$",
    "Find $f$ such that $f(x) = x$ for at least one $x$.\n\n$$f(3) = 3$$",
)
# the last displayed formula of each is right
RIGHT = (
    "\n".join((r"Let $n \in \mathbb{N}$.", r"$$(-1)^{2n} = 1$$")),
    "Let $n$ be an integer.\n$$(-1)^{2n} = 1$$",
    "设 $n$ 为整数。\n$$(-1)^{2n} = 1$$",
    r"$$\forall x > 0: |x| = x$$",
    "\n".join((r"Let $A$ be an $n \times n$ matrix. Then", r"$$A A^\top = (A A^\top)^\top$$")),
    "\n".join(
        (r"Let $A$ and $B$ be $2 \times 2$ matrices. Then", r"$$(AB)^\top = B^\top A^\top$$")
    ),
    "\n".join((r"Let $v$ be a vector in $\mathbb{R}^n$. Then", r"$$v^\top v = v^\top v$$")),
    "Without loss of generality let $x > 0$. Then\n$$|x| = x$$",
    "Without loss of generality, assume $x > 0$. Then\n$$|x| = x$$",
    "The vector $v$ has norm $r$, where $r > 0$. Then\n$$|r| = r$$",
    r"$$e^{i\theta} = \cos\theta + i\sin\theta$$",
    "Let $i$ be the imaginary unit.\n$$i^2 = -1$$",
    "Let $A$ be an event.\n$$P(A^c) = 1 - P(A)$$",
    "Let $f(x) = x^2$ for $x > 0$. Then\n$$f(2) = 4$$",
    "Let $f(x) = x^2$ for all real $x$. Then\n$$f(2) = 4$$",
    "Let $f(x) = x^2$ for every $x$. Then\n$$f(2) = 4$$",
    "For example, let $f(x) = x^2$.\n\n$$f(2) = 4$$",
)
PROVED = (
    "Without loss of generality let $x > 0$. Then\n$$|x| = x$$",
    "Let $f(x) = x^2$ for every $x$. Then\n$$f(2) = 4$$",
    "For example, let $f(x) = x^2$.\n\n$$f(2) = 4$$",
    "Let $v$ be a vector in $\\mathbb{R}^n$. Then\n$$v^\\top v = v^\\top v$$",
    "Let $A$ and $B$ be $2 \\times 2$ matrices. Then\n$$(AB)^\\top = B^\\top A^\\top$$",
    "设 $x > 0$，则\n$$|x| = x$$",
)
REFUTED = (
    "Let $A$ and $B$ be $n \\times n$ matrices. Then\n$$AB = BA$$",
    "$$\\forall x > 0: |x| = -x$$",
)


def last(text: str) -> Finding:
    document = document_of(text + "\n", "words.md", "markdown")
    shown = [question for question in questions(document) if question.display]
    return finding_of(shown[-1])


@pytest.mark.parametrize("text", WRONG)
def test_what_does_not_follow_is_neither_proved_nor_passed_over(text: str):
    finding = last(text)
    assert finding.verdict not in ("proved", "proved-to-digits", "definition", "assumed"), (
        finding.question
    )


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_not_called_wrong(text: str):
    finding = last(text)
    assert finding.verdict not in ("refuted", "undefined"), finding.reason


@pytest.mark.parametrize("text", PROVED)
def test_words_that_restrict_nothing_do_not_keep_from_a_proof(text: str):
    finding = last(text)
    assert finding.verdict == "proved", finding.reason


@pytest.mark.parametrize("text", REFUTED)
def test_what_is_false_under_all_that_is_said_is_refuted(text: str):
    finding = last(text)
    assert finding.verdict == "refuted", finding.reason


DOMAINS = [
    ("Let $f(x) = x^2$ on $[0, 1]$. Then\n$$f(2) = 4$$", "undecided"),
    ("The density is $p(x) = 2x$ on $[0, 1]$. Then\n$$\\int_0^2 p(x)\\,dx = 4$$", "undecided"),
    ("Let $f(x) = x^2$ on $\\mathbb{R}$. Then\n$$f(2) = 4$$", "proved"),
    ("Let $f(x) = x$ for $x > 0$ and $f(x) = 0$ elsewhere. Then\n$$f(-1) = 0$$", "undecided"),
]


@pytest.mark.parametrize(("text", "verdict"), DOMAINS)
def test_a_domain_said_behind_a_definition_is_not_dropped(text: str, verdict: str):
    found = [finding_of(each) for each in questions(document_of(text, "domains.md", "markdown"))]
    assert found[-1].verdict == verdict
