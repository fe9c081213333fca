"""What the words before and after a formula say of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symproof.document.words import lead_words
from symproof.document.words.leads import (
    is_case,
    lead_after,
    lead_before,
    role_of_words,
    section_wide,
)

# the prose before a formula -> its role, and its reach where it is an assumption
BEFORE = """
We define | definition
is defined as | definition
The activation is defined by | definition
where the error function is given by | definition
Let us denote by | definition
We write | definition
Denote the sum by s and put | definition
Let | definition
Let now | definition
Now let | definition
Set | definition
Put | definition
Take | definition
Consider | definition
Consider the function | definition
where | definition
, where | definition
where σ is the logistic function, | definition
with | assumption sentence
a parabola with | definition
Here | definition
Suppose | assumption section
Suppose that | assumption section
Suppose we have | assumption section
Assume for the moment that | assumption section
We assume | assumption section
Let us assume | assumption section
assuming that | assumption section
given that | assumption section
Throughout, | assumption section
Throughout this chapter we assume | assumption section
In this section we suppose that | assumption section
From now on, let | definition
For contradiction, suppose that | assumption section
Suppose, for contradiction, that | assumption paragraph
If | assumption sentence
But if | assumption sentence
When | assumption sentence
whenever | assumption sentence
provided that | assumption sentence
as long as | assumption sentence
only if | assumption sentence
subject to | assumption sentence
For | assumption sentence
for all | assumption sentence
for every real | assumption sentence
for any fixed | assumption sentence
for all sufficiently large | assumption sentence
for all real numbers | assumption sentence
on | assumption sentence
as | assumption sentence
at the point | assumption sentence
in the limit | assumption sentence
Setting | assumption sentence
Substituting | assumption sentence
a number c such that | assumption sentence
There is a point satisfying | assumption sentence
a function that satisfies | assumption sentence
we require | assumption sentence
this needs | assumption sentence
under the constraint | assumption sentence
If the function has the property that | assumption sentence
Suppose that f satisfies | assumption section
Let f be a function that satisfies | assumption section
where g satisfies | assumption section
Then | claim
so | claim
Hence | claim
it follows that | claim
Therefore, by the chain rule, | claim
We have | claim
and we obtain | claim
which gives | claim
This shows that | claim
Note that | claim
Recall that | claim
Let us compute | claim
Let us verify | claim
In fact | claim
We want to show that | claim
We claim that | claim
To prove: | claim
it suffices to show | claim
The derivative is | claim
the product equals | claim
that is, | claim
i.e. | claim
Therefore the function satisfies | claim
We see that it satisfies | claim
For the logistic function we have | claim
For every such function we obtain | claim
If both sides are squared, we get | claim
If the discriminant is positive, the value is | claim
when x is large, this becomes | claim
Suppose f is odd. Then | claim
verify whether the identity holds: | claim
we check if the identity holds, that is, | claim
It is not hard to see that | claim
The correct formula is | claim
It is not true that | denied
It is false that | denied
It is wrong to say that | denied
A common mistake: | denied
In general it does not satisfy | denied
one cannot conclude that | denied
never | denied
We ask whether | question
Is it true that | question
solve | assumption paragraph
Solve the equation | mention
The equation | mention
the roots of | assumption paragraph
the circle | mention
because | mention
since | mention
By | mention
using the identity | mention
using | mention
in view of | mention
unless | mention
except for | mention
if and only if | mention
exactly when | mention
For example, | none
for instance | none
For short, | none
for simplicity | none
with respect to | none
As an example, | none
as well as | none
Set of all | none
the set | none
A data set | none
in this case | none
step by step, | none
where we used | mention
Here we used | mention
For the logistic function: | none
For GeLU, | none
The curvature, in the usual sense, of | none
The formulas | none
The formula | none
Its offset | none
without assuming | none
We do not assume | none
combined with | none
We proved it. | none
This is known. Moreover, | none
See Sec. 3. | none
定义 | definition
ReLU 定义为： | definition
我们定义 | definition
记 | definition
记作 | definition
称为 | definition
设 | definition
不妨设 | definition
令 | definition
取 | definition
考虑函数 | definition
其中 | definition
，其中误差函数 | definition
这里 | definition
假设 | assumption section
假定 | assumption section
设有 | assumption section
已知 | assumption section
本节设 | definition
全文假设 | assumption section
反设 | assumption paragraph
如果 | assumption sentence
若 | assumption sentence
若有 | assumption sentence
当 | assumption sentence
只要 | assumption sentence
对 | assumption sentence
对于任意 | assumption sentence
对所有实数 | assumption sentence
对于向量 | assumption sentence
任意 | assumption sentence
满足 | assumption sentence
使得 | assumption sentence
通过学习使 | assumption sentence
存在常数使得 | assumption sentence
需要： | assumption sentence
要求 | assumption sentence
要满足恒等式，需要： | assumption sentence
约束条件 | assumption section
其中函数满足： | assumption section
设函数满足 | assumption section
代入 | assumption sentence
在点 | assumption sentence
则 | claim
那么恒成立 | claim
则恒有： | claim
因此，该函数满足： | claim
所以 | claim
于是得 | claim
故 | claim
即 | claim
我们有 | claim
对于Swish来说我们有 | claim
可得 | claim
解得： | claim
从恒等式可以导出： | claim
要证 | claim
求证： | claim
验证恒等式是否成立： | claim
验证： | claim
恒等式的导数为 | claim
此时： | claim
简化为： | claim
这意味着两层网络退化为： | claim
正确的结果是 | claim
根据一般性定理，有 | claim
如果两边平方，得到 | claim
常见的错误： | denied
并非 | denied
误以为 | denied
不满足 | denied
是否 | question
是不是有 | question
方程 | mention
解方程 | assumption paragraph
曲线 | mention
因为 | mention
由 | mention
利用恒等式 | mention
除非 | mention
当且仅当 | mention
设计 | none
设备参数 | none
令人惊讶的 | none
当然， | none
相当于 | claim
其中一个 | none
其中之一 | none
所有的 | none
具有 | none
含有 | none
对称的 | none
对数 | none
绝对值 | none
例如， | none
根据一般性定理： | claim
使用者 | none
不需要 | none
即使 | none
自由变量 | none
值得 | none
记录 | none
存在 | none
证毕。 | none
"""
ROWS = [tuple(map(str.strip, row.split("|"))) for row in BEFORE.strip().splitlines()]


@pytest.mark.parametrize(("text", "said"), ROWS, ids=[text for text, _ in ROWS])
def test_the_words_before_a_formula_tell_its_role(text: str, said: str):
    lead = lead_before(text + " ")
    role, _, reach = said.partition(" ")
    assert (lead.role if lead else "none") == role
    if reach and lead:
        assert lead.reach == reach


@pytest.mark.parametrize(
    ("text", "defines", "other"),
    [
        ("Let ", "definition", "assumption"),
        ("where ", "definition", "assumption"),
        ("We define ", "definition", "claim"),
        ("The solution is given by ", "definition", "claim"),
        ("Assume ", "assumption", "assumption"),
        ("其中", "definition", "assumption"),
        ("定义", "definition", "claim"),
    ],
)
def test_a_definition_has_the_form_of_one(text: str, defines: str, other: str):
    lead = lead_before(text)
    assert lead is not None
    assert (lead.role_of(True), lead.role_of(False)) == (defines, other)


def test_a_condition_in_words_is_kept():
    lead = lead_before("If the discriminant is positive, we have ")
    assert lead is not None
    assert lead.condition == "the discriminant is positive"
    lead = lead_before("若判别式大于零，则")
    assert lead is not None
    assert lead.condition == "判别式大于零"


@pytest.mark.parametrize("text", ["If we add both sides, we get ", "当我们两边相加，得到"])
def test_what_we_do_is_no_condition(text: str):
    lead = lead_before(text)
    assert lead is not None
    assert lead.condition == ""


def test_unless_is_no_assumption():
    lead = lead_before("unless ")
    assert lead is not None
    assert lead.negated


AFTER = """
does not hold | denied
is not true in general. | denied
is wrong | denied
fails at once | denied
不成立。 | denied
并不总是成立 | denied
是错误的 | denied
? | question
true? | question
是否成立？ | question
if and only if | mention
当且仅当 | mention
implies that | assumption
时，有 | assumption
for short | definition
is defined by the series | definition
holds for all | claim
成立 | claim
恒成立。 | claim
and | none
. The function | none
is odd | none
的奇函数 | none
时间 | none
，其中 | none
"""
AFTER_ROWS = [tuple(map(str.strip, row.split("|"))) for row in AFTER.strip().splitlines()]


@pytest.mark.parametrize(("text", "role"), AFTER_ROWS, ids=[text for text, _ in AFTER_ROWS])
def test_the_words_after_a_formula_tell_its_role(text: str, role: str):
    lead = lead_after(f" {text}")
    assert (lead.role if lead else "none") == role


INSIDE = """
if | condition
provided that | condition
for all | condition
for all real x | condition
for small x | condition
when | condition
as | condition
若 | condition
当 | condition
where | where
其中 | where
and | and
且 | and
, | and
or | or
或 | or
otherwise | otherwise
else | otherwise
其他 | otherwise
否则 | otherwise
by (3) | reason
since φ is odd | reason
(because of symmetry) | reason
由 (3) | reason
then | claim
so | claim
that is | claim
=> | claim
故 | claim
(almost everywhere) | almost
a.e. | almost
(a.e.) | almost
几乎处处 | almost
undefined | undefined
未定义 | undefined
不存在 | undefined
forall | forall
as required | note
up to a constant | unknown
approximately | unknown
modulo | unknown
大约 | unknown
"""
INSIDE_ROWS = [tuple(map(str.strip, row.split("|"))) for row in INSIDE.strip().splitlines()]


@pytest.mark.parametrize(("text", "role"), INSIDE_ROWS, ids=[text for text, _ in INSIDE_ROWS])
def test_words_inside_a_formula_have_a_role(text: str, role: str):
    assert role_of_words(text) == role
    assert role_of_words(f" {text} ") == role


@pytest.mark.parametrize(
    "text", ["Case 1", "Case x > 0", "情况2", "情形一", "当 x > 0 时", "第一种情况", "Subcase 2"]
)
def test_a_case_is_seen_by_its_heading(text: str):
    assert is_case(text)


@pytest.mark.parametrize("text", ["Theorem 3", "Proof", "证明", "Iffy", "Casework", "数值验证", ""])
def test_other_headings_are_no_cases(text: str):
    assert not is_case(text)


def test_some_words_speak_of_the_whole_section():
    assert section_wide("Throughout this section, let")
    assert section_wide("本节设")
    assert not section_wide("Let x be positive")


@pytest.mark.parametrize("rows", [lead_words.ENGLISH, lead_words.CHINESE])
def test_a_word_is_of_one_kind(rows: dict[str, str]):
    words = [word.strip() for row in rows.values() for word in row.split("|")]
    assert all(words)
    assert [word for word in words if words.count(word) > 1] == []


@pytest.mark.parametrize(
    "text",
    ["a" * 10_000, "if " * 10_000, "(" * 10_000, "设" * 10_000, ", ." * 10_000, ", if" * 10_000],
)
def test_long_prose_is_read_in_linear_time(text: str):
    lead_before(text)


@given(st.text(max_size=200))
def test_any_prose_is_read(text: str):
    lead_before(text)
    lead_after(text)
    role_of_words(text)
