"""Numbers and texts on the wire, written so that nothing is rounded on the way."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

from graders.inside.wire.bounds import MAX_INT_BITS, MAX_NAME, MAX_TEXT, WireError


def encode_int(value: int) -> list[Any]:
    """A whole number."""
    if value.bit_length() > MAX_INT_BITS:
        return ["other", "int", f"of more than {MAX_INT_BITS} bits"]
    return ["int", f"{value:x}"]


def encode_str(value: str) -> list[Any]:
    """A text."""
    if len(value) > MAX_TEXT:
        return ["other", "str", f"of more than {MAX_TEXT} characters"]
    # Lone surrogates have no UTF-8 form; a student can make one with "\ud800".
    return ["str", value.encode("utf-8", "replace").decode("utf-8")]


def encode_fraction(value: Fraction | Decimal) -> list[Any]:
    """A fraction, or a decimal number as one."""
    if type(value) is Decimal and not value.is_finite():
        return ["float", float(value).hex()]
    if type(value) is Decimal and abs(value.adjusted()) > MAX_INT_BITS // 4:
        return ["other", "Decimal", "of extreme size"]
    numerator, denominator = value.as_integer_ratio()
    if max(numerator.bit_length(), denominator.bit_length()) > MAX_INT_BITS:
        return ["other", type(value).__name__, f"of more than {MAX_INT_BITS} bits"]
    return ["fraction", f"{numerator:x}", f"{denominator:x}"]


def decode_int(digits: str) -> int:
    """What was encoded.

    Raises:
        WireError: it is not in that form.
    """
    if len(digits) > MAX_INT_BITS // 4 + 2 or not re.fullmatch(r"-?[0-9a-f]+", digits):
        raise WireError("not an integer")
    return int(digits, 16)


def decode_float(digits: str) -> float:
    """What was encoded.

    Raises:
        WireError: it is not in that form.
    """
    try:
        return float.fromhex(digits) if len(digits) <= MAX_NAME else math.nan
    except (ValueError, OverflowError):
        raise WireError("not a float") from None


def decode_fraction(numerator: str, denominator: str) -> Fraction:
    """What was encoded.

    Raises:
        WireError: it is not in that form.
    """
    below = decode_int(denominator)
    if below <= 0:
        raise WireError("not a fraction")
    return Fraction(decode_int(numerator), below)
