"""Ideas that are recognised by what they do to a call, and not by the answer of one program.

Who multiplies lists as if they were arrays gets an exception that says so, wherever in the answer that is;
who asks for the truth of an array, another; who computes in float32 is off by as much as float32 rounds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from graders.checks.values import is_scalar
from graders.diagnosis.agree import RTOL_SHORT
from graders.diagnosis.imitate import Imitation, Moment
from graders.diagnosis.misconceptions import AskedCase, Match
from graders.diagnosis.short import is_short
from graders.model.transcript import Raised, Returned

# What Python and NumPy say, in one version or another, of a list or tuple where an array is meant …
_OF_LISTS = re.compile(
    r"'(list|tuple)' object (cannot be|is not|does not)"
    r"|can't multiply sequence|non-int of type '(list|tuple)'"
    r"|unsupported operand type\(s\).*'(list|tuple)'|bad operand type for .*'(list|tuple)'"
    r"|(list|tuple) indices must be"
    r"|can only concatenate (list|tuple)"
)
_NO_ATTRIBUTE = re.compile(r"'(?:list|tuple)' object has no attribute '(\w+)'")
# … and of an array where one truth value is meant, or a list.
_OF_TRUTH = re.compile(
    r"truth value of a|is ambiguous|operands could not be broadcast together with shapes .*\(0,\)"
)
_OF_ARRAYS = re.compile(r"'numpy\.ndarray' object has no attribute")
Shows = Callable[[AskedCase], bool]


def recognised(imitations: Sequence[Imitation], asked: Sequence[AskedCase]) -> Iterator[Match]:
    """A match for each of these ideas that the answer shows, and that the question knows with a price."""
    for cause, shows in _CAUSES.items():
        priced = (
            i.misconception for i in imitations if i.misconception.cause == cause and i.misconception.costs
        )
        misconception = next(priced, None)
        moments = frozenset(each.moment for each in asked if each.wrong and shows(each))
        # Where others of the kind are answered: it is not all calls that fail so.
        if misconception is not None and moments and _answers_others(asked, moments):
            yield Match(
                misconception=misconception, wrong=moments, same=dict.fromkeys(moments, 1),
                holds=True, telling=True, numeric=False,
            )  # fmt: skip


# Private functions


def _answers_others(asked: Sequence[AskedCase], moments: frozenset[Moment]) -> bool:
    return any(each.moment not in moments and isinstance(each.reply, Returned) for each in asked) or all(
        isinstance(each.reply, Returned) for each in asked
    )


def _arrays_only(each: AskedCase) -> bool:
    given = each.check.cases[each.case].args
    if not any(isinstance(one, (list, tuple)) for one in given) or not isinstance(each.reply, Raised):
        return False
    lacking = _NO_ATTRIBUTE.search(each.reply.message)
    return hasattr(np.ndarray, lacking[1]) if lacking else _says(each, _OF_LISTS)


def _truth_of_an_array(each: AskedCase) -> bool:
    return _holds_arrays(each) and _says(each, _OF_TRUTH)


def _lists_only(each: AskedCase) -> bool:
    return _holds_arrays(each) and _says(each, _OF_ARRAYS)


def _holds_arrays(each: AskedCase) -> bool:
    return any(isinstance(one, np.ndarray) for one in each.check.cases[each.case].args)


def _says(each: AskedCase, words: re.Pattern[str]) -> bool:
    return isinstance(each.reply, Raised) and words.search(each.reply.message) is not None


def _float32(each: AskedCase) -> bool:
    """A number or array of float32 that is as near to the right one as float32 comes."""
    if not is_short(each.reply) or each.expected is None or len(each.expected.values) != 1:
        return False
    assert isinstance(each.reply, Returned)
    right, actual = each.expected.values[0], each.reply.value
    if np.shape(actual) != right.shape or not (is_scalar(actual) or isinstance(actual, np.ndarray)):
        return False
    return bool(np.allclose(_floats(actual), right, rtol=RTOL_SHORT, atol=RTOL_SHORT * _size(each, right)))


def _size(each: AskedCase, right: Any) -> float:
    """What float32 may be off by where terms cancel is a part of the largest of them, and not of the sum."""
    numbers = [np.abs(_floats(one)).max(initial=0.0) for one in each.check.cases[each.case].args]
    return float(max(np.abs(right).max(initial=0.0), np.prod(numbers) if numbers else 0.0))


def _floats(value: Any) -> Any:
    try:
        return np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError):
        return np.zeros(0)


_CAUSES: dict[str, Shows] = {
    "arrays_only": _arrays_only,
    "truth_of_an_array": _truth_of_an_array,
    "lists_only": _lists_only,
    "float32": _float32,
}
