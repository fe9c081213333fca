"""The small parser of mathematical writing that the readers of Unicode and LaTeX share."""

from __future__ import annotations

from collections.abc import Mapping

from symproof.kernel.shapes import Shape, Size, size, total
from symproof.kernel.term import (
    BRACKET,
    PRIMITIVES,
    App,
    Const,
    Lam,
    Mat,
    Num,
    Term,
    Var,
    bound_names,
    diff,
    substitute,
)

Token = tuple[str, str]


def without_brackets(term: Term) -> Term:
    """Return the term without the author's brackets, and with bound variables named by depth."""
    match term:
        case App(head, (Lam((param,), body), *rest)):
            inner = without_brackets(body)
            names = bound_names(inner)
            name = f"bound{len(names)}"
            function = Lam((name,), substitute(inner, {param: Var(name)}))
            return App(head, (function, *map(without_brackets, rest)))
        case App(head, args):
            args = tuple(without_brackets(arg) for arg in args)
            return args[0] if head == BRACKET else App(head, args)
        case _:
            return term


def differentiated(param: str, order: int, body: Term, point: Term | None = None) -> Term:
    """Return a derivative of some order."""
    for _ in range(order - 1):
        body = diff(param, body, Var(param))
    return diff(param, body, Var(param) if point is None else point)


def read_size(text: str) -> Size:
    """Read a size such as 2n + 1."""
    found: list[Size] = []
    for part in text.strip("() ").split("+"):
        digits = "".join(c for c in part if c.isdecimal())
        name = part.strip(" 0123456789")
        times = int(digits or 1)
        found.append(size(0, **{name: times}) if name else size(times))
    return total(*found)


class Parser:
    """Reads tokens (kind, text); the kind of a symbol is the symbol itself.

    The names that have `shapes` are matrices.
    """

    def __init__(self, tokens: list[Token], shapes: Mapping[str, Shape] | None = None) -> None:
        self.tokens = [*tokens, ("end", "")]
        self.index = 0
        self.shapes = shapes or {}

    @property
    def kind(self) -> str:
        return self.tokens[self.index][0]

    def take(self, *kinds: str) -> str:
        kind, text = self.tokens[self.index]
        if kind not in kinds:
            raise ValueError(f"{kind} {text!r} at {self.index} of {self.tokens}, not {kinds}")
        self.index += 1
        return text

    def whole(self) -> Term:
        term = self.sum()
        self.take("end")
        return term

    def sum(self) -> Term:
        if self.kind == "-":
            self.take("-")
            left: Term = App("neg", (self.operand(),))
        else:
            left = self.operand()
        while self.kind in "+-":
            sign = self.take("+", "-")
            left = App(sign, (left, self.operand()))
        return left

    def operand(self) -> Term:
        """Read a part of a sum: what takes what follows it is no part of a product or power."""
        if self.kind == "lim":
            return self.limit()
        if self.kind not in ("d/d", "."):
            left = self.dotted()
            while self.kind == "⊙":
                self.take("⊙")
                left = App(".*", (left, self.juxtaposed()))
            return left
        at_a_point = self.kind == "." and self.take(".") == "."
        order, param = self.take("d/d").split()
        body = self.power()
        if not at_a_point:
            return differentiated(param, int(order), body)
        self.take("|(", "|)")
        self.take("_")
        self.take("(")
        return differentiated(param, int(order), body, self.point(param, ")"))

    def point(self, param: str, closing: str) -> Term:
        """Read `param = point`."""
        if (self.take("variable"), self.take("relation")) != (param, "="):
            raise ValueError(f"no point of {param}")
        point = self.sum()
        self.take(closing)
        return point

    def limit(self) -> Term:
        self.take("lim")
        param = self.take("variable")
        self.take("→")
        negative = self.kind == "-" and self.tokens[self.index + 1][0] == "∞"
        if negative:
            self.take("-")
        if self.kind == "∞":
            self.take("∞")
            place, head = [], "limit-oo" if negative else "limit+oo"
        else:
            place = [self.sum()]
            head = "limit" + (self.take("side") if self.kind == "side" else "")
        self.take("end of cases", ")")
        return App(head, (Lam((param,), self.dotted()), *place))

    def integral(self) -> Term:
        self.take("∫")
        ends: list[Term] = []
        head = "integral"
        for sign in ("-", "+"):
            if self.kind == "^":
                self.take("^")
            self.take("(")
            if self.kind == "∞" or self.tokens[self.index + 1][0] == "∞":
                if sign == "-":
                    self.take("-")
                self.take("∞")
                head += f"{sign}oo"
            else:
                ends.append(self.sum())
            self.take(")")
        body = self.dotted()
        return App(head, (Lam((self.take("d"),), body), *ends))

    def dotted(self) -> Term:
        if self.kind == "∫":
            return self.integral()
        left = self.juxtaposed()
        while self.kind in ("·", "/", "∫"):
            if self.kind == "∫" or self.tokens[self.index + 1][0] == "∫":
                if self.kind == "·":
                    self.take("·")
                left = App("*", (left, self.integral()))
                continue
            sign = self.take("·", "/")
            if sign == "/":
                left = App("/", (left, self.power()))
            else:
                left = App("*", (left, self.juxtaposed()))
        return left

    def juxtaposed(self) -> Term:
        left = self.power()
        starts = ("variable", "function", "euler", "(", "|(", "√", "cases", "d/d[", "[", "constant")
        while self.kind in starts:
            if self.tokens[self.index] == ("variable", "if"):
                break
            left = App("*", (left, self.power()))
        return left

    def power(self) -> Term:
        base = self.raised()
        while self.kind == "ᵀ":
            self.take("ᵀ")
            base = App("transpose", (base,))
        return base

    def applied(self, head: str, args: list[Term], order: int = 0) -> Term:
        """Return a function of numbers, or of each entry of the matrix among its arguments."""
        inner = [Var("each") if arg.shape else arg for arg in args]
        value: Term = App(head, tuple(inner))
        if order:
            value = differentiated("each", order, value)
        matrix = [arg for arg in args if arg.shape]
        return App("map", (Lam(("each",), value), *matrix)) if matrix else value

    def blocks(self) -> Term:
        """Read blocks in square brackets."""
        self.take("[")
        rows: list[list[Term]] = [[self.sum()]]
        while self.kind in (",", "&", ";"):
            if self.take(",", "&", ";") == ";":
                rows.append([self.sum()])
            else:
                rows[-1].append(self.sum())
        self.take("]")
        made = [row[0] if len(row) == 1 else App("hcat", tuple(row)) for row in rows]
        return made[0] if len(made) == 1 else App("vcat", tuple(made))

    def constant(self) -> Term:
        """Read a matrix of zeros or of ones, or an identity matrix."""
        symbol, text = self.take("constant").split(" ", 1)
        sizes = [read_size(part) for part in text.split("×")]
        name = {"0": "zeros", "1": "ones", "I": "eye"}[symbol]
        return Const(name, (sizes[0], sizes[-1]))

    def raised(self) -> Term:
        base: Term
        if self.kind == "euler":
            self.take("euler")
            return App("exp", (self.exponent(),)) if self.kind == "^" else App("E")
        if self.kind == "function":
            head = self.take("function")
            order = len(self.take("'")) if self.kind == "'" else 0
            exponent = self.exponent() if self.kind == "^" else None
            match exponent:
                case App("()", (Num(order),)):
                    exponent = None
                case _:
                    pass
            if order:
                (at,) = self.arguments("(", ")")
                if at.shape is not None:
                    return self.applied(head, [at], order)
                base = differentiated("t", order, App(head, (Var("t"),)), at)
                return App("^", (base, self.exponent())) if self.kind == "^" else base
            base = self.applied(head, self.arguments("(", ")"))
            if exponent is not None:
                return App("^", (base, exponent))
        else:
            base = self.atom()
        return App("^", (base, self.exponent())) if self.kind == "^" else base

    def exponent(self) -> Term:
        self.take("^")
        (result,) = self.arguments("(", ")")
        return result

    def arguments(self, opening: str, closing: str) -> list[Term]:
        self.take(opening)
        args = [self.sum()]
        while self.kind == ",":
            self.take(",")
            args.append(self.sum())
        self.take(closing)
        return args

    def atom(self) -> Term:
        match self.kind:
            case "number":
                whole, point, digits = self.take("number").partition(".")
                if not point:
                    return Num(int(whole))
                return App("/", (Num(int(whole + digits)), Num(10 ** len(digits))))
            case "fraction":
                a, b = self.take("fraction").split("/")
                return App("/", (Num(int(a)), Num(int(b))))
            case "variable":
                name = self.take("variable")
                if name in self.shapes:
                    return Mat(name, self.shapes[name])
                return App(name) if name in PRIMITIVES else Var(name)
            case "[":
                return self.blocks()
            case "constant":
                return self.constant()
            case "(":
                self.take("(")
                if self.tokens[self.index + 1][0] == "↦":
                    return self.mapping()
                inner = self.sum()
                if self.kind == "word" and isinstance(inner, App) and inner.head == "diff":
                    return self.elsewhere(inner)
                self.take(")")
                return App(BRACKET, (inner,))
            case "d/d[":
                order, param = self.take("d/d[").split()
                body = self.sum()
                self.take("]")
                return differentiated(param, int(order), body)
            case "|(":
                return App("abs", tuple(self.arguments("|(", "|)")))
            case "√":
                self.take("√")
                if self.kind == "(":
                    return App("sqrt", tuple(self.arguments("(", ")")))
                return App("sqrt", (self.power() if self.kind == "euler" else self.atom(),))
            case "frac":
                self.take("frac")
                return App("/", (*self.arguments("(", ")"), *self.arguments("(", ")")))
            case _:
                return self.cases()

    def mapping(self) -> Term:
        """Read a function in brackets and the matrix to each entry of which it is applied."""
        param = self.take("variable")
        self.take("↦")
        body = self.sum()
        self.take(")")
        (matrix,) = self.arguments("(", ")")
        return App("map", (Lam((param,), body), matrix))

    def elsewhere(self, slope: App) -> Term:
        """Read the point that a derivative is taken at."""
        if self.take("word") != "at":
            raise ValueError(f"no point in {self.tokens}")
        function = slope.args[0]
        match function:
            case Lam((param,), body):
                return diff(param, body, self.point(param, ")"))
            case _:
                raise ValueError(slope)

    def cases(self) -> Term:
        self.take("cases")
        parts: list[Term] = []
        value = self.sum()
        while self.next_in_cases() == "if":
            self.index += 1
            lhs = self.sum()
            relation = self.take("relation")
            parts += [App(relation, (lhs, self.sum())), value]
            self.take(";")
            value = self.sum()
        if self.next_in_cases() != "otherwise":
            raise ValueError(f"no otherwise in {self.tokens}")
        self.index += 1
        self.take("end of cases")
        return App("cases", (*parts, value))

    def next_in_cases(self) -> str:
        """Return the word after a value, which stands in a column of its own."""
        if self.kind == "&":
            self.take("&")
        return self.tokens[self.index][1]
