"""The words before and after formulas that tell what the formulas are for, in two languages.

A table row is a word and its kind.  Words that only look like one of them (`for example`,
`with respect to`, 当然, 令人) are rows too, of the kind "none": the longest word at a place counts,
so that they hide the shorter word in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

# what a word says of the formula after it; "near" kinds count only if nothing but an article, an
# adjective or a noun such as "number" stands between
#   define     it is a definition
#   let        a definition where it has the form of one, else an assumption, which lasts
#   take       the same, near: consider, choose
#   where      the same, of what the text before has used
#   with       the same, near
#   put        a value for this sentence, near
#   assume     an assumption that lasts
#   throughout an assumption that lasts for the section
#   if         an assumption for this sentence, which a comma closes
#   for        the same, near
#   such       an assumption about what was named before: such that
#   satisfy    the same, or a claim where the words before announce one
#   mention    it is only spoken of: the equation ...
#   since      a reason, near
#   except     where it does not hold: unless x = 0
#   iff        one half of an equivalence
#   then       it follows: a claim, whatever stands before
#   have       a claim, unless something before it in the clause says otherwise
#   be         the same, and a weaker word
#   same       the same in other words: i.e.
#   deny       it does not hold
#   not        the same, near
#   here       where, of what is assumed; what is equated here is claimed
#   ask        it is a question
#   else       the case that is left
#   turn       something else begins: but, while
Kind = Literal[
    "define", "let", "take", "where", "with", "put", "assume", "throughout", "if", "for", "such",
    "satisfy", "mention", "since", "except", "not", "here", "iff", "then", "have", "be", "same",
    "deny", "ask", "else", "turn", "none", "mark",
]  # fmt: skip

ENGLISH: Final[Mapping[Kind, str]] = {
    "define": """define | defines | defining | defined as | defined by | defined to be
        | is defined | are defined | we define | denote | denotes | denoted | denoting
        | denoted by | is given by | are given by | given by | called | is defined as
        | is defined by | is defined to be | are defined as | are defined by | is called
        | known as | introduce | introducing | abbreviate | abbreviated | short for
        | stands for | stand for | we write | write | writing | by definition | definition
        | notation | define: | the abbreviation""",
    "let": "let | let us denote by | letting",
    "take": "consider | take | choose | pick | fix | set | we set | put | we put | call",
    "where": "where | in which | wherein",
    "with": "with",
    "put": """setting | putting | substituting | substitute | plugging in | plugging | plug in
        | inserting | insert | taking | choosing | replacing | evaluating at | evaluate at
        | under the substitution | the substitution | substitution""",
    "assume": """assume | assumes | assuming | suppose | supposing | assumption | assumptions
        | hypothesis | hypotheses | we are given | it is given that | given that | impose
        | imposing | for contradiction | on the contrary""",
    "throughout": """throughout | in this section | in what follows | from now on | henceforth
        | hereafter | in the sequel""",
    "if": """if | when | whenever | wherever | provided | provided that | providing
        | as long as | so long as | only if | given | in case | in the case | in the case that
        | case | once | subject to | under the condition | under the conditions
        | under the constraint | under | as soon as | on condition that | valid for
        | assuming that we have""",
    "for": """for | for all | for any | for every | for each | for some | on | as | over | near
        | at | for arbitrary | for fixed | in the limit | in the limit as | restricted to""",
    "such": """such that | satisfying | s.t. | obeying | fulfilling | constraint | constraints
        | with the property | with the property that | condition that | condition | conditions
        | we require | require | requires | requiring | we need | need | needs | we want""",
    "satisfy": """solves | solves the equation | satisfies the equation | satisfy the equation
        | satisfy | satisfies | obey | obeys | fulfil | fulfils | fulfills""",
    "mention": """equation | equations | solve | solving | to solve | root of | roots of
        | solution | solutions | root | roots
        | zero of | zeros of | zeros are | critical point | critical points | stationary point
        | stationary points | inflection point | inflection points | saddle point | minimum point
        | maximum point | minimiser | maximiser | minimizer | maximizer | fixed point
        | fixed points | eigenvalue | eigenvalues | asymptote | asymptotes | tangent line
        | tangent line is | tangent at | tangent to | the tangent in | the tangent has | normal line
        | the normal at | the normal to
        | circle | curve | ellipse | hyperbola | parabola | the line | the plane | the sphere
        | of the form | in the form | ansatz | try | guess | compare | compared with | versus
        | replace | replaces | would be""",
    "since": """since | because | because of | as a consequence of | by virtue of | thanks to
        | owing to | due to | where we used | where we have used | where we use | here we used
        | here we use | using | use | using that | using the fact that | recalling | knowing
        | in view of | from | by""",
    "except": """unless | except | except at | except for | except when | except if
        | other than | away from | apart from | excluding | but not""",
    "iff": "if and only if | iff | exactly when | precisely when | precisely if | is equivalent to",
    "then": """then | thus | hence | therefore | so | it follows | it follows that
        | consequently | accordingly | whence | which gives | which yields | which implies
        | this gives | gives | give | yields | yield | implies | imply | implies that
        | this implies | this means | this means that | means that | shows | shows that
        | we get | we obtain | we find | we conclude | conclude that | conclude | we see
        | we see that | see that | obtain | obtaining | we deduce | deduce | deduce that
        | follows that | to show | to prove | show that | prove that | show | prove | proves
        | proving | verify | verify that | verifying | check | check that | claim | theorem
        | lemma | proposition | corollary | proof | solution: | it suffices to show
        | suffices to show | we claim | result | results in | leads to | lead to
        | simplifies to | simplify to | reduces to | simplify | simplifying | as a result
        | so that we have | and so | so that | the correct | correctly | in fact | instead
        | rather | becomes | become | turns into | arrive at | we arrive at | rearranging
        | let us | let's | follows | get | gets | finds | we arrive""",
    "have": """have | has | we have | reads | note that | note | notice that | notice
        | recall that | recall | observe that | observe | remember that | it holds
        | there holds | namely | obviously | clearly | indeed | one has | one gets | one finds
        | we know | known that | we know that | amounts to | written as | rewrite as
        | be written as | find""",
    "be": """is | are | be | equals | equal | equal to | is equal to | hold | holds | true
        | always""",
    "same": (
        "i.e. | i.e., | that is | that is, | that is to say | in other words | equivalently | ie"
    ),
    "deny": """not true | is not true | is not true that | are not true | is not the case that
        | is not correct that | not true that | false | false that | not the case that | wrong
        | wrongly | wrong: | incorrect | incorrectly | common mistake | mistake | mistaken
        | mistakenly | fallacy | fallacious | does not satisfy | do not satisfy
        | doesn't satisfy | does not hold | do not hold | not hold | does not imply
        | do not imply | cannot conclude | cannot conclude that | not conclude that
        | it is not that | misconception | erroneous | erroneously | one might think
        | it is tempting | tempting | naive | naively | not always | not in general
        | not generally | not generally true | contrary to | disprove""",
    "ask": """whether | is it true | is it true that | do we have | does it hold | can we
        | why is | could it be | is it the case | conjecture | check if | verify if | test if
        | see if""",
    "not": """is not | are not | never | not equal | not equal to | does not equal
        | do not have | does not have | not have | cannot be | can not be | isn't | not""",
    "here": "here",
    "else": "otherwise | else | in the other case | in the remaining case | in all other cases",
    "turn": "while | whereas | but | however | on the other hand | in contrast | by contrast",
    "none": """hyperbolic tangent | tangent function | the general case | general case
        | for example | for instance | for short | for convenience | for simplicity
        | for brevity | for clarity | for completeness | for comparison | for this | for that
        | for which | for the sake of | for later use | for the proof | for now | for future
        | with respect to | w.r.t. | with regard to | combined with | together with
        | along with | compared to | such as | so far | so called | so-called | so much
        | so many | on the one | on the other | on the left | on the right | on both sides
        | as usual | as follows | as before | as above | as well as | as well | as expected
        | as required | as claimed | as desired | as a function of | as a function | as in
        | as an | as a | as the | if any | even if | as if | given in | given a | given the
        | e.g. | by hand | by parts | by symmetry | set of | the set | a set | sets | data set
        | training set | under consideration | in this case | in that case | in either case
        | in each case | in every case | in all cases | in any case | in both cases | case study
        | written by | by far
        | step by step | one by one | at all | at least | at most | at once | at first
        | at last | at the same time | let alone | notes | does not change | does not depend
        | does not matter | use of | of use | condition number | here we | in which case
        | multiplied by | divided by | divide by | multiply by | followed by | replaced by
        | bounded by | that of | not only | is not only | is not needed | not needed
        | is not necessary | is not required | we do not assume | do not assume
        | does not assume | not assume | without assuming | not assuming | need not assume
        | not suppose | not require | does not require | do not require | do not need
        | not need | no assumption | no assumptions | if needed | if necessary | if possible
        | when needed | need to | needs to | want to | we want to | we need to | what is | is a
        | is an | false positive | false positives | false negative | false negatives | why not
        | not hard | not difficult | is not hard | is not difficult | difficult to
        | not surprising | is not surprising | from left | from right | from zero | used to
        | used by | is used | take care | takes | to take | taken | point out | we call it
        | the case study | the following | suppose we want | true value | true values | so is
        | nearby""",
}

CHINESE: Final[Mapping[Kind, str]] = {
    "define": """定义 | 定义为 | 定义成 | 被定义为 | 记 | 记作 | 记为 | 简记 | 简记为 | 称
        | 称为 | 称作 | 叫做 | 表示为 | 引入 | 引进 | 由下式给出 | 给出 | 下式给出 | 记号""",
    "let": "设 | 令 | 设置 | 设定 | 不妨设 | 不妨令 | 任取",
    "take": "取 | 考虑 | 选取 | 选择 | 固定 | 考察",
    "where": "其中 | 式中 | 其中的",
    "put": "代入 | 令其 | 把 | 将 | 换元 | 作代换 | 代换 | 变量代换 | 在",
    "assume": """假设 | 假定 | 设有 | 条件 | 条件是 | 前提 | 已知 | 给定 | 规定 | 约定 | 反设
        | 反证 | 反证法""",
    "throughout": "本节 | 本文 | 下文 | 全文 | 今后 | 从现在起 | 此后 | 始终",
    "if": """如果 | 若 | 当 | 倘若 | 假如 | 只要 | 只有 | 要是 | 每当 | 一旦 | 在条件 | 情况
        | 情形 | 满足条件""",
    "for": "对 | 对于 | 对任意 | 对所有 | 对一切 | 对每个 | 对任何 | 任意 | 任给 | 沿",
    "such": "使得 | 使 | 让 | 约束 | 约束为 | 要求 | 需要 | 必须",
    "satisfy": "满足 | 服从 | 适合",
    "mention": (
        "方程 | 方程组 | 解方程 | 求方程 | 解方程组 | 求解 | 的解 | 解为 | 根为 | 曲线 | 圆 "
        "| 椭圆 | 双曲线 | 抛物线 | 形如 | 极值点 | 驻点 | 拐点 "
        "| 最小值点 | 最大值点 | 极小值点 | 极大值点 "
        "| 零点 | 不动点 | 特征值 | 切线 | 法线 | 切线方程 | 渐近线 | 交点 | 的根"
    ),
    "since": """其中用到 | 这里用到 | 用到 | 其中利用 | 这里利用 | 因为 | 由于 | 由 | 根据
        | 利用 | 注意到 | 借助 | 通过 | 依据 | 按照 | 应用 | 使用 | 结合""",
    "except": "除非 | 除了 | 除去 | 除",
    "iff": "当且仅当 | 等价于 | 充要条件 | 充分必要条件",
    "then": """则 | 那么 | 因此 | 所以 | 故 | 于是 | 从而 | 因而 | 由此 | 可得 | 得到 | 得出
        | 得 | 解得 | 推出 | 推得 | 导出 | 即得 | 便得 | 就得 | 恒有 | 恒成立 | 则有 | 证明
        | 求证 | 要证 | 欲证 | 要证明 | 只需证 | 只要证 | 只需证明 | 验证 | 可知 | 易知 | 可见
        | 易见 | 知 | 说明 | 表明 | 意味着 | 这表明 | 结论 | 推论 | 定理 | 命题 | 引理 | 化简
        | 化简为 | 化简得 | 简化为 | 整理得 | 化为 | 变为 | 退化为 | 正确的 | 正确 | 其实
        | 而是 | 应为 | 应该是 | 计算得 | 算得 | 必有 | 总有 | 都有 | 就有 | 便有 | 才有 | 故有
        | 此时 | 这时 | 答案""",
    "have": """有 | 我们有 | 写成 | 可写成 | 写为 | 写作 | 显然 | 注意 | 回忆 | 回顾 | 我们知道
        | 众所周知 | 事实上 | 记得""",
    "be": "为 | 是 | 等于 | 成立 | 相当于",
    "same": "即 | 也即 | 亦即 | 也就是 | 也就是说 | 换言之 | 换句话说 | 等价地",
    "deny": """不成立 | 并不成立 | 错误 | 错误的 | 错误地 | 误认为 | 误以为 | 并非 | 不满足
        | 不对 | 不正确 | 谬误 | 不能说 | 不能推出 | 不能得到 | 未必有 | 不一定有 | 常见的错误
        | 不能认为 | 未必 | 并不总有 | 不总有 | 并不总是 | 不总是 | 不恒有""",
    "ask": "是否 | 是不是 | 能否 | 为什么 | 会不会 | 猜想 | 猜测",
    "not": "不等于 | 没有 | 不是 | 并不是",
    "here": "这里 | 此处",
    "else": "否则 | 其他情况 | 其余情况 | 其它情况",
    "turn": "而 | 但 | 但是 | 然而 | 可是 | 不过",
    "none": """一般情形 | 一般情况 | 设计 | 设备 | 设施 | 建设 | 假设检验
        | 令人 | 当然 | 当前 | 当时 | 当中 | 适当
        | 相当 | 恰当 | 其中一个 | 其中之一 | 其中一种 | 其中一项 | 所有 | 具有 | 只有一个
        | 有限 | 含有 | 带有 | 拥有 | 有效 | 有时 | 有关 | 有理 | 有界 | 有些 | 有一个 | 有以下
        | 有如下 | 原有 | 固有 | 值得 | 获得 | 觉得 | 显得 | 取得 | 不得不 | 记录 | 标记 | 笔记
        | 忘记 | 名称 | 对称 | 对称性 | 称赞 | 为例 | 作为 | 成为 | 认为 | 为了 | 行为 | 对应
        | 对应的 | 对比 | 反对 | 绝对 | 绝对值 | 相对 | 面对 | 针对 | 对数 | 取对数 | 一对
        | 对角 | 对偶 | 对立 | 对象 | 若干 | 使用者 | 使命 | 即使 | 即可 | 立即 | 即将 | 故事
        | 故意 | 缘故 | 规则 | 原则 | 法则 | 知识 | 知道 | 通知 | 未知 | 未知数 | 由来 | 自由
        | 理由 | 需要注意 | 存在 | 现在 | 正在 | 所在 | 实在 | 不存在 | 又称 | 还是 | 凡是
        | 总是 | 这里的 | 定义域 | 有定义 | 无定义 | 没有定义 | 说明书 | 情况下 | 将来 | 即时
        | 条件数 | 无条件 | 圆满 | 半圆 | 不需要 | 无需 | 不必 | 不要求 | 不假设 | 无须
        | 并不要求 | 不需 | 让我们 | 取值 | 取值范围 | 不使用 | 从而使 | 反而 | 而且 | 时而
        | 进而 | 因而是 | 不对称 | 没有一般性 | 由式 | 也是 | 都是 | 就是 | 是一个 | 为一个
        | 有没有 | 不但 | 不仅 | 对称地 | 使用条件 | 除以 | 扣除 | 乘除 | 相除 | 整除 | 除法
        | 加减乘除 | 排除 | 去除 | 解除""",
}


class Word(NamedTuple):
    """A word of the tables, or a mark, in a text."""

    text: str
    kind: Kind
    start: int
    end: int


def _table(rows: Mapping[Kind, str]) -> dict[str, Kind]:
    table: dict[str, Kind] = {}
    for kind, words in rows.items():
        for word in words.split("|"):
            table[" ".join(word.split())] = kind
    return table


KINDS: Final[Mapping[str, Kind]] = MappingProxyType({**_table(ENGLISH), **_table(CHINESE)})


def _pattern() -> re.Pattern[str]:
    """Return what finds the longest word at each place, or a mark; English words are whole."""
    longest = sorted(KINDS, key=len, reverse=True)
    english = "|".join(re.escape(word) for word in longest if word.isascii())
    chinese = "|".join(re.escape(word) for word in longest if not word.isascii())
    return re.compile(rf"(?<![a-z])(?:{english})(?![a-z-])|{chinese}|[,，:：;；()（）。！？!?.]")


_PIECE: Final = _pattern()


def pieces_of(text: str) -> Iterator[Word]:
    """Yield the words of the tables in a text that `normal` has returned, and the marks, in order.

    Marks are punctuation, of the kind "mark"; a point that ends no sentence is none.
    """
    for match in _PIECE.finditer(text):
        word = match.group()
        kind = KINDS.get(word, "mark")
        if kind != "mark" or not _is_inside(text, match.start()):
            yield Word(word, kind, match.start(), match.end())


_SHORT: Final = re.compile(
    r"(?:^|[\s(（])(?:i\.e|e\.g|s\.t|w\.r\.t|a\.e|i|e|s|w|cf|resp|figs?|eqs?|vs|secs?|thm|lem|prop"
    r"|def|no|p|pp|et al|approx|const|dr|mr|st|\d+)$"
)


def _is_inside(text: str, place: int) -> bool:
    """Whether a mark is a point that ends no sentence: of a numeral, an abbreviation, an item."""
    if text[place] != ".":
        return False
    if text[place + 1 : place + 2].strip(" )）\"'”’"):
        return True
    return _SHORT.search(text, max(0, place - 12), place) is not None


_QUOTES: Final = str.maketrans({"’": "'", "‘": "'", "\u00a0": " "})


def normal(text: str) -> str:
    """Return a text in small letters with single spaces, whose words can be looked up."""
    return re.sub(r"\s+", " ", text.translate(_QUOTES)).lower()
