"""Marks of what is answered with a term: a line, a part of one, a value.

A line is right if it is the key's, or if it follows from the line before it by the reason asked
and the line after it still follows.  A line that is proved equal and does not is in another form.
Everything else is refuted at a point, without a value at one, or for the teacher to look at.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from symproof.kernel.errors import KernelError
from symproof.kernel.term import App, Lam, Term, Var
from symproof.notation.errors import NotationError
from symproof.notation.places import ROUNDED
from symproof.notation.plain import parse_term, show
from symproof.teaching.grading.excerpts import Excerpt, SeveralError, excerpt
from symproof.teaching.grading.forms import is_arranged_as, repeats, skips
from symproof.teaching.grading.grounds import Grounds
from symproof.teaching.grading.key import PLACE
from symproof.teaching.grading.marks import (
    MISSING,
    Mark,
    Note,
    copied,
    correct,
    in_other_form,
    note,
    undecided,
    unreadable,
    wrong,
)
from symproof.teaching.grading.outcomes import holds, unproved
from symproof.teaching.grading.reading import Answer, RefusedError, read_answer
from symproof.teaching.grading.values import Value, is_numeral

# reasons that only put one thing for another: what follows by them has hardly another form
REPLACING: Final = frozenset({"unfold", "fact", "axiom", "case"})
# what is said of a line that stands on the sheet, unless that is left out there too
COPIED: Final = {"repeats_before": "before", "repeats_after": "after"}
# a decimal with fewer digits is hardly meant as an approximation
SHOWN: Final = 60


def marked_term(grounds: Grounds, text: str) -> Mark:
    """Return the mark of an answer to a line, a part of a line, or a value."""
    try:
        found = excerpt(text)
    except SeveralError:
        return unreadable(note("several"), quoted=_short(text))
    if not found.text:
        return unreadable(note("no_formula"), quoted=_short(text)) if found.beside else MISSING
    try:
        answer = read_answer(found, grounds.known)
    except RefusedError as error:
        return unreadable(note(error.key), quoted=_short(text))
    except NotationError as error:
        return _halved(grounds, found) or _unread(error)
    except (KernelError, RecursionError):
        return unreadable(note("too_large"), quoted=_short(text))
    return _judged(grounds, found, answer, text)


def _halved(grounds: Grounds, found: Excerpt) -> Mark | None:
    """Return the mark of an answer with `1/2(x + 1)` for half of x + 1, if it is true so."""
    try:
        answer = read_answer(found, grounds.known, halves=True)
    except (RefusedError, NotationError, KernelError, RecursionError):
        return None
    mark = _judged(grounds, found, answer, found.text)
    return mark if mark.verdict in ("correct", "form") else None


def _judged(grounds: Grounds, found: Excerpt, answer: Answer, text: str) -> Mark:
    """Return the mark of an answer that is read."""
    words = answer.words - grounds.known.names
    if words:
        told = note("words", words=_short(", ".join(sorted(words))))
        return unreadable(told, quoted=_short(text))
    mark = _marked(grounds, answer)
    if found.beside and mark.verdict in ("correct", "form"):
        return _with_words(mark, found)
    return mark


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


def _unread(error: NotationError) -> Mark:
    """Return the mark of what cannot be read: the line, the place, what was expected."""
    shown = str(error).split("\n")
    quoted = "\n".join([line.removeprefix("  ") for line in shown[1:]])
    return unreadable(
        note("expected", expected=error.expected), quoted=quoted, column=error.position + 1
    )


def _with_words(mark: Mark, found: Excerpt) -> Mark:
    """Return the mark of a formula that has words beside it."""
    if found.doubtful:
        notes = (note("doubtful", words=_short(found.beside)), *mark.notes)
        return undecided(*notes, read=mark.read)
    notes = (*mark.notes, note("beside", words=_short(found.beside)))
    return replace(mark, notes=notes)


def _marked(grounds: Grounds, answer: Answer) -> Mark:
    try:
        if grounds.item.kind == "value":
            return Value(grounds).marked(answer)
        return _Line(grounds).marked(answer)
    except (KernelError, RecursionError):
        return undecided(note("beyond_limits"), read=answer.text)


class _Line:
    """A line, or a part of one, that an answer is put into."""

    def __init__(self, grounds: Grounds) -> None:
        item = grounds.item
        self.grounds, self.item = grounds, item
        self.before = self._read(item.before)
        self.wanted = self._read(item.answer)
        self.whole = self._read(item.whole) if item.whole else Var(PLACE)
        self.after = self._read(item.after.term) if item.after is not None else None

    def _read(self, text: str) -> Term:
        return parse_term(text, shapes=self.grounds.shapes)

    def marked(self, answer: Answer) -> Mark:
        """Return the mark of an answer as read."""
        term, trouble = self._asked(answer)
        if term is None:
            return unreadable(*trouble, quoted=answer.text)
        if self.item.relation == ROUNDED and self.item.kind == "line" and not is_numeral(term):
            return unreadable(note("numeral"), quoted=answer.text)
        if term.shape != self.wanted.shape:
            return wrong(note("shape"), read=answer.text)
        line, key = put(self.whole, term), put(self.whole, self.wanted)
        mark = self._of_line(term, line, key, show(term))
        if trouble and mark.verdict == "correct":
            # the term is right, and what the answer says of it is something else
            return in_other_form(*trouble, read=answer.text)
        return replace(mark, notes=(*mark.notes, *trouble))

    def _asked(self, answer: Answer) -> tuple[Term | None, tuple[Note, ...]]:
        """Return the term that stands where one was asked for, and what is wrong around it."""
        relation = self.item.relation
        match answer:
            case Answer(first, ()) if first is not None:
                return first, ()
            case Answer(first, ((sign, term),)):
                if first is not None and not self._may_stand_before(first):
                    return None, (note("other_left", left_=show(first)),)
                if self.item.kind == "term" and first is None:
                    # `= 2` for a part of a line
                    return term, ()
                told = (
                    () if sign == relation else (note("other_relation", asked=relation, sign=sign),)
                )
                return term, told
            case _:
                return None, (note("chain"),)

    def _may_stand_before(self, term: Term) -> bool:
        """Whether the left side of an answer is the line before, or else the whole line's."""
        return self.item.kind == "line" and is_arranged_as(term, self.before)

    def _of_line(self, term: Term, line: Term, key: Term, read: str) -> Mark:
        new = sorted((term.variables | term.functions) - self.grounds.known.names)
        if line == key:
            if self.grounds.refutes(self.before, self.item.relation, line, self.item.by):
                return undecided(note("key_false"), read=read)
            return correct(read=read)
        told: tuple[Note, ...] = ()
        if new:
            told = (note("new_names", names=_short(", ".join(new))),)
        elif self._is_key(line, key):
            return correct(read=read)
        else:
            told = self._faults(line, key)
            if not told:
                return correct(read=read)
        return self._compared(line, key, told, read)

    def _is_key(self, line: Term, key: Term) -> bool:
        """Whether a line is the key's but for order and brackets, which is proved."""
        return is_arranged_as(line, key) and holds(self.grounds.settled(line, "=", key))

    def _faults(self, line: Term, key: Term) -> tuple[Note, ...]:
        """Return why a line is not what was asked for, nothing where it is."""
        item = self.item
        asked = () if not item.by else (note("asked", by_r=item.by),)
        if repeats(line, self.before, key):
            return (note("repeats_before"), *asked)
        if self.after is not None and repeats(line, self.after, key):
            return (note("repeats_after"), *asked)
        if self.after is not None and skips(line, self.after, key):
            return (note("skips"), *asked)
        kinds = {part.split()[0] for part in item.by.split(",") if part.split()}
        if self.after is None and not kinds <= REPLACING:
            # the end of a calculation is what the claim or the case says
            return (note("last_line"),)
        if not item.by:
            return (note("no_reason" if self.after is not None else "not_simplest"),)
        follows = self.grounds.follows(self.before, item.relation, line, item.by)
        if follows is None:
            return (note("unchecked"), *asked)
        if not follows:
            return (note("other_step", by_r=item.by),)
        if item.after is None or self.after is None:
            return ()
        follows = self.grounds.follows(line, item.after.relation, self.after, item.after.by)
        if not follows:
            return (note("next_line", by_r=item.after.by),)
        return ()

    def _compared(self, line: Term, key: Term, told: tuple[Note, ...], read: str) -> Mark:
        """Return the mark of a line that is not in the form asked for: it may yet be true."""
        item = self.item
        outcome = self.grounds.settled(self.before, item.relation, line)
        if outcome.verdict == "undecided" and item.relation == "=":
            nearer = self.grounds.settled(key, "=", line)
            outcome = nearer if nearer.verdict != "undecided" else outcome
        if not holds(outcome):
            # names that are not the sheet's are told first: they may have been meant otherwise
            strange = tuple([each for each in told if each.key == "new_names"])
            mark = unproved(outcome, "wrong_line", read)
            return replace(mark, notes=(*strange, *mark.notes))
        if item.after is not None and self.after is not None and item.relation != "=":
            # a bound may be true and too weak for the line after it
            onward = self.grounds.settled(line, item.after.relation, self.after)
            if not holds(onward):
                return unproved(onward, "wrong_onward", read)
        if any(each.key == "unchecked" for each in told):
            return undecided(note("true"), *told, read=read)
        if any(COPIED[each.key] not in item.hidden for each in told if each.key in COPIED):
            return copied(note("true"), *told, read=read)
        return in_other_form(note("true"), *told, read=read)


def put(whole: Term, answer: Term) -> Term:
    """Return a line with an answer in the place for it; a bound variable may stand in it.

    Raises:
        KernelError: the line would be too large.
    """
    match whole:
        case Var(name) if name == PLACE:
            return answer
        case App(head, args):
            return App(head, tuple([put(arg, answer) for arg in args]))
        case Lam(params, body):
            return Lam(params, put(body, answer))
        case _:
            return whole
