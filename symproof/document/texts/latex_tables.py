r"""Tables of LaTeX: commands and environments of running text, and what a reader sees of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# rank of headings; their level counts from the highest that a document has, at most \section
HEADINGS: Final[Mapping[str, int]] = {
    "part": 1,
    "chapter": 2,
    "section": 3,
    "subsection": 4,
    "subsubsection": 5,
    "paragraph": 6,
    "subparagraph": 7,
}
SECTION: Final = HEADINGS["section"]

# commands whose arguments are not seen: how many in braces are left out
DROPPED: Final[Mapping[str, int]] = {
    **dict.fromkeys(("label", "ref", "eqref", "pageref", "cref", "Cref", "autoref", "nameref"), 1),
    **dict.fromkeys(("cite", "citep", "citet", "citeauthor", "citeyear", "nocite", "index"), 1),
    **dict.fromkeys(("bibliography", "bibliographystyle", "includegraphics", "url", "tag"), 1),
    **dict.fromkeys(("vspace", "hspace", "pagestyle", "thispagestyle", "pagenumbering"), 1),
    **dict.fromkeys(("usepackage", "documentclass", "theoremstyle", "hypersetup", "author"), 1),
    **dict.fromkeys(("date", "bibitem", "hypertarget", "color", "phantom", "graphicspath"), 1),
    **dict.fromkeys(("numberwithin", "setlength", "addtolength", "setcounter", "addtocounter"), 2),
    **dict.fromkeys(("href", "textcolor", "hyperref", "colorbox", "fontsize", "selectfont"), 1),
    **dict.fromkeys(("newenvironment", "renewenvironment"), 3),
    **dict.fromkeys(("newcounter", "newlength", "allowdisplaybreaks", "crefname"), 1),
    **dict.fromkeys(("input", "include", "subfile"), 1),
    **dict.fromkeys(("newtheorem", "declaretheorem"), 2),
}
# definitions of macros: what TeX skips of them is their name, and what is in braces
DEFINITIONS: Final = frozenset(
    {"newcommand", "renewcommand", "providecommand", "DeclareMathOperator", "DeclareRobustCommand"}
    | {"def", "gdef", "edef", "let", "DeclarePairedDelimiter", "NewDocumentCommand"}
)
INPUTS: Final = frozenset({"input", "include", "subfile"})
BOLD: Final = frozenset({"textbf", "bf", "bfseries", "textsc", "strong"})
ITALIC: Final = frozenset({"emph", "textit", "it", "itshape", "em", "textsl", "underline"})
# what is set apart from the sentence around it
APART: Final = frozenset({"footnote", "footnotetext", "thanks", "caption", "marginpar", "title"})

SEEN: Final[Mapping[str, str]] = {
    "dots": "…",
    "ldots": "…",
    "textendash": "–",
    "textemdash": "—",
    "S": "§",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "ss": "ß",
    "o": "ø",
    "O": "Ø",
    "ae": "æ",
    "oe": "œ",
    "aa": "å",
    "l": "ł",
    "i": "i",
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textless": "<",
    "textgreater": ">",
    "qedhere": "",
    "par": "",
}

LISTS: Final = frozenset(
    {"itemize", "enumerate", "description", "list", "trivlist", "compactitem", "compactenum"}
    | {"inparaenum", "tasks", "steps"}
)
QUOTES: Final = frozenset({"quote", "quotation", "quoting", "verse", "displayquote"})
TABLES: Final = frozenset({"tabular", "tabularx", "longtable", "tabulary", "array"})
# environments without a meaning of their own: how many arguments in braces they have
TRANSPARENT: Final[Mapping[str, int]] = {
    "CJK": 2,
    "list": 2,
    "minipage": 1,
    "multicols": 1,
    "tabular": 1,
    "tabularx": 2,
    "longtable": 1,
    "tabulary": 2,
    "adjustbox": 1,
    "wrapfigure": 2,
}
# theorems, proofs and their like, by the names and titles that people give them
THEOREMS: Final[Mapping[str, str]] = {
    "theorem": "theorem",
    "thm": "theorem",
    "定理": "theorem",
    "lemma": "lemma",
    "lem": "lemma",
    "引理": "lemma",
    "proposition": "proposition",
    "prop": "proposition",
    "命题": "proposition",
    "corollary": "corollary",
    "cor": "corollary",
    "推论": "corollary",
    "claim": "claim",
    "fact": "claim",
    "proof": "proof",
    "证明": "proof",
    "solution": "solution",
    "解": "solution",
    "definition": "definition",
    "defn": "definition",
    "def": "definition",
    "defi": "definition",
    "定义": "definition",
    "example": "example",
    "ex": "example",
    "exmp": "example",
    "例": "example",
    "remark": "remark",
    "rem": "remark",
    "rmk": "remark",
    "注": "remark",
    "note": "remark",
    "assumption": "assumption",
    "假设": "assumption",
    "hypothesis": "assumption",
    "conjecture": "conjecture",
    "notation": "notation",
    "exercise": "exercise",
    "problem": "problem",
    "question": "problem",
}
STATEMENTS: Final = frozenset({"theorem", "lemma", "proposition", "corollary", "claim"})
PROOFS: Final = frozenset({"proof", "solution"})
