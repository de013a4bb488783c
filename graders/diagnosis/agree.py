"""Compares two wrong answers: do they come from the same idea?  Rounding differences are allowed for."""

from __future__ import annotations

import dataclasses
import math
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graders.checks.expectation import Expectation, Tree
from graders.checks.kinds.structure.compare import compare_tree
from graders.checks.same import as_array
from graders.checks.values import is_scalar, type_name
from graders.diagnosis.short import fits_short, is_short_value, were_short
from graders.model.transcript import Raised, Reply, Returned

RTOL = 1e-9  # far above what rounding does to ordinary input, far below what an idea does
RTOL_SHORT = 1e-5  # where one of them has seven digits
RTOL_AGAIN = 1e-13  # two equal calls: memory alignment changes the last digits, an idea more
ROOM = 16  # times the tolerance: two wrong answers round in two ways
_SHORTER = 2.0**29  # the unit roundoff of float32 in that of float64
_ENOUGH = 10  # numbers of one array
_CONSECUTIVE = 2**53  # below, every whole number has a float64 of its own


@dataclass(frozen=True, slots=True)
class _Bound:
    """A right answer, how far one may be from it, and whether its input has seven digits only."""

    right: NDArray[np.float64]
    allowed: NDArray[np.float64]
    short: bool


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two replies have in common: how many elements, and some finite numbers of the second one."""

    elements: int = 0  # 0 where they are not alike
    numbers: frozenset[complex] = frozenset()


def likeness(one: Reply | None, wrong: Reply, expected: Expectation | None) -> Likeness:
    """How a reply that is wrong compares with that of a misconception.

    They are alike if they are of one kind, and equal wherever the misconception is wrong; elements that
    it gets right do not matter.  A call that was cut off is like nothing.

    Args:
        expected: the right answer, where there is one.
    """
    match one, wrong:
        case Raised(), Raised():
            return Likeness(int(same_error(one, wrong)))
        case Returned(), Returned() if expected is not None and expected.tree is not None:
            return _trees(one.value, wrong.value, expected.tree)
        case Returned(), Returned():
            return _values(one.value, wrong.value, _bounds(expected))
        case _:
            return _UNLIKE


def same_error(one: Raised, wrong: Raised) -> bool:
    """Whether two exceptions are alike: the same type and, for types that say little, the same message.

    An author who raises in a misconception may leave the message out (any will do), or give phrases that
    may stand in it, as in ``ValueError("unpack|broadcast")``.
    """
    meant, mentioned = is_deliberate(one), is_deliberate(wrong)
    if meant and mentioned and not wrong.message and wrong.type_name in _OF_CHOICE:
        return True  # the student's own decision, whatever it is called
    if one.type_name != wrong.type_name or (meant is not mentioned and one.type_name in _OF_ARITHMETIC):
        return False
    if "|" in wrong.message:
        return any(phrase in one.message for phrase in wrong.message.split("|"))
    if not wrong.message or wrong.type_name not in _OF_MANY_CAUSES:
        return True
    return _words(one.message) == _words(wrong.message)


def is_deliberate(raised: Raised) -> bool:
    """Whether a ``raise`` of one's own raised it, and no operation or library."""
    return raised.place is not None and re.search(r"\braise\b", raised.place.text) is not None


def is_of_lists(raised: Raised) -> bool:
    """Whether it is what Python or NumPy say of a list where an array would do."""
    return not is_deliberate(raised) and _OF_LISTS.search(raised.message) is not None


def same_items(one: Any, other: Any, items: Sequence[int | None]) -> bool:
    """Whether two variables have the same shape, and equal elements where given (None: everywhere)."""
    first, second = as_array(one), as_array(other)
    if first is None or second is None or first.shape != second.shape:
        return False
    places = [each for each in items if each is not None]
    if first.ndim == 1 and len(places) == len(items):
        first, second = first[places], second[places]
    return bool(np.allclose(first, second, rtol=RTOL, atol=RTOL, equal_nan=True))


def is_number(reply: Reply | None) -> bool:
    """Whether a reply is a number or an array of numbers, NaN included."""
    return isinstance(reply, Returned) and as_array(reply.value) is not None


def is_finite(reply: Reply | None) -> bool:
    """Whether all its numbers are finite."""
    array = as_array(reply.value) if isinstance(reply, Returned) else None
    return array is not None and bool(np.isfinite(array).all())


# Private functions

_UNLIKE = Likeness()
_RARE = 5  # characters of a value that nobody arrives at by chance
_OF_ARITHMETIC = frozenset({"ZeroDivisionError", "FloatingPointError"})  # which divisions raise by themselves
_OF_CHOICE = frozenset({"ValueError", "Exception"})  # which people raise who could have raised another
_OF_LISTS = re.compile(
    r"could not be broadcast|not aligned|matmul: |mismatch in its core dimension|inhomogeneous"
    r"|'(list|tuple)' object has no attribute|by non-int of type|unsupported operand type|bad operand type"
    r"|can only concatenate|(list|tuple) indices must be|only length-1 arrays|only 0-dimensional arrays"
    r"|object of too small depth|must be (1|2)-?[dD]|axis \d is out of bounds|too many indices"
)
_OF_MANY_CAUSES = frozenset({"ValueError", "TypeError", "AttributeError", "KeyError"})


def _words(message: str) -> list[str]:
    """The words and shapes of a message, in any order: operands may be swapped."""
    return sorted(re.findall(r"\([^)]*\)|'[^']*'|[a-z]+", message.lower()))


def _bounds(expected: Expectation | None) -> tuple[_Bound, ...]:
    if expected is None:
        return ()
    parts = zip(expected.values, expected.tolerances, strict=True)
    return tuple(_Bound(right, allowed, expected.precision == "float32") for right, allowed in parts)


def _trees(one: Any, wrong: Any, tree: Tree) -> Likeness:
    """Values of any kind are alike if they are equal, up to what makes no difference in the question.

    What is more than a truth value, nothing at all or a small number is known by a checksum, which
    stands for it among the numbers.
    """
    if compare_tree(one, dataclasses.replace(tree, value=wrong)).fact is not None:
        return _UNLIKE
    text = repr(wrong)
    rare = len(text) >= _RARE and not isinstance(wrong, (bool, type(None)))
    return Likeness(1, frozenset({complex(zlib.crc32(text.encode("utf-8", "replace")))} if rare else ()))


def _values(one: Any, wrong: Any, bounds: tuple[_Bound, ...]) -> Likeness:
    if _has_digits(one) or _has_digits(wrong):
        return _digits(one, wrong)
    if is_scalar(one) and is_scalar(wrong):
        return _scalars(one, wrong, bounds)
    if isinstance(one, np.ndarray) and isinstance(wrong, np.ndarray):
        return _arrays(one, wrong, bounds)
    if isinstance(one, (list, tuple)) and isinstance(wrong, (list, tuple)):
        return _sequences(one, wrong, bounds)
    # Text or a dictionary is wrong as such, whatever it holds.
    return Likeness(int(type_name(one) == type_name(wrong)))


def _has_digits(value: Any) -> bool:
    """Whether a value holds whole numbers that float64 would round: those are alike if they are equal."""
    if isinstance(value, np.ndarray):
        return bool(value.dtype.kind == "O")
    if isinstance(value, (list, tuple)):
        return any(type(each) is int and abs(each) >= _CONSECUTIVE for each in value)
    return type(value) is int and abs(value) >= _CONSECUTIVE


def _digits(one: Any, wrong: Any) -> Likeness:
    if type(one) is not type(wrong) or np.shape(one) != np.shape(wrong):
        return _UNLIKE
    first, second = (np.asarray(each, dtype=object).ravel().tolist() for each in (one, wrong))
    # Of one type: NumPy's floats cannot be compared with what is larger than all of them.
    if not all(type(a) is type(b) and a == b for a, b in zip(first, second, strict=True)):
        return _UNLIKE
    numbers = (_number(each) for each in second[:_ENOUGH] if is_scalar(each))
    return Likeness(max(1, len(second)), frozenset(each for each in numbers if math.isfinite(_size(each))))


def _sequences(one: Any, wrong: Any, bounds: tuple[_Bound, ...]) -> Likeness:
    if type(one) is not type(wrong) or len(one) != len(wrong):
        return _UNLIKE
    if len(bounds) == len(one):  # a pair: each part has its own right answer
        return _parts(one, wrong, bounds)
    rows, other = as_array(one), as_array(wrong)
    if rows is not None and other is not None:
        return _arrays(rows, other, bounds)
    return Likeness(int(all(_values(a, b, ()).elements for a, b in zip(one, wrong, strict=True))))


def _parts(one: Any, wrong: Any, bounds: tuple[_Bound, ...]) -> Likeness:
    """Compare pairs as a whole, so that "both" and "swapped" are found for both numbers."""
    wrong_parts, every = _UNLIKE, _UNLIKE
    for a, b, bound in zip(one, wrong, bounds, strict=True):
        part = _values(a, b, (bound,))
        if not part.elements or (_is_right(a, bound) and not _is_right(b, bound)):
            return _UNLIKE
        every = Likeness(every.elements + part.elements, every.numbers | part.numbers)
        if not _is_right(b, bound):
            wrong_parts = Likeness(wrong_parts.elements + part.elements, wrong_parts.numbers | part.numbers)
    return wrong_parts if wrong_parts.elements else every  # its numbers are right, and its kind is wrong


def _scalars(one: Any, wrong: Any, bounds: tuple[_Bound, ...]) -> Likeness:
    first, other = _number(one), _number(wrong)
    may_be = _near(first, other, RTOL_SHORT, _room(bounds, short=True))  # else nor with more digits
    short = _both_short(one, wrong, bounds) if may_be else None
    if short is None:
        return _UNLIKE
    room = _room(bounds, short=short) if bounds and bounds[0].right.ndim == 0 else 0.0
    if not _near(first, other, RTOL_SHORT if short else RTOL, room):
        return _UNLIKE
    return Likeness(1, frozenset({other} if math.isfinite(_size(other)) else ()))


def _arrays(one: Any, wrong: Any, bounds: tuple[_Bound, ...]) -> Likeness:
    if one.shape != wrong.shape or one.dtype.kind not in "iufc" or wrong.dtype.kind not in "iufc":
        return Likeness(int(one.shape == wrong.shape and one.dtype.kind == wrong.dtype.kind))
    short = _both_short(one, wrong, bounds)
    if short is None:
        return _UNLIKE
    counts = _where_wrong(wrong, bounds)
    missed = counts & ~_where_wrong(one, bounds)
    if not counts.any():  # its numbers are right, and its kind is wrong
        counts, missed = ~counts, counts
    with np.errstate(all="ignore"):
        size = np.maximum(np.abs(one), np.abs(wrong))
        near = np.abs(one - wrong) <= _room(bounds, short=short) + (RTOL_SHORT if short else RTOL) * size
    near = (near & np.isfinite(size)) | (one == wrong) | (np.isnan(one) & np.isnan(wrong))
    if missed.any() or not near[counts].all():
        return _UNLIKE
    numbers = wrong[near & np.isfinite(size)].ravel()[:_ENOUGH].tolist()
    return Likeness(max(1, int(counts.sum())), frozenset(numbers))


def _where_wrong(array: Any, bounds: tuple[_Bound, ...]) -> Any:
    """The elements that are wrong; all of them where the shape is not even that of the right answer."""
    if not bounds or bounds[0].right.shape != array.shape:
        return np.ones(array.shape, dtype=bool)
    with np.errstate(all="ignore"):
        return ~(np.abs(array - bounds[0].right) <= bounds[0].allowed)


def _both_short(one: Any, wrong: Any, bounds: tuple[_Bound, ...]) -> bool | None:
    """Whether to compare seven digits; None where one of two has fewer than its input, the other not."""
    if bounds and bounds[0].short:
        return True
    if is_short_value(wrong) and fits_short(one):
        return True
    if is_short_value(one) is not is_short_value(wrong):
        return None
    return is_short_value(one) or were_short(one, wrong)


def _room(bounds: tuple[_Bound, ...], *, short: bool) -> float:
    """The largest distance between two ways of computing the same wrong number."""
    most = max((float(bound.allowed.max(initial=0.0)) for bound in bounds), default=0.0)
    return ROOM * most * (_SHORTER if short and not bounds[0].short else 1.0) if bounds else 0.0


def _is_right(value: Any, bound: _Bound) -> bool:
    if not is_scalar(value) or bound.right.ndim:
        return False
    return _size(_number(value) - float(bound.right)) <= float(bound.allowed)


def _near(one: complex, other: complex, rtol: float, room: float) -> bool:
    if one == other or (one != one and other != other):  # noqa: PLR0124  NaN
        return True
    error = _size(one - other)
    return math.isfinite(error) and error <= room + rtol * max(_size(one), _size(other))


def _size(number: complex) -> float:
    # `abs` of a complex NaN may raise OverflowError, for an error that something else has left behind.
    return math.hypot(number.real, number.imag)


def _number(value: Any) -> complex:
    if isinstance(value, (np.ndarray, np.generic)):
        value = value.item()
    try:
        return complex(value)
    except OverflowError:
        return math.inf if value > Fraction(0) else -math.inf
