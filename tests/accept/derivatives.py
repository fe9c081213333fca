"""Derivatives that search finds: of function variables, by cases, and of second order."""

from symproof import Proof, differentiable, odd

phi_diff = differentiable("phi")

chain = Proof(
    claim="diff(phi(psi(x)), x) = phi'(psi(x))*psi'(x)",
    given={"phi_diff": phi_diff, "psi_diff": differentiable("psi")},
)

affine = Proof(
    claim="diff(phi(a*x + b), x) = a*phi'(a*x + b)",
    given={"phi_diff": phi_diff},
)

second = Proof(
    claim="phi''(-x) = -phi''(x)",
    given={"phi_odd": odd("phi"), "once": phi_diff, "twice": differentiable("phi", 2)},
)

power = Proof(claim="diff(x^a, x) = a*x^(a - 1)", given={"x_pos": "x > 0"})

mixed = Proof(claim="diff(diff(x^2*y^3, x), y) = diff(diff(x^2*y^3, y), x)")

squared_relu = Proof(claim="diff(max(x, 0)^2, x) = 2*max(x, 0)")

abs_mul = Proof(claim="diff(abs(x)*x, x) = 2*abs(x)")
