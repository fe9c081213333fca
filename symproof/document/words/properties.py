"""What a sentence assumes of a name in words: "for every odd function φ", "设 φ 为奇函数"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from symproof.document.model import Block, Formula, Prose
from symproof.document.words.lead_kinds import Lead, Leads, Reach
from symproof.document.words.lead_words import normal
from symproof.document.words.sentences import leads_in
from symproof.kernel.sequent import Claim, le, lt, ne
from symproof.kernel.term import App, Term, Var
from symproof.notation.tex.names import identifier
from symproof.notation.tex.syntax import Beside, Chain, Group, Name, Node, Scripts
from symproof.proof import PROPERTIES

# kind -> the words for it; the kernel's words for functions, then those for numbers
_SAID: Final[Mapping[str, str]] = MappingProxyType(
    {
        "twice differentiable": (
            r"twice(?: continuously)? differentiable|二阶可导|二阶可微|二次可导|二阶连续可导"
        ),
        "odd": r"odd|奇函数|奇的",
        "even": r"even|偶函数|偶的",
        "differentiable": r"(?:continuously )?differentiable|smooth|连续可导|可导|可微|光滑",
        "continuous": r"continuous|连续",
        "nonnegative": r"non-?negative|非负|大于等于零|大于等于0|不小于零",
        "nonpositive": r"non-?positive|非正",
        "positive": r"(?:strictly )?positive|正实数|正常数|正(?=整数)|正数|为正|正的|大于零|大于0",
        "negative": r"(?:strictly )?negative|负实数|负数|为负|负的|小于零|小于0",
        "nonzero": (
            r"non-?zero|not zero|not equal to zero|different from zero|非零|不等于零|不等于0"
            r"|不为零|不为0"
        ),
        "integer": r"integers?|natural numbers?|whole numbers?|整数|自然数",
        "other": (
            r"(?:strictly )?(?:increasing|decreasing|monotone|monotonic)|convex|concave|bounded"
            r"|invertible"
            r"|periodic|integrable|measurable|bijective|injective|homogeneous|symmetric"
            r"|orthogonal|unitary"
            r"|linear|lipschitz|analytic|harmonic|rational|complex|单调(?:递增|递减|增|减)?|递增"
            r"|递减|凸|凹|有界"
            r"|可逆|周期|可积|可测|对称矩阵|正交|正定|线性|解析|有理数|复数"
        ),
        # these say nothing that would have to be assumed
        "none": (
            r"real-valued|reals?|constants?|numbers?|scalars?|parameters?|variables?|arbitrary"
            r"|实数|常数|实值"
        ),
    }
)
_ADJECTIVE: Final = "|".join(
    f"(?P<{kind.replace(' ', '_')}>{words})" for kind, words in _SAID.items()
)
_WORD: Final = re.compile(
    rf"(?<![a-z-])(?:{_ADJECTIVE})(?![a-z-])"
    rf"|(?<=[一-鿿a-z])(?:{_ADJECTIVE.replace('?P<', '?P<zh_')})"
)
# an adjective behind which it says something else: "the odd part", "an odd multiple"
_ELSE: Final = re.compile(
    r"\s*(?:part|parts|extension|power|powers|degree|order|multiple|multiples|terms?|if|though"
    r"|when|more"
    r"|definite|semi-?definite|side|half|部|次|阶|矩阵|倍|函数的)"
)
_PLACE: Final = re.compile(
    r"\s*(?:functions?|numbers?|函数|的|activation functions?)*\s*(?:at|on|in|near|about|over"
    r"|around|away|except|of|almost|with"
    r"|outside|only|for|关于|在)(?![a-z])"
)
_IS: Final = re.compile(
    r"\s*(?:both\s|均|都|皆|也)?\s*(?:is|are|be|being|denotes?|to be|stands for|were|was|是|为"
    r"|表示|即)\s*(?:(?:a|an|any|some|every"
    r"|arbitrary|given|fixed|all|both|again|also|assumed to be)\b\s*|一个|任意|任一|某个|某|给定"
    r"|固定|均|都|的)*\s*"
)
# no verb is needed before a Chinese adjective: 设 f 可导
_CHINESE: Final = re.compile(r"\s*[一-鿿]")
_FILL: Final = (
    r"(?:[\s,]|\b(?:and|a|an|any|all|every|each|function|functions|number|numbers|activation|real"
    r"|valued"
    r"|constant|constants|variable|variables|parameter|parameters|scalar|scalars|value|values"
    r"|given|fixed"
    r"|with|everywhere|that|is|two)\b|且|和|、|并|的|函数|激活函数|实|常数|参数|变量|数|任意|一个"
    r"|、|处处|且)*"
)
_NOT: Final = re.compile(
    r"(?<![a-z])(?:not|neither|nor|never|no|or)(?![a-z])|不是|并非|不一定|未必|没有|或|是否"
)
_STOP: Final = re.compile(
    r"[.。;；,，!！?？:：()（）]|(?<![a-z])(?:then|and|so|such|which|because|since|if"
    r"|where)(?![a-z])|则|那么|且|因为"
)
_JOINED: Final = re.compile(r"\s*(?:[,，、]?\s*(?:and|和|与|及|以及)|[,，、])\s*")
_ROLES: Final = frozenset({"assumption", "definition"})

Make = Callable[[Term], tuple[Claim, ...]]
_NUMBERS: Final[Mapping[str, Make]] = MappingProxyType(
    {
        "positive": lambda x: (lt(0, x),),
        "negative": lambda x: (lt(x, 0),),
        "nonnegative": lambda x: (le(0, x),),
        "nonpositive": lambda x: (le(x, 0),),
        "nonzero": lambda x: (ne(x, 0),),
    }
)


@dataclass(frozen=True, slots=True)
class Property:
    """What is assumed of a name in words.

    Attributes:
        piece: of the block, the formula that is the name: `φ`, `φ(x)`, `x`.
        name: its identifier.
        kind: "odd", "even", "continuous", "differentiable", "twice differentiable"; "positive",
            "negative", "nonnegative", "nonpositive", "nonzero"; "integer" and "other" cannot be
            assumed, and `warning` says so.
        called: whether the name stands with arguments there.
        text: as a reader sees it, without the name.
        reach: how far it goes; `over` has the pieces of the block, where it is the sentence.
    """

    piece: int
    name: str
    kind: str
    called: bool
    text: str
    reach: Reach
    over: tuple[int, ...] = ()
    warning: str = ""

    def claims(self, function: bool) -> tuple[Claim, ...]:
        """Return the hypotheses that say it, of a function or of a number; () if none can."""
        if self.kind in PROPERTIES:
            made = PROPERTIES[self.kind](self.name) if function else ()
            return tuple(hypothesis.claim for hypothesis in made)
        if self.kind not in _NUMBERS:
            return ()
        if not function:
            return _NUMBERS[self.kind](Var(self.name))
        (claim,) = _NUMBERS[self.kind](App(self.name, (Var("t"),)))
        return (Claim(claim.rel, claim.lhs, claim.rhs, ("t",)),)


def properties(block: Block, leads: Leads | None = None) -> tuple[Property, ...]:
    """Return what a block assumes of names in words, in order; `leads` are those in it."""
    leads = leads_in(block) if leads is None else leads
    found: list[Property] = []
    for i, piece in enumerate(block.pieces):
        lead = leads[i]
        if not isinstance(piece, Formula) or lead is None or lead.role not in _ROLES:
            continue
        subjects = subjects_of(piece)
        if not subjects or lead.word == "":
            continue
        kinds = {**_before(block, i, leads), **_after(block, i, leads)}
        for name, called in subjects:
            for kind, text in kinds.items():
                warning = _warning(kind, name, text)
                found.append(
                    Property(i, name, kind, called, text, _reach(block, lead), lead.over, warning)
                )
    return tuple(found)


def _reach(block: Block, lead: Lead) -> Reach:
    return "part" if lead.reach == "section" and block.lead else lead.reach


def _warning(kind: str, name: str, text: str) -> str:
    if kind == "integer":
        return f"integers are not in the notation: {name} is read as a real number"
    return f"that {name} is {text} is not in the notation, and not used" if kind == "other" else ""


def subjects_of(piece: Formula) -> tuple[tuple[str, bool], ...]:
    """Return the names that a formula is, `a, b` or `φ(x)`, with whether they have arguments."""
    if len(piece.rows) != 1:
        return ()
    found: list[tuple[str, bool]] = []
    for part in piece.rows[0].parts:
        if not isinstance(part, Chain) or part.links or part.first is None:
            return ()
        named = _named(part.first)
        if named is None:
            return ()
        found.append(named)
    return tuple(found)


def _named(node: Node) -> tuple[str, bool] | None:
    match node:
        case Name() | Scripts():
            name = identifier(node)
            return (name, False) if name else None
        case Beside((head, Group("(", ")", items))) if items and all(map(identifier, items)):
            name = identifier(head)
            return (name, True) if name else None
        case _:
            return None


# words


def _after(block: Block, i: int, leads: Leads) -> dict[str, str]:
    """Return what the words after a name say: "is an odd function"."""
    text = _prose(block, i + 1)
    if _JOINED.fullmatch(text) and i + 2 < len(block.pieces) and leads[i + 2] is not None:
        following = block.pieces[i + 2]
        if isinstance(following, Formula) and subjects_of(following):
            return _after(block, i + 2, leads)
    if text.strip() == "在" and i + 3 < len(block.pieces) and _on_reals(block, i + 2):
        i, text = i + 2, _prose(block, i + 3).lstrip("上中处")
    verb = _IS.match(text)
    if verb is None and not _CHINESE.match(text):
        return {}
    said = text[verb.end() :] if verb else text
    end = _STOP.search(said)
    while end is not None and end.group() in ("and", "且") and _WORD.search(said, end.end()):
        end = _STOP.search(said, end.end())
    clause = said[: end.start()] if end else said
    reaches_formula = end is None and i + 2 < len(block.pieces)
    return _kinds(clause, _on_reals(block, i + 2) if reaches_formula else None, anchored=True)


def _before(block: Block, i: int, leads: Leads) -> dict[str, str]:
    """Return what the words before a name say: "for every odd function"."""
    text = _prose(block, i - 1)
    if _JOINED.fullmatch(text) and i >= 2 and leads[i - 2] is not None:
        before = block.pieces[i - 2]
        if isinstance(before, Formula) and subjects_of(before):
            return _before(block, i - 2, leads)
    start = max((m.end() for m in _STOP.finditer(text)), default=0)
    clause = text[start:]
    found = list(_WORD.finditer(clause))
    if not found or re.fullmatch(_FILL, clause[found[-1].end() :]) is None:
        return {}
    return _kinds(clause, None, anchored=False)


def _prose(block: Block, i: int) -> str:
    if not 0 <= i < len(block.pieces):
        return ""
    piece = block.pieces[i]
    return normal(piece.text) if isinstance(piece, Prose) else ""


def _on_reals(block: Block, i: int) -> bool:
    r"""Whether a formula is \mathbb{R}: differentiable on R."""
    piece = block.pieces[i]
    if not isinstance(piece, Formula) or len(piece.rows) != 1 or len(piece.rows[0].parts) != 1:
        return False
    (part,) = piece.rows[0].parts
    return (
        isinstance(part, Chain)
        and isinstance(part.first, Name)
        and part.first.base == "R"
        and part.first.style in ("blackboard", "bold")
    )


def _kinds(clause: str, on_reals: bool | None, *, anchored: bool) -> dict[str, str]:
    """Return the kinds of the adjectives in a clause with their texts.

    `on_reals` tells, where a formula follows, whether that is all real numbers: what holds at a
    point or on an interval only is not assumed everywhere.
    """
    words = list(_WORD.finditer(clause))
    if not words or _NOT.search(clause):
        return {}
    if anchored and re.fullmatch(_FILL, clause[: words[0].start()]) is None:
        return {}
    found: dict[str, str] = {}
    for match in words:
        if _ELSE.match(clause, match.end()):
            return {}
        kind = str(match.lastgroup).removeprefix("zh_").replace("_", " ")
        text = match.group()
        if _PLACE.match(clause, match.end()) and not on_reals and anchored:
            kind, text = "other", clause[match.start() :].strip()
        if kind == "none":
            continue
        found[kind] = text
    if "integer" in found and ("odd" in found or "even" in found):
        found = {"integer": found["integer"]}
    return found
