"""What holds near the place of a limit: windows, and claims and equations that hold in one.

A place is that of a limit term: a number from both sides, from the right, from the left, or
infinity or minus infinity.  A window is what the kernel lets one assume of a generic point near
it; its ends are guessed from a short list, and what is wanted is proved in the first that will do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final

from symproof.engine.calculus.deriving import equal_values
from symproof.engine.calculus.kinks import needed
from symproof.engine.context import Context
from symproof.engine.equality import attempt, bare, chain, refl, ring, symm
from symproof.engine.laws.closing import CLOSERS, close_by_all_laws, close_exp
from symproof.engine.order.floats import fails
from symproof.engine.order.linear import rational
from symproof.engine.order.signs import prove_claim
from symproof.engine.rewriting import DEFINED, normalise, primitive
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import difference
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Lam, Num, Term, Var, substitute
from symproof.kernel.theorem import Theorem

FROM_THE_RIGHT: Final = "limit+"
FROM_THE_LEFT: Final = "limit-"
SIDES: Final = (FROM_THE_RIGHT, FROM_THE_LEFT)
AT_INFINITY: Final = "limit+oo"
AT_MINUS_INFINITY: Final = "limit-oo"
# how far a window reaches from a number, and where one at infinity begins
REACHES: Final = (Num(1), App("/", (Num(1), Num(10))))
FAR: Final = (0, 1, 2, 10)
# of the numbers beyond which windows begin that parameters decide
MAX_ENDS: Final = 2

_MEANINGS: Final = tuple([primitive(name)[0] for name in DEFINED if name != "Phi"])


@dataclass(frozen=True, slots=True)
class Window:
    """What may be assumed of a generic point, the ends that say so, and that they are ends."""

    hyps: tuple[Claim, ...]
    ends: tuple[Term, ...]
    orders: tuple[Theorem, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a limit is taken, in the variable `name`, which occurs in nothing else."""

    ctx: Context
    name: str
    head: str
    point: tuple[Term, ...]
    _windows: list[Window] = field(default_factory=list[Window], compare=False, repr=False)

    @property
    def variable(self) -> Var:
        """The generic point."""
        return Var(self.name)

    def limit(self, body: Term) -> App:
        """Return the limit term of a function of the variable."""
        return App(self.head, (self.function(body), *self.point))

    def function(self, body: Term) -> Lam:
        """Return the function that has a body."""
        return Lam((self.name,), body)

    def at(self, head: str) -> Place:
        """Return another place at the same point."""
        return replace(self, head=head, _windows=[])

    def is_constant(self, term: Term) -> bool:
        """Whether a term does not depend on the variable."""
        return self.name not in term.variables

    def windows(self) -> list[Window]:
        """Return the windows that are tried, in order."""
        if not self._windows:
            self._windows.extend(self._found())
        return self._windows

    def _found(self) -> Iterator[Window]:
        z = self.variable
        match self.head, self.point:
            case "limit+oo", _:
                for end in map(Num, FAR):
                    yield Window((Claim("<", end, z),), (end,), ())
            case "limit-oo", _:
                for end in [rational(Fraction(-n)) for n in FAR]:
                    yield Window((Claim("<", z, end),), (end,), ())
            case head, (a,):
                for reach in REACHES:
                    window = self._around(head, a, reach)
                    if window is not None:
                        yield window
            case _:
                pass

    def _around(self, head: str, a: Term, reach: Term) -> Window | None:
        """Return a window at a number, None where its ends cannot be told from it."""
        z = self.variable
        left, right = _number(a - reach), _number(a + reach)
        below = attempt("linear", (), Claim("<", left, a), ())
        above = attempt("linear", (), Claim("<", a, right), ())
        if below is None or above is None:
            return None
        match head:
            case "limit+":
                return Window((Claim("<", a, z), Claim("<", z, right)), (right,), (above,))
            case "limit-":
                return Window((Claim("<", z, a), Claim("<", left, z)), (left,), (below,))
            case _:
                near = (Claim("!=", z, a), Claim("<", left, z), Claim("<", z, right))
                return Window(near, (left, right), (below, above))

    def inside(self, window: Window) -> Context:
        """Return the context of a generic point in a window."""
        return self.ctx.assuming(window.hyps)

    def beyond(self, terms: Iterable[Term]) -> Iterator[Window]:
        """Yield the windows, and those that begin or end where some terms are 0.

        Only where that depends on parameters.
        """
        yield from self.windows()
        ends = [end for term in terms for end in zeros(term, self.name)]
        yield from self._to(ends) if self.point else self._from(ends)

    def _to(self, ends: Iterable[Term]) -> Iterator[Window]:
        """Yield the windows on one side of a point that reach to some numbers."""
        z, (a,) = self.variable, self.point
        for end in tuple(dict.fromkeys(end for end in ends if end.variables))[:MAX_ENDS]:
            if self.head == FROM_THE_RIGHT:
                hyps, needed_order = (Claim("<", a, z), Claim("<", z, end)), Claim("<", a, end)
            elif self.head == FROM_THE_LEFT:
                hyps, needed_order = (Claim("<", z, a), Claim("<", end, z)), Claim("<", end, a)
            else:
                return
            order = prove_claim(self.ctx, needed_order)
            if order is not None:
                yield Window(hyps, (end,), (order,))

    def _from(self, ends: Iterable[Term]) -> Iterator[Window]:
        """Yield the windows at infinity that begin at some numbers, and beyond them and 0."""
        z = self.variable
        for end in tuple(dict.fromkeys(end for end in ends if end.variables))[:MAX_ENDS]:
            beyond = end**2 + Num(1)
            if self.head == AT_INFINITY:
                for far in (end, beyond):
                    yield Window((Claim("<", far, z),), (far,), ())
            else:
                for far in (end, -beyond):
                    yield Window((Claim("<", z, far),), (far,), ())

    def eventually(self, *claims: Claim) -> tuple[Window, list[Theorem]] | None:
        """Return a window in which all the claims hold, and that they do."""
        hopeless = False
        for window in self.beyond(difference_of(claim) for claim in claims):
            if hopeless and window in self.windows():
                continue
            found = prove_all(self.inside(window), claims)
            if found is not None:
                return window, found
            hopeless = hopeless or any(map(self._seems_false_far_out, claims))
        return None

    def _seems_false_far_out(self, claim: Claim) -> bool:
        """Whether floating point says that a claim is false somewhere in each window."""
        if (
            self.point
            or not self.ctx.definitions.keys() >= claim.lhs.functions | claim.rhs.functions
        ):
            return False
        end, z = Num(FAR[-1]), self.variable
        there = {self.name: end + z if self.head == AT_INFINITY else -end - z}
        try:
            moved = claim.substitute(there, {})
        except KernelError:
            return False
        hyps = [hyp.claim for hyp in self.ctx.hyps if not hyp.claim.forall]
        return fails(moved, [Claim("<", ZERO, z), *hyps], self.ctx.definitions, frozenset())

    def positive(self, body: Term) -> tuple[Window, Theorem] | None:
        """Return that 0 < f near the place."""
        return self._sign(Claim("<", ZERO, body))

    def negative(self, body: Term) -> tuple[Window, Theorem] | None:
        """Return that f < 0 near the place."""
        return self._sign(Claim("<", body, ZERO))

    def _sign(self, claim: Claim) -> tuple[Window, Theorem] | None:
        found = self.eventually(claim)
        return None if found is None else (found[0], found[1][0])

    def equal(self, f: Term, g: Term) -> tuple[Window, Theorem] | None:
        """Return that f = g near the place."""
        for window in self._for_equations(f, g):
            found = equation(self.inside(window), f, g)
            if found is not None:
                return window, found
        return None

    def _for_equations(self, f: Term, g: Term) -> Iterator[Window]:
        """Yield the windows in which functions may be equal: first where no divisor is 0."""
        poles = [end for side in (f, g) for end in _poles(side, self.name)]
        if not self.point:
            yield from self._from(poles)
        yield from self.beyond((*needed(f), *needed(g)))
        if self.point:
            yield from self._to(poles)

    def of_equal(self, f: Term, known: Theorem, g: Term) -> Theorem | None:
        """Return the limit of f from that of g, a function that equals f near the place."""
        if f == g:
            return known
        found = self.equal(f, g)
        return found and self.carried(f, known, *found)

    def carried(self, f: Term, known: Theorem, window: Window, equal: Theorem) -> Theorem | None:
        """Return the limit of f from that of g, from the theorem that f = g in a window."""
        symmetric = attempt("symm", (equal,))
        if symmetric is None:
            return None
        premises = (known, known, symmetric, equal, *window.orders)
        return attempt("squeeze", premises, self.function(f), self.name, window.ends)


def prove_all(ctx: Context, claims: Sequence[Claim]) -> list[Theorem] | None:
    """Return theorems for some claims, None where one of them is not proved."""
    found: list[Theorem] = []
    for claim in claims:
        theorem = prove_claim(ctx, claim)
        if theorem is None:
            return None
        found.append(theorem)
    return found


def equation(ctx: Context, f: Term, g: Term) -> Theorem | None:
    """Return f = g by arithmetic, by the laws of exponents, by cases, or by all laws."""
    if f == g:
        return refl(f)
    if bare(f) == bare(g):
        return ring(f, g)
    try:
        return equal_values(ctx, f, g) or close_by_all_laws(ctx, f, g) or _by_meanings(ctx, f, g)
    except KernelError:
        return None


def _by_meanings(ctx: Context, f: Term, g: Term) -> Theorem | None:
    """Return f = g where primitives that others define are put in."""
    left, right = (normalise(ctx, term, _MEANINGS) for term in (f, g))
    if left.rule == right.rule == "refl":
        return None
    x, y = left.claim.rhs, right.claim.rhs
    middle = close_exp(ctx, x, y) or CLOSERS["log"](ctx, x, y) or close_by_all_laws(ctx, x, y)
    return middle and chain(left, middle, symm(right))


def difference_of(claim: Claim) -> Term:
    """Return the term whose sign settles a comparison."""
    if claim.rhs == ZERO:
        return claim.lhs
    return claim.rhs if claim.lhs == ZERO else App("-", (claim.rhs, claim.lhs))


def zero(term: Term, name: str) -> Term | None:
    """Return where a term is 0 that is the variable plus something else, or minus it."""
    try:
        start = substitute(term, {name: ZERO})
        if difference(term, start + Var(name)) == 0:
            return _number(App("neg", (start,)))
        return start if difference(term, start - Var(name)) == 0 else None
    except KernelError:
        return None


def zeros(term: Term, name: str) -> Iterator[Term]:
    """Yield where a term is 0, or a factor of it."""
    if name not in term.variables:
        return
    end = zero(term, name)
    if end is not None:
        yield end
        return
    match term:
        case App("*", (a, b)):
            yield from zeros(a, name)
            yield from zeros(b, name)
        case App("neg" | "()", (a,)) | App("/" | "^", (a, _)):
            yield from zeros(a, name)
        case App("+" | "-", (a, App("/", (b, Var(n))))) if n == name:
            # 1 + b/t, near infinity
            if name not in a.variables | b.variables:
                yield _number(-b / a) if a != Num(1) else _number(-b)
        case _:
            pass


def limited(term: Term) -> Iterator[Term]:
    """Yield what must not be 0, or must be positive, for a function to have a derivative."""
    match term:
        case App("sqrt" | "log", (a,)):
            yield a
        case App("/", (_, b)):
            yield b
        case App("^", (a, n)) if not isinstance(n, Num):
            yield a
        case _:
            pass
    if isinstance(term, App):
        for arg in term.args:
            yield from limited(arg)


def _poles(term: Term, name: str) -> Iterator[Term]:
    """Yield where a divisor in a term is 0."""
    match term:
        case App("/", (a, b)):
            yield from zeros(b, name)
            yield from _poles(a, name)
            yield from _poles(b, name)
        case App(_, args):
            for arg in args:
                yield from _poles(arg, name)
        case _:
            pass


def _number(term: Term) -> Term:
    """Return a term as a rational number, if it is one."""
    value = difference(term, ZERO)
    return term if value is None else rational(value)


def body_at(limit: Term, name: str) -> Term | None:
    """Return the function of a limit term at a variable, None where that would be captured."""
    match limit:
        case App(_, (Lam((param,), body), *_)):
            try:
                return substitute(body, {param: Var(name)})
            except KernelError:
                return None
        case _:
            return None


def in_variable(ctx: Context, theorem: Theorem, name: str) -> Theorem | None:
    """Return a limit with another name of the variable that it binds."""
    match theorem.claim.lhs:
        case App(head, (Lam((param,), _), *point)) as limit if param != name:
            own = body_at(limit, name)
            place = Place(ctx, name, head, tuple(point))
        case _:
            return theorem
    return own and rebound(place, theorem, place.function(own), own)


def rebound(place: Place, theorem: Theorem, function: Lam, body: Term) -> Theorem | None:
    """Return a limit at a place for the same function, with its variable named differently."""
    windows = place.windows()
    same = refl(body)
    if not windows:
        return None
    premises = (theorem, theorem, same, same, *windows[0].orders)
    return attempt("squeeze", premises, function, place.name, windows[0].ends)


def renamed(term: App, name: str) -> tuple[str, Term, tuple[Term, ...]]:
    """Return head, body in the variable `name`, and point of a limit term.

    Raises:
        KernelError: capture.
    """
    match term:
        case App(head, (Lam((param,), body), *point)):
            return head, substitute(body, {param: Var(name)}), tuple(point)
        case _:
            raise TypeError(f"{term!r} is not a limit")
