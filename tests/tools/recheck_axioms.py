"""The second checker's axioms; see recheck.py."""

from __future__ import annotations

from recheck_derivatives import judgement
from recheck_sequents import Claim, guard_claim
from recheck_terms import ARITY, BINDERS, Term, app, lam, num, var

# --- axioms ------------------------------------------------------------------------------------

# name | claim | condition, each with heads before their arguments; what takes a function has the
# variable and the body.  What is not a primitive is a variable and stands for any term; the rule
# takes these terms in alphabetical order.
AXIOM_TABLE = """
abs_of_nonneg | = abs x x | <= 0 x
abs_of_neg    | = abs x neg x | < x 0
sign_of_pos   | = sign x 1 | < 0 x
sign_of_neg   | = sign x neg 1 | < x 0
sign_zero     | = sign 0 0
max_of_ge     | = max x y x | <= y x
max_of_le     | = max x y y | <= x y
min_of_ge     | = min x y y | <= y x
min_of_le     | = min x y x | <= x y
exp_zero      | = exp 0 1
exp_add       | = exp + x y * exp x exp y
exp_pos       | < 0 exp x
exp_one       | = exp 1 E
log_exp       | = log exp x x
exp_log       | = exp log x x | < 0 x
sqrt_sq       | = ^ sqrt x 2 x | <= 0 x
sqrt_nonneg   | <= 0 sqrt x | <= 0 x
sinh_def      | = sinh x / - exp x exp neg x 2
cosh_def      | = cosh x / + exp x exp neg x 2
tanh_def      | = tanh x / - exp x exp neg x + exp x exp neg x
sigmoid_def   | = sigmoid x / 1 + 1 exp neg x
erf_def       | = erf x * / 2 sqrt pi integral t exp neg ^ t 2 0 x
Phi_def       | = Phi x * / 1 sqrt * 2 pi integral-oo t exp neg / ^ t 2 2 x
sin_neg       | = sin neg x neg sin x
cos_neg       | = cos neg x cos x
sin_zero      | = sin 0 0
cos_zero      | = cos 0 1
sin_sq_add_cos_sq | = + ^ sin x 2 ^ cos x 2 1
tan_def       | = tan x / sin x cos x
atan_neg      | = atan neg x neg atan x
pi_gt         | < / 333 106 pi
pi_lt         | < pi / 355 113
sin_add       | = sin + x y + * sin x cos y * cos x sin y
cos_add       | = cos + x y - * cos x cos y * sin x sin y
sin_half_pi   | = sin / pi 2 1
cos_half_pi   | = cos / pi 2 0
tan_atan      | = tan atan x x
atan_lt       | < atan x / pi 2
pow_def       | = ^ x y exp * y log x | < 0 x
"""
# name | function | its derivative at x | condition
DERIVATIVE_TABLE = """
exp_deriv     | exp  | exp x
log_deriv     | log  | / 1 x | < 0 x
sqrt_deriv    | sqrt | / 1 * 2 sqrt x | < 0 x
sin_deriv     | sin  | cos x
cos_deriv     | cos  | neg sin x
atan_deriv    | atan | / 1 + 1 ^ x 2
"""


def cells(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in row.split("|")] for row in table.strip().splitlines()]


def parse(text: str) -> Term:
    words = iter(text.split())

    def term() -> Term:
        word = next(words)
        if word in BINDERS:
            function = lam((next(words),), term())
            return app(word, function, *[term() for _ in range(ARITY[word] - 1)])
        if word in ARITY:
            return app(word, *[term() for _ in range(ARITY[word])])
        return num(int(word)) if word.isdigit() else var(word)

    return term()


def derivative(head: str, value: str) -> Claim:
    return judgement("diff", "t", app(head, var("t")), var("x"), parse(value))


AXIOMS = {  # the claim, then the conditions
    name: [guard_claim(parse(text)) for text in texts] for name, *texts in cells(AXIOM_TABLE)
} | {
    name: [derivative(head, value), *[guard_claim(parse(text)) for text in texts]]
    for name, head, value, *texts in cells(DERIVATIVE_TABLE)
}
AXIOMS["erf_limit"] = [Claim("limit", parse("limit+oo t erf t"), num(1))]
