"""Points as people read them.  Rounding never shows a full score that was not earned, nor hides a point."""

from __future__ import annotations

import functools
from fractions import Fraction

DIGITS = 2  # decimals: as many as gradebooks show


@functools.lru_cache(maxsize=4096)
def points(earned: Fraction, possible: Fraction | None = None) -> int | float:
    """Exact points as a number of at most two decimals.

    Where `possible` is given, the result is `possible` only for a full score and 0 only for an empty one.
    """
    step = Fraction(1, 10**DIGITS)
    shown = Fraction(round(earned / step)) * step
    if possible is not None and 0 < earned < possible:
        full = Fraction(round(possible / step)) * step
        shown = max(min(max(shown, step), full - step), Fraction(0))
    return int(shown) if shown.denominator == 1 else float(shown)
