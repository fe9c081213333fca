"""Every word that spoken formulas consist of, in each language: see `speech`.

`{a}`, `{b}`, ... are the places of the parts.  Words of a sentence about a limit or a derivative
that exists come from the catalogue of the page, as in every notation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

LANGUAGES: Final = ("en", "zh")

# key -> one text per language, in the order of LANGUAGES
WORDS: Final[Mapping[str, tuple[str, str]]] = {
    # brackets and lists
    "bracket": ("open bracket {a} close bracket", "左括号 {a} 右括号"),
    "comma": (" comma ", " 逗号 "),
    "list": (", ", "、"),
    # arithmetic
    "+": ("{a} plus {b}", "{a} 加 {b}"),
    "-": ("{a} minus {b}", "{a} 减 {b}"),
    "*": ("{a} times {b}", "{a} 乘 {b}"),
    ".*": ("{a} entrywise times {b}", "{a} 逐元素乘 {b}"),
    "neg": ("negative {a}", "负 {a}"),
    "over": ("{a} over {b}", "{b} 分之 {a}"),
    "fraction": (
        "start fraction {a} over {b} end fraction",
        "分子 {a} 分母 {b} 分式结束",
    ),
    "squared": ("{a} squared", "{a} 的平方"),
    "cubed": ("{a} cubed", "{a} 的立方"),
    "power": ("{a} to the power {b} end power", "{a} 的 {b} 次方"),
    "root": ("the square root of {a}", "根号 {a}"),
    "long_root": ("start root {a} end root", "根号开始 {a} 根号结束"),
    "absolute": ("the absolute value of {a}", "{a} 的绝对值"),
    "long_absolute": (
        "start absolute value {a} end absolute value",
        "绝对值开始 {a} 绝对值结束",
    ),
    # functions
    "of": ("{f} of {a}", "{f} 左括号 {a} 右括号"),
    "of_list": ("{f} of open bracket {a} close bracket", "{f} 左括号 {a} 右括号"),
    "prime_1": ("{f} prime", "{f} 撇"),
    "prime_2": ("{f} double prime", "{f} 两撇"),
    "prime_3": ("{f} triple prime", "{f} 三撇"),
    "primes": ("{f} with {n} primes", "{f} 的 {n} 阶导函数"),
    "mapping": (
        "the function taking {x} to {a}, end function, of each entry",
        "逐元素函数 {x} 对应到 {a}，函数结束，",
    ),
    "landau": ("big O of open bracket {a} close bracket", "大 O 左括号 {a} 右括号"),
    # cases
    "cases": (
        "start cases, {lines}, otherwise {a}, end cases",
        "分段开始，{lines}，其他情形 {a}，分段结束",
    ),
    "case": ("{a} if {guard}", "若 {guard} 则 {a}"),
    "next_case": (", next case, ", "，"),
    # what binds a variable
    "derivative": (
        "the derivative with respect to {x} of {a}, end derivative",
        "对 {x} 的导数，被求导式 {a}，导数结束",
    ),
    "derivative_n": (
        "the derivative of order {n} with respect to {x} of {a}, end derivative",
        "对 {x} 的 {n} 阶导数，被求导式 {a}，导数结束",
    ),
    "derivative_at": ("{a}, evaluated at {x} equals {p}", "{a}，在 {x} 等于 {p} 处取值"),
    "limit": ("the limit as {place} of {a}, end limit", "当 {place} 时，{a} 的极限"),
    "approaches": ("{x} approaches {p}", "{x} 趋于 {p}"),
    "from_right": ("{x} approaches {p} from the right", "{x} 从右侧趋于 {p}"),
    "from_left": ("{x} approaches {p} from the left", "{x} 从左侧趋于 {p}"),
    "infinity": ("infinity", "无穷大"),
    "minus_infinity": ("negative infinity", "负无穷大"),
    "integral": (
        "the integral from {low} to {high} of {a}, with respect to {x}, end integral",
        "从 {low} 到 {high} 的积分，被积式 {a}，积分变量 {x}，积分结束",
    ),
    # matrices
    "transpose": ("{a} transpose", "{a} 的转置"),
    "matrix": ("start matrix, {rows}, end matrix", "矩阵开始，{rows}，矩阵结束"),
    "row": ("row {n}: {a}", "第 {n} 行：{a}"),
    "next_row": ("; ", "；"),
    "next_entry": (", next entry, ", "，下一项 "),
    "eye": ("the identity matrix of size {n}", "{n} 阶单位矩阵"),
    "zeros": ("the zero matrix of size {n} by {m}", "{n} 行 {m} 列零矩阵"),
    "ones": ("the matrix of ones of size {n} by {m}", "{n} 行 {m} 列全一矩阵"),
    "shape": (
        "{names}: real matrices of size {n} by {m}",
        "{names} 是 {n} 行 {m} 列的实矩阵",
    ),
    # relations
    "=": ("equals", "等于"),
    "!=": ("is not equal to", "不等于"),
    "<": ("is less than", "小于"),
    "<=": ("is less than or equal to", "小于等于"),
    ">": ("is greater than", "大于"),
    ">=": ("is greater than or equal to", "大于等于"),
    "~=": ("is approximately equal to", "约等于"),
    "universal": ("for all {names}: {claim}", "对一切 {names}：{claim}"),
    # names
    "capital": ("capital {a}", "大写 {a}"),
    "sub": ("{a} sub {b}", "{a} 下标 {b}"),
    "long_sub": ("{a} sub open bracket {b} close bracket", "{a} 下标 左括号 {b} 右括号"),
    "above": ("{a} superscript {b}", "{a} 上标 {b}"),
    "underscore": ("underscore", "下划线"),
    "named": ("the name {a}", "名称 {a}"),
    "bold": ("bold {a}", "粗体 {a}"),
    "bb": ("double-struck {a}", "双线体 {a}"),
    "cal": ("calligraphic {a}", "花体 {a}"),
    "sans": ("sans-serif {a}", "无衬线体 {a}"),
    "up": ("upright {a}", "正体 {a}"),
    "hat": ("{a} hat", "{a} 尖帽"),
    "bar": ("{a} bar", "{a} 上横线"),
    "tilde": ("{a} tilde", "{a} 波浪线"),
    "vec": ("{a} vector arrow", "{a} 向量箭头"),
    "dot": ("{a} dot", "{a} 点"),
    "ddot": ("{a} double dot", "{a} 双点"),
    "star": ("{a} star", "{a} 星"),
    "E": ("Euler's number", "自然常数"),
    "sin": ("sine", "正弦"),
    "cos": ("cosine", "余弦"),
    "tan": ("tangent", "正切"),
    "sinh": ("hyperbolic sine", "双曲正弦"),
    "cosh": ("hyperbolic cosine", "双曲余弦"),
    "tanh": ("hyperbolic tangent", "双曲正切"),
    "atan": ("arc tangent", "反正切"),
    "exp": ("exponential", "指数函数"),
    "log": ("log", "对数"),
    "erf": ("error function", "误差函数"),
    "sign": ("sign", "符号函数"),
    "max": ("maximum", "最大值"),
    "min": ("minimum", "最小值"),
    "sqrt": ("square root", "平方根"),
    "abs": ("absolute value", "绝对值"),
    "sigmoid": ("sigmoid", "sigmoid"),
}

# small fractions of numerals: one half, two thirds; 二分之一
_COUNTS: Final = (
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    "一二三四五六七八九十",
)
_PARTS: Final = (
    "half",
    "third",
    "quarter",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)
LARGEST_PART: Final = 10

_WORD: Final = re.compile(r"[A-Za-z]+")
# between Chinese characters and full-width marks there is no space
_NO_SPACE: Final = re.compile(
    r"(?<=[\u4e00-\u9fff\uff0c\uff1a\uff1b\u3001]) +(?=\S)(?=[\u4e00-\u9fff])"
    r"|(?<=[\uff0c\uff1a\uff1b\u3001]) +| +(?=[\uff0c\uff1a\uff1b\u3001])"
)


def words_of(lang: str) -> Mapping[str, str]:
    """Return the catalogue of one language.

    Raises:
        ValueError: there is none of that language.
    """
    index = LANGUAGES.index(lang)
    return {key: texts[index] for key, texts in WORDS.items()}


def vocabulary(lang: str) -> frozenset[str]:
    """Return the Latin words that occur in speech: no name of an author may sound like one."""
    texts = " ".join([*words_of(lang).values(), *(_PARTS + _COUNTS[0] if lang == "en" else ())])
    return frozenset(_WORD.findall(re.sub(r"\{\w+\}", "", texts)))


def small_fraction(above: int, below: int, lang: str) -> str:
    """Return how a proper fraction with parts up to ten is said: three quarters."""
    counts = _COUNTS[LANGUAGES.index(lang)]
    if lang == "zh":
        return f"{counts[below - 1]}分之{counts[above - 1]}"
    part = _PARTS[below - 2]
    plural = part if above == 1 else "halves" if below == 2 else part + "s"
    return f"{counts[above - 1]} {plural}"


def tidy(text: str, lang: str) -> str:
    """Return a text without the spaces that Chinese does not have."""
    return _NO_SPACE.sub("", text) if lang == "zh" else text
