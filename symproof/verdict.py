"""What Python gets for a claim: its verdict, and what the verdict rests on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from symproof.derivation import Derivation
from symproof.engine.calculus.definedness import Undefined
from symproof.formats import RenderError, formats
from symproof.kernel.errors import SymproofError
from symproof.kernel.term import Term
from symproof.kernel.theorem import Theorem
from symproof.report import Outcome, described, entry
from symproof.sayings import told

if TYPE_CHECKING:
    from symproof.engine.refutation.refuting import Counterexample

CERTIFICATE_SUFFIX: Final = ".cert.json"
# what GitHub takes for a formula, and what a notebook does
FENCES: Final = (("```math\n", "$$\n"), ("\n```", "\n$$"))


class NotProvedError(SymproofError):
    """Something is asked of a derivation that there is not."""


@dataclass(frozen=True, slots=True, eq=False)
class Verdict:
    """The verdict of a claim; it is true, as `if` asks, for a claim that is proved only."""

    outcome: Outcome

    @property
    def claim(self) -> str:
        """The claim as asked, in the plain notation."""
        return self.outcome.name

    @property
    def verdict(self) -> str:
        """`proved`, `refuted`, `undefined` or `undecided`."""
        return self.outcome.verdict

    @property
    def proved(self) -> bool:
        """Whether the claim is proved."""
        return self.verdict == "proved"

    @property
    def refuted(self) -> bool:
        """Whether the claim is refuted."""
        return self.verdict == "refuted"

    @property
    def derivation(self) -> Derivation | None:
        """The derivation of a proved claim; of a chain, that of its first link."""
        return next(iter(self.derivations), None)

    @property
    def derivations(self) -> tuple[Derivation, ...]:
        """The derivations of a proved claim: one, or one for each link of a chain."""
        return self.outcome.derivations

    @property
    def result(self) -> Term | None:
        """What a proved calculation ends with: a derivative, a simpler form."""
        return None if self.derivation is None else self.derivation.block[-1].term

    @property
    def theorem(self) -> Theorem | None:
        """The kernel's theorem, where there is a derivation."""
        return None if self.derivation is None else self.derivation.proved.theorem

    @property
    def counterexample(self) -> Counterexample | None:
        """The point where the claim is false; for a proved a != b, where the sides differ."""
        return self.outcome.deciding.counterexample

    @property
    def undefined(self) -> Undefined | None:
        """The term that has no value at a point of the domain, where the verdict says so."""
        gaps = self.outcome.deciding.gaps
        return next((gap for gap in gaps if gap.point is not None), None)

    @property
    def tried(self) -> tuple[str, ...]:
        """What was tried without success, in words."""
        return tuple(entry(self.outcome)["tried"]) if not self.proved else ()

    @property
    def seconds(self) -> float:
        """How long it took."""
        return self.outcome.seconds

    def __bool__(self) -> bool:
        return self.proved

    def __str__(self) -> str:
        return self.shown()

    def shown(self, lang: str = "en") -> str:
        """Return the derivation, or what the verdict rests on, for a terminal."""
        if self.proved:
            return _rendered(self.derivations, "terminal", lang=lang).rstrip("\n")
        rows = described(self.outcome, lang)
        return f"{told(self.verdict, lang)}: {self.claim}" + (f"\n{rows}" if rows else "")

    def __repr__(self) -> str:
        return f"<{self.verdict}: {self.claim}>"

    def _repr_markdown_(self) -> str:
        from symproof.display import language

        lang = language()
        if not self.proved:
            verdict = f"**{told(self.verdict, lang)}** `{self.claim}`"
            return "\n\n".join([verdict, *_code(self.outcome, lang)])
        text = _rendered(self.derivations, "markdown", lang=lang)
        for fence, dollars in FENCES:
            text = text.replace(fence, dollars)
        return text

    def _repr_latex_(self) -> str | None:
        from symproof.notation.latex import show_claim

        if not self.proved:
            return None
        return "$$" + r" \\ ".join([show_claim(d.claim) for d in self.derivations]) + "$$"

    def to_latex(self) -> str:
        """Return the theorem and its proof as LaTeX, to be included in a document.

        Raises:
            NotProvedError: the claim is not proved.
        """
        return _rendered(self._required(), "latex", fragment=True)

    def to_sympy(self) -> list[Any]:
        """Return the terms of the calculation as unevaluated SymPy expressions, line by line.

        Raises:
            NotProvedError: the claim is not proved.
        """
        from symproof.engine.to_sympy import to_sympy

        lines = [item for derivation in self._required() for item in derivation.block]
        return [to_sympy(item.term) for item in lines]

    def save(self, path: str | Path) -> Path:
        """Write the derivation, or a report (.json), in the format of the suffix.

        `.py` is a proof file that checks by itself, `.cert.json` a certificate.

        Raises:
            NotProvedError: the claim is not proved, and a report is not what is asked for.
            RenderError: no format has the suffix, or the file cannot be written.
            ExtraError: the format needs a library that is not installed.
        """
        from symproof.writing import write

        target = Path(path)
        write(target, self._text(target))
        return target

    def _text(self, path: Path) -> str | bytes:
        if path.name.endswith(CERTIFICATE_SUFFIX):
            from symproof.certificate import dump

            return dump([derivation.proved for derivation in self._required()])
        if path.suffix == ".json":
            return json.dumps([entry(self.outcome)], ensure_ascii=False, indent=1) + "\n"
        if path.suffix == ".py":
            from symproof.found import proof_file

            return proof_file(self._required())
        for fmt in formats():
            if path.suffix in fmt.suffixes:
                from symproof.render import produced

                return produced(self._required(), fmt.name)
        raise RenderError(f"{path}: no format has the suffix {path.suffix or '(none)'}")

    def _required(self) -> tuple[Derivation, ...]:
        if not self.derivations:
            raise NotProvedError(f"{self.claim} is {self.verdict}: it has no derivation")
        return self.derivations


def _code(outcome: Outcome, lang: str) -> Iterator[str]:
    rows = described(outcome, lang)
    if rows:
        yield f"```text\n{rows}\n```"


def _rendered(
    derivations: tuple[Derivation, ...], fmt: str, *, fragment: bool = False, lang: str = "en"
) -> str:
    from symproof.render import render

    return render(derivations, fmt, fragment=fragment, lang=lang)
