"""What a listener hears in spoken formulas, and what it means: English and Chinese."""

from __future__ import annotations

# what is heard -> its kind
ENGLISH = {
    "open bracket": "(", "close bracket": ")", "comma": ",",
    "plus": "+", "minus": "-", "negative": "neg", "times": "*", "entrywise times": ".*",
    "over": "over", "start fraction": "frac", "end fraction": "end",
    "squared": "2", "cubed": "3", "to the power": "power", "end power": "end",
    "the square root of": "short sqrt", "start root": "long sqrt", "end root": "end",
    "the absolute value of": "short abs", "start absolute value": "long abs",
    "end absolute value": "end", "of": "of", "prime": "'", "double prime": "''",
    "triple prime": "'''", "with": "with", "primes": "primes",
    "start cases": "cases", "if": "if", "next case": "next case", "otherwise": "otherwise",
    "end cases": "end",
    "the derivative with respect to": "diff", "the derivative of order": "diff n",
    "with respect to": "respect", "evaluated at": "at", "end derivative": "end",
    "the limit as": "limit", "approaches": "approaches", "from the right": "right",
    "from the left": "left", "infinity": "infinity", "end limit": "end",
    "the integral from": "integral", "to": "to", "end integral": "end",
    "the function taking": "map", "end function of each entry": "end",
    "transpose": "transpose", "start matrix": "matrix", "row": "row", "next entry": "next entry",
    "end matrix": "end", "the identity matrix of size": "I", "the zero matrix of size": "0",
    "the matrix of ones of size": "1", "by": "by", "equals": "=", "is not equal to": "!=",
    "is less than": "<", "is less than or equal to": "<=", "is greater than": ">",
    "is greater than or equal to": ">=", "e": "euler",
}  # fmt: skip
CHINESE = {
    "左括号": "(", "右括号": ")", "逗号": ",", "加": "+", "减": "-", "负": "neg", "乘": "*",
    "逐元素乘": ".*", "分之": "parts of", "分子": "frac", "分母": "over", "分式结束": "end",
    "的平方": "2", "的立方": "3", "的": "power", "次方": "end",
    "根号": "short sqrt", "根号开始": "long sqrt", "根号结束": "end",
    "的绝对值": "absolute", "绝对值开始": "long abs", "绝对值结束": "end",
    "撇": "'", "两撇": "''", "三撇": "'''", "阶导函数": "primes",
    "分段开始": "cases", "若": "if", "则": "then", "其他情形": "otherwise", "分段结束": "end",
    "对": "diff", "的导数": "slope", "阶导数": "slope n", "被求导式": "of",
    "在": "at", "处取值": "end at", "导数结束": "end",
    "当": "limit", "趋于": "approaches", "从右侧趋于": "right", "从左侧趋于": "left",
    "时": "of", "的极限": "end", "无穷大": "infinity",
    "从": "integral", "到": "to", "的积分": "of integral", "被积式": "integrand",
    "积分变量": "respect", "积分结束": "end",
    "逐元素函数": "map", "对应到": "to", "函数结束": "end",
    "的转置": "transpose", "矩阵开始": "matrix", "第": "row", "行": "by", "下一项": "next entry",
    "矩阵结束": "end", "阶单位矩阵": "size I", "列零矩阵": "0", "列全一矩阵": "1",
    "等于": "=", "不等于": "!=", "小于": "<", "小于等于": "<=", "大于": ">", "大于等于": ">=",
    "e": "euler",
}  # fmt: skip
COUNTS = "one two three four five six seven eight nine"
FRACTIONS = {
    "one half": (1, 2), "one third": (1, 3), "two thirds": (2, 3), "one quarter": (1, 4),
    "two quarters": (2, 4), "three quarters": (3, 4), "二分之一": (1, 2), "三分之一": (1, 3),
    "三分之二": (2, 3), "四分之一": (1, 4), "四分之二": (2, 4), "四分之三": (3, 4),
    **{
        f"{count} {part}{'s' if above > 1 else ''}": (above, below)
        for below, part in enumerate(("fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 5)
        for above, count in enumerate(COUNTS.split(), 1)
    },
    **{
        f"{'一二三四五六七八九十'[below - 1]}分之{'一二三四五六七八九'[above - 1]}": (above, below)
        for below in range(5, 11)
        for above in range(1, below)
    },
}  # fmt: skip
LATIN = "x y a f h q s i n t g v w xf x1 eps kk gelu softmax"
GREEK = "alpha beta theta phi sigma pi sigmoid"
# what is heard -> the name of the vocabularies in tests/strategies.py, or of the kernel
NAMES = {
    **{word: word for word in LATIN.split()},
    **{word: word for word in f"{GREEK} sign".split()},
    "x sub 1": "x_1", "capital W sub i": "W_i", "x sub max": "x_max", "eps sub 2": "eps_2",
    "f sub 1": "f_1", "the name if": "if", "the name otherwise": "otherwise", "capital F": "F",
    "underscore z": "_z", "a underscore b underscore c": "a_b_c", "forall": "forall",
    **{f"capital {letter}": letter for letter in ("A", "B", "C", "D", "S", "K", "Theta", "Phi")},
    "capital U sub 1": "U_1", "Euler's number": "E", "sine": "sin", "cosine": "cos",
    "tangent": "tan", "hyperbolic sine": "sinh", "hyperbolic cosine": "cosh",
    "hyperbolic tangent": "tanh", "arc tangent": "atan", "exponential": "exp", "log": "log",
    "error function": "erf", "maximum": "max", "minimum": "min", "square root": "sqrt",
    "absolute value": "abs",
}  # fmt: skip
NAMES_ZH = {
    **{word: word for word in LATIN.split()},
    **{word: word for word in f"{GREEK} if otherwise forall".split()},
    "x 下标 1": "x_1", "大写 W 下标 i": "W_i", "x 下标 max": "x_max", "eps 下标 2": "eps_2",
    "f 下标 1": "f_1", "大写 F": "F", "下划线 z": "_z", "a 下划线 b 下划线 c": "a_b_c",
    **{f"大写 {letter}": letter for letter in ("A", "B", "C", "D", "S", "K", "Theta", "Phi")},
    "大写 U 下标 1": "U_1", "自然常数": "E", "正弦": "sin", "余弦": "cos", "正切": "tan",
    "双曲正弦": "sinh", "双曲余弦": "cosh", "双曲正切": "tanh", "反正切": "atan",
    "指数函数": "exp", "对数": "log", "误差函数": "erf", "最大值": "max", "最小值": "min",
    "平方根": "sqrt", "绝对值": "abs", "符号函数": "sign",
}  # fmt: skip
PRIMITIVES = "sin cos tan sinh cosh tanh atan exp log erf max min sqrt abs sign sigmoid Phi"
PRIMITIVE = PRIMITIVES.split()
