"""Marks: what is found of one answer, with what a reader is to be told of it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final, NamedTuple

# what an answer may be found to be
VERDICTS: Final = (
    "correct",
    "form",
    "partly",
    "wrong",
    "undefined",
    "undecided",
    "unreadable",
    "missing",
)
# between the claims of a note
CLAIMS_JOINED: Final = "; "
NOTHING: Final = Fraction(0)
WHOLE: Final = Fraction(1)


class Note(NamedTuple):
    """A sentence of `symproof.teaching.grading.words`: its key, and what stands in its places.

    Names that end with `_` are terms in the plain notation, those that end with `_p` claims, those
    that end with `_r` reasons as in a proof file; the others are texts.
    """

    key: str
    values: tuple[tuple[str, str], ...] = ()


def note(key: str, **values: str) -> Note:
    """Return a sentence with its values."""
    return Note(key, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Mark:
    """What is found of an answer.

    Attributes:
        share: of the points.
        formal: the share of the points that counts as far as an answer in another form does.
        read: what was read of it, in the plain notation.
        quoted: what could not be read, with a mark below the place.
        column: of what could not be read, from 1.
    """

    verdict: str
    share: Fraction = NOTHING
    notes: tuple[Note, ...] = ()
    read: str = ""
    quoted: str = ""
    column: int = 0
    formal: Fraction = NOTHING

    def counted(self, form_counts: Fraction) -> Fraction:
        """Return the share of the points that the answer gets."""
        return self.share + form_counts * self.formal


def correct(*notes: Note, read: str = "") -> Mark:
    """Return the mark of a right answer."""
    return Mark("correct", WHOLE, notes, read)


def in_other_form(*notes: Note, read: str = "") -> Mark:
    """Return the mark of an answer that is true and has not the form asked for."""
    return Mark("form", NOTHING, notes, read, formal=WHOLE)


def copied(*notes: Note, read: str = "") -> Mark:
    """Return the mark of an answer that stands on the sheet: it is true, and gets nothing."""
    return Mark("form", NOTHING, (*notes, note("no_points_for_copies")), read)


def wrong(*notes: Note, read: str = "") -> Mark:
    """Return the mark of a false answer."""
    return Mark("wrong", NOTHING, notes, read)


def undecided(*notes: Note, read: str = "") -> Mark:
    """Return the mark of an answer that a teacher has to look at."""
    return Mark("undecided", NOTHING, notes, read)


def unreadable(*notes: Note, quoted: str = "", column: int = 0) -> Mark:
    """Return the mark of an answer that cannot be read."""
    return Mark("unreadable", NOTHING, notes, "", quoted, column)


MISSING: Final = Mark("missing")
