"""What the words right after a formula say of it: "does not hold", "is it true?", 不成立."""

from __future__ import annotations

import re
from typing import Final

from symproof.document.words.lead_kinds import Lead
from symproof.document.words.lead_words import normal

# the beginning of the prose after a formula -> what it says
_AFTER: Final = (
    (
        re.compile(
            r"(?:does(?: not|n't) (?:hold|follow)|do not hold|is (?:not|never) (?:true|valid"
            r"|correct"
            r"|always true|true in general)|is (?:false|wrong|incorrect|a mistake|absurd"
            r"|impossible)"
            r"|isn't true|fails|cannot (?:hold|be true)|holds? (?:nowhere|for no)|never holds"
            r"|(?:并|一般|通常|总|都|也|却)*不(?:总|一定|总是|恒|能|会|再)?(?:成立|对|正确"
            r"|是对的)|是错(?:误)?的|是错的"
            r"|错误|不可能|有误|未必成立|并非成立)"
        ),
        Lead("denied", "row", "does not hold"),
    ),
    (re.compile(r"(?:[^.。,，]{0,40}(?:\?|？)|吗|是否成立|成立吗)"), Lead("question", "row", "?")),
    (
        re.compile(
            r"(?:if and only if|iff\b|exactly when|precisely (?:when|if)|当且仅当|等价于"
            r"|是.{0,12}充要条件)"
        ),
        Lead("mention", "row", "if and only if"),
    ),
    (
        re.compile(r"(?:is equivalent to|are equivalent|⟺|⇔)"),
        Lead("mention", "row", "is equivalent to"),
    ),
    (
        re.compile(
            r"(?:implies|imply|would (?:imply|mean|give)|蕴含|蕴涵|推出|可推出|的时候|时候"
            r"|时(?!间|刻|候))"
        ),
        Lead("assumption", "sentence", "implies"),
    ),
    (
        re.compile(
            r"(?:is defined|are defined|by definition|for short|is (?:called|denoted|known as)"
            r"|denotes?\b"
            r"|stands for|被?定义为|按定义|称为|叫做|表示(?!为))"
        ),
        Lead("definition", "section", "by definition", "claim"),
    ),
    (
        re.compile(
            r"(?:(?:always |also |still |then |therefore )?holds?\b|is (?:true|valid|correct)"
            r"|follows\b"
            r"|as (?:claimed|desired|required|expected|before)|(?:也|恒|总|都|均|仍|必|就"
            r"|便)?成立|得证|证毕)"
        ),
        Lead("claim", "row", "holds"),
    ),
)


def lead_after(text: str) -> Lead | None:
    """Return what the prose right after a formula says of it, None where it says nothing."""
    said = normal(text[:200]).lstrip()
    for pattern, lead in _AFTER:
        if pattern.match(said):
            return lead
    return None
