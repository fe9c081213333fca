"""What the commands of LaTeX's mathematics are: tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from symproof.notation.tex.tables import pairs, words

_GREEK: Final = words(
    """
    alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa varkappa
    lambda mu nu xi omicron pi varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi
    omega digamma Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega varGamma varDelta
    varTheta varLambda varXi varPi varSigma varUpsilon varPhi varPsi varOmega
    """
)
# letters as they are
LETTERS: Final = frozenset({*_GREEK, "ell", "hbar", "imath", "jmath"})
# functions whose argument may stand without brackets
FUNCTIONS: Final = words(
    """
    sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan exp ln log lg max min sup
    inf arg det dim ker gcd deg Pr hom
    """
)
SYMBOLS: Final = words(
    """
    infty partial nabla top bot dagger ddagger degree Re Im emptyset varnothing aleph star
    """
)
# commands for a letter in a font
LETTER_COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    "R": ("R", "blackboard"),
    "N": ("N", "blackboard"),
    "Z": ("Z", "blackboard"),
    "Q": ("Q", "blackboard"),
    "reals": ("R", "blackboard"),
    "Reals": ("R", "blackboard"),
}

RELATIONS: Final[Mapping[str, str]] = pairs(
    """
    ne !=  neq !=  lt <  le <=  leq <=  leqslant <=  gt >  ge >=  geq >=  geqslant >=  leqq <=
    geqq >=  approx ~=  equiv ==  coloneqq :=  triangleq :=  coloneq :=  to ->  rightarrow ->
    longrightarrow ->  in in  propto propto  varpropto propto  sim ~  colonequals :=
    """
)
RELATION_CHARS: Final = frozenset({"=", "<", "<=", ">", ">=", "!=", ":=", "->"})
# what parts two chains, as the words that it stands for
CONNECTIVES: Final[Mapping[str, str]] = pairs(
    """
    implies =>  Rightarrow =>  Longrightarrow =>  iff <=>  Leftrightarrow <=>
    Longleftrightarrow <=>  land and  wedge and  lor or  vee or  therefore therefore
    because because  colon :  forall forall  exists exists
    """
) | {"mapsto": "maps to", "longmapsto": "maps to"}
CONNECTIVE_CHARS: Final[Mapping[str, str]] = {"=>": "=>", "<=>": "<=>", ":": ":"}

SUMS: Final[Mapping[str, str]] = {"+": "+", "-": "-"}
SUM_COMMANDS: Final[Mapping[str, str]] = {"pm": "+-", "mp": "-+"}
PRODUCTS: Final[Mapping[str, str]] = {"*": "ast", "/": "/"}
PRODUCT_COMMANDS: Final[Mapping[str, str]] = pairs(
    """
    cdot cdot  times times  odot odot  circ circ  ast ast  otimes otimes  setminus setminus
    cup cup  cap cap  div /  circledcirc circ  cdotp cdot  slash /
    """
)

FRACTIONS: Final = frozenset({"frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac"})
MARKS: Final = words(
    """
    checkmark qed qedsymbol square Box blacksquare qedhere QED bigstar ding
    """
)

# fonts of one letter: the style of the name
FONTS: Final[Mapping[str, str]] = pairs(
    """
    mathbf bold  boldsymbol bold  bm bold  pmb bold  mathbfit bold  symbf bold  symbfit bold
    mathbb blackboard  Bbb blackboard  mathcal calligraphic  mathsf sans  mathscr scr
    mathfrak frak
    """
) | {"mathit": "", "mathnormal": ""}
# fonts that leave letters what they are: several in braces are several names
SPREADING: Final = frozenset({"boldsymbol", "bm", "pmb"})
ACCENTS: Final[Mapping[str, str]] = pairs(
    """
    hat hat  widehat hat  bar bar  overline bar  tilde tilde  widetilde tilde  vec vec  dot dot
    ddot ddot  overrightarrow vec
    """
)

# commands whose argument is text
TEXTS: Final = words(
    """
    text textrm textit textbf textsf textnormal textup textmd mbox hbox fbox intertext
    shortintertext emph textsc
    """
)
# commands whose argument is a word, in mathematics mode
WORDS: Final = frozenset(
    {"mathrm", "operatorname", "operatornamewithlimits", "rm", "mathup", "mathtt", "texttt"}
)

# of them those for names of files and facts, which may have underscores
TYPED: Final = frozenset({"mathtt", "texttt"})

# what only concerns looks: left out, and how many arguments go with it
LOOKS: Final[Mapping[str, int]] = {
    **dict.fromkeys(
        (
            *("!", ",", ":", ">", "/", "-", "displaystyle", "textstyle", "scriptstyle", "limits"),
            *("scriptscriptstyle", "nolimits", "displaylimits", "mathstrut", "strut", "nonumber"),
            *("notag", "thinspace", "medspace", "negthinspace", "negmedspace", "negthickspace"),
            *("hfill", "hfil", "allowbreak", "nobreak", "break", "noindent", "relax", "hline"),
            *("boldmath", "unboldmath", "normalsize", "small", "large", "Large", "footnotesize"),
            *("scriptsize", "tiny", "centering", "allowdisplaybreaks", "displaybreak", "null"),
            *("mathop", "mathrel", "mathbin", "mathord", "mathopen", "mathclose", "mathpunct"),
            *("mathinner", "ensuremath", "protect", "smash", "normalcolor", "leavevmode"),
            *("cancel", "bcancel", "xcancel", "boxed", "Aboxed"),
        ),
        0,
    ),
    **dict.fromkeys(
        ("vspace", "phantom", "hphantom", "vphantom", "color", "textcolor", "require", "cline"), 1
    ),
}
DIMENSIONS: Final = frozenset({"kern", "mkern", "mskip", "hskip"})
# spaces as wide as part two formulas, and those of which two are
WIDE: Final[Mapping[str, int]] = {
    **dict.fromkeys(("quad", "qquad", "enspace", "enskip"), 0),
    **dict.fromkeys(("hspace", "mspace"), 1),
}
MIDDLING: Final = frozenset({" ", ";", "thickspace", "nobreakspace", "space"})

SIZES: Final[Mapping[str, str]] = {
    **{size + end: end for size in ("big", "Big", "bigg", "Bigg") for end in ("l", "r", "m", "")},
    "middle": "m",
}
# delimiters that are commands: the character they are, and which side where they tell it
DELIMITERS: Final[Mapping[str, tuple[str, str]]] = {
    "lbrace": ("{", "l"),
    "rbrace": ("}", "r"),
    "lbrack": ("[", ""),
    "rbrack": ("]", ""),
    "lparen": ("(", ""),
    "rparen": (")", ""),
    "vert": ("|", ""),
    "Vert": ("||", ""),
    "lvert": ("|", "l"),
    "rvert": ("|", "r"),
    "lVert": ("||", "l"),
    "rVert": ("||", "r"),
}

# what is known and not read: what is expected in its place
UNREAD: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        ("ldots", "cdots", "dots", "dotsc", "dotsb", "dotsm", "dotsi", "vdots", "ddots"),
        "all terms: dots do not say what they stand for",
    ),
    **dict.fromkeys(("binom", "dbinom", "tbinom", "choose"), "no binomial coefficients"),
    **dict.fromkeys(("iint", "iiint", "oint", "idotsint"), "an integral over one variable"),
    **dict.fromkeys(
        ("lfloor", "rfloor", "lceil", "rceil", "langle", "rangle"), "round or square brackets"
    ),
    **dict.fromkeys(
        (
            *("simeq", "cong", "doteq", "asymp", "ll", "gg", "lesssim", "gtrsim", "subset"),
            *("subseteq", "supset", "supseteq", "notin", "ni", "perp", "parallel", "mid", "prec"),
            *("succ", "preceq", "succeq", "models", "vdash", "nless", "ngtr", "nmid", "leftarrow"),
            *("gets", "Leftarrow", "impliedby", "downarrow", "uparrow", "searrow", "nearrow"),
            *("leftrightarrow", "rightleftharpoons", "hookrightarrow", "twoheadrightarrow"),
        ),
        "a relation that is read: = \\ne < \\le > \\ge \\approx \\equiv \\to \\in",
    ),
    **dict.fromkeys(("bmod", "pmod", "mod", "pod"), "no remainders"),
    **dict.fromkeys(("limsup", "liminf", "varlimsup", "varliminf"), "\\lim"),
    **dict.fromkeys(("bigcup", "bigcap", "coprod", "bigoplus", "bigotimes"), "\\sum or \\prod"),
    "%": "a number without %",
}
