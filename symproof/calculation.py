"""Checking the lines of a calculation, one after the other, cases with their own lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from symproof.derivation import Block, Branch, CaseSplit, Line
from symproof.engine.calculus.definedness import Undefined, definedness
from symproof.engine.chains import Chain, ChainError, combine_cases, judged
from symproof.engine.context import PATTERN_SUFFIX, Context
from symproof.engine.order.linear import rational
from symproof.engine.order.sign_lemmas import MINUS_ONE, transfer
from symproof.engine.reasons import ReasonError, prove_line
from symproof.engine.rewriting import CONDITIONAL
from symproof.engine.search import attempts, primitives_reached, search
from symproof.kernel.errors import KernelError, SymproofError
from symproof.kernel.sequent import JUDGEMENTS, Claim
from symproof.kernel.term import Term
from symproof.kernel.theorem import Theorem
from symproof.notation.plain import show, show_claim
from symproof.notation.steps import Reason, Step, StepBlock, StepBranch, StepCases, written_claim

CODES: Final[Mapping[str, str]] = {
    "proof-notation": "The text of a proof is not in the notation.",
    "proof-line": "A line does not follow from the one above by the reason it names.",
    "proof-search": "A line gives no reason, and search found none.",
    "proof-ends": "The calculation does not lead from one side of the claim to the other.",
    "proof-undefined": "A term of the proof is not shown to have a value.",
    "proof-cases": "The cases do not cover everything, or do not end with the same term.",
    "proof-fact": "A fact that a proof cites, or a hypothesis of an instance, is not proved.",
    "proof-hypotheses": "The hypotheses of a proof contradict each other: they hold nowhere.",
    "proof-tied": "A hypothesis ties what a derivative holds fixed to its variable.",
    "proof-name": "Two facts or hypotheses of a proof have the same name.",
    "proof-instance": "An instance is about a function that the theorem does not have.",
    "proof-circular": "A proof cites itself, directly or through others.",
    "proof-claim": "The calculation proves something else than what is stated.",
    "timeout": "There was no verdict within the time given by --timeout.",
    "memory": "There was no verdict within the memory that a worker may use.",
    "worker": "The process that worked on a claim died, twice, or failed.",
    "reason-name": "A reason names a definition, fact or axiom that does not exist.",
}


# the code of a claim about matrices whose shapes do not fit: it is refuted by that
MISFIT: Final = "shape-mismatch"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a proof: a line that does not follow, a term without a value, ...

    `line` counts from 0 within the calculation, None for the statement; `code` is stable;
    `left` and `right` are the two terms side by side, where there are two.
    """

    code: str
    message: str
    line: int | None = None
    claim: str = ""
    tried: tuple[str, ...] = ()
    left: str = ""
    right: str = ""
    undefined: Undefined | None = None

    @property
    def rows(self) -> tuple[str, ...]:
        """What stands below the message: the claim, its two terms, what was tried."""
        parts = {
            "claim": "" if self.claim in self.message else self.claim,
            "left": self.left,
            "right": self.right,
            "tried": "; ".join(self.tried),
        }
        return tuple([f"    {name:5}  {text}" for name, text in parts.items() if text])


class ProofError(SymproofError):
    """A proof that does not check: all its problems, in the order of its lines."""

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        self.name = name
        self.problems = tuple(problems)
        super().__init__("\n".join([_described(name, problem) for problem in self.problems]))

    def _render_traceback_(self) -> list[str]:
        """Return what a notebook shows: the message alone, for whoever wrote the proof."""
        return str(self).splitlines()


def _described(name: str, problem: Problem) -> str:
    at = "" if problem.line is None else f", line {problem.line + 1} of the calculation"
    return "\n".join([f"{name}{at}: {problem.code}: {problem.message}", *problem.rows])


def show_reasons(reasons: Iterable[Reason]) -> str:
    """Return reasons as they are written after `by`."""
    parts: list[str] = []
    for reason in reasons:
        rest = list(reason.names) if reason.term is None else [show(reason.term)]
        parts.append(" ".join([reason.kind, *rest]))
    return ", ".join(parts)


def searched(ctx: Context, a: Term, relation: str, b: Term) -> tuple[str, ...]:
    """Return the reasons that search tries for a line."""
    if a.shape is not None:
        return ("blocks", "entries", "blocks, entries")
    if relation != "=":
        return ("order",)
    tried = dict.fromkeys(show_reasons(reasons) for reasons in attempts(ctx, a, b))
    split = not primitives_reached(ctx, a, b).isdisjoint(CONDITIONAL)
    return (*tried, "cases") if split else tuple(tried)


def conditions_missing(ctx: Context, reasons: Iterable[Reason]) -> str:
    """Return what the facts that some reasons cite need and the context does not assume."""
    found: list[str] = []
    for name in [name for reason in reasons if reason.kind == "fact" for name in reason.names]:
        needs = ctx.facts[name].theorem.hyps - ctx.claims if name in ctx.facts else ()
        shown = sorted(show_claim(claim).replace(PATTERN_SUFFIX, "") for claim in needs)
        if shown:
            found.append(f"; the fact {name} needs {', '.join(shown)}")
    return "".join(found)


@dataclass(slots=True)
class Calculation:
    """Checks blocks of lines and collects every problem."""

    problems: list[Problem] = field(default_factory=list[Problem])
    settled: set[tuple[Term, frozenset[Claim]]] = field(
        default_factory=set[tuple[Term, frozenset[Claim]]]
    )

    def whole(self, ctx: Context, claim: Claim, steps: StepBlock) -> tuple[Block, Theorem | None]:
        """Check a calculation, and return its lines with the claim as a theorem."""
        head, *rest = steps
        if not isinstance(head, Step):
            raise TypeError("a calculation starts with a term")
        self.defined(ctx, head.term, head.number)
        lines, chain = self.block(ctx, head.term, rest)
        theorem = chain.proves(claim) or judged(ctx, chain, claim)
        if theorem is None and not chain.broken:
            shown = show_claim(claim)
            gives = f"{show(chain.start)} {chain.relation} {show(chain.end)}"
            message = f"the calculation gives {gives}, the claim is {shown}"
            self.problems.append(Problem("proof-ends", message, claim=shown))
        return (Line(head.term), *lines), theorem

    def block(
        self, ctx: Context, start: Term, items: Iterable[Step | StepCases]
    ) -> tuple[Block, Chain]:
        """Check the lines below the term `start`, and return them with what they prove."""
        chain = Chain(start)
        lines: list[Line | CaseSplit] = []
        for item in items:
            match item:
                case Step():
                    lines.append(self._line(ctx, chain, item))
                case StepCases():
                    split = self._cases(ctx, chain, item)
                    if split is not None:
                        lines.append(split)
        return tuple(lines), chain

    def defined(self, ctx: Context, term: Term, line: int | None) -> None:
        """Record a problem for each part of a line that is not shown to have a value."""
        key = (term, ctx.claims)
        if key in self.settled:
            return
        self.settled.add(key)
        for gap in definedness(ctx, (Claim("=", term, term),))[1]:
            self.problems.append(undefined_problem(gap, line))

    def _line(self, ctx: Context, chain: Chain, step: Step) -> Line:
        before = chain.end
        theorem, reasons = self._prove(ctx, before, step)
        for term in (step.term, *(r.term for r in step.reasons if r.term is not None)):
            self.defined(ctx, term, step.number)
        try:
            chain.extend(step.relation, step.term, theorem)
        except ChainError as error:
            shown = f"{show(before)} {step.relation} {show(step.term)}"
            message = f"the chain has {error}"
            self.problems.append(Problem("proof-line", message, step.number, claim=shown))
            chain.broken = True
            chain.end = step.term
        return Line(step.term, step.relation, reasons, theorem)

    def _prove(
        self, ctx: Context, before: Term, step: Step
    ) -> tuple[Theorem | None, tuple[Reason, ...]]:
        try:
            if step.reasons:
                theorem = prove_line(ctx, before, step.relation, step.term, step.reasons)
                if theorem is not None:
                    return theorem, step.reasons
            found = search(ctx, before, step.relation, step.term)
        except (ReasonError, KernelError) as error:
            self._refuse(before, step, error.code, error.detail)
            return None, step.reasons
        if step.reasons:
            said = show_reasons(step.reasons)
            message = f"does not follow by {said}"
            if found is not None:
                message += f"; it does by {show_reasons(found[1])}"
            else:
                message += conditions_missing(ctx, step.reasons)
            self._refuse(before, step, "proof-line", message, (said,))
            return None, step.reasons
        if found is None:
            tried = searched(ctx, before, step.relation, step.term)
            self._refuse(before, step, "proof-search", "no reason was found for this line", tried)
            return None, ()
        return found

    def _refuse(
        self, before: Term, step: Step, code: str, message: str, tried: tuple[str, ...] = ()
    ) -> None:
        """Record a line that does not follow, with the two terms side by side."""
        left, right = show(before), show(step.term)
        claim = f"{left} {step.relation} {right}"
        self.problems.append(Problem(code, message, step.number, claim, tried, left, right))

    def _cases(self, ctx: Context, chain: Chain, cases: StepCases) -> CaseSplit | None:
        """Check the branches, and extend the chain by what they prove together."""
        start = chain.end
        results: list[tuple[StepBranch, Block, Chain]] = []
        for branch in cases.branches:
            inner = ctx
            for condition in branch.conditions:
                self.defined(inner, condition.lhs, branch.number)
                self.defined(inner, condition.rhs, branch.number)
                inner = inner.assuming((condition,))
            block, part = self.block(inner, start, branch.block)
            results.append((branch, block, part))
        end = results[0][2].end
        for branch, _, part in results[1:]:
            if part.end != end:
                message = "the cases end with different terms"
                self.problems.append(
                    Problem(
                        "proof-cases", message, branch.number, left=show(end), right=show(part.end)
                    )
                )
                chain.broken = True
                chain.end = end
                return None
        relation = self._common([part.relation for _, _, part in results])
        theorem = self._together(ctx, start, relation, end, results, cases.number)
        try:
            chain.extend(relation, end, theorem)
        except ChainError as error:
            self.problems.append(Problem("proof-cases", f"the chain has {error}", cases.number))
        if theorem is None:
            chain.broken = True
            return None
        branches = tuple(Branch(branch.conditions, block) for branch, block, _ in results)
        return CaseSplit(branches, end, relation, theorem)

    @staticmethod
    def _common(relations: list[str]) -> str:
        """Return the relation that all branches give: the weakest of them."""
        kinds = set(relations)
        if len(kinds) == 1 or "!=" in kinds:
            return relations[0]
        return ">=" if kinds & {">", ">="} else "<="

    def _together(
        self,
        ctx: Context,
        start: Term,
        relation: str,
        end: Term,
        results: list[tuple[StepBranch, Block, Chain]],
        number: int,
    ) -> Theorem | None:
        claim = written_claim(start, relation, end)
        proofs: list[tuple[tuple[Claim, ...], Theorem]] = []
        for branch, _, part in results:
            if part.theorem is None:
                return None
            theorem = transfer(claim, part.theorem) or transfer(claim, part.theorem, MINUS_ONE)
            if theorem is None:
                given = ", ".join(dict.fromkeys(part.relation for _, _, part in results))
                message = f"the cases give relations that have none in common: {given}"
                self.problems.append(Problem("proof-cases", message, number))
                return None
            proofs.append((branch.conditions, theorem))
        found = combine_cases(ctx, claim, proofs)
        if found is None:
            conditions = "; ".join(
                ", ".join(map(show_claim, branch.conditions)) for branch, _, _ in results
            )
            message = f"the cases do not cover everything: {conditions}"
            self.problems.append(Problem("proof-cases", message, number, claim=show_claim(claim)))
        return found


def undefined_problem(gap: Undefined, line: int | None) -> Problem:
    """Return the problem of a term that is not shown to have a value."""
    needs = show_claim(gap.needs)
    if gap.point is None:
        message = f"{show(gap.term)} is defined only where {needs}, which was not proved"
    else:
        values = [f"{name} = {show(rational(value))}" for name, value in gap.point]
        values += [f"{name}(t) = {show(value.body)}" for name, value in gap.functions]
        at = ", ".join(values)
        message = f"{show(gap.term)} has no value at {at or 'any point'}: it needs {needs}"
        if gap.why and gap.needs.rel not in JUDGEMENTS:
            message = f"{message} ({gap.why})"
        elif gap.why:
            message = f"{f'at {at}: ' if at else ''}{show(gap.term)} does not exist: {gap.why}"
    return Problem("proof-undefined", message, line, claim=needs, undefined=gap)
