"""Speech: formulas as they are read aloud, in English or Chinese, for those who listen.

`1/2*(phi(x) + 1)*x` is "one half times open bracket phi of x plus 1 close bracket times x".  The
system follows MathSpeak (Abraham Nemeth; rules at speechruleengine.org) in saying where a part
ends, and ClearSpeak (Educational Testing Service) in short forms for what is simple, which is a
letter or a numeral:

- what has two ends on paper has two when spoken: "start fraction x plus 1 over 2 end fraction",
  "start root ... end root", "to the power ... end power"; 分子 ... 分母 ... 分式结束;
- simple parts have short forms, which take one letter or numeral and no more: "x over 2",
  "the square root of 2", "phi of x plus 1" is phi(x) + 1; x 的绝对值, 根号 2.  They are not used
  inside of products and powers, where a listener might take more into them, nor, where they name
  the operand last, after another term: a 加 x 的绝对值 might be the absolute value of a + x;
- "negative" is a sign before a term and "minus" is subtraction; products always say "times";
- brackets are spoken where the plain notation has them, those of the author among them, around
  a function whose value is squared, "open bracket phi of x close bracket squared", and in Chinese
  around exponents: e 的左括号负 x 减 1 右括号次方;
- commas are pauses, and a listener may miss them.

`read(show(t)) == t`, brackets included, for the reader in the tests.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import Formatter

from symproof.kernel.sequent import JUDGEMENTS, ZERO, Claim, Definition
from symproof.kernel.shapes import Shape
from symproof.kernel.term import App, Lam, Term, Var
from symproof.notation.pieces import ENGLISH, NO_NAMES, Names, Words
from symproof.notation.places import ROUNDED, Stated, remainder_parts, rounded_text, stated
from symproof.notation.speech_names import spoken
from symproof.notation.speech_terms import TermSpeaker
from symproof.notation.speech_words import tidy


class Speaker(TermSpeaker):
    """Speaks statements too, with the sentences of a page in them."""

    def __init__(self, words: Words, names: Names, lang: str) -> None:
        super().__init__(names, lang)
        self._sentences = words

    def shape(self, names: Sequence[str], shape: Shape) -> str:
        """Return the declaration of the shape of matrices."""
        listed = self.words["list"].join([spoken(name, self.lang) for name in names])
        rows, columns = map(self.size, shape)
        return self.say("shape", names=listed, n=rows, m=columns)

    # statements

    def claim(self, claim: Claim | Stated) -> str:
        """Return the speech of a claim."""
        if isinstance(claim, Claim) and claim.rel in JUDGEMENTS:
            text = self._judgement(claim)
        else:
            said = stated(claim)
            parts = [self.render(said.terms[0])]
            for relation, term in zip(said.relations, said.terms[1:], strict=True):
                parts.append(self.after(relation, term))
            text = " ".join(parts)
        if not claim.forall:
            return text
        names = self.words["list"].join([spoken(name, self.lang) for name in claim.forall])
        return self.say("universal", names=names, claim=text)

    def after(self, relation: str, term: Term) -> str:
        """Return a relation and the term that stands after it."""
        text = self.render(term)
        if relation == ROUNDED:
            written = rounded_text(term)
            digits_only = written.removeprefix("-")
            text = self.say("neg", a=digits_only) if written != digits_only else written
        return f"{self.words[relation]} {text}"

    def _judgement(self, claim: Claim) -> str:
        """Return the claim that a derivative, a limit or an integral exists, or is bounded."""
        if claim.rel == "bounded":
            return self._bounded(claim)
        kind = {"diff+": "right", "diff-": "left"}.get(claim.rel, "exists")
        texts = {"value": self.render(claim.rhs), "what": self.render(claim.lhs)}
        match claim.lhs:
            case App("diff", (Lam((param,), body), point)) if kind != "exists":
                at = f"{spoken(param, self.lang)} {self.words['=']} "
                texts["what"] = self.render(body)
                texts["point"] = ("" if point == Var(param) else at) + self.render(point)
            case _:
                pass
        equal = "" if claim.rhs == claim.lhs and kind == "exists" else "_equal"
        return self._sentence(kind + equal, texts)

    def _bounded(self, claim: Claim) -> str:
        """Return a claim with O(x^n), or that a function is bounded near a place."""
        match claim.lhs:
            case App(head, (Lam((param,), body), *place)):
                tends = self.approach(head, param, place)
            case _:
                raise TypeError(f"{claim!r} is not about a limit")
        said = remainder_parts(claim)
        if said is None:
            return self._sentence("bounded", {"what": self.render(body), "place": tends})
        value = self.say("landau", a=self.render(said.power))
        if said.value != ZERO:
            value = self.say("+", a=self.render(said.value), b=value)
        text = f"{self.render(said.function)} {self.words['=']} {value}"
        return self._sentence("near", {"claim": text, "place": tends})

    def _sentence(self, key: str, texts: Mapping[str, str]) -> str:
        """Return a sentence of the page's catalogue with formulas in its places."""
        pieces = Formatter().parse(getattr(self._sentences, key))
        return "".join([words + (texts[place] if place else "") for words, place, _, _ in pieces])

    def definition(self, definition: Definition) -> str:
        """Return the speech of a definition."""
        arguments = tuple(map(Var, definition.params))
        head = self.call(spoken(definition.name, self.lang), arguments)
        return f"{head} {self.words['=']} {self.render(definition.body)}"


def show(term: Term, words: Words = ENGLISH, names: Names = NO_NAMES, *, lang: str = "en") -> str:
    """Return the speech of a term.

    Raises:
        NotationError: a numeral has too many digits.
    """
    speaker = Speaker(words, names.union(Names.of_term(term)), lang)
    return tidy(speaker.render(term, 0), lang)


def show_claim(
    claim: Claim | Stated, words: Words = ENGLISH, names: Names = NO_NAMES, *, lang: str = "en"
) -> str:
    """Return the speech of a claim, as `show` does of a term."""
    speaker = Speaker(words, names.union(Names.of_claim(claim)), lang)
    return tidy(speaker.claim(claim), lang)


def show_definition(
    definition: Definition, words: Words = ENGLISH, names: Names = NO_NAMES, *, lang: str = "en"
) -> str:
    """Return the speech of a definition, as `show` does of a term."""
    speaker = Speaker(words, names.union(Names.of_definition(definition)), lang)
    return tidy(speaker.definition(definition), lang)


def show_line(
    relation: str,
    term: Term,
    words: Words = ENGLISH,
    names: Names = NO_NAMES,
    *,
    lang: str = "en",
) -> str:
    """Return the speech of a line: a relation and the term after it."""
    speaker = Speaker(words, names.union(Names.of_term(term)), lang)
    return tidy(speaker.after(relation, term), lang)


def show_shape(names: Sequence[str], shape: Shape, *, lang: str = "en") -> str:
    """Return the declaration of the shape of matrices."""
    return tidy(Speaker(ENGLISH, NO_NAMES, lang).shape(names, shape), lang)


def show_function(
    name: str, words: Words = ENGLISH, names: Names = NO_NAMES, *, lang: str = "en"
) -> str:
    """Return how the name of a function is spoken by itself."""
    return tidy(Speaker(words, names, lang).function(name), lang)
