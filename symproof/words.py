"""Every word that the templates add to the mathematics, in each language.

A template holds layout only.  `{function}`, `{claim}`, ... are the places of formulas and names.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Final

LANGUAGES: Final = ("en", "zh")
# before the colon of a key `teach:worksheet` -> the module that has the words of a feature
CATALOGUES: Final[Mapping[str, str]] = {
    "grade": "symproof.teaching.grading.words",
    "notebook": "symproof.notebook_words",
    "site": "symproof.site.words",
    "teach": "symproof.teaching.words",
    "zoo": "symproof.zoo_words",
}

# key -> one text per language, in the order of LANGUAGES
WORDS: Final[Mapping[str, tuple[str, str]]] = {
    # headings
    "theorem": ("Theorem", "定理"),
    "proof": ("Proof", "证明"),
    "theorems": ("Theorems", "定理"),
    "contents": ("Contents", "目录"),
    "step": ("Step", "步骤"),
    "reason": ("Reason", "理由"),
    "definitions": ("Definitions", "定义"),
    "hypotheses": ("Hypotheses", "假设"),
    "claim": ("Claim", "结论"),
    "facts": ("Facts cited", "引用的结论"),
    "trust": ("Rests on", "所依据的公理"),
    "source": ("Source", "出处"),
    "side_conditions": ("Every term has a value", "各式均有意义"),
    "proof_of": ("Proof of {name}", "{name} 的证明"),
    "inferences": ("Inferences", "推理步骤"),
    "needs": ("Needs in the preamble:", "导言区需要："),
    # slides
    "slide_of": ("Slide {number} of {total}", "第 {number} 张，共 {total} 张"),
    "next_step": ("Next step", "下一步"),
    "previous_step": ("Previous step", "上一步"),
    "slide_keys": (
        "Arrow keys, space or a click show one step at a time; {letter} fills the screen.",
        "按方向键、空格键或点击，逐步显示；按 {letter} 键全屏。",
    ),
    # the statement and the proof, as sentences
    "let": ("Let", "设"),
    "suppose": ("Suppose that", "假设"),
    "then": ("Then", "则"),
    "odd": ("{function} is odd: {claim}", "{function} 是奇函数：{claim}"),
    "even": ("{function} is even: {claim}", "{function} 是偶函数：{claim}"),
    "continuous": ("{function} is continuous", "{function} 处处连续"),
    "differentiable": ("{function} is differentiable", "{function} 处处可导"),
    "twice_differentiable": ("{function} is twice differentiable", "{function} 处处二阶可导"),
    "by_cases": ("We distinguish cases.", "分情形讨论。"),
    "case": ("Case {conditions}.", "当 {conditions} 时："),
    "every_case": ("In every case", "综上，在各情形下都有"),
    "hence": ("Hence", "因此"),
    "rounded": ("{claim}, that is, {meaning}", "{claim}，即 {meaning}"),
    # where the claim is proved
    "holds": ("Holds", "适用范围"),
    "domain": ("for {things}", "对{things}"),
    "domain_such_that": ("for {things} such that {conditions}", "对满足 {conditions} 的{things}"),
    "domain_with": ("for {things} with {conditions}", "对满足 {conditions} 的{things}"),
    "and": ("{first} and {last}", "{first}、{last}"),
    "and_also": ("{first} and {last}", "{first}且 {last}"),
    "both": ("{first} and {second}", "{first} 及{second}"),
    "all_matrices": ("all matrices of these shapes", "一切这些形状的矩阵"),
    "all_sizes": ("all positive integers {names}", "一切正整数 {names}"),
    "all_real": ("all real {names}", "一切实数 {names}"),
    "every": ("every function {function}", "任意函数 {function}"),
    "every_kind": ("every {kinds} function {function}", "任意{kinds}函数 {function}"),
    "kind_odd": ("odd", "奇"),
    "kind_even": ("even", "偶"),
    "kind_continuous": ("continuous", "连续"),
    "kind_differentiable": ("differentiable", "可导"),
    "kind_twice_differentiable": ("twice differentiable", "二阶可导"),
    # how formulas of the statement are read
    "notation": ("Notation", "记号"),
    "here": ("Here {note}", "其中{note}"),
    "entrywise": (
        "functions of matrices are taken entry by entry",
        "矩阵的函数逐元素计算",
    ),
    "normal": (
        "{function} is the distribution function of the standard normal distribution",
        "函数 {function} 是标准正态分布的分布函数",
    ),
    # what a fact or an axiom says, and where it comes from
    "universal": ("{claim} for all {names}", "对一切 {names} 有 {claim}"),
    "under": ("{claim} if {conditions}", "若 {conditions}，则 {claim}"),
    "where": ("{statement}, where {definitions}", "{statement}，其中 {definitions}"),
    "titled": ("{name} ({title})", "{name}（{title}）"),
    "cited": ("{name}: {statement}", "{name}：{statement}"),
    "cited_from": ("{name}: {statement} (from {origin})", "{name}：{statement}（来自 {origin}）"),
    "accepted": ("{name}: {statement} ({source})", "{name}：{statement}（{source}）"),
    "by_definition": ("definition", "定义"),
    "interval_arithmetic": ("rational interval arithmetic", "有理数区间算术"),
    "no_axioms": (
        "no axioms: definitions and rational arithmetic only",
        "不用任何公理，仅用定义与有理数的运算",
    ),
    # words inside formulas
    "if": ("if", "若"),
    "otherwise": ("otherwise", "其他情形"),
    "for_all": ("for all {names}", "对一切 {names}"),
    "exists": ("{what} exists", "{what} 存在"),
    "exists_equal": ("{what} exists and equals {value}", "{what} 存在且等于 {value}"),
    "right_equal": (
        "{what} has the right derivative {value} at {point}",
        "{what} 在 {point} 处的右导数为 {value}",
    ),
    "left_equal": (
        "{what} has the left derivative {value} at {point}",
        "{what} 在 {point} 处的左导数为 {value}",
    ),
    "derivative_at": ("at", "在"),
    "near": ("{claim} as {place}", "当 {place} 时 {claim}"),
    "bounded": ("{what} is bounded as {place}", "当 {place} 时 {what} 有界"),
    # punctuation
    "comma": (", ", "，"),
    "stop": (".", "。"),
    "colon": (": ", "："),
    # reasons
    "is_odd": ("{function} is odd", "{function} 是奇函数"),
    "is_even": ("{function} is even", "{function} 是偶函数"),
    "is_continuous": ("{function} is continuous", "{function} 处处连续"),
    "is_differentiable": ("{function} is differentiable", "{function} 处处可导"),
    "is_twice_differentiable": ("{function} is twice differentiable", "{function} 处处二阶可导"),
    "hypothesis": ("by hypothesis", "由假设"),
    "hypothesis_number": ("by hypothesis ({number})", "由假设 ({number})"),
    "the_hypothesis": ("the hypothesis", "假设"),
    "the_number": ("({number})", "({number})"),
    "numbered": ("({number}) {statement}", "({number}) {statement}"),
    "unfold": ("by definition of {names}", "由 {names} 的定义"),
    "fact": ("by {names}", "由 {names}"),
    "axiom": ("by {names}", "由 {names}"),
    "instance": ("special case of {names}", "{names} 的特例"),
    "linear": ("linear combination of {names}", "{names} 的线性组合"),
    "ring": ("arithmetic", "整理"),
    "field": ("arithmetic of fractions", "分式运算"),
    "exp": ("laws of exponents", "指数运算律"),
    "order": ("by order", "由序关系"),
    "sign": ("by signs", "由各项的符号"),
    "derivative": ("differentiation", "求导"),
    "both_one_sided": (
        "both one-sided derivatives are {value}",
        "左、右导数都等于 {value}",
    ),
    "derivative_joined": (
        "differentiation; the one-sided derivatives agree where pieces meet",
        "求导；分段点处左、右导数相等",
    ),
    "log": ("laws of logarithms", "对数运算律"),
    "root": ("laws of roots", "根式运算律"),
    "trig": ("trigonometric identities", "三角恒等式"),
    "enclose": ("by interval arithmetic", "由区间算术"),
    "enclose_digits": ("by interval arithmetic: {values}", "由区间算术：{values}"),
    "approximately": ("{term} = {digits}", "{term} = {digits}"),
    "monotone": ("since {term} is monotone", "因为 {term} 单调"),
    "square": ("a square is not negative", "平方非负"),
    "slopes": ("by the sign of the derivative of {term}", "由 {term} 的导数的符号"),
    "above_tangent": (
        "since the graph of {function} lies above its tangent",
        "因为 {function} 的图象在其切线上方",
    ),
    "below_tangent": (
        "since the graph of {function} lies below its tangent",
        "因为 {function} 的图象在其切线下方",
    ),
    "function_increasing": (
        "since {function} is increasing and {conditions}",
        "因为 {function} 单调递增，且 {conditions}",
    ),
    "increasing": ("by monotonicity", "由单调性"),
    "limit": ("laws of limits", "极限运算律"),
    "improper": ("the integral to infinity is a limit", "反常积分的定义"),
    "substitution": ("substitution {equation}", "换元 {equation}"),
    "lhopital": ("L'Hôpital's rule", "洛必达法则"),
    "agree_near": ("the functions agree near the place", "两函数在该处附近相等"),
    "integral": ("laws of integrals", "积分运算律"),
    "blocks": ("block arithmetic", "分块矩阵运算"),
    "entries": ("entry by entry", "逐元素比较"),
    "search": ("found by search", "由自动搜索"),
    "since": ("since {conditions}", "因为 {conditions}"),
    "in_case": ("in this case", "在此情形下"),
    "cases": ("by cases", "分情形讨论"),
    "cases_of": ("by the sign of {term}", "按 {term} 的符号分情形讨论"),
    "other": ("by {kind}", "由 {kind}"),
    "other_names": ("by {kind}: {names}", "由 {kind}：{names}"),
}


def word(key: str, lang: str) -> str:
    """Return a text of the catalogue, its places unfilled.

    Raises:
        KeyError: the catalogue has no such key.
    """
    feature, separator, own = key.partition(":")
    texts = import_module(CATALOGUES[feature]).WORDS[own] if separator else WORDS[key]
    return texts[LANGUAGES.index(lang)]
