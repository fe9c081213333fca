"""What may be said of a formula, and what each kind of word says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from symproof.document.words.lead_words import Kind

Role = Literal["definition", "assumption", "claim", "denied", "question", "mention"]
Reach = Literal["row", "sentence", "paragraph", "part", "section"]


@dataclass(frozen=True, slots=True)
class Lead:
    """What words say of a formula.

    Attributes:
        role: a "mention" is not asserted (a reason, the equation that is to be solved); what is
            "denied" does not hold, says the text itself; a "question" is asked.
        reach: how far an assumption or a definition goes.
        word: that says so.
        otherwise: the role if the formula has not the form of a definition, `name = ...` or
            `name(x) = ...`.
        negated: of a mention: the text is about the places where the formula does not hold
            (`unless x = 0`).
        condition: words, without a formula, under which the formula is said to hold; "" if none.
        trailing: words behind a definition or an assumption that restrict it, and that no claim
            says: "for large x"; "" if none.
        over: of an assumption that reaches its sentence: the pieces of the block that it reaches.
    """

    role: Role
    reach: Reach
    word: str
    otherwise: Role | None = None
    negated: bool = False
    condition: str = ""
    over: tuple[int, ...] = ()
    trailing: str = ""

    def role_of(self, defines: bool) -> Role:
        """Return the role of a formula that has, or has not, the form of a definition."""
        return self.role if defines or self.otherwise is None else self.otherwise


# of the pieces of a block, None for prose
Leads = tuple[Lead | None, ...]

# kind -> role, reach, the role of what has not the form of a definition
LEADS: Final[dict[Kind, tuple[Role, Reach, Role | None]]] = {
    "define": ("definition", "section", "claim"),
    "let": ("definition", "section", "assumption"),
    "take": ("definition", "section", "assumption"),
    "where": ("definition", "section", "assumption"),
    "with": ("definition", "section", "assumption"),
    "put": ("assumption", "sentence", None),
    "assume": ("assumption", "section", None),
    "throughout": ("assumption", "section", None),
    "if": ("assumption", "sentence", None),
    "for": ("assumption", "sentence", None),
    "such": ("assumption", "sentence", None),
    "satisfy": ("assumption", "sentence", None),
    "mention": ("mention", "row", None),
    "since": ("mention", "row", None),
    "except": ("mention", "sentence", None),
    "iff": ("mention", "row", None),
    "then": ("claim", "row", None),
    "have": ("claim", "row", None),
    "be": ("claim", "row", None),
    "same": ("claim", "row", None),
    "else": ("claim", "row", None),
    "not": ("denied", "row", None),
    "here": ("definition", "section", "assumption"),
    "deny": ("denied", "row", None),
    "ask": ("question", "row", None),
}
NEAR: Final = frozenset({"take", "with", "put", "for", "since", "except", "not"})
# what is said of one formula, and of those that are listed with it
SINGLE: Final = frozenset({"mention", "since", "deny", "not", "ask", "iff", "except", "here"})
# the equation after such a word is what its unknown is to satisfy
SOLVING: Final = frozenset(
    {"solve", "solving", "to solve", "roots of", "root of", "解方程", "求解", "求方程", "解方程组"}
)
# what is said so is wished, or is to be found: it makes no definition
# fmt: off
WISHED: Final = SOLVING | frozenset(
    {
        "solution", "solutions", "root", "roots", "zero of", "zeros of", "zeros are",
        "fixed point", "fixed points", "critical point", "critical points", "stationary point",
        "stationary points", "eigenvalue", "eigenvalues", "ansatz", "try", "guess", "would be",
        "we want", "we need", "need", "needs", "we require", "require", "requires",
        "requiring", "compare", "compared with", "versus", "replace", "replaces", "需要", "要求",
        "猜想", "猜测", "试", "要使", "为使", "想要", "求",
    }
)
# fmt: on
# words for what is taken back, or said of an example only
TAKEN_BACK: Final = "taken back"
EXAMPLE: Final = "for instance"
# what a comma closes
CONDITIONS: Final = frozenset({"if", "for", "put", "such", "satisfy", "except", "since"})
LASTING: Final = frozenset({"let", "take", "where", "with", "assume", "throughout"})
CLOSED_BY_COMMA: Final = CONDITIONS | {"deny", "not", "ask", "iff", "else"}
ANNOUNCING: Final = frozenset({"then", "have"})
# relations of equations: what is claimed, more often than assumed
EQUALS: Final = frozenset({"=", "~=", "==", ":=", "->"})
