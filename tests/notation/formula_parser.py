"""The small parser of mathematical writing that the readers of Unicode and LaTeX share."""

from __future__ import annotations

from symproof.kernel.term import (
    BRACKET,
    PRIMITIVES,
    App,
    Lam,
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
        case App("diff", (Lam((param,), body), point)):
            inner = without_brackets(body)
            names = bound_names(inner)
            name = f"bound{len(names)}"
            return diff(name, substitute(inner, {param: Var(name)}), without_brackets(point))
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


class Parser:
    """Reads tokens (kind, text); the kind of a symbol is the symbol itself."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = [*tokens, ("end", "")]
        self.index = 0

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
        """Read a part of a sum: a derivative in LaTeX is no part of a product or power."""
        if self.kind not in ("d/d", "."):
            return self.dotted()
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

    def dotted(self) -> Term:
        left = self.juxtaposed()
        while self.kind in "·/":
            sign = self.take("·", "/")
            if sign == "/":
                left = App("/", (left, self.power()))
            else:
                left = App("*", (left, self.juxtaposed()))
        return left

    def juxtaposed(self) -> Term:
        left = self.power()
        while self.kind in ("variable", "function", "euler", "(", "|(", "√", "cases", "d/d["):
            if self.tokens[self.index] == ("variable", "if"):
                break
            left = App("*", (left, self.power()))
        return left

    def power(self) -> Term:
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
                base = differentiated("t", order, App(head, (Var("t"),)), at)
                return App("^", (base, self.exponent())) if self.kind == "^" else base
            base = App(head, tuple(self.arguments("(", ")")))
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
                return App(name) if name in PRIMITIVES else Var(name)
            case "(":
                self.take("(")
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
        while self.tokens[self.index][1] == "if":
            self.index += 1
            lhs = self.sum()
            relation = self.take("relation")
            parts += [App(relation, (lhs, self.sum())), value]
            self.take(";")
            value = self.sum()
        if self.tokens[self.index][1] != "otherwise":
            raise ValueError(f"no otherwise in {self.tokens}")
        self.index += 1
        self.take("end of cases")
        return App("cases", (*parts, value))
