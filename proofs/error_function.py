"""The error function and the normal distribution function, from their integrals.

erf is odd by the substitution t -> -t, and its derivative is the function under the integral.
Phi is symmetric because the density is even and has total mass 1; the total mass is the Gaussian
integral, which the kernel takes for granted in the form erf -> 1 (DLMF 7.2.4).
"""

from symproof import Proof
from symproof.library import pdf_def

erf_eq_integral = Proof(
    title="The error function",
    translations={"zh": "误差函数"},
    claim="erf(x) = 2/sqrt(pi)*integral(exp(-t^2), t, 0, x)",
    steps="""
        erf(x)
        = 2/sqrt(pi)*integral(exp(-t^2), t, 0, x)     by unfold erf
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (41); DLMF 7.2.1",
)

erf_neg = Proof(
    title="The error function is odd",
    translations={"zh": "误差函数是奇函数"},
    claim="erf(-x) = -erf(x)",
    steps="""
        erf(-x)
        = 2/sqrt(pi)*integral(exp(-t^2), t, 0, -x)          by unfold erf
        = 2/sqrt(pi)*(-integral(exp(-(-u)^2), u, 0, x))     by integral
        = -(2/sqrt(pi)*integral(exp(-u^2), u, 0, x))        by ring
        = -erf(x)                                           by unfold erf
    """,
)

erf_deriv = Proof(
    title="The derivative of the error function",
    translations={"zh": "误差函数的导数"},
    claim="diff(erf(x), x) = 2/sqrt(pi)*exp(-x^2)",
    steps="""
        diff(erf(x), x)
        = diff(2/sqrt(pi)*integral(exp(-t^2), t, 0, x), x)     by unfold erf
        = 2/sqrt(pi)*exp(-x^2)                                 by derivative
    """,
)

integral_bell_right = Proof(
    title="The Gaussian integral on the right half",
    translations={"zh": "右半轴上的高斯积分"},
    claim="integral(exp(-t^2), t, 0, oo) = sqrt(pi)/2",
    steps="""
        integral(exp(-t^2), t, 0, oo)
        = limit(integral(exp(-t^2), t, 0, x), x, oo)     by integral
        = limit(sqrt(pi)/2*erf(x), x, oo)                by unfold erf, field
        = sqrt(pi)/2*limit(erf(x), x, oo)                by limit
        = sqrt(pi)/2*1                                   by axiom erf_limit
        = sqrt(pi)/2                                     by ring
    """,
)

integral_bell = Proof(
    title="The Gaussian integral",
    translations={"zh": "高斯积分"},
    claim="integral(exp(-t^2), t, -oo, oo) = sqrt(pi)",
    facts={"integral_bell_right": integral_bell_right},
    steps="""
        integral(exp(-t^2), t, -oo, oo)
        = integral(exp(-t^2), t, -oo, 0) + integral(exp(-t^2), t, 0, oo)         by integral
        = integral(exp(-(-u)^2), u, 0, oo) + integral(exp(-t^2), t, 0, oo)       by integral
        = 2*integral(exp(-t^2), t, 0, oo)                                        by ring
        = 2*(sqrt(pi)/2)                                          by fact integral_bell_right
        = sqrt(pi)                                                               by ring
    """,
    source="DLMF 7.2.4",
)

integral_pdf = Proof(
    title="The normal density has total mass 1",
    translations={"zh": "正态密度的总质量为 1"},
    claim="integral(pdf(t), t, -oo, oo) = 1",
    definitions=(pdf_def,),
    facts={"integral_bell": integral_bell},
    steps="""
        integral(pdf(t), t, -oo, oo)
        = integral(exp(-t^2/2)/sqrt(2*pi), t, -oo, oo)                           by unfold pdf
        = sqrt(2)/sqrt(2*pi)*integral(exp(-u^2), u, -oo, oo)                     by integral
        = sqrt(2)/sqrt(2*pi)*sqrt(pi)                             by fact integral_bell
        = 1                                                                      by root
    """,
)

pdf_neg = Proof(
    title="The normal density is even",
    translations={"zh": "正态密度是偶函数"},
    claim="pdf(-x) = pdf(x)",
    definitions=(pdf_def,),
    steps="""
        pdf(-x)
        = exp(-(-x)^2/2)/sqrt(2*pi)     by unfold pdf
        = exp(-x^2/2)/sqrt(2*pi)        by ring
        = pdf(x)                        by unfold pdf
    """,
)

Phi_eq_integral = Proof(
    title="The normal distribution function",
    translations={"zh": "正态分布函数"},
    claim="Phi(x) = integral(pdf(t), t, -oo, x)",
    definitions=(pdf_def,),
    steps="""
        Phi(x)
        = 1/sqrt(2*pi)*integral(exp(-t^2/2), t, -oo, x)     by unfold Phi
        = integral(exp(-t^2/2)/sqrt(2*pi), t, -oo, x)       by integral
        = integral(pdf(t), t, -oo, x)                       by unfold pdf
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (38); DLMF 7.20.1",
)

Phi_neg_by_density = Proof(
    title="Φ(−x) = 1 − Φ(x), because the density is even and has mass 1",
    translations={"zh": "由密度为偶函数且总质量为 1 得 Φ(−x) = 1 − Φ(x)"},
    claim="Phi(-x) = 1 - Phi(x)",
    definitions=(pdf_def,),
    facts={
        "Phi_eq_integral": Phi_eq_integral,
        "pdf_neg": pdf_neg,
        "integral_pdf": integral_pdf,
    },
    steps="""
        Phi(-x)
        = integral(pdf(t), t, -oo, -x)                                  by fact Phi_eq_integral
        = integral(pdf(-u), u, x, oo)                                   by integral
        = integral(pdf(u), u, x, oo)                                    by fact pdf_neg
        = integral(pdf(u), u, -oo, oo) - integral(pdf(u), u, -oo, x)    by integral
        = 1 - integral(pdf(u), u, -oo, x)                               by fact integral_pdf
        = 1 - Phi(x)                                                    by fact Phi_eq_integral
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (39)",
)

Phi_deriv = Proof(
    title="The derivative of the normal distribution function is the density",
    translations={"zh": "正态分布函数的导数是正态密度"},
    claim="diff(Phi(x), x) = pdf(x)",
    definitions=(pdf_def,),
    facts={"Phi_eq_integral": Phi_eq_integral},
    steps="""
        diff(Phi(x), x)
        = diff(integral(pdf(t), t, -oo, x), x)     by fact Phi_eq_integral
        = exp(-x^2/2)/sqrt(2*pi)                   by derivative
        = pdf(x)                                   by unfold pdf
    """,
)

Phi_sub_Phi_neg = Proof(
    title="2Φ(x) − 1 is the mass between −x and x",
    translations={"zh": "2Φ(x) − 1 是区间 [−x, x] 上的质量"},
    claim="2*Phi(x) - 1 = integral(pdf(t), t, -x, x)",
    definitions=(pdf_def,),
    facts={"Phi_eq_integral": Phi_eq_integral, "Phi_neg_by_density": Phi_neg_by_density},
    steps="""
        2*Phi(x) - 1
        = Phi(x) - (1 - Phi(x))                                          by ring
        = Phi(x) - Phi(-x)                                      by fact Phi_neg_by_density
        = integral(pdf(t), t, -oo, x) - integral(pdf(t), t, -oo, -x)
                                                                by fact Phi_eq_integral
        = integral(pdf(t), t, -x, x)                                     by integral
    """,
)

two_mul_Phi_sub_one_by_density = Proof(
    title="2Φ(x) − 1 is an error function, by the density",
    translations={"zh": "由密度的积分得 2Φ(x) − 1 是误差函数"},
    claim="2*Phi(x) - 1 = erf(x/sqrt(2))",
    definitions=(pdf_def,),
    facts={"Phi_sub_Phi_neg": Phi_sub_Phi_neg, "pdf_neg": pdf_neg},
    steps="""
        2*Phi(x) - 1
        = integral(pdf(t), t, -x, x)                                       by fact Phi_sub_Phi_neg
        = integral(pdf(t), t, -x, 0) + integral(pdf(t), t, 0, x)           by integral
        = integral(pdf(-u), u, 0, x) + integral(pdf(t), t, 0, x)           by integral
        = 2*integral(pdf(t), t, 0, x)                                      by fact pdf_neg, ring
        = 2*integral(exp(-t^2/2)/sqrt(2*pi), t, 0, x)                      by unfold pdf
        = 2*(sqrt(2)/sqrt(2*pi)*integral(exp(-u^2), u, 0, x/sqrt(2)))      by integral
        = 2/sqrt(pi)*integral(exp(-u^2), u, 0, x/sqrt(2))                  by root
        = erf(x/sqrt(2))                                                   by unfold erf
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (40)",
)
