"""A listener: reads spoken formulas, English or Chinese, written without looking into the speaker.

Commas and colons are pauses, which are not heard.  Brackets are heard: those of the author are kept
in the term, those that the place of a term demands are not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from symproof.kernel.shapes import Shape, Size, size, total
from symproof.kernel.term import BRACKET, App, Const, Lam, Mat, Num, Term, Var
from symproof.notation.binder_reader import each_entry
from tests.notation.formula_parser import differentiated

SUM, TERM, PRODUCT, POWER, ATOM = range(5)
# what is heard and is no term by itself
EULER, INFINITY, MINUS_INFINITY = Var("Euler"), Var("infinity"), Var("minus_infinity")

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
RELATIONS = ("=", "!=", "<", "<=", ">", ">=")


def listen(
    text: str,
    lang: str,
    variables: frozenset[str],
    functions: frozenset[str],
    shapes: Mapping[str, Shape] | None = None,
) -> Term:
    """Return the term that a listener understands who knows the names that occur."""
    listener = Listener(text, lang, variables | functions, functions, shapes or {})
    term = listener.sum()
    listener.take("")
    return term


class Listener:
    """Reads one formula from what is heard."""

    def __init__(
        self,
        text: str,
        lang: str,
        names: frozenset[str],
        functions: frozenset[str],
        shapes: Mapping[str, Shape],
    ) -> None:
        self.english, self.shapes, self.text = lang == "en", shapes, text
        self.functions = functions | {*PRIMITIVE}
        self.has_e = "e" in names
        self.after_size = () if self.english else ("size I", "by")
        self.calls = POWER if self.english else ATOM
        self.index = 0
        self.fractions = 0
        self.tokens = list(self._heard(text, ENGLISH if self.english else CHINESE))

    def _heard(self, text: str, phrases: Mapping[str, str]) -> Sequence[tuple[str, str]]:
        names = dict(NAMES if self.english else NAMES_ZH)
        if self.has_e:
            names["e"] = "e"
        known: dict[str, tuple[str, str]] = {
            **{heard: (kind, heard) for heard, kind in phrases.items()},
            **{heard: ("fraction", heard) for heard in FRACTIONS},
            **{heard: ("name", name) for heard, name in names.items()},
        }
        text = re.sub("[,:;，：；、]", " ", text)
        longest = sorted(known, key=len, reverse=True)
        alternatives = "|".join(re.escape(each).replace(r"\ ", " +") for each in longest)
        latin = "[A-Za-z0-9_']"
        pattern = re.compile(
            rf" *(?:(?<!{latin})(?P<known>{alternatives})(?!{latin})"
            rf"|(?P<known_zh>{'|'.join(e for e in longest if not e.isascii()) or 'x'})"
            r"|(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<name>[A-Za-z]+)|(?P<end>$))"
        )
        at = 0
        while at < len(text):
            match = pattern.match(text, at)
            if match is None:
                raise ValueError(f"not understood: {text[at:]!r}")
            at = match.end()
            heard = re.sub(" +", " ", match["known"] or match["known_zh"] or "")
            if heard:
                yield known[heard]
            elif match["number"]:
                yield "number", match["number"]
            elif match["name"]:
                yield "name", match["name"]

    @property
    def kind(self) -> str:
        return self.tokens[self.index][0] if self.index < len(self.tokens) else ""

    def take(self, *kinds: str) -> str:
        if self.kind not in kinds:
            raise ValueError(f"{kinds} expected, not {self.tokens[self.index :]} in {self.text!r}")
        self.index += 1
        return self.tokens[self.index - 1][1] if self.index <= len(self.tokens) else ""

    def hears(self, kind: str) -> bool:
        """Take what is heard next if it is of a kind."""
        if self.kind != kind:
            return False
        self.take(kind)
        return True

    # brackets

    def level(self, core: Term) -> int:
        match core:
            case App("neg" | "+" | "-"):
                return SUM
            case App("*" | ".*"):
                return PRODUCT
            case App("^" | "transpose"):
                return POWER
            case App("exp"):
                return self.calls if self.has_e else POWER
            case App("map"):
                return self.calls
            case App("diff", (Lam((name,), body), _)):
                while isinstance(body, App) and body.head == "diff" and body.args[1] == Var(name):
                    function = body.args[0]
                    body = function.body if isinstance(function, Lam) else body
                match body:
                    case App(head, (Var(at),)) if at == name:
                        is_named = head in self.functions.difference(PRIMITIVE)
                    case _:
                        is_named = False
                return self.calls if is_named else ATOM
            case App(head, (_, *_)) if head in self.functions - {"sqrt", "abs"}:
                return self.calls
            case _:
                return ATOM

    def fit(self, term: Term, place: int) -> Term:
        """Return a term without the brackets that its place demands."""
        core = term
        while isinstance(core, App) and core.head == BRACKET:
            (core,) = core.args
        if self.level(core) >= place:
            return term
        if core is term:
            raise ValueError(f"no brackets around {term} in {self.text!r}")
        (inner,) = term.args if isinstance(term, App) else ()
        return inner

    # terms

    def sum(self) -> Term:
        if self.hears("neg"):
            left: Term = App("neg", (self.fit(self.product(), TERM),))
        else:
            left = self.product()
        while self.kind in ("+", "-"):
            head = self.take("+", "-") and self.tokens[self.index - 1][0]
            left = App(head, (self.fit(left, SUM), self.fit(self.product(), TERM)))
        return left

    def product(self) -> Term:
        left = self.power()
        while self.kind in ("*", ".*"):
            head = self.take("*", ".*") and self.tokens[self.index - 1][0]
            left = App(head, (self.fit(left, PRODUCT), self.fit(self.power(), POWER)))
        return left

    def power(self) -> Term:
        base = self.atom()
        while self.kind in ("2", "3", "power", "transpose", "absolute"):
            kind = self.kind
            self.take(kind)
            if kind == "absolute":
                base = App("abs", (base,))
                continue
            is_exp = kind == "power" and base == EULER
            base = base if is_exp else self.fit(base, ATOM)
            if kind == "transpose":
                base = App("transpose", (base,))
            elif kind == "power":
                exponent = self.sum() if self.english else self.end()
                self.take("end")
                base = App("exp", (exponent,)) if is_exp else App("^", (base, exponent))
            else:
                base = App("^", (base, Num(int(kind))))
        return base

    def end(self) -> Term:
        """Read a place or an end of an integral."""
        if self.hears("neg"):
            return MINUS_INFINITY if self.hears("infinity") else App("neg", (self.atom(),))
        return INFINITY if self.hears("infinity") else self.fit(self.atom(), ATOM)

    def arguments(self) -> list[Term]:
        if self.english:
            self.take("of")
            if self.kind != "(":
                return [self.atom(short=True)]
        self.take("(")
        args = [self.sum()]
        while self.hears(","):
            args.append(self.sum())
        self.take(")")
        return args

    def name(self) -> str:
        return self.take("name")

    def atom(self, short: bool = False) -> Term:
        kind = self.kind
        match kind:
            case "number":
                return self.after_number(self.number(), short)
            case "fraction":
                above, below = FRACTIONS[self.take("fraction")]
                return App("/", (Num(above), Num(below)))
            case "name":
                return self.named(short)
            case "euler":
                self.take("euler")
                return EULER
            case "(":
                self.take("(")
                inner = self.sum()
                self.take(")")
                bracket = App(BRACKET, (inner,))
                return self.constant(bracket) if self.kind in self.after_size else bracket
            case "frac":
                self.take("frac")
                self.fractions += 1
                above = self.sum()
                self.take("over")
                below = self.sum()
                self.fractions -= 1
                return self.closed(App("/", (above, below)))
            case "short sqrt" | "short abs":
                self.take(kind)
                return App(kind.removeprefix("short "), (self.atom(short=True),))
            case "long sqrt" | "long abs":
                self.take(kind)
                return self.closed(App(kind.removeprefix("long "), (self.sum(),)))
            case "I" | "0" | "1":
                return self.constant_in_english()
            case _:
                self.take(kind)
                return self.compound(kind)

    def closed(self, term: Term) -> Term:
        self.take("end")
        return term

    def number(self) -> Term:
        whole, point, digits = self.take("number").partition(".")
        if not point:
            return Num(int(whole))
        return App("/", (Num(int(whole + digits)), Num(10 ** len(digits))))

    def after_number(self, term: Term, short: bool) -> Term:
        """Read what may follow a letter or numeral: another one, below or above it."""
        if short:
            return term
        if self.kind in self.after_size:
            return self.constant(term)
        if self.english and self.kind == "over" and self.fractions == 0:
            self.take("over")
            return App("/", (term, self.atom(short=True)))
        if self.hears("parts of"):
            return App("/", (self.atom(short=True), term))
        return term

    def named(self, short: bool) -> Term:
        name = self.name()
        if name in ("pi", "E"):
            return self.after_number(App(name), short)
        if name in self.shapes:
            return self.after_number(Mat(name, self.shapes[name]), short)
        if name not in self.functions:
            return self.after_number(Var(name), short)
        order = 0
        if self.kind in ("'", "''", "'''"):
            order = len(self.take("'", "''", "'''") and self.tokens[self.index - 1][0])
        elif self.hears("with") or (not self.english and self.hears("power")):
            order = int(self.take("number"))
            self.take("primes")
        args = self.arguments()
        if any(arg.shape for arg in args):
            return each_entry(name, tuple(args), order)
        return (
            differentiated("t", order, App(name, (Var("t"),)), *args)
            if order
            else App(name, tuple(args))
        )

    # compounds with two ends

    def compound(self, kind: str) -> Term:
        match kind:
            case "cases":
                return self.cases()
            case "diff" | "diff n":
                return self.derivative(kind)
            case "limit":
                return self.limit()
            case "integral":
                return self.integral()
            case "matrix":
                return self.matrix()
            case "map":
                param = self.name()
                self.take("to")
                body = self.closed(self.sum())
                (matrix,) = self.arguments()
                return App("map", (Lam((param,), body), matrix))
            case _:
                raise ValueError(f"{kind} in {self.text!r}")

    def guard(self) -> Term:
        left = self.sum()
        kind = self.kind
        self.take(*RELATIONS)
        return App(kind, (left, self.sum()))

    def cases(self) -> Term:
        parts: list[Term] = []
        while self.kind != "otherwise":
            if self.english:
                value = self.sum()
                self.take("if")
                guard = self.guard()
                self.take("next case") if self.kind == "next case" else ""
            else:
                self.take("if")
                guard = self.guard()
                self.take("then")
                value = self.sum()
            parts += [guard, value]
        self.take("otherwise")
        return self.closed(App("cases", (*parts, self.sum())))

    def derivative(self, kind: str) -> Term:
        order = 1
        if self.english:
            if kind == "diff n":
                order = int(self.take("number"))
                self.take("respect")
            param = self.name()
            self.take("of")
        else:
            param = self.name()
            if not self.hears("slope"):
                self.take("power")
                order = int(self.take("number"))
                self.take("slope n")
            self.take("of")
        body = self.sum()
        point: Term = Var(param)
        if self.hears("at"):
            self.name()
            self.take("=")
            point = self.sum()
            self.take("end at") if not self.english else ""
        return self.closed(differentiated(param, order, body, point))

    def limit(self) -> Term:
        param = self.name()
        side = ""
        if self.kind in ("right", "left"):
            side = "+" if self.hears("right") else "-" if self.hears("left") else ""
        else:
            self.take("approaches")
        place = self.end()
        if self.english and self.kind in ("right", "left"):
            side = "+" if self.hears("right") else "-" if self.hears("left") else ""
        self.take("of")
        function = Lam((param,), self.sum())
        self.take("end")
        if place in (INFINITY, MINUS_INFINITY):
            return App("limit+oo" if place == INFINITY else "limit-oo", (function,))
        return App(f"limit{side}", (function, place))

    def integral(self) -> Term:
        low = self.end()
        self.take("to")
        high = self.end()
        if self.english:
            self.take("of")
        else:
            self.take("of integral")
            self.take("integrand")
        body = self.sum()
        self.take("respect")
        function = Lam((self.name(),), body)
        self.take("end")
        ends = [end for end in (low, high) if end not in (MINUS_INFINITY, INFINITY)]
        signs = ("-oo" if low == MINUS_INFINITY else "") + ("+oo" if high == INFINITY else "")
        return App(f"integral{signs}", (function, *ends))

    # matrices

    def matrix(self) -> Term:
        rows: list[list[Term]] = []
        while self.hears("row"):
            self.take("number")
            self.take("by") if not self.english else ""
            row = [self.sum()]
            while self.hears("next entry"):
                row.append(self.sum())
            rows.append(row)
        self.take("end")
        made = [row[0] if len(row) == 1 else App("hcat", tuple(row)) for row in rows]
        return made[0] if len(made) == 1 else App("vcat", tuple(made))

    def constant(self, first: Term) -> Term:
        """Read a constant matrix in Chinese: n 行 m 列零矩阵."""
        rows = as_size(first)
        if self.hears("size I"):
            return Const("eye", (rows, rows))
        self.take("by")
        columns = as_size(self.atom(short=True))
        name = "zeros" if self.kind == "0" else "ones"
        self.take("0", "1")
        return Const(name, (rows, columns))

    def constant_in_english(self) -> Term:
        name = {"I": "eye", "0": "zeros", "1": "ones"}[self.kind]
        self.take("I", "0", "1")
        rows = columns = as_size(self.atom(short=True))
        if self.hears("by"):
            columns = as_size(self.atom(short=True))
        return Const(name, (rows, columns))


def as_size(term: Term) -> Size:
    """Return the number of rows that a term is."""
    match term:
        case Num(value):
            return size(value)
        case Var(name):
            return size(0, **{name: 1})
        case App("()", (inner,)):
            return as_size(inner)
        case App("*", (Num(times), Var(name))):
            return size(0, **{name: times})
        case App("+", (a, b)):
            return total(as_size(a), as_size(b))
        case _:
            raise ValueError(f"{term} is no size")
