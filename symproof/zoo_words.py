"""Every word of the table of the zoo, and of what `symproof zoo` prints, in each language.

The names of authors and of papers are those of `symproof.citations`; what the literature calls a
function stands with it in proofs/activations.toml.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# key -> one text per language, in the order of symproof.words.LANGUAGES
WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "title": ("The zoo of activation functions", "激活函数一览"),
    "written_by": (
        "Written by {command} from {file}; a test keeps it true.",
        "由 {command} 根据 {file} 生成；有测试保证它始终属实。",
    ),
    "proved_for": (
        "Every equation here is proved for all real {x} and all values of the parameters that the "
        "conditions allow, gates for {nonzero}, sums of slopes for {x} where both derivatives "
        "exist.",
        "表中每个等式都已证明：对一切实数 {x} 以及条件所允许的一切参数值成立；"
        "其中门只对 {nonzero} 而言，斜率之和只对两个导数都存在的 {x} 而言。",
    ),
    "kinks_are": (
        "Kinks are the points without a derivative, for some values of the parameters.",
        "不可导点指在某些参数值下导数不存在的点。",
    ),
    "certified": (
        "Every counterexample is certified: its digits are those of the exact values.",
        "每个反例都经过验证：所列数字就是精确值的各位数字。",
    ),
    "shows": (
        "{command} shows a derivation or counterexample.",
        "{command} 给出推导或反例。",
    ),
    "one": ("The identity: {claim}", "恒等式：{claim}"),
    "slope": ("The identity with another slope: {claim}", "其他斜率的恒等式：{claim}"),
    "even": ("Even functions: {claim}", "偶函数：{claim}"),
    "none": (
        "No identity: {difference} is not {multiple} for any {c}",
        "没有恒等式：{difference} 对任何 {c} 都不等于 {multiple}",
    ),
    "open": ("Undecided", "尚未判定"),
    "only_c": (
        "The only {c} possible is {value}; at the point shown, {difference} is the first number "
        "and {multiple} the second.",
        "{c} 只可能取 {value}；在所列的点处，第一个数是 {difference}，第二个数是 {multiple}。",
    ),
    "result": ("result", "结果"),
    "functions": ("functions", "函数个数"),
    "all": ("all", "合计"),
    "name": ("name", "名称"),
    "gate": ("gate", "门"),
    "kinks": ("kinks", "不可导点"),
    "counterexample": ("counterexample", "反例"),
    "undecided": ("undecided", "未判定的项"),
    "left_undecided": ("Left undecided", "尚未判定的项"),
    "sources": ("Names, sources and notes", "名称、出处与说明"),
    "where": (", where {conditions}", "，其中 {conditions}"),
    "at_point": ("at {point}: {sides}", "在 {point} 处：{sides}"),
    "named": (" ({title})", "（{title}）"),
    "colon": (": ", "："),
    "semicolon": ("; ", "；"),
    "comma": (", ", "，"),
}
