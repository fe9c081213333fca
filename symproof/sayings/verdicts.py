"""Sentences of `symproof prove`, `explore`, `enclose` and `zoo`: English -> Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    # verdicts
    "proved": "已证明",
    "refuted": "不成立",
    "undefined": "无定义",
    "undecided": "未判定",
    "unreadable": "无法读取",
    "definition": "定义",
    "assumed": "假设",
    "proved-to-digits": "按所写位数成立",
    "enclosed": "已界定",
    # what there is to cite
    "Rules": "推理规则",
    "Axioms": "公理",
    "Theorems that lines may cite like axioms": "可以像公理一样引用的定理",
    "{claim}  if {conditions}": "{claim}，若 {conditions}",
    # where, and what is there
    "at {where}: {said}": "在 {where} 处：{said}",
    "in {claim}:": "在 {claim} 中：",
    "the left side is {left}, the right side is {right}": "左边等于 {left}，右边等于 {right}",
    "the left side is {left}, the right side is {right} ({why})": (
        "左边等于 {left}，右边等于 {right}（{why}）"
    ),
    "in row {row}, column {column}, {said}": "第 {row} 行第 {column} 列，{said}",
    "there is no derivative, since {left} is not {right}": (
        "导数不存在，因为 {left} 不等于 {right}"
    ),
    "there is no limit, since {left} is not {right}": "极限不存在，因为 {left} 不等于 {right}",
    "there is no integral, since {left} is not {right}": "积分不存在，因为 {left} 不等于 {right}",
    "there is no bound, since {left} is not {right}": "无界，因为 {left} 不等于 {right}",
    "{what} is {left}, not {right}": "{what}等于 {left}，而不是 {right}",
    "the coefficient of {power}": "{power} 的系数",
    "the value at {where}": "{where} 处的值",
    "{what} in the difference": "差中{what}",
    "proved: {claims}": "已证明：{claims}",
    "they differ {where}": "两边不同：{where}",
    "every point": "每一点",
    "the sides differ at {where}": "两边在 {where} 处不同",
    "the two sides are equal": "两边相等",
    "the two sides differ by at most {gap}": "两边至多相差 {gap}",
    "the two sides are identically equal: {claim} is proved": "两边恒等：已证明 {claim}",
    "they seem to differ at {where}, which was not proved": (
        "两边似乎在 {where} 处不同，但未能证明"
    ),
    # terms without a value
    "{term} does not exist": "{term} 不存在",
    "{term} does not exist: {why}": "{term} 不存在：{why}",
    "{term} has no derivative": "{term} 不可导",
    "{term} has no derivative from the right": "{term} 没有右导数",
    "{term} has no derivative from the left": "{term} 没有左导数",
    "{term} has no value: it needs {needs}": "{term} 没有值：需要 {needs}",
    "{term} has no value: it needs {needs} ({why})": "{term} 没有值：需要 {needs}（{why}）",
    "{term} has no value at {where}: it needs {needs}": "{term} 在 {where} 处没有值：需要 {needs}",
    "{term} has no value at {where}: it needs {needs} ({why})": (
        "{term} 在 {where} 处没有值：需要 {needs}（{why}）"
    ),
    "any point": "任何点",
    "{integral} has no limit as {variable} goes to {end}": (
        "当 {variable} 趋于 {end} 时 {integral} 没有极限"
    ),
    "the function {how}": "函数{how}",
    "from the right it {how}": "从右侧{how}",
    "from the left it {how}": "从左侧{how}",
    "from the right it {how}, from the left it {other}": "从右侧{how}，从左侧{other}",
    "tends to infinity": "趋于正无穷",
    "tends to minus infinity": "趋于负无穷",
    "tends to {value}": "趋于 {value}",
    "grows beyond all bounds in absolute value": "绝对值无限增大",
    "that {term} exists was not proved": "未能证明 {term} 存在",
    "that {term} has a derivative was not proved": "未能证明 {term} 可导",
    "that {term} has a derivative from the right was not proved": "未能证明 {term} 有右导数",
    "that {term} has a derivative from the left was not proved": "未能证明 {term} 有左导数",
    "{term} has a value only where {needs}, which was not proved": (
        "{term} 只在 {needs} 时有值，而这一点未能证明"
    ),
    "{term} is defined only where {needs}, which was not proved": (
        "{term} 只在 {needs} 时有定义，而这一点未能证明"
    ),
    "the function under an integral needs a value everywhere between the ends, and at them": (
        "被积函数在积分区间内以及两端点处都必须有值"
    ),
    # what was tried
    "tried {reasons}": "尝试过：{reasons}",
    "no proof of {claim} was found": "没有找到 {claim} 的证明",
    "no values were found of which the hypotheses may hold": "没有找到能使假设成立的取值",
    "no counterexample among {tried}": "试过下列各项，没有找到反例：{tried}",
    "{count} simple points": "{count} 个简单的点",
    "{count} points near kinks, zeros and constants": "不可导点、零点与常数附近的 {count} 个点",
    "{count} points of circles": "圆周上的 {count} 个点",
    "{count} points found by climbing": "用爬山法找到的 {count} 个点",
    "{count} points found by subdivision": "用区间细分找到的 {count} 个点",
    "{count} points from 10^-60 to 10^60": "从 10^-60 到 10^60 的 {count} 个点",
    "{count} entries of matrices with up to {rows} rows": "至多 {rows} 行的矩阵的 {count} 个元素",
    "balls of up to {bits} bits": "至多 {bits} 位精度的区间",
    "a function with two numbers of arguments has no samples": "自变量个数不一致的函数无法取样",
    # problems of a proof
    "does not follow by {reasons}": "不能由 {reasons} 推出",
    "does not follow by {reasons}; it does by {others}": (
        "不能由 {reasons} 推出，但可由 {others} 推出"
    ),
    "does not follow by {reasons}; the fact {name} needs {needs}": (
        "不能由 {reasons} 推出；结论 {name} 需要 {needs}"
    ),
    "no reason was found for this line": "没有找到这一行的理由",
    "the calculation gives {given}, the claim is {claim}": "计算得到 {given}，而结论是 {claim}",
    "the cases end with different terms": "各情形以不同的式子结束",
    "the cases give relations that have none in common: {given}": (
        "各情形给出的关系没有共同之处：{given}"
    ),
    "the cases do not cover everything: {conditions}": "各情形没有覆盖全部可能：{conditions}",
    "the proof cites itself": "证明引用了自身",
    "the shapes {left} and {right} do not fit in {term}": (
        "形状 {left} 与 {right} 在 {term} 中不相容"
    ),
    "the shapes: {why}": "形状：{why}",
    "the claim: {why}": "结论：{why}",
    "the hypothesis {name}: {why}": "假设 {name}：{why}",
    "{name} is defined twice": "{name} 被定义了两次",
    "{name} is both bound and free": "{name} 既是约束变元又是自由变元",
    "{name} names a fact and a hypothesis": "{name} 既是结论又是假设的名称",
    "{names} is a variable in one place and a function in another": (
        "{names} 在一处是变量，在另一处是函数"
    ),
    "the fact {name} defines {function} differently": "结论 {name} 对 {function} 的定义不同",
    "the hypotheses contradict each other, so that they prove anything: {claims}": (
        "假设互相矛盾，因而可以推出任何结论：{claims}"
    ),
    "a derivative with respect to {name} holds {other} fixed, and a hypothesis ties {other} to "
    "{name}: define {other} as a function of {name}": (
        "对 {name} 求导时 {other} 保持不变，而有假设把 {other} 与 {name} 联系起来："
        "请把 {other} 定义为 {name} 的函数"
    ),
    "the proof rests on what is not stated: {what}": "证明依赖于没有写明的内容：{what}",
    "terms, or facts in facts, are nested too deeply": "式子或结论的嵌套过深",
    "the theorem has no function {name}; it has {others}": "定理中没有函数 {name}，只有 {others}",
    # time and workers
    "no verdict within {seconds} s": "{seconds} 秒内没有结果",
    "killed after {seconds} s": "{seconds} 秒后被终止",
    "the worker died": "工作进程意外结束",
    "the worker died, killed by signal {number}": "工作进程被信号 {number} 终止",
    "the worker gave no answer": "工作进程没有回答",
    "interrupted": "被中断",
    # what is found out about a function
    "domain": "定义域",
    "odd part": "奇部",
    "even part": "偶部",
    "gate": "门",
    "gate is odd": "门为奇函数",
    "identity": "恒等式",
    "companion": "伴随式",
    "kink": "不可导点",
    "gradient": "导数",
    "gradient identity": "导数恒等式",
    "limit": "极限",
    "nearest with it": "最近的满足者",
    "assumed below": "以下均假设成立",
    "proposed by SymPy, not proved": "由 SymPy 提出，未证明",
    "{term} has a value where {needs}": "{term} 在 {needs} 时有值",
    "{claim}  for {domain}": "{claim}，其中 {domain}",
    "at {where}: undefined": "在 {where} 处：导数不存在",
    "at {where}: refuted": "在 {where} 处：导数不存在",
    "at {where}: undecided": "在 {where} 处：未判定",
    "refuted: {why}": "不成立：{why}",
    "undefined: {why}": "无定义：{why}",
    "{function} -> {value} as {variable} -> {end}": (
        "当 {variable} -> {end} 时 {function} -> {value}"
    ),
    "{definition} has {claim}": "{definition} 满足 {claim}",
    "the worker failed: {error}": "工作进程出错：{error}",
    "for no c is it {multiple}: {why}": "没有 c 使它等于 {multiple}：{why}",
    "at {where}": "在 {where} 处",
    "where {conditions}": "其中 {conditions}",
}
