"""How terms are spoken, one method for each kind: the system is that of `speech`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from symproof.kernel.shapes import Size
from symproof.kernel.term import (
    BINDERS,
    BRACKET,
    GUARDS,
    INTEGRALS,
    LIMITS,
    PRIMITIVES,
    App,
    Const,
    Lam,
    Mat,
    Num,
    Term,
    Var,
)
from symproof.notation.binder_reader import entrywise
from symproof.notation.names import is_raised
from symproof.notation.pieces import Names
from symproof.notation.places import INFINITE, OPERATORS, decimal, derivative_parts, rows_of, strip
from symproof.notation.plain_printer import digits
from symproof.notation.speech_names import spoken
from symproof.notation.speech_words import LARGEST_PART, small_fraction, words_of

# levels, loosest first; TERM is a part of a sum, where short forms may stand
SUM, TERM, PRODUCT, POWER, ATOM = range(1, 6)
_PLACES: Final[Mapping[str, tuple[int, int, int]]] = {
    "+": (SUM, SUM, TERM),
    "-": (SUM, SUM, TERM),
    "*": (PRODUCT, PRODUCT, POWER),
    ".*": (PRODUCT, PRODUCT, POWER),
}
_SHORT_POWERS: Final = {2: "squared", 3: "cubed"}
_SIDES: Final = {"limit+": "from_right", "limit-": "from_left"}


def is_simple(term: Term) -> bool:
    """Whether a term is spoken as one letter or numeral."""
    return isinstance(term, (Var, Num, Mat)) or (type(term) is App and not term.args)


def _is_small(term: Term) -> bool:
    """Whether a term is a proper fraction with parts up to ten."""
    match term:
        case App("/", (Num(above), Num(below))):
            return 0 < above < below <= LARGEST_PART and decimal(term) is None
        case _:
            return False


class TermSpeaker:
    """Speaks terms in which `names` are the variables and functions."""

    def __init__(self, names: Names, lang: str) -> None:
        self.lang = lang
        self.words = words_of(lang)
        self._has_e = names.has("e")
        self._call_level = POWER if lang == "en" else ATOM
        # in Chinese these begin with their part, so that nothing may stand before them
        self._before_part = TERM if lang == "en" else SUM
        # in "start fraction x over 2 over y end fraction" nobody hears which one is the longer
        self._inside_fraction = False
        self._writers: dict[str, Callable[[App], str]] = {
            **dict.fromkeys(OPERATORS, self._operation),
            **dict.fromkeys(GUARDS, self._guard),
            **dict.fromkeys(LIMITS, self._limit),
            **dict.fromkeys(INTEGRALS, self._integral),
            **dict.fromkeys(("hcat", "vcat"), self._blocks),
            "^": self._power,
            "diff": self._derivative,
            "cases": self._cases,
            "map": self._entries,
        }

    def say(self, key: str, **parts: str) -> str:
        """Return an expression of the catalogue with its places filled."""
        return self.words[key].format(**parts)

    # terms

    def render(self, term: Term, place: int = SUM) -> str:
        """Return the speech of a term where nothing looser than `place` may stand bare."""
        core = strip(term)
        needed = self._level(core) < place
        text = self._core(core, SUM if needed or core is not term else place)
        text = self.say("bracket", a=text) if needed else text
        while type(term) is App and term.head == BRACKET:
            text = self.say("bracket", a=text)
            (term,) = term.args
        return text

    def _level(self, core: Term) -> int:
        """Return how loosely the speech of a term holds together; short forms adapt to a place."""
        match core:
            case Var(name) | Mat(name, _):
                return POWER if is_raised(name) else ATOM
            case App("neg"):
                return SUM
            case App("^" | "transpose"):
                return POWER
            case App("exp"):
                return self._call_level if self._has_e else POWER
            case App("diff"):
                return ATOM if self._primes(core) is None else self._call_level
            case App(head, _) if head in GUARDS:
                return 0
            case App(head, _) if head in _PLACES:
                return _PLACES[head][0]
            case App("/" | "sqrt" | "abs" | "cases" | "hcat" | "vcat", _) | App(_, ()):
                return ATOM
            case App("map"):
                return self._call_level
            case App(head, _):
                return ATOM if head in BINDERS else self._call_level
            case _:
                return ATOM

    def _core(self, core: Term, place: int) -> str:
        match core:
            case Num(value):
                return digits(value)
            case Var(name) | Mat(name, _):
                return spoken(name, self.lang)
            case Const(name, tuple() as shape):
                rows, columns = map(self.size, shape)
                return self.say(name, n=rows, m=columns)
            case Lam(params, body):
                names = self.words["comma"].join([spoken(name, self.lang) for name in params])
                return self.say("mapping", x=names, a=self.render(body))
            case App("pi" | "E" as head, ()):
                return self.words.get(head, head)
            case App("neg", (a,)):
                return self.say("neg", a=self.render(a, TERM))
            case App("/", (a, b)):
                return self._fraction(core, a, b, place)
            case App("sqrt", (a,)):
                return self._short_or_long("root", a, place)
            case App("abs", (a,)):
                return self._short_or_long("absolute", a, place)
            case App("transpose", (a,)):
                return self.say("transpose", a=self.render(a, ATOM))
            case App("exp", (a,)) if not self._has_e:
                return self.say("power", a="e", b=self._exponent(a))
            case App(head, args):
                writer = self._writers.get(head)
                return writer(core) if writer else self.call(self.function(head), args)
            case _:
                raise TypeError(f"{core!r} is not a term")

    def _operation(self, core: App) -> str:
        a, b = core.args
        _, left, right = _PLACES[core.head]
        return self.say(core.head, a=self.render(a, left), b=self.render(b, right))

    def _guard(self, core: App) -> str:
        a, b = core.args
        return f"{self.render(a)} {self.words[core.head]} {self.render(b)}"

    def _fraction(self, core: Term, a: Term, b: Term, place: int) -> str:
        text = decimal(core)
        if text is not None:
            return text
        if _is_small(core) and place < ATOM and isinstance(a, Num) and isinstance(b, Num):
            return small_fraction(a.value, b.value, self.lang)
        is_short = is_simple(a) and is_simple(b) and place <= self._before_part
        if is_short and not self._inside_fraction:
            return self.say("over", a=self.render(a), b=self.render(b))
        outside, self._inside_fraction = self._inside_fraction, True
        text = self.say("fraction", a=self.render(a), b=self.render(b))
        self._inside_fraction = outside
        return text

    def _short_or_long(self, key: str, a: Term, place: int) -> str:
        is_short = is_simple(a) and place <= (TERM if key == "root" else self._before_part)
        return self.say(key if is_short else f"long_{key}", a=self.render(a))

    def _power(self, core: App) -> str:
        a, b = core.args
        base = self.render(a, ATOM)
        if isinstance(b, Num) and b.value in _SHORT_POWERS:
            return self.say(_SHORT_POWERS[b.value], a=base)
        return self.say("power", a=base, b=self._exponent(b))

    def _exponent(self, b: Term) -> str:
        return self.render(b) if self.lang == "en" else self._end(b)

    def _end(self, term: Term) -> str:
        """Return the speech of a place or an end: bare where it is a number, even a negative."""
        match term:
            case App("neg", (a,)) if is_simple(a) or _is_small(a):
                return self.say("neg", a=self.render(a))
            case _:
                return self.render(term, POWER if _is_small(term) else ATOM)

    # functions

    def function(self, head: str) -> str:
        """Return how a function is called."""
        if head in PRIMITIVES and head in self.words:
            return self.words[head]
        return spoken(head, self.lang)

    def call(self, function: str, args: Sequence[Term]) -> str:
        """Return a function of its arguments."""
        if len(args) == 1 and is_simple(args[0]):
            return self.say("of", f=function, a=self.render(args[0]))
        listed = self.words["comma"].join(map(self.render, args))
        return self.say("of_list", f=function, a=listed)

    def _primed(self, function: str, order: int) -> str:
        if order == 0:
            return function
        return self.say(f"prime_{order}" if order < 4 else "primes", f=function, n=str(order))

    def _primes(self, core: Term) -> tuple[str, Term] | None:
        """Return f' and a, where a term is a derivative f'(a) of a function by name."""
        parts = derivative_parts(core)
        match parts.body:
            case App(name, (Var(arg),)) if arg == parts.param and name in parts.body.functions:
                return self._primed(self.function(name), parts.order), parts.point
            case _:
                return None

    def _derivative(self, core: App) -> str:
        primed = self._primes(core)
        if primed is not None:
            function, point = primed
            return self.call(function, (point,))
        parts = derivative_parts(core)
        x, text = spoken(parts.param, self.lang), self.render(parts.body)
        if parts.point != Var(parts.param):
            text = self.say("derivative_at", a=text, x=x, p=self.render(parts.point))
        key = "derivative_n" if parts.order > 1 else "derivative"
        return self.say(key, x=x, a=text, n=str(parts.order))

    def _cases(self, core: App) -> str:
        *pairs, last = core.args
        lines = [
            self.say("case", a=self.render(value), guard=self.render(guard, 0))
            for guard, value in zip(pairs[::2], pairs[1::2], strict=True)
        ]
        joined = self.words["next_case"].join(lines)
        return self.say("cases", lines=joined, a=self.render(last))

    # what binds a variable

    def _limit(self, core: App) -> str:
        function, *place = core.args
        if type(function) is not Lam:
            raise TypeError(f"{core!r} is not a limit")
        tends = self.approach(core.head, function.params[0], place)
        return self.say("limit", place=tends, a=self.render(function.body))

    def approach(self, head: str, param: str, place: Sequence[Term]) -> str:
        """Return where the variable of a limit tends."""
        if place:
            point = self._end(place[0])
        else:
            point = self.words["infinity" if head == "limit+oo" else "minus_infinity"]
        return self.say(_SIDES.get(head, "approaches"), x=spoken(param, self.lang), p=point)

    def _integral(self, core: App) -> str:
        function, *numbers = core.args
        if type(function) is not Lam:
            raise TypeError(f"{core!r} is not an integral")
        lower, upper = INFINITE[core.head]
        ends = [self._end(number) for number in numbers]
        low = self.words["minus_infinity"] if lower else ends.pop(0)
        high = self.words["infinity"] if upper else ends.pop(0)
        (param,), body = function.params, self.render(function.body)
        return self.say("integral", low=low, high=high, a=body, x=spoken(param, self.lang))

    # matrices

    def _blocks(self, core: App) -> str:
        rows = [
            self.say("row", n=str(i), a=self.words["next_entry"].join(map(self.render, row)))
            for i, row in enumerate(rows_of(core), start=1)
        ]
        return self.say("matrix", rows=self.words["next_row"].join(rows))

    def _entries(self, core: App) -> str:
        """Return a function of each entry: f of A, or the function before the matrix."""
        found = entrywise(core)
        if found is not None:
            head, args, order = found
            return self.call(self._primed(self.function(head), order), args)
        function, matrix = core.args
        return self.call(self._core(function, SUM), (matrix,))

    def size(self, size: Size) -> str:
        """Return a number of rows or columns, a sum in brackets."""
        parts, rest = size
        texts = [self._multiple(name, times) for name, times in parts]
        texts += [digits(rest)] if rest or not parts else []
        text = texts[0]
        for each in texts[1:]:
            text = self.say("+", a=text, b=each)
        is_name = len(texts) == 1 and all(times == 1 for _, times in parts)
        return text if is_name else self.say("bracket", a=text)

    def _multiple(self, name: str, times: int) -> str:
        said = spoken(name, self.lang)
        return said if times == 1 else self.say("*", a=digits(times), b=said)
