"""What an audit says, as JSON: floats as numbers, and as texts where they are not finite."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import Any

from symproof.auditing.accuracy import Accuracy, Faulty, Point
from symproof.auditing.defects import Defects, Gap, Identity
from symproof.auditing.measuring import SMALL, Audit, Findings, Request
from symproof.auditing.zoo import Row


def audit_json(found: Audit) -> str:
    """Return an audit as JSON."""
    return _text(audit_data(found))


def zoo_json(found: Sequence[Row]) -> str:
    """Return the table over the zoo as JSON: audits, or names with reasons."""
    return _text(
        [
            {"name": row.name, "reason": row.reason} if row.audit is None else audit_data(row.audit)
            for row in found
        ]
    )


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def audit_data(found: Audit) -> dict[str, Any]:
    """Return an audit as what JSON has."""
    known = found.known
    gradient = found.gradient
    names = ("nan", "inf", "-inf")
    return {
        **_request(found.request),
        **_findings(found.value, known.value),
        "identity_status": known.text,
        "gradient": None if gradient is None else _findings(gradient, known.gradient),
        "special": {n: _float(v) for n, v in zip(names, found.special, strict=True)},
    }


def _request(request: Request) -> dict[str, Any]:
    own = request.subject
    ends = (request.low, request.high)
    return {
        "name": own.name,
        "term": own.formula,
        "variable": own.variable,
        "parameters": {name: str(value) for name, value in own.values},
        "implementation": request.implementation,
        "gradient_implementation": request.gradient,
        "dtype": request.dtype,
        "range": None if None in ends else [str(end) for end in ends],
        "exhaustive": request.format.bits <= SMALL,
        "seed": request.seed,
    }


def _findings(found: Findings, identity: Identity | None) -> dict[str, Any]:
    """Return the two measurements; the defect is null where the term has no identity."""
    defect = None if identity is None else _defects(found.defects, identity)
    return {"certified": _accuracy(found.accuracy), "defect": defect}


def _accuracy(found: Accuracy) -> dict[str, Any]:
    return {
        "points": found.points,
        "at_most_half_an_ulp": found.rounded,
        "worst": _point(found.point),
        "worst_by_kind": {kind: _point(point) for kind, point in found.worst.items()},
        "worst_absolute": _point(found.absolute),
        "faults": {fault: _faulty(faulty) for fault, faulty in found.faults.items()},
    }


def _point(point: Point | None) -> dict[str, Any] | None:
    if point is None:
        return None
    return {
        **_place(point.x),
        "given": _float(point.gives),
        "true": point.true,
        "ulps": [_float(point.low), _float(point.high)],
        "absolute": [_float(point.near), _float(point.far)],
    }


def _faulty(found: Faulty) -> dict[str, Any]:
    first = {**_place(found.x), "given": _float(found.gives), "true": found.true}
    return {"count": found.count, "first": first}


def _defects(found: Defects, identity: Identity) -> dict[str, Any]:
    return {
        "slope": str(identity.slope),
        "ulps_of": identity.scale if identity.law == "value" else "values",
        "left_out": [*identity.skip],
        "points": found.points,
        "worst": _gap(found.worst),
        "worst_absolute": _gap(found.absolute),
        "not_finite": found.infinite,
        "first_not_finite": None if found.first is None else [*map(_float, found.first)],
    }


def _gap(gap: Gap | None) -> dict[str, Any] | None:
    if gap is None:
        return None
    return {
        **_place(gap.x),
        "at_x": _float(gap.right),
        "at_minus_x": _float(gap.left),
        "ulps": _float(gap.ulps),
        "absolute": _float(float(gap.defect)),
    }


def _place(x: float) -> dict[str, Any]:
    return {"x": _float(x), "x_hex": x.hex()}


def _float(value: float) -> float | str:
    return value if math.isfinite(value) else str(value)
