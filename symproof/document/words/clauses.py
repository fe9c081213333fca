"""What the words of a sentence, read from left to right, make of the formulas in it.

A clause remembers the word that is in force.  Later words replace it, weaker words do not, a comma
closes a condition ("if x > 0, ..."), and the end of a sentence ends all.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from symproof.document.words.clause import LONGEST, Clause, is_near
from symproof.document.words.lead_kinds import (
    ANNOUNCING,
    CLOSED_BY_COMMA,
    CONDITIONS,
    LASTING,
    LEADS,
    NEAR,
    SOLVING,
    Lead,
)
from symproof.document.words.lead_words import Kind, Word, normal, pieces_of

# "it satisfies ..." is said of something that is known
_PRONOUN: Final = re.compile(r"\s*(?:it|they|this|these)\b|\s*(?:它|该|这)")
# behind such a word "by" gives no reason: related by, undone by
_PASSIVE: Final = re.compile(r"(?:ed|en|wn|one|ound|uilt|eft|et|ept|aid)\s*$")
# what stands for a formula in the text since a word
RELATION, FORMULA = "\x00", "\x01"
_OWN_DOING: Final = re.compile(r"\s*(?:we|one|you|i|us|我们|你)\b|\s*(?:我们|你)")
# conditions in words that say nothing, or that are read as properties: "if x is positive"
_READ: Final = re.compile(
    r"(?:[\s\x01,，]|\b(?:is|are|be|an?|any|all|both|and|real|numbers?|positive|negative|non-?zero"
    r"|non-?negative|odd|even|continuous|differentiable|functions?|vectors?)\b|是|为|不|等于|大于"
    r"|小于|零|0"
    r"|非|任意|一个|实数|正|负|数|向量|奇函数|偶函数|可导|连续|都|均|的|函数|且|和|时)*"
)
# what is assumed in order to be contradicted
_FOR_NOW: Final = frozenset({"for contradiction", "on the contrary", "反设", "反证", "反证法"})
_ARBITRARY: Final = re.compile(
    r"\b(?:arbitrary|any|every|general)\b[^\x00]*\x01[^\x00]*$|(?:任意|一般)[^\x00]*\x01[^\x00]*$"
)
_ENDS: Final = frozenset("。！？!?.")


class Reading:
    """Reads the prose and the formulas of a block in order; tells the lead of each formula."""

    def __init__(self) -> None:
        self.clause = Clause()
        self.used = self.clause
        self.outer: list[Clause] = []
        self.sentence = 0
        # whether something else began inside a sentence is told by this number too
        self.turns = 0
        self.gap = ""
        self.beginnings = [""]
        # the sentences that end in a question mark
        self.asked: set[int] = set()

    def prose(self, text: str) -> None:
        """Read words."""
        text = normal(text)
        last = 0
        for word in pieces_of(text):
            self._pass(text[last : word.start])
            last = word.end
            if word.kind == "mark":
                self._mark(word.text)
            else:
                self._word(word)
                self._tell(word.text)
        self._pass(text[last:])

    def formula(self, relation: bool, bounds: bool = False) -> Lead | None:
        """Return the lead of a formula at this place.

        `relation` says whether it has one, `bounds` whether it has no equation: x > 0.
        """
        lead = self._lead(bounds)
        self.clause.met = self.clause.met or relation or self.used.kind in NEAR
        self.clause.add(RELATION if relation else FORMULA)
        self._tell(FORMULA)
        if relation:
            self.gap = ""
        return lead

    def stop(self) -> None:
        """End the sentence."""
        self._mark(".")

    def comma(self) -> None:
        """Read a comma."""
        self._mark(",")

    def leave_names(self) -> bool:
        """Go back from "for all x", which is said in between, to the word before."""
        clause = self.clause
        named = clause.kind == "for" and clause.met and RELATION not in clause.since
        if not named or clause.before is None or clause.before.closed:
            return False
        clause.before.since = clause.before.since.rstrip(" ,，")
        self.clause = clause.before
        return True

    def release(self) -> None:
        """End what is said of the formulas so far, but not the sentence."""
        self.clause = Clause()

    def _pass(self, text: str) -> None:
        self.clause.add(text)
        self._tell(text)

    def _tell(self, text: str) -> None:
        if len(self.gap) < LONGEST:
            self.gap += text
        if len(self.beginnings[-1]) < 60:
            self.beginnings[-1] += text

    # words

    def _word(self, word: Word) -> None:
        clause, kind = self.clause, word.kind
        if kind == "none":
            clause.add(word.text)
        elif kind == "turn":
            self.clause = Clause()
        elif kind in ("have", "be"):
            self._claim(word)
        elif kind == "same":
            if clause.kind is None or clause.kind == "ask":
                self._replace(word)
            elif clause.kind in ("let", "take", "where", "with", "define"):
                self._replace(replace_kind(word, "assume" if clause.kind != "define" else "then"))
            else:
                clause.closed = False
        elif kind in ("such", "satisfy"):
            self._such(word)
        elif kind == "deny" and clause.kind in ("if", "assume") and not clause.closed:
            self._replace(replace_kind(word, "except"))
        elif kind in ("throughout",):
            self._replace(word)
        elif kind in ("assume", "let", "take", "define") and clause.kind == "throughout":
            self._replace(word)
            self.clause.wide = True
        elif (kind == "mention" and clause.kind == "satisfy" and not clause.met) or (
            word.text == "by" and _PASSIVE.search(self.gap)
        ):
            clause.add(word.text)
        else:
            self._replace(word)

    def _claim(self, word: Word) -> None:
        """Meet a weak word of claims: have, is."""
        if word.kind == "have" and self._assumes_for_all():
            self.clause.add(word.text)
            return
        clause = self.clause
        weak = clause.kind is None or clause.closed or clause.kind in ANNOUNCING
        if clause.kind in NEAR and clause.kind != "with":
            weak = weak or bool(clause.since.strip())
        if word.kind == "have" and clause.met and clause.kind in CONDITIONS | {"let", "take"}:
            weak = True
        if weak:
            self._replace(word)
        else:
            clause.add(word.text)

    def _assumes_for_all(self) -> bool:
        """Go back to an assumption from "for all x" in it: "suppose that for all x we have ..."."""
        before = self.clause.before
        if self.clause.kind != "for" or before is None or re.search("[,，]", before.since):
            return False
        assumes = before.kind in ("assume", "throughout", "let")
        return (assumes or (before.kind == "if" and not before.met)) and self.leave_names()

    def _such(self, word: Word) -> None:
        clause = self.clause
        lasting = clause.kind in LASTING and not clause.closed
        announced = clause.kind is None and _PRONOUN.match(self.beginnings[-1])
        if word.kind == "satisfy" and clause.kind == "mention" and not clause.met:
            # "a fixed point satisfies ..."
            clause.add(word.text)
        elif word.kind == "satisfy" and announced:
            self._replace(replace_kind(word, "have"))
        elif word.kind == "satisfy" and clause.kind in ANNOUNCING:
            clause.add(word.text)
        elif lasting:
            self._replace(
                replace_kind(word, "throughout" if clause.kind == "throughout" else "assume")
            )
        else:
            self._replace(word)

    def _replace(self, word: Word) -> None:
        old = self.clause
        if word.kind == "with" and not (self.gap + self.beginnings[-1]).strip():
            # "With u = x, ..." at the beginning of a sentence
            word = replace_kind(word, "put")
        hypothetical = old.kind == "if" and not (old.closed or old.met)
        condition = "" if word.kind in CONDITIONS | LASTING else self._condition()
        before = old if word.kind in NEAR else None
        self.clause = Clause(word.kind, word.text, False, False, "", condition, self.gap, before)
        self.clause.hypothetical = hypothetical and word.kind in ("let", "take", "define")

    def _condition(self) -> str:
        """Return the condition in words that the clause before has been, if it was one."""
        clause = self.clause
        if clause.kind == "if" and not clause.met:
            words = clause.since.strip(" ,，、时\x01")
            if words and not _OWN_DOING.match(clause.since) and not _READ.fullmatch(clause.since):
                return clause.since.replace("\x01", "…").strip(" ,，、")
        return clause.condition

    # punctuation

    def _mark(self, mark: str) -> None:
        while self._is_off(self.clause):
            near, self.clause = self.clause, self.clause.before or Clause()
            self.clause.add(near.word + near.since)
        if mark in ",，:：" and self.leave_names():
            self._tell(mark)
            return
        clause = self.clause
        if mark in _ENDS:
            if mark in "?？":
                self.asked.add(self.sentence)
            self.sentence += 1
            self.beginnings.append("")
            self.clause = Clause()
            self.outer.clear()
            self.gap = ""
            return
        elif mark in "(（":
            clause.add(mark)
            self.outer.append(clause)
            self.clause = replace(clause)
        elif mark in ")）":
            if self.outer:
                met = self.clause.met
                self.clause = self.outer.pop()
                self.clause.met = self.clause.met or met
            self.clause.add(mark)
        elif mark in ",，" and clause.kind in CLOSED_BY_COMMA:
            clause.closed = clause.closed or bool(clause.since.strip())
            clause.add(mark)
        elif mark in ";；" and clause.kind not in LASTING:
            self.turns += 1
            self.clause = Clause()
        elif mark in ":：":
            if clause.kind in ("ask", "not") or (clause.kind in CONDITIONS and clause.met):
                clause.closed = True
            if clause.kind in ("take", "let") and _ARBITRARY.search(clause.since):
                # "consider an arbitrary f:"
                clause.closed = True
            clause.add(mark)
        else:
            clause.add(mark)
        self._tell(mark)

    def _is_off(self, clause: Clause) -> bool:
        """Whether a near word has no formula near it: the word before it counts again."""
        if clause.kind not in NEAR or clause.before is None or clause.met:
            return False
        return clause.before.kind in LASTING or not is_near(clause, bounds=True)

    # leads

    def _lead(self, bounds: bool) -> Lead | None:
        clause: Clause | None = self.clause
        while clause is not None and clause.kind in NEAR and not is_near(clause, bounds):
            clause = clause.before
        self.used = clause or Clause()
        if clause is None or clause.kind is None:
            return None
        if clause.closed:
            if clause.kind in ("deny", "iff"):
                return None
            return Lead("claim", "row", clause.word, condition=self._condition())
        role, reach, otherwise = LEADS[clause.kind]
        if clause.word in SOLVING and not bounds:
            role, reach = "assumption", "paragraph"
        condition = clause.condition
        if clause.kind == "else":
            condition = clause.word
        if clause.word in _FOR_NOW or clause.hypothetical:
            reach = "paragraph"
        return Lead(role, reach, clause.word, otherwise, clause.kind == "except", condition)


def replace_kind(word: Word, kind: Kind) -> Word:
    """Return a word as one of another kind."""
    return word._replace(kind=kind)
