"""What search finds is accepted by both checkers, and edits of it by both or by neither."""

from __future__ import annotations

import json
import random
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from test_recheck import alternatives, by_kernel, by_recheck, places, replaced

from symproof import prove

# claim | definitions and hypotheses
CLAIMS = """
diff(x^3 - x, x) = 3*x^2 - 1
diff(1/x, x) = -1/x^2 | x != 0
diff(log(x), x) = 1/x | x > 0
diff(sqrt(x), x) = 1/(2*sqrt(x)) | x > 0
diff(x*exp(-x), x) = exp(-x) - x*exp(-x)
diff(sin(x)*cos(x), x) = cos(x)^2 - sin(x)^2
diff(tanh(x), x) = 1 - tanh(x)^2
diff(sigmoid(x), x) = sigmoid(x)*(1 - sigmoid(x))
diff(log(1 + exp(x)), x) = sigmoid(x)
diff(atan(x), x) = 1/(1 + x^2)
diff(erf(x), x) = 2/sqrt(pi)*exp(-x^2)
diff(x*Phi(x), x) = Phi(x) + x*exp(-x^2/2)/sqrt(2*pi)
diff(cosh(x), x) = sinh(x)
diff(exp(x), x, 2) = exp(x)
diff(x^3, x, 2) = 6*x
diff(abs(x), x) = sign(x) | x != 0
diff(max(x, 0), x) = 1 | x > 0
diff(max(x, 0), x) = 0 | x < 0
diff(max(x, 0) - max(-x, 0), x) = 1
diff(x*abs(x), x = 0) = 0
diff(tan(x), x) = 1 + tan(x)^2 | cos(x) != 0
diff(x^a, x) = a*x^(a - 1) | x > 0
diff(phi(-x), x) = -diff(phi(t), t = -x) | phi differentiable
diff(phi(x)^2, x) = 2*phi(x)*diff(phi(x), x) | phi differentiable
diff(phi(2*x), x) = 2*diff(phi(t), t = 2*x) | phi differentiable
diff(phi(x), x, 2) = diff(diff(phi(x), x), x) | phi twice differentiable
diff(phi(phi(x)), x) = diff(phi(t), t = phi(x))*diff(phi(x), x) | phi differentiable
f'(x) + f'(-x) = 1 | f(x) = x*sigmoid(b*x)
f'(x) + f'(-x) = 1 | f(x) = (phi(x) + 1)*x/2 ; phi odd ; phi differentiable
f'(x) = Phi(x) + x*exp(-x^2/2)/sqrt(2*pi) | f(x) = x*Phi(x)
f'(x) = sigmoid(b*x)*(1 + b*x*(1 - sigmoid(b*x))) | f(x) = x*sigmoid(b*x)
diff(x/x, x) = 0 | x != 0
diff(log(x), x, 2) = -1/x^2 | x > 0
diff(log(t), t = 1, 2) = -1
diff(x*diff(t^2, t = x), x) = 4*x
diff(sqrt(x^2 + 1), x) = x/sqrt(x^2 + 1)
diff(x^2*y + y, y) = x^2 + 1
diff(sin(x)^2 + cos(x)^2, x) = 0
diff(2^x, x) = log(2)*2^x
diff(1/(1 + exp(-x)), x) = exp(-x)/(1 + exp(-x))^2
diff(x/(1 + abs(x)), x) = 1/(1 + abs(x))^2 | x > 0
diff(diff(x^2*y^3, x), y) = 6*x*y^2
exp(x) >= 1 + x
tanh(x) < 1
x*sigmoid(x) >= -3/10
""".strip().splitlines()
QUICK = [CLAIMS[i] for i in (1, 8, 18, 25, 28)]


@cache
def certificate(row: str, folder: Path) -> str:
    """Return the certificate of what search proves."""
    claim, _, rest = row.partition("|")
    given = [part.strip() for part in rest.split(";") if part.strip()]
    let = tuple(part for part in given if part.startswith("f(x) ="))
    assume = tuple(part for part in given if part not in let)
    verdict = prove(claim.strip(), let=let, assume=assume, timeout=60)
    assert verdict.proved, row
    path = folder / "found.cert.json"
    verdict.save(path)
    return path.read_text(encoding="utf-8")


def edited(chance: random.Random, data: Any) -> tuple[str, str]:
    """Return the text of a certificate that differs in one place, and where it does."""
    found = [(path, value) for path, value in places(data) if len(path) > 1]
    words = sorted({value for _, value in found if isinstance(value, str)})
    while True:
        path, value = chance.choice(found)
        others = [
            other
            for other in alternatives(path, value, [*words, "q", "max"])
            if json.dumps(other) != json.dumps(value)
        ]
        if others:
            other = chance.choice(others)
            return json.dumps(replaced(data, path, other)), f"{path}: {other}"


def check(row: str, folder: Path, edits: int) -> None:
    text = certificate(row, folder)
    accepted = by_kernel(text)
    assert accepted
    assert by_recheck(text) == accepted
    chance, data = random.Random(row), json.loads(text)
    for _ in range(edits):
        other, place = edited(chance, data)
        assert by_recheck(other) == by_kernel(other), place


@pytest.mark.parametrize("row", QUICK)
def test_checkers_agree_on_what_is_found_and_on_edits_of_it(row: str, tmp_path: Path):
    check(row, tmp_path, 8)


@pytest.mark.slow
@pytest.mark.parametrize("row", CLAIMS)
def test_checkers_agree_on_all_that_is_found_and_on_many_edits_of_it(row: str, tmp_path: Path):
    check(row, tmp_path, 45)
