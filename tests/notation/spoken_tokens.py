"""What is heard, word by word, and where brackets around a term say nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from symproof.kernel.shapes import Shape
from symproof.kernel.term import BRACKET, App, Lam, Term, Var
from tests.notation.spoken_words import CHINESE, ENGLISH, FRACTIONS, NAMES, NAMES_ZH, PRIMITIVE

SUM, TERM, PRODUCT, POWER, ATOM = range(5)


class Heard:
    """The words of one formula, and what its reader knows of them."""

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
