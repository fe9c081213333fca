"""What is known of the functions in a term: bounds, signs, equations; each a lemma at its argument.

The lemmas are texts, proved by search once and kept; a lemma may use those of other functions,
and of its own those that stand before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from symproof.engine.context import PATTERN_SUFFIX, Context
from symproof.engine.equality import attempt, chain
from symproof.engine.laws.established import PROVED, established, parameters
from symproof.engine.order import wave_lemmas
from symproof.engine.order.order_lemmas import (
    apply,
    at,
    circular_bound,
    exp_ge,
    exp_increasing,
    exp_mul_exp_neg,
    exp_mul_le,
    log_increasing,
    log_mul_ge,
    odd_lower,
    zero_at_zero,
)
from symproof.engine.order.sign_lemmas import squeezed
from symproof.kernel.axioms import AXIOMS
from symproof.kernel.ring import Ring, add, as_constant, freeze
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Term, Var
from symproof.kernel.theorem import Theorem, infer
from symproof.notation.plain import parse_claim

Prover = Callable[[Claim], Theorem | None]
Search = Callable[[Context, Claim], Theorem | None]


@dataclass(frozen=True, slots=True)
class Lemma:
    """A claim about the variables u and v, under conditions; `cheap` conditions are hypotheses."""

    claim: str
    conditions: tuple[str, ...] = ()


def _sign(function: str, centre: str = "0") -> tuple[Lemma, ...]:
    """Return that an increasing function is above its value at 0 for u > 0, below for u < 0."""
    return (
        Lemma(f"{centre} < {function}(u)", ("0 < u",)),
        Lemma(f"{function}(u) < {centre}", ("u < 0",)),
    )


# values at 0, and what 0 is then
_AT_ZERO: Final = {
    "sinh": "sinh(0) = 0",
    "cosh": "cosh(0) = 1",
    "tanh": "tanh(0) = 0",
    "sigmoid": "sigmoid(0) = 1/2",
    "Phi": "Phi(0) = 1/2",
}
AT_ZERO: Final[Mapping[str, str]] = MappingProxyType(_AT_ZERO)
_KNOWN: Final = {
    "exp": (
        Lemma("0 < exp(u)"),
        Lemma("1 + u <= exp(u)"),
        Lemma("exp(u)*(1 - u) <= 1"),
        Lemma("1 + u < exp(u)", ("0 < u",)),
        Lemma("1 + u < exp(u)", ("u < 0",)),
    ),
    "log": (Lemma("log(u) <= u - 1", ("0 < u",)), Lemma("u - 1 <= u*log(u)", ("0 < u",))),
    "tanh": (Lemma("-1 < tanh(u)"), Lemma("tanh(u) < 1"), *_sign("tanh")),
    "sigmoid": (Lemma("0 < sigmoid(u)"), Lemma("sigmoid(u) < 1"), *_sign("sigmoid", "1/2")),
    "cosh": (Lemma("1 <= cosh(u)"),),
    "sinh": _sign("sinh"),
    "erf": (Lemma("erf(u) < 1"), Lemma("-1 < erf(u)"), *_sign("erf")),
    "Phi": (Lemma("0 < Phi(u)"), Lemma("Phi(u) < 1"), *_sign("Phi", "1/2")),
    "atan": (Lemma("atan(u) < pi/2"), Lemma("-(pi/2) < atan(u)"), *_sign("atan")),
    "sin": (
        Lemma("sin(u) < u", ("0 < u",)),
        Lemma("u < sin(u)", ("u < 0",)),
        Lemma("0 < sin(u)", ("0 < u", "u < pi")),
        Lemma("0 <= sin(u)", ("0 <= u", "u <= pi")),
    ),
    "cos": (
        Lemma("0 < cos(u)", ("-(pi/2) < u", "u < pi/2")),
        Lemma("0 <= cos(u)", ("-(pi/2) <= u", "u <= pi/2")),
    ),
    "pi": (Lemma("333/106 < pi"), Lemma("pi < 355/113")),
}
KNOWN: Final[Mapping[str, tuple[Lemma, ...]]] = MappingProxyType(_KNOWN)
# increasing functions, with what must hold of both arguments
_INCREASING: Final = {
    "exp": "",
    "log": "0 < ",
    "sqrt": "0 <= ",
    "tanh": "",
    "sigmoid": "",
    "sinh": "",
    "erf": "",
    "Phi": "",
    "atan": "",
}
INCREASING: Final[Mapping[str, str]] = MappingProxyType(_INCREASING)
# what an increasing function has below or at its argument, for the lemma with < or <=
MAX_PAIRS: Final = 12


class Bounds:
    """The lemmas, proved when they are first needed by the `search` that is given."""

    def __init__(self, search: Search) -> None:
        self.search = search
        self.proved: dict[Lemma, Theorem | None] = {}
        # how many lemmas are being proved
        self.busy = 0

    def lemma(self, lemma: Lemma) -> Theorem | None:
        """Return a lemma as a theorem, None where it is not proved (yet)."""
        if lemma in self.proved:
            return self.proved[lemma]
        # while it is being proved it is not there
        self.proved[lemma] = None
        self.busy += 1
        found = self._prove(lemma)
        self.busy -= 1
        if found is None and self.busy:
            # it may have failed for want of the lemma that is being proved
            del self.proved[lemma]
        else:
            self.proved[lemma] = found
        return found

    def _prove(self, lemma: Lemma) -> Theorem | None:
        names = {name: Var(name + PATTERN_SUFFIX) for name in ("u", "v")}
        claim, *conditions = [
            part.substitute(names, {}) for part in read((lemma.claim, *lemma.conditions))
        ]
        found = _by_hand(lemma.claim) or _of_wave(lemma.claim, self.search) or _by_axiom(claim)
        if found is None and claim.rel == "=":
            below, above = (
                self.search(Context(), Claim("<=", a, b))
                for a, b in ((claim.lhs, claim.rhs), (claim.rhs, claim.lhs))
            )
            return squeezed(claim, below, above) if below and above else None
        return found or self.search(Context().assuming(conditions), claim)

    def about(self, terms: Iterator[App], prove: Prover) -> Iterator[Theorem]:
        """Yield what is known of functions at their arguments, conditions being proved."""
        seen: dict[str, list[Term]] = {}
        for term in dict.fromkeys(terms):
            if term.head in INCREASING or term.head in ("sin", "cos"):
                seen.setdefault(term.head, []).append(term.args[0])
            yield from self._of_one(term, prove)
        for head, arguments in seen.items():
            pairs = [(a, b) for a in arguments for b in arguments if a != b]
            for a, b in pairs[:MAX_PAIRS]:
                yield from self._of_two(head, a, b, prove)

    def _of_one(self, term: App, prove: Prover) -> Iterator[Theorem]:
        values = {"u": term.args[0]} if term.args else {}
        for lemma in KNOWN.get(term.head, ()):
            found = self._applied(lemma, values, prove)
            if found is not None:
                yield found
        yield from filter(None, _equations(term, prove))
        if term.head in AT_ZERO and _is_zero(term.args[0]):
            known = self.lemma(Lemma(AT_ZERO[term.head]))
            same = known and attempt("ring", (), term, known.claim.lhs)
            if known is not None and same is not None:
                yield chain(same, known)

    def known(self, claim: Claim, prove: Prover) -> Theorem | None:
        """Return a claim about a function of one argument that is a lemma, as sigmoid(a) < 1."""
        for side in (claim.lhs, claim.rhs):
            match side:
                case App(head, (a,)) if head in KNOWN:
                    for lemma in KNOWN[head]:
                        (said,) = read((lemma.claim,))
                        if said.substitute({"u": a}, {}) == claim:
                            return self._applied(lemma, {"u": a}, prove)
                case _:
                    pass
        return None

    def _applied(self, lemma: Lemma, values: Mapping[str, Term], prove: Prover) -> Theorem | None:
        """Return a lemma at terms; it is not proved before its conditions are."""
        conditions = {claim.substitute(values, {}) for claim in read(lemma.conditions)}
        if not all(map(prove, conditions)):
            return None
        return apply(self.lemma(lemma), values, prove)

    def _of_two(self, head: str, a: Term, b: Term, prove: Prover) -> Iterator[Theorem]:
        if head in INCREASING:
            needs = INCREASING[head]
            conditions = (needs + "u",) if needs else ()
            for rel in ("<", "<="):
                order = prove(Claim(rel, a, b))
                if order is not None:
                    text = f"{head}(u) {rel} {head}(v)"
                    lemma = Lemma(text, (f"u {rel} v", *conditions))
                    found = self._applied(lemma, {"u": a, "v": b}, prove)
                    if found is not None:
                        yield found
                    break
        if head == "exp":
            inverse = _inverse(a, b)
            if inverse is not None:
                yield inverse


def _by_hand(claim: str) -> Theorem | None:
    """Return a lemma that is not left to search."""
    match claim:
        case "1 + u <= exp(u)":
            return exp_ge()
        case "exp(u)*(1 - u) <= 1":
            return exp_mul_le()
        case "exp(u) < exp(v)" | "exp(u) <= exp(v)":
            return exp_increasing("<" if "<=" not in claim else "<=")
        case "log(u) < log(v)" | "log(u) <= log(v)":
            return log_increasing("<" if "<=" not in claim else "<=")
        case "u - 1 <= u*log(u)":
            return log_mul_ge()
        case "-1 < erf(u)":
            return odd_lower("erf")
        case "-(pi/2) < atan(u)":
            return odd_lower("atan")
        case _:
            return None


def _of_wave(claim: str, search: Search) -> Theorem | None:
    """Return where sine and cosine are positive, and sin(u) < u."""
    match claim:
        case "0 < cos(u)":
            return wave_lemmas.cosine_positive(search)
        case "0 <= cos(u)":
            return wave_lemmas.cosine_nonnegative(search)
        case "0 < sin(u)":
            return wave_lemmas.sine_positive(search, "<")
        case "0 <= sin(u)":
            return wave_lemmas.sine_positive(search, "<=")
        case "sin(u) < u":
            return wave_lemmas.sine_below(search)
        case "u < sin(u)":
            return wave_lemmas.sine_above(search)
        case _:
            return None


def _by_axiom(claim: Claim) -> Theorem | None:
    """Return a claim that is established without conditions, at its variable."""
    terms = tuple([Var(name) for name in claim.variables])
    for name in (*AXIOMS, *PROVED):
        if len(terms) <= 1 and len(parameters(name)) == len(terms):
            theorem = established(name, *terms)
            if theorem.claim == claim and not theorem.hyps:
                return theorem
    return None


def _equations(term: App, prove: Prover) -> Iterator[Theorem | None]:
    """Yield equations about a function at its argument, and the bounds of sin and cos."""
    match term:
        case App("sqrt", (a,)):
            condition = prove(Claim("<=", ZERO, a))
            if condition is not None:
                for name in ("sqrt_sq", "sqrt_nonneg"):
                    yield infer("cut", (condition, infer("axiom", (), name, (a,))))
        case App("exp", (App("log", (a,)),)):
            condition = prove(Claim("<", ZERO, a))
            if condition is not None:
                yield infer("cut", (condition, infer("axiom", (), "exp_log", (a,))))
        case App("log", (App("exp", (a,)),)):
            yield infer("axiom", (), "log_exp", (a,))
        case App("exp", (a,)) if _is_zero(a):
            same = attempt("ring", (), term, App("exp", (ZERO,)))
            yield same and chain(same, infer("axiom", (), "exp_zero", ()))
        case App("erf" | "atan" as head, (a,)) if _is_zero(a):
            same = attempt("ring", (), term, App(head, (ZERO,)))
            yield same and chain(same, zero_at_zero(head))
        case App("sin" | "cos" as head, (a,)) if _is_zero(a):
            same = attempt("ring", (), term, App(head, (ZERO,)))
            yield same and chain(same, infer("axiom", (), f"{head}_zero", ()))
        case App("sin" | "cos" as head, (a,)):
            yield infer("axiom", (), "sin_sq_add_cos_sq", (a,))
            for sign in (1, -1):
                yield at(circular_bound(head, sign), {"u": a})
        case _:
            pass


def _is_zero(term: Term) -> bool:
    return not term.variables and as_constant(Ring().normal(term)) == 0


def _inverse(a: Term, b: Term) -> Theorem | None:
    """Return exp(a)*exp(b) = 1 where a = -b."""
    ring = Ring()
    if freeze(add(ring.normal(a), ring.normal(b))):
        return None
    found = at(exp_mul_exp_neg(), {"u": b})
    if found is None:
        return None
    product = App("*", (App("exp", (a,)), App("exp", (b,))))
    return chain(infer("ring", (), product, found.claim.lhs), found)


@lru_cache
def read(texts: tuple[str, ...]) -> tuple[Claim, ...]:
    """Return the claims that some texts state."""
    return tuple(map(parse_claim, texts))


@lru_cache(maxsize=2_000)
def functions_in(term: Term) -> tuple[App, ...]:
    """Return the applications of functions in a term, each once, arithmetic left out."""
    found: dict[App, None] = {}
    pending = [term]
    while pending:
        part = pending.pop(0)
        if isinstance(part, App) and part.head != "diff":
            if part.head not in ("+", "-", "*", "/", "^", "neg", "()"):
                found[part] = None
            pending.extend(part.args)
    return tuple(found)
