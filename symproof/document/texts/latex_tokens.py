r"""What the text of LaTeX is taken apart into: commands, environments, dollars, ends of lines."""

from __future__ import annotations

import re
from typing import Final

from symproof.document.texts.latex_mask import COVER
from symproof.document.texts.lead_of import PART

TOKEN: Final = re.compile(
    rf"""
    (?P<begin>\\begin[ ]?\{{(?P<name>[^{{}}\\\n]{{1,40}})\}})
    | (?P<end>\\end[ ]?\{{(?P<ended>[^{{}}\\\n]{{1,40}})\}})
    | (?P<bracket>\\[(\[])
    | (?P<command>\\[A-Za-z@]+\*?)
    | (?P<escape>\\.)
    | (?P<dollar>\$+)
    | (?P<blank>\n[ \t\r]*\n)
    | (?P<line>\n[ \t]*)
    | (?P<brace>[{{}}])
    | (?P<cell>&)
    | (?P<tie>~+)
    | (?P<quote>``|''|---?)
    | (?P<covered>{COVER}+(?:\n[ \t]*(?!\n))?)
    """,
    re.VERBOSE | re.DOTALL,
)
QUOTES: Final = {"``": "“", "''": "”", "--": "–", "---": "—"}
# \newcommand{\be}{\begin{equation}}
OPENING: Final = re.compile(
    r"\\(?:(?:re)?newcommand\*?\s*|def\s*)\{?\s*\\([A-Za-z]+)\s*\}?\s*"
    r"\{\s*\\(begin|end)\{([A-Za-z]+)(\*?)\}\s*\}"
)
# a line that begins with the lead of a case, a proof, also in bold
NEW_PART: Final = re.compile(
    r"(?:\\(?:noindent|indent|medskip|smallskip|bigskip|bigbreak|newline)\s*)*"
    r"(?:\\(?:textbf|textit|emph|underline|textsc)\s*\{|\{\s*\\(?:bf|it|bfseries|em|sc)\s)?\s*"
    rf"(?:{PART})"
)
# what \input reads
FILE: Final = re.compile(r"\s*(?:\{([^{}\n]*)\}|([^\s{}\\]+))")
