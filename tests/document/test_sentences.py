"""What the sentences of a paragraph say of its formulas, and what a condition reaches."""

from __future__ import annotations

import pytest
from document.paragraphs import paragraph

from symproof.document.model import Formula
from symproof.document.words.leads import leads_in

LETTERS = {
    "definition": "d",
    "assumption": "a",
    "claim": "c",
    "denied": "n",
    "question": "q",
    "mention": "m",
}


def told(text: str, lead: str = "") -> str:
    """Return a letter for each formula, "-" if nothing is said, and what assumptions reach.

    `a>2` is an assumption that reaches the second formula, `a*` one that lasts for the section,
    `a+` for the part, `a!` for the paragraph; d/a is a definition if it has the form of one.
    """
    block = paragraph(text, lead)
    numbers: dict[int, int] = {}
    for i, piece in enumerate(block.pieces):
        if isinstance(piece, Formula):
            numbers[i] = len(numbers) + 1
    shown: list[str] = []
    for i, found in enumerate(leads_in(block)):
        if i not in numbers:
            continue
        if found is None:
            shown.append("-")
            continue
        letter = LETTERS[found.role]
        if found.role in ("assumption", "definition"):
            letter += {"section": "*", "part": "+", "paragraph": "!"}.get(found.reach, "")
        if found.over:
            letter += ">" + ",".join(str(numbers[piece]) for piece in found.over)
        shown.append(letter + ("~" if found.negated else "") + ("?" if found.condition else ""))
    return " ".join(shown)


TABLE = [
    # leading conditions, and what follows from them
    ("If $x>0$, then $|x|=x$.", "a>2 c"),
    ("If $x>0$ then $|x|=x$. Hence $g(x)=1$. The rest is $h=2$.", "a>2,3 c c c"),
    ("If $x>0$, $|x|=x$.", "a>2 c"),
    ("If $x>0$, $y>0$, then $xy>0$.", "a>3 a>3 c"),
    ("If $x>0$ and $y>0$, then $xy>0$.", "a>3 a>3 c"),
    ("If $x>0$ and if $y>0$ then $xy>0$.", "a>2,3 a>3 c"),
    ("If $x>0$ the value $|x|=x$ is positive.", "a>2 c"),
    ("When $x>0$ we have $a=b$, and so $c=d$.", "a>2,3 c c"),
    ("For $x>0$, $|x|=x$; for $x<0$, $|x|=-x$.", "a>2 c a>4 c"),
    ("If $x>0$ then $a=b$, while $c=d$.", "a>2,3 c -"),
    ("If $x>0$ then $a=b$; if $x<0$ then $c=d$.", "a>2 c a>4 c"),
    ("If $x>0$ then $a=b$ and if $x<0$ then $c=d$.", "a>2 c a>4 c"),
    ("If $x>0$ then $a=b$, otherwise $c=d$.", "a>2 c c?"),
    ("If the number is large, then $a=b$.", "c?"),
    ("If we add them, $a=b$.", "c"),
    ("For all $x$ and $y>0$ we have $xy/y=x$.", "a>3 a>3 c"),
    ("For the first of them $a=b$.", "-"),
    ("当$x>0$时，$|x|=x$；当$x<0$时，$|x|=-x$。", "a>2 c a>4 c"),
    ("当$x>0$时$|x|=x$。因此$g(x)=1$。", "a>2,3 c c"),
    ("当$x>0$时$|x|=x$。$g(x)=1$。", "a>2 c -"),
    ("若$a=b$成立，则$c=d$。", "a>2 c"),
    ("若$x>0$且$y>0$，则$xy>0$。", "a>3 a>3 c"),
    ("对任意$x>0$，有$|x|=x$。", "a>2 c"),
    ("对于$x>0$，$y>0$，有$xy>0$。", "a>3 a>3 c"),
    ("如果$x$是实数，那么$x^2 \\ge 0$。", "a>2 c"),
    ("在$x=0$时，$f(x)=0$。", "a>2 c"),
    ("$x>0$时，$|x|=x$。", "a>2 -"),
    ("若$x>0$，即$-x<0$，则$a=b$。", "a>2,3 c c"),
    # trailing conditions
    ("We have $f(x)=x$ for $x>0$ and $f(x)=0$ for $x<0$.", "c a>1 - a>3"),
    ("$f(x)=x$ for $x>0$, $f(x)=0$ for $x<0$.", "- a>1 c a>3"),
    ("$a=b$ and $c=d$ for $x>0$.", "- - a>1,2"),
    ("$a=b$. We get $c=d$ if $x>0$.", "- c a>2"),
    ("$a=b$ holds for all $x>0$, which gives $c=d$.", "c a>1 c"),
    ("$a=b$, if $x>0$.", "- a>1"),
    ("$a=b$ for $x>0$ and $y>0$.", "- a>1 a>1"),
    ("$a=b$ for all $x>0$, $y>0$.", "- a>1 a>1"),
    ("$a=b$, and for $x>0$ we have $c=d$.", "- a>3 c"),
    ("$a=b$，当$x>0$时$c=d$。", "- a>3 c"),
    ("$\\log(x^2)=2\\log x$ ($x>0$).", "- a>1"),
    ("$\\log(x^2)=2\\log x$, $x>0$.", "- a>1"),
    ("We get $f(x)=1$ unless $x=0$.", "c m~"),
    ("$$f(x)=x$$ for $x>0$.", "- a>1"),
    # definitions and assumptions that last
    ("Let $a>0$, $b>0$ and $c=a+b$. Then $c>0$.", "d* d* d* c"),
    ("Let $f(x)=x^2$ for $x>0$. It is $g=1$.", "d* a>1 c"),
    ("Suppose that $x>0$. Then $a=b$. Now $c=d$.", "a* c -"),
    ("Let $f$ be a function that satisfies $f(0)=1$.", "d* a*"),
    ("Assume $x>0$, that is, $-x<0$.", "a* a*"),
    ("Let $t=x^2$, i.e. $x=y$.", "d* a*"),
    ("where $a>0$ and $f(x)=x$", "d* d*"),
    ("$f(x)=ax$ with $a>0$.", "- d*"),
    ("With $u=x$, we get $a=b$.", "a>2 c"),
    ("If we set $x=1$, then $a=b$.", "d! c"),
    ("Suppose, for contradiction, that $a=b$.", "a!"),
    ("设$\\phi(x)$是任意奇函数，$f(x)=1$，那么恒成立 $x=f(x)-f(-x)$。", "d* d* c"),
    ("其中$g(x)$满足：$g(x)+g(-x)=1$", "d* a*"),
    ("其中$f(x) = 1$，$\\phi$为奇函数。", "d* d*"),
    ("令$x=1$有$f(1)=1$。", "d* c"),
    ("令$x=1$，得$f(1)=1$。", "d* c"),
    ("设$x>0$。则$a=b$。", "d* c"),
    ("因此，它满足：$a=b$", "c"),
    ("要满足它，需要：$a=b$", "a"),
    ("通过学习使$a \\ne b$，网络可以", "a"),
    ("$$a=b$$\n当$x>0$时，\n$$c=d.$$", "- a>3 c"),
    # nouns between a word and a bound
    ("For a rate $k > 0$, $a=b$.", "a>2 c"),
    ("With a rate $k > 0$ let $f(x)=1$.", "a>2 d*"),
    ("its version, for a small slope $0 < k < 1$, by $a=b$", "a>2 m"),
    ("For the logistic function $a=b$ is known.", "-"),
    # reasons are claimed, unless they have the form of a definition
    ("because $$a=b$$", "m"),
    ("They are related by $$a=b$$", "c"),
    ("That it is odd is seen from $$f(-x)=-f(x)$$", "m"),
    # what is only said in between
    ("For all $x$\n$$r(x) + r(-x) = x$$", "a>2 -"),
    ("Let $g$ be a function that satisfies, for all $x$, $$g(x)+g(-x)=1$$", "d* a>3 a*"),
    ("From now on, let $$f(x)=1.$$", "d*"),
    ("Here $$|x|=x$$", "-"),
    ("Here $a>0$.", "d*"),
    ("取 $x = 1$，\n$$f(x)=2$$", "d* -"),
    ("因此它并不比一层更深：$$a=b$$", "c"),
    ("It is not deeper than one layer: $$a=b$$", "-"),
    ("For which $p$ is $x^2+px+1>0$ for all $x$?", "- q a>2"),
    ("It solves the equation $$a=b$$", "c"),
    ("The function solves the equation $$a=b$$", "a"),
    ("Wherever $x>0$, $$a=b$$", "a>2 c"),
    ("Where $x>0$ and $y>0$, the path is $$a=b$$", "a>3 a>3 c"),
    ("$$f(x)=ax$$\nWhere $a>0$.", "- d*"),
    ("The form is $$a=b,$$ with the bounds $$c<d.$$", "c -"),
    ("其中用到了\n$$f'(x)=1$$", "m"),
    ("The equation $$a=b$$ was found later, $$c=d$$", "m -"),
    # a display that only stands behind a formula is said by nothing
    ("设$x=1$\n$$f(x)=2$$", "d* -"),
    ("If $x>0$\n$$f(x)=2$$", "a>2 c"),
    ("Let $$f(x)=1.$$ Its value $a=b$.", "d* -"),
    ("Let $$f(x)=1$$ Its value $a=b$.", "d* -"),
    ("Let $$f(x)=1,$$ and $$g(x)=2.$$", "d* d*"),
    ("设\n$$f(x)=1$$\n它的导数为\n$$g(x)=1$$", "d* c"),
    # what is not claimed
    ("It is not true that $(a+b)^2=a^2$.", "n"),
    ("$a=b$ does not hold in general.", "n"),
    ("并不总有$a=b$。", "n"),
    ("$a=b$不成立。", "n"),
    ("若$a=b$不成立，则$c=d$。", "m~ c"),
    ("A common mistake is $a=b$. The correct formula is $c=d$.", "n c"),
    ("It is wrong that $a=b$, instead $c=d$.", "n c"),
    ("Is $a=b$?", "q"),
    ("We ask whether $a=b$. Indeed $a=b$.", "q c"),
    ("$a=b$ if and only if $c=d$.", "m m"),
    ("$a=b$ implies $c=d$.", "a>2 c"),
    ("If $x>0$ or $x<0$, then $x/x=1$.", "m m c?"),
    ("The equation $x^2=4$ has the solution $x=2$.", "m m"),
    ("Since $x>0$, $|x|=x$.", "m c"),
    ("由$a=b$得$c=d$。", "m c"),
    ("Recall that $a=b$, because $c=d$.", "c m"),
    ("For example, $a=b$.", "-"),
    ("其中一个是$a=b$。", "c"),
    ("验证恒等式是否成立：\n$$a=b$$", "c"),
]


@pytest.mark.parametrize(("text", "wanted"), TABLE, ids=[text for text, _ in TABLE])
def test_a_sentence_tells_what_its_formulas_are_for(text: str, wanted: str):
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "lead", "wanted"),
    [
        ("情况1：当$x > 0$时\n$$r(x)=x$$", "情况1", "a+ c"),
        ("Case 2: $x<0$. Then $a=b$.", "Case 2", "a+ c"),
        ("Case 2. If $x<0$, then $a=b$. If also $y>0$, then $c=d$.", "Case 2", "a+ c a>4 c"),
        ("数值验证：设$x = 1$\n$$f(1)=2$$", "数值验证", "d+ -"),
        ("特殊配置：如果设置$a=b$且$c=d$，则：$$e=f$$", "特殊配置", "d+ d+ c"),
        ("Theorem: let $a>0$. Throughout, $b>0$.", "Theorem", "d+ a*"),
        ("Remark: if $x>0$, then $a=b$.", "Remark", "a>2 c"),
    ],
)
def test_the_lead_of_a_block_changes_the_reach(text: str, lead: str, wanted: str):
    assert told(text, lead) == wanted


def test_the_condition_of_a_heading_reaches_its_section():
    block = paragraph("当$x>0$时", kind="heading")
    (lead,) = [lead for lead in leads_in(block) if lead]
    assert (lead.role, lead.reach) == ("assumption", "section")


def test_prose_has_no_lead():
    block = paragraph("Let $x>0$ be given.")
    assert [lead is None for lead in leads_in(block)] == [True, False, True]
