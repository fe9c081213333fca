"""Readers of what the Unicode and LaTeX printers emit, written without looking into them.

Both turn the text into one stream of tokens, which one small parser reads: sums of products with
dots and slashes, of juxtaposed products, of powers.  As any reader of mathematics, they know
which names are variables and which are functions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from symproof.kernel.shapes import Shape
from symproof.kernel.term import PRIMITIVES, Term
from tests.notation.formula_parser import Parser, Token
from tests.notation.formula_parser import without_brackets as without_brackets

GREEK = {
    "α": "alpha", "β": "beta", "θ": "theta", "φ": "phi", "σ": "sigma", "π": "pi", "Φ": "Phi",
    "Θ": "Theta",
}  # fmt: skip
FRACTIONS = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5",
    "⅘": "4/5", "⅙": "1/6", "⅚": "5/6", "⅐": "1/7", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
    "⅑": "1/9", "⅒": "1/10",
}  # fmt: skip
RAISED = dict(zip("⁻⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵉᶠⁱⁿˢᵗˣʸᵝᶿᵠ", "−0123456789aefinstxyβθφ", strict=True))
LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉ᵢ", "0123456789i", strict=True))
# what may stand in small letters below or above a sign, or below the name of a constant matrix
BELOW = {**LOWERED, **dict(zip("₋ₐₑₙₘₓₛₜᵧᵦᵩ", "−aenmxstyβφ", strict=True)), "ᵦ": "β", "ᵩ": "φ"}
ABOVE = {**RAISED, **dict(zip("⁽⁾ᵃʰᵏ", "()ahk", strict=True))}


SYMBOLS = {
    **{symbol: (symbol, symbol) for symbol in "()+·/^,;√"},
    **{symbol: ("relation", symbol) for symbol in "=<>"},
    "≠": ("relation", "!="),
    "≤": ("relation", "<="),
    "≥": ("relation", ">="),
    "−": ("-", "-"),
    "{": ("cases", ""),
    "}": ("end of cases", ""),
    "]": ("]", "]"),
    "[": ("[", "["),
    **{symbol: (symbol, symbol) for symbol in "→∞∫⊙ᵀ↦&"},
    "➕": ("side", "+"),
    "➖": ("side", "-"),
}
NAMED_FUNCTIONS = {name for name, arity in PRIMITIVES.items() if arity > 0 and name.isalpha()}


SLOPE = re.compile(r"d([⁰¹²³⁴-⁹]*)/d([A-Za-z_][A-Za-z0-9_]*|[α-ωΑ-Ω])([₀-₉ᵢ]*)[⁰¹²³⁴-⁹]*\[")
PRIMES = {"′": "'", "″": "''", "‴": "'''"}
UNICODE_TOKEN = re.compile(
    r"⟦([^⟧]*)⟧|('+)|([A-Za-z_][A-Za-z0-9_]*[₀-₉ᵢ]*)|([0-9]+(?:\.[0-9]+)?)|([α-ωΑ-Ω][₀-₉ᵢ]*)|(\S)",
)


def _lowered(subscript: str) -> str:
    return "_" + "".join(LOWERED[c] for c in subscript) if subscript else ""


def read_unicode(
    text: str,
    variables: frozenset[str],
    functions: frozenset[str],
    shapes: Mapping[str, Shape] | None = None,
) -> Term:
    """Read a term in Unicode."""
    return Parser(list(_unicode_tokens(text, variables, functions)), shapes).whole()


CONSTANT = re.compile(r"(𝟏|I|(?<![0-9.])0)(?:([₀-₉ₙₘₓ]+)|_\{([^{}]*)\})")
UNICODE_END = re.compile(r" d([A-Za-z_][A-Za-z0-9_]*|[α-ωΑ-Ω])([₀-₉ᵢ]*)")


def _with_ends(text: str) -> str:
    """Return a text with the ends of each integral in brackets after its sign."""
    before, sign, rest = text.partition("∫")
    if not sign:
        return text
    low, rest = _end(rest, BELOW, "_")
    high, rest = _end(rest, ABOVE, "^")
    return f"{before}∫({_with_ends(low)})({_with_ends(high)}) {_with_ends(rest.lstrip())}"


def _end(text: str, small: Mapping[str, str], mark: str) -> tuple[str, str]:
    """Return what stands at one end of an integral, and the rest."""
    if not text.startswith(mark):
        length = next(i for i, c in enumerate(text) if c not in small)
        return "".join(small[c] for c in text[:length]), text[length:]
    if text[1] != "{":
        return text[1], text[2:]
    depth = 0
    for i, c in enumerate(text):
        depth += (c == "{") - (c == "}")
        if c == "}" and depth == 0:
            return text[2:i], text[i + 1 :]
    raise ValueError(text)


def _constant(match: re.Match[str]) -> str:
    symbol = {"𝟏": "1"}.get(match[1], match[1])
    sizes = match[3] or "".join(BELOW[c] for c in match[2]).replace("x", "×")
    return f"⟦constant {symbol} {sizes}⟧"


def _unicode_tokens(
    text: str, variables: frozenset[str], functions: frozenset[str]
) -> Iterator[Token]:
    text = SLOPE.sub(_slope, text)
    text = CONSTANT.sub(_constant, text)
    text = text.replace("⁺}", "➕}").replace("⁻}", "➖}")
    text = _with_ends(text).replace("lim_{", "⟦lim⟧")
    text = UNICODE_END.sub(lambda m: f"⟦d {GREEK.get(m[1], m[1])}{_lowered(m[2])}⟧", text)
    for mark, primes in PRIMES.items():
        text = text.replace(mark, primes)
    text = re.sub("⁽([⁰¹²³⁴-⁹]+)⁾", lambda mark: "'" * _order(mark[1]), text)
    runs = re.compile(f"[{''.join(RAISED)}]+")
    text = runs.sub(lambda run: f"^({''.join(RAISED[c] for c in run[0])})", text)
    in_bars = False
    for match in UNICODE_TOKEN.finditer(text):
        slope, primes, run, number, greek, symbol = match.groups()
        applied = re.match(r"'*\(", text[match.end() :]) is not None
        if slope:
            yield _marked(slope, "d/d[")
        elif primes:
            yield "'", primes
        elif run:
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


def _marked(text: str, slope: str) -> Token:
    """Return the token of what was marked before the text was cut."""
    kind, _, rest = text.partition(" ")
    if kind in ("d", "constant", "lim"):
        return kind, rest
    return slope, text


def _order(raised: str) -> int:
    return int("".join(RAISED[c] for c in raised)) if raised else 1


def _slope(match: re.Match[str]) -> str:
    name = GREEK.get(match[2], match[2]) + _lowered(match[3])
    return f"⟦{_order(match[1])} {name}⟧"


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
    elif name in ("if", "otherwise", "at"):
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
    r"\to": ("→", "→"),
    r"\infty": ("∞", "∞"),
    r"\odot": ("⊙", "⊙"),
    r"\mapsto": ("↦", "↦"),
    r"\begin{bmatrix}": ("[", "["),
    r"\end{bmatrix}": ("]", "]"),
    r"\cdot": ("·", "·"),
    r"\ne": ("relation", "!="),
    r"\le": ("relation", "<="),
    r"\ge": ("relation", ">="),
    r"\lvert": ("|(", "|"),
    r"\rvert": ("|)", "|"),
    r"\sqrt": ("√", "√"),
    r"\frac": ("frac", ""),
    ".": (".", "."),
    "|": ("|)", "|"),
    "_": ("_", "_"),
    r"\begin{cases}": ("cases", ""),
    r"\end{cases}": ("end of cases", ""),
    r"\\": (";", ";"),
    r"\text{if }": ("word", "if"),
    r"\text{otherwise}": ("word", "otherwise"),
    r"\arctan": ("function", "atan"),
    r"\operatorname{sigma}": ("function", "sigma"),
}
LATEX_NAME = (
    r"(?:\\mathrm\{[^{}]*\}|\\[A-Za-z]+|[A-Za-z])"
    r"(?:_\{(?:\\[A-Za-z]+\{[^{}]*\}|[^{}]*)\})?"
)
LATEX_SLOPE = re.compile(
    rf"\\frac\{{d(?:\^\{{(\d+)\}})?\}}\{{d ?({LATEX_NAME})(?:\^\{{\d+\}})?\}} "
)
LATEX_TOKEN = re.compile(
    r"""⟦[^⟧]*⟧ | '+ | \\(?:begin|end)\{(?:cases|bmatrix)\} | \\text\{[^}]*\} | \\\\
    | (?:\\(?:mathrm|operatorname|mathtt)\{(?:[^{}])*\} | \\[A-Za-z]+ | [A-Za-z])
      (?:_\{(?:\\[A-Za-z]+\{[^{}]*\}|[^{}]*)\})?
    | [0-9]+(?:\.[0-9]+)? | \S""",
    re.VERBOSE,
)


LATEX_END = re.compile(rf" \\,d ?({LATEX_NAME})")
LATEX_CONSTANT = re.compile(r"(\\mathbf\{1\}|I|(?<![0-9.])0)_\{([^{}]*)\}")


def _latex_constant(match: re.Match[str]) -> str:
    symbol = "1" if match[1].startswith("\\") else match[1]
    return f"⟦constant {symbol} {match[2].replace(chr(92) + 'times', '×')}⟧"


def read_latex(
    text: str,
    variables: frozenset[str],
    functions: frozenset[str],
    shapes: Mapping[str, Shape] | None = None,
) -> Term:
    """Read a term in LaTeX."""
    text = LATEX_CONSTANT.sub(_latex_constant, text)
    text = LATEX_END.sub(lambda m: f"⟦d {_latex_name(m[1])}⟧", text)
    text = text.replace("^{+}}", "➕}").replace("^{-}}", "➖}").replace(r"^{\top}", "ᵀ")
    text = text.replace(r"\lim_{", "⟦lim⟧")
    text = text.replace(r"\int_{", "∫{")
    text = LATEX_SLOPE.sub(lambda m: f"⟦{m[1] or 1} {_latex_name(m[2])}⟧", text)
    text = re.sub(r"\\(?:bigl|bigr|left|right)(?![a-z])", "", text)
    tokens: list[Token] = []
    for match in LATEX_TOKEN.finditer(text):
        rest = text[match.end() :].lstrip()
        tokens.append(_latex_token(match[0], rest, variables, functions))
    return Parser(tokens, shapes).whole()


def _latex_name(text: str) -> str:
    name = re.sub(r"\\(?:mathrm|operatorname)\{([^{}]*)\}", r"\1", text)
    return re.sub(r"_\{([^{}]*)\}$", r"_\1", name).replace(r"\_", "_").replace("\\", "")


def _latex_token(
    text: str, rest: str, variables: frozenset[str], functions: frozenset[str]
) -> Token:
    if text in LATEX_SYMBOLS:
        return LATEX_SYMBOLS[text]
    if text.startswith("⟦"):
        return _marked(text[1:-1], "d/d")
    if text.startswith("'"):
        return "'", text
    if text[:1].isdecimal():
        return "number", text
    if text == r"\mathrm{e}":
        return "euler", "e"
    name = _latex_name(text)
    if text == r"\sigma" and rest.startswith("("):
        return "function", "sigmoid"
    if name == "e" and "e" not in variables | functions:
        return "euler", "e"
    if name in functions or name in NAMED_FUNCTIONS:
        return "function", name
    if name in variables or name == "pi":
        return "variable", name
    raise ValueError(f"{text} is not known")
