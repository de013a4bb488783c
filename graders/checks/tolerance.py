"""How far an answer may be from the exact one, element by element.

    exact      0
    close      atol + rtol·|expected|
    rounding   factor·γ_k·gauge,  γ_k = k·u / (1 − k·u)

u is the unit roundoff of the input: 2⁻⁵³ for float64 and integers, 2⁻²⁴ for float32.  The rounding
bound holds for every order of summation (Higham, *Accuracy and Stability of Numerical Algorithms*,
2nd ed., section 3.1); `docs/numerics.md` derives it for each question.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graders.model.assignment import Close, ExactMatch, Rounding, Tolerance

Number = int | float | Fraction
UNIT_ROUNDOFF = {"float64": 2.0**-53, "float32": 2.0**-24}


def input_precision(arguments: Iterable[Any]) -> str:
    """ "float32" when floats come in as float32 only; "integer" without floats; else "float64"."""
    kinds = {kind for argument in arguments for kind in _kinds(argument)}
    if "float64" in kinds:
        return "float64"
    return "float32" if "float32" in kinds else "integer"


def gamma(roundings: int, unit_roundoff: float) -> float:
    """γ_k = k·u / (1 − k·u), for k·u < 1 (Higham, lemma 3.1)."""
    return roundings * unit_roundoff / (1 - roundings * unit_roundoff)


def tolerances(
    rule: Tolerance,
    *,
    expected: NDArray[np.float64],
    gauge: NDArray[np.float64] | None,
    roundings: int,
    precision: str,
) -> NDArray[np.float64]:
    """The largest error allowed for each element of `expected`, in its shape and unit, >= 0.

    Args:
        gauge: the shape of `expected`; None where the reference gave none.
        roundings: k of γ_k.
        precision: the result of `input_precision` for the arguments.

    Raises:
        ValueError: the rule is `Rounding` and there is no gauge.
    """
    match rule:
        case ExactMatch():
            return np.zeros_like(expected)
        case Close(rtol=rtol, atol=atol):
            return atol + rtol * np.abs(expected)
        case Rounding(factor=factor):
            if gauge is None:
                raise ValueError("a rounding tolerance needs a reference that returns Exact")
            unit_roundoff = UNIT_ROUNDOFF.get(precision, UNIT_ROUNDOFF["float64"])
            return factor * gamma(roundings, unit_roundoff) * gauge


def exact_tolerance(
    rule: Tolerance, *, expected: Number, gauge: Fraction | None, roundings: int, precision: str
) -> Fraction:
    """The same for one number, without rounding: there are whole numbers that no float64 holds."""
    match rule:
        case ExactMatch():
            return Fraction(0)
        case Close(rtol=rtol, atol=atol):
            return Fraction(atol) + Fraction(rtol) * abs(Fraction(expected))
        case Rounding(factor=factor):
            if gauge is None:
                raise ValueError("a rounding tolerance needs a reference that returns Exact")
            unit_roundoff = UNIT_ROUNDOFF.get(precision, UNIT_ROUNDOFF["float64"])
            return Fraction(factor * gamma(roundings, unit_roundoff)) * gauge


# Private functions


def _kinds(argument: Any) -> Iterable[str]:
    if isinstance(argument, np.ndarray):
        yield str(argument.dtype) if argument.dtype.kind == "f" else "integer"
    elif isinstance(argument, (list, tuple)):
        for item in argument:
            yield from _kinds(item)
    else:
        yield "float64" if isinstance(argument, float) else "integer"
