"""Marks of values: what a term is, at a point."""

from __future__ import annotations

from symproof.kernel.term import App, Lam, Num, Term
from symproof.notation.places import ROUNDED
from symproof.notation.plain import parse_term, show
from symproof.teaching.grading.forms import is_arranged_as, repeats
from symproof.teaching.grading.grounds import Grounds
from symproof.teaching.grading.marks import (
    Mark,
    copied,
    correct,
    in_other_form,
    note,
    undecided,
    unreadable,
)
from symproof.teaching.grading.outcomes import holds, unproved
from symproof.teaching.grading.reading import Answer


class Value:
    """A term whose value is asked for."""

    def __init__(self, grounds: Grounds) -> None:
        self.grounds, item = grounds, grounds.item
        self.of = parse_term(item.of)
        self.wanted = parse_term(item.answer)

    def marked(self, answer: Answer) -> Mark:
        """Return the mark of an answer as read."""
        match answer:
            case Answer(first, ()) if first is not None:
                term, sign = first, "="
            case Answer(first, ((sign, term),)) if sign in ("=", ROUNDED):
                if first is not None and not is_arranged_as(first, self.of):
                    return unreadable(note("other_left", left_=show(first)), quoted=answer.text)
            case _:
                return unreadable(note("chain"), quoted=answer.text)
        read = answer.text
        new = sorted((term.variables | term.functions) - self.grounds.known.names)
        if term == self.wanted and sign == "=":
            if self.grounds.refutes(self.of, "=", term, ""):
                return undecided(note("key_false"), read=read)
            return correct(read=read)
        outcome = self.grounds.settled(self.of, "=", term)
        if holds(outcome):
            told = None
            if is_arranged_as(term, self.of) and not is_arranged_as(self.wanted, self.of):
                return copied(note("true"), note("repeats_question"), read=read)
            if new:
                told = note("new_names", names=", ".join(new))
            elif sign != "=":
                told = note("other_relation", asked="=", sign="≈")
            elif not self._is_value(term):
                told = note("not_a_value")
            return (
                correct(read=read) if told is None else in_other_form(note("true"), told, read=read)
            )
        if outcome.verdict == "refuted" and is_numeral(term):
            rounded = self.grounds.settled(self.of, ROUNDED, term)
            if holds(rounded):
                return in_other_form(note("to_digits"), read=read)
        return unproved(outcome, "wrong_value", read)

    def _is_value(self, term: Term) -> bool:
        """Whether a term has no more in it than the value that is asked for."""
        if repeats(term, self.of, self.wanted):
            return False
        return is_arranged_as(term, self.wanted) or (
            _heads(term) <= _heads(self.wanted) | {"neg", "/"}
            and term.size <= 2 * self.wanted.size + 2
        )


def _heads(term: Term) -> frozenset[str]:
    """Return the names of all functions in a term, brackets aside."""
    match term:
        case App(head, args):
            return frozenset({head} - {"()"}).union(*(_heads(arg) for arg in args))
        case Lam(_, body):
            return _heads(body)
        case _:
            return frozenset()


def is_numeral(term: Term) -> bool:
    """Whether a term is a number in digits, with a sign or without."""
    match term:
        case Num():
            return True
        case App("neg", (inner,)):
            return is_numeral(inner)
        case App("/", (Num(), Num())):
            return True
        case _:
            return False
