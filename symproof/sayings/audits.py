"""Sentences of `symproof audit` and `enclose`: English -> Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    # digits
    "exactly": "精确值",
    "{count} digit, rounded to nearest": "{count} 位有效数字，四舍五入",
    "{count} digits, rounded to nearest": "{count} 位有效数字，四舍五入",
    "in {interval}": "位于 {interval}",
    "it lies in {interval}": "它位于 {interval}",
    "it cannot be told from 0": "无法与 0 区分",
    "it is a matrix": "它是矩阵",
    "limits are not enclosed": "极限的值不作界定",
    "the term is too large to be computed": "式子太大，无法计算",
    "no digits are settled": "没有一位数字可以确定",
    "its value is not computed: {why}": "没有算出它的值：{why}",
    "a square root of a negative number": "负数的平方根",
    "a logarithm of what is not positive": "非正数的对数",
    "the base of a power is not positive": "幂的底数不是正数",
    # what was audited
    "{name}, by {by}, in {dtype}, all finite x": "{name}，实现：{by}，{dtype}，一切有限的 x",
    "{name}, by {by}, in {dtype}, x from {low} to {high}": (
        "{name}，实现：{by}，{dtype}，x 从 {low} 到 {high}"
    ),
    "the formula for {library}": "{library} 的公式",
    "the formula for {library} ({replaced})": "{library} 的公式（{replaced}）",
    "the formulas for {library}": "{library} 的各公式",
    "{name} as {function}": "{name} 用 {function}",
    "the zoo": "激活函数一览",
    # sections
    "error against the term": "相对于式子的误差",
    "error of the gradient ({by}) against the derivative of the term": (
        "导数的误差（{by}），相对于式子的导数"
    ),
    "identity {identity}": "恒等式 {identity}",
    "identity {identity}, proved": "恒等式 {identity}，已证明",
    "identity of the gradient, {identity}": "导数的恒等式 {identity}",
    "{difference} is not c*x for any c: {why}": "{difference} 对任何 c 都不等于 c*x：{why}",
    "{difference} = c*x is {verdict}, and is not measured": (
        "{difference} = c*x {verdict}，因此不作测量"
    ),
    "there is no x where the term has values at x and at -x": "没有 x 使式子在 x 与 -x 处都有值",
    "special values, not judged": "特殊值，不作评判",
    # labels
    "points": "点数",
    "at most 1/2 ulp": "不超过 1/2 ulp",
    "worst error": "最大误差",
    "worst absolute": "最大绝对误差",
    "worst for normal x": "正规数 x 的最大误差",
    "worst for subnormal x": "次正规数 x 的最大误差",
    "error at 0": "0 处的误差",
    "at x": "x 为",
    "given": "所得值",
    "true value": "真值",
    "such as": "例如",
    "noticed": "可察觉",
    "wrong": "错误",
    "pairs x, -x": "x 与 -x 的对数",
    "left out": "略去",
    "worst defect": "最大偏差",
    "NaN or infinite": "NaN 或无穷",
    # texts
    "{count}, certified one by one: {sampling}": "{count} 个，逐点验证：{sampling}",
    "{count} drawn in each binade and its {ends} ends, and 0; seed {seed}": (
        "每个二进区间抽取 {count} 个点及其两端各点（{ends} 个），另加 0；种子 {seed}"
    ),
    "every {dtype} in the range": "范围内的每个 {dtype}",
    "{count} of them ({share})": "其中 {count} 个（{share}）",
    "0: every value is the true one": "0：每个值都是真值",
    "0: the identity holds exactly": "0：恒等式精确成立",
    "{ulps} ulps, {far} absolute": "{ulps} ulp，绝对误差 {far}",
    "{ulps} ulps at x = {x}": "{ulps} ulp，在 x = {x} 处",
    "{ulps} ulps": "{ulps} ulp",
    "{far} at x = {x}": "{far}，在 x = {x} 处",
    "{far} at x = {x}: given {given}, true value {value}": (
        "{far}，在 x = {x} 处：所得值 {given}，真值 {value}"
    ),
    "{ulps} ulps of x, {far} absolute": "{ulps} ulp（以 x 计），绝对误差 {far}",
    "{ulps} ulps of the largest of x, f(x) and f(-x), {far} absolute": (
        "{ulps} ulp（以 x、f(x)、f(-x) 中最大者计），绝对误差 {far}"
    ),
    "{ulps} ulps of the largest of g(x), g(-x) and the sum, {far} absolute": (
        "{ulps} ulp（以 g(x)、g(-x) 与其和中最大者计），绝对误差 {far}"
    ),
    "at {count} point {what}": "有 {count} 个点{what}",
    "at {count} points {what}": "有 {count} 个点{what}",
    "NaN where the term has a value": "在式子有值之处得到 NaN",
    "infinite where the true value is not beyond the largest float of that sign": (
        "在真值未超出同号最大浮点数之处得到无穷"
    ),
    "a finite value where no value of the term is known": "在不知道式子的值之处得到有限值",
    "not judged: no certain enclosure of the true value": "未评判：没有真值的可靠界定",
    "x = {x}: given {given}, true value: {value}": "x = {x}：所得值 {given}，真值：{value}",
    "none is known": "未知",
    "not certain": "不确定",
    "a value may be the largest float or not": "值可能是最大浮点数，也可能不是",
    "{count}, measured": "{count} 对，已测量",
    "the kinks at x = {places}": "不可导点 x = {places}",
    "{count} pairs": "{count} 对",
    "x = {x}: {right}, {left}": "x = {x}：{right}，{left}",
    # notes
    "Certified: the errors at the points that were looked at, by enclosures of the true values "
    "(FLINT).": "经验证的：所考察各点处的误差，用真值的区间界定（FLINT）。",
    "Measured: the defects, from what the implementation returned, subtracted exactly.": (
        "经测量的：偏差，由实现返回的值精确相减得到。"
    ),
    "An ulp is the distance of neighbouring floats in the binade of the true value, or of x.": (
        "ulp 指真值（或 x）所在二进区间内相邻浮点数的距离。"
    ),
    "Nothing is known of the floats between the points.": "各点之间的浮点数情况未知。",
    "The points: {sampling}.": "取点方式：{sampling}。",
    "* in ulps of the largest of x, f(x) and f(-x), for functions that are not 0 at 0.": (
        "* 对在 0 处不为 0 的函数，以 x、f(x)、f(-x) 中最大者的 ulp 计。"
    ),
    "A value in the place of an error is what a formula gives where the true value is finite.": (
        "误差处若写的是一个值，则为真值有限而公式给出的值。"
    ),
    # the table over the zoo
    "function": "函数",
    "error, ulps": "误差（ulp）",
    "defect, ulps": "偏差（ulp）",
    "none": "无",
    "not finite": "非有限",
    "not computed:": "未计算：",
    "Not computed:": "未计算：",
    "NumPy has no {function}: --impl scipy has it": "NumPy 没有 {function}：--impl scipy 有",
    # limits that are exceeded
    "values are NaN or infinite where the true ones are not": "真值有限之处得到 NaN 或无穷",
    "values of the gradient are NaN or infinite where the true ones are not": (
        "导数的真值有限之处得到 NaN 或无穷"
    ),
    "the error is {ulps} ulps at x = {x}": "误差为 {ulps} ulp，在 x = {x} 处",
    "the error of the gradient is {ulps} ulps at x = {x}": (
        "导数的误差为 {ulps} ulp，在 x = {x} 处"
    ),
    "values at {count} pairs x, -x are NaN or infinite": (
        "有 {count} 对 x 与 -x 处的值为 NaN 或无穷"
    ),
    "values of the gradient at {count} pairs x, -x are NaN or infinite": (
        "有 {count} 对 x 与 -x 处导数的值为 NaN 或无穷"
    ),
    "the defect is {ulps} ulps at x = {x}": "偏差为 {ulps} ulp，在 x = {x} 处",
    "the defect of the gradient is {ulps} ulps at x = {x}": (
        "导数的偏差为 {ulps} ulp，在 x = {x} 处"
    ),
}
