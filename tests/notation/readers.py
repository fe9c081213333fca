"""Readers of what the Unicode and LaTeX printers emit, written without looking into them.

Both turn the text into one stream of tokens, which one small parser reads: sums of products with
dots and slashes, of juxtaposed products, of powers.  As any reader of mathematics, they know
which names are variables and which are functions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from symproof.kernel.term import BRACKET, PRIMITIVES, App, Num, Term, Var

GREEK = {
    "α": "alpha", "β": "beta", "θ": "theta", "φ": "phi", "σ": "sigma", "π": "pi", "Φ": "Phi",
}  # fmt: skip
FRACTIONS = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5",
    "⅘": "4/5", "⅙": "1/6", "⅚": "5/6", "⅐": "1/7", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
    "⅑": "1/9", "⅒": "1/10",
}  # fmt: skip
RAISED = dict(zip("⁻⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵉᶠⁱⁿˢᵗˣʸᵝᶿᵠ", "−0123456789aefinstxyβθφ", strict=True))
LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉ᵢ", "0123456789i", strict=True))

Token = tuple[str, str]


def without_brackets(term: Term) -> Term:
    """Return the term without the author's brackets."""
    if not isinstance(term, App):
        return term
    args = tuple(without_brackets(arg) for arg in term.args)
    return args[0] if term.head == BRACKET else App(term.head, args)


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
            left: Term = App("neg", (self.dotted(),))
        else:
            left = self.dotted()
        while self.kind in "+-":
            sign = self.take("+", "-")
            left = App(sign, (left, self.dotted()))
        return left

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
        while self.kind in ("variable", "function", "euler", "(", "|(", "√", "cases"):
            if self.tokens[self.index] == ("variable", "if"):
                break
            left = App("*", (left, self.power()))
        return left

    def power(self) -> Term:
        if self.kind == "euler":
            self.take("euler")
            return App("exp", (self.exponent(),)) if self.kind == "^" else App("E")
        if self.kind == "function":
            head = self.take("function")
            exponent = self.exponent() if self.kind == "^" else None
            base: Term = App(head, tuple(self.arguments("(", ")")))
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
                return Num(int(self.take("number")))
            case "fraction":
                a, b = self.take("fraction").split("/")
                return App("/", (Num(int(a)), Num(int(b))))
            case "variable":
                name = self.take("variable")
                return App(name) if name in PRIMITIVES else Var(name)
            case "(":
                return App(BRACKET, tuple(self.arguments("(", ")")))
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


SYMBOLS = {
    **{symbol: (symbol, symbol) for symbol in "()+·/^,;√"},
    **{symbol: ("relation", symbol) for symbol in "=<>"},
    "≠": ("relation", "!="),
    "≤": ("relation", "<="),
    "≥": ("relation", ">="),
    "−": ("-", "-"),
    "{": ("cases", ""),
    "}": ("end of cases", ""),
}
NAMED_FUNCTIONS = {name for name, arity in PRIMITIVES.items() if arity > 0 and name.isalpha()}


UNICODE_TOKEN = re.compile(
    r"([A-Za-z_][A-Za-z0-9_]*[₀-₉ᵢ]*)|([0-9]+)|([α-ωΑ-Ω][₀-₉ᵢ]*)|(\S)",
)


def _lowered(subscript: str) -> str:
    return "_" + "".join(LOWERED[c] for c in subscript) if subscript else ""


def read_unicode(text: str, variables: frozenset[str], functions: frozenset[str]) -> Term:
    """Read a term in Unicode."""
    return Parser(list(_unicode_tokens(text, variables, functions))).whole()


def _unicode_tokens(
    text: str, variables: frozenset[str], functions: frozenset[str]
) -> Iterator[Token]:
    runs = re.compile(f"[{''.join(RAISED)}]+")
    text = runs.sub(lambda run: f"^({''.join(RAISED[c] for c in run[0])})", text)
    in_bars = False
    for match in UNICODE_TOKEN.finditer(text):
        run, number, greek, symbol = match.groups()
        applied = text.startswith("(", match.end())
        if run:
            yield from _run_tokens(run, applied, text[match.end() :], variables, functions)
        elif number:
            yield "number", number
        elif greek:
            name = GREEK[greek[0]] + _lowered(greek[1:])
            if name == "sigma" and applied:
                yield "function", "sigmoid"
            else:
                yield ("function" if name in {*functions, "Phi"} else "variable"), name
        elif symbol == "|":
            in_bars = not in_bars
            yield ("|(", "|") if in_bars else ("|)", "|")
        elif symbol == "ℯ":
            yield "euler", "e"
        elif symbol in FRACTIONS:
            yield "fraction", FRACTIONS[symbol]
        else:
            yield SYMBOLS[symbol]


def _run_tokens(
    run: str, applied: bool, rest: str, variables: frozenset[str], functions: frozenset[str]
) -> Iterator[Token]:
    raised = re.match(r"\^\(\d+\)\(", rest)
    letters = run.rstrip("".join(LOWERED))
    name = letters + _lowered(run[len(letters) :])
    if (applied and name in functions | NAMED_FUNCTIONS) or (raised and name in NAMED_FUNCTIONS):
        yield "function", name
    elif name in variables:
        yield "variable", name
    elif name in ("if", "otherwise"):
        yield "word", name
    else:
        for letter, subscript in re.findall(r"([A-Za-z])([₀-₉ᵢ]*)", run):
            if letter == "e" and "e" not in variables | functions:
                yield "euler", "e"
            elif letter + _lowered(subscript) in variables:
                yield "variable", letter + _lowered(subscript)
            else:
                raise ValueError(f"{letter} in {run} is not known")


LATEX_SYMBOLS = {
    **SYMBOLS,
    "-": ("-", "-"),
    "{": ("(", "{"),
    "}": (")", "}"),
    r"\cdot": ("·", "·"),
    r"\ne": ("relation", "!="),
    r"\le": ("relation", "<="),
    r"\ge": ("relation", ">="),
    r"\lvert": ("|(", "|"),
    r"\rvert": ("|)", "|"),
    r"\sqrt": ("√", "√"),
    r"\frac": ("frac", ""),
    r"\begin{cases}": ("cases", ""),
    r"\end{cases}": ("end of cases", ""),
    r"\\": (";", ";"),
    r"\text{if }": ("word", "if"),
    r"\text{otherwise}": ("word", "otherwise"),
    r"\arctan": ("function", "atan"),
    r"\operatorname{sigma}": ("function", "sigma"),
}
LATEX_TOKEN = re.compile(
    r"""\\(?:begin|end)\{cases\} | \\text\{[^}]*\} | \\\\
    | (?:\\(?:mathrm|operatorname|mathtt)\{(?:[^{}])*\} | \\[A-Za-z]+ | [A-Za-z])
      (?:_\{(?:\\[A-Za-z]+\{[^{}]*\}|[^{}]*)\})?
    | [0-9]+ | \S""",
    re.VERBOSE,
)


def read_latex(text: str, variables: frozenset[str], functions: frozenset[str]) -> Term:
    """Read a term in LaTeX."""
    text = re.sub(r"\\(?:bigl|bigr|left|right)(?![a-z])|&", "", text)
    tokens: list[Token] = []
    for match in LATEX_TOKEN.finditer(text):
        rest = text[match.end() :].lstrip()
        tokens.append(_latex_token(match[0], rest, variables, functions))
    return Parser(tokens).whole()


def _latex_token(
    text: str, rest: str, variables: frozenset[str], functions: frozenset[str]
) -> Token:
    if text in LATEX_SYMBOLS:
        return LATEX_SYMBOLS[text]
    if text.isdecimal():
        return "number", text
    if text == r"\mathrm{e}":
        return "euler", "e"
    name = re.sub(r"\\(?:mathrm|operatorname)\{([^{}]*)\}", r"\1", text)
    name = re.sub(r"_\{([^{}]*)\}$", r"_\1", name).replace(r"\_", "_").replace("\\", "")
    if text == r"\sigma" and rest.startswith("("):
        return "function", "sigmoid"
    if name == "e" and "e" not in variables | functions:
        return "euler", "e"
    if name in functions or name in NAMED_FUNCTIONS:
        return "function", name
    if name in variables or name == "pi":
        return "variable", name
    raise ValueError(f"{text} is not known")
