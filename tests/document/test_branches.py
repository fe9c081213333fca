"""Values by cases: guards, what they cover, and where there is a value."""

# ruff: noqa: E501 (rows of a table)

from __future__ import annotations

import pytest
from document.paragraphs import cases_of

from symproof.document.model import Split
from symproof.document.words.branches import covers, defined_where, domain, split_of, total
from symproof.notation.errors import NotationError
from symproof.notation.plain import show, show_claim
from symproof.notation.tex.terms import Vocabulary


def read(rows: str) -> Split:
    return split_of(cases_of(rows), Vocabulary())


def shown(split: Split) -> list[str]:
    """Return each branch as `guards: values`."""
    return [
        f"{' & '.join(map(show_claim, branch.guards))}: "
        + ("undefined" if branch.undefined else " = ".join(map(show, branch.values)))
        for branch in split.branches
    ]


# rows | branches | covers | where there is a value | as one term
TABLE = r"""
x & \text{if } x \geq 0 \\ 0 & \text{if } x < 0 | x >= 0: x; x < 0: 0 | True | always | cases(x if 0 <= x, 0 otherwise)
x + 0 = x & x \ge 0 \\ 0 + (-x) = -x & x < 0 | x >= 0: x + 0 = x; x < 0: 0 + (-x) = -x | True | always | cases(x if 0 <= x, -x otherwise)
1 & x > 0 \\ -1 & x < 0 | x > 0: 1; x < 0: -1 | False | x != 0 | none
1 & x > 0 \\ -1 & x < 0 \\ \text{undefined} & x = 0 | x > 0: 1; x < 0: -1; x = 0: undefined | True | x != 0 | none
1 & x \ne 0 \\ \text{无定义} & x = 0 | x != 0: 1; x = 0: undefined | True | x != 0 | none
\log x & x > 0 | x > 0: log(x) | False | x > 0 | none
1, & x > 0, \\ 0, & x \le 0. | x > 0: 1; x <= 0: 0 | True | always | cases(1 if 0 < x, 0 otherwise)
0 & x < 0 \\ x & 0 \le x < 1 \\ 1 & x \ge 1 | x < 0: 0; x >= 0 & x < 1: x; x >= 1: 1 | True | always | cases(0 if x < 0, x if x < 1, 1 otherwise)
1 & |x| \le 1 \\ 0 & \text{otherwise} | abs(x) <= 1: 1; x < -1: 0; x > 1: 0 | True | always | cases(1 if abs(x) <= 1, 0 if x < -1, 0 otherwise)
1 & x = 0 \\ 2 & \text{其他} | x = 0: 1; x != 0: 2 | True | always | cases(1 if x = 0, 2 otherwise)
1 & x > 0 \\ 2 & x < 0 \\ 3 & \text{else} | x > 0: 1; x < 0: 2; x = 0: 3 | True | always | cases(1 if 0 < x, 2 if x < 0, 3 otherwise)
1 & 0 < x < 1 \\ 0 & \text{否则} | x > 0 & x < 1: 1; x <= 0: 0; x >= 1: 0 | True | always | cases(0 if x <= 0, 1 if x < 1, 0 otherwise)
1 & x < 0 \text{ or } x > 1 \\ 0 & \text{otherwise} | x < 0: 1; x > 1: 1; x >= 0 & x <= 1: 0 | True | always | cases(1 if x < 0, 0 if x <= 1, 1 otherwise)
x & x \ge 0 \\ -x & x \le 0 | x >= 0: x; x <= 0: -x | True | always | cases(x if 0 <= x, -x otherwise)
x & x \ge 0 \\ 1 & x \le 0 | x >= 0: x; x <= 0: 1 | True | always | none
1 & x > a \\ 0 & \text{otherwise} | a < x: 1; x <= a: 0 | True | always | cases(1 if a < x, 0 otherwise)
1 & x < a \\ 2 & x = a \\ 3 & x > a | x < a: 1; x = a: 2; a < x: 3 | True | always | cases(1 if x < a, 2 if x = a, 3 otherwise)
1 & x < a \\ 2 & x > a | x < a: 1; a < x: 2 | False | x != a | none
1 & x > a \\ 2 & x > b | a < x: 1; b < x: 2 | None | ? | none
1 & x > 0 \\ 2 & y > 0 \\ 3 & \text{otherwise} | x > 0: 1; y > 0: 2; x <= 0 & y <= 0: 3 | True | ? | none
1 & 0 < x < a \\ 0 & \text{otherwise} | x > 0 & x < a: 1; x <= 0: 0; a <= x: 0 | True | ? | cases(0 if x <= 0, 0 if a <= x, 1 otherwise)
1 & x < 0 \\ 2 & x > 1 | x < 0: 1; x > 1: 2 | False | ? | none
1 & x \le 1 \\ 2 & 2 \le x | x <= 1: 1; x >= 2: 2 | False | ? | none
1 & 2x > 1 \\ 0 & 2x \le 1 | 2*x > 1: 1; 2*x <= 1: 0 | True | always | cases(1 if 1 < 2*x, 0 otherwise)
"""
ROWS = [tuple(cell.strip() for cell in row.split(" | ")) for row in TABLE.strip().splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_cases_are_branches(row: tuple[str, ...]):
    rows, branches, covered, where, term = row
    split = read(rows.replace("||", "|"))
    assert "; ".join(shown(split)) == branches
    assert str(covers(split)) == covered
    claims = defined_where(split)
    said = "?" if claims is None else " & ".join(map(show_claim, claims)) or "always"
    assert said == where
    one = total(split)
    assert ("none" if one is None else show(one)) == term


@pytest.mark.parametrize(
    "rows",
    [
        r"x & x > 0 \\ 0 &",
        r"x & x > 0 \\ 0",
        r"a & \text{with probability } p",
        r"1 & n \in \mathbb{N} \\ 0 & \text{else}",
        r"1 & x \to 0",
        r"0 & \text{otherwise}",
        r"1 & x > 0 \\ 2 & \text{otherwise} \\ 3 & \text{otherwise}",
        r"x < 1 & x > 0",
        r"1 & x \approx 0",
    ],
)
def test_cases_that_cannot_be_read_are_refused(rows: str):
    with pytest.raises(NotationError):
        read(rows)


def test_a_domain_is_one_comparison():
    claim = domain(read(r"1 & x > 0 \\ -1 & x < 0"))
    assert claim is not None
    assert show_claim(claim) == "x != 0"
    assert domain(read(r"1 & 0 < x < 1")) is None
    assert domain(read(r"1 & x \ge 0 \\ 0 & x < 0")) is None


def test_a_gap_of_the_guards_is_seen_exactly():
    split = read(r"1 & x < \frac13 \\ 2 & x > \frac{1}{3}")
    assert covers(split) is False
    claim = domain(split)
    assert claim is not None
    assert show_claim(claim) == "x != 1/3"
