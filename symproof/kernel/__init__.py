"""The trusted part: terms, sequents, rules, theorems.  It imports the standard library only.

Whoever wants to know what must be believed reads this folder, in the order of its imports:
errors, shapes, term, sequent, premises, ring, bounds, elementary, intervals, calculus, limits,
integrals, matrix, axioms, rules, theorem, statement.
"""

from symproof.kernel.errors import CODES, KernelError, SymproofError
from symproof.kernel.sequent import Claim, Definition, Sequent, eq, le, lt, ne
from symproof.kernel.statement import Obligation, Statement, check_proved, obligations
from symproof.kernel.term import App, Lam, Num, Term, Var
from symproof.kernel.theorem import Theorem, infer

__all__ = [
    "CODES",
    "App",
    "Claim",
    "Definition",
    "KernelError",
    "Lam",
    "Num",
    "Obligation",
    "Sequent",
    "Statement",
    "SymproofError",
    "Term",
    "Theorem",
    "Var",
    "check_proved",
    "eq",
    "infer",
    "le",
    "lt",
    "ne",
    "obligations",
]
