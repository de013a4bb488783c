"""The inputs on which wrong versions are tried: those that the assignment asks, and others near them.

The cases of an assignment show what its questions are about: containers, integers or floats, which sizes
belong together, how large numbers are.  Inputs of every small size are made within these limits, in the
ways in which numerical code goes wrong.  Inputs that the reference leaves open are left out: there it
raises `LeftOpenError`, or an exception that no case of the question asks for.
"""

from __future__ import annotations

import itertools
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from graders.assignment.containers import contain
from graders.checks import Expectation, expect
from graders.model.assignment import Assignment, Case, Question
from graders.model.manner import PLAIN
from graders.mutation.fills import FILLS, INTEGER_FILLS, refill
from graders.mutation.written import is_plain

Nested = tuple[Any, ...]  # arguments as nested lists of numbers
Dims = tuple[tuple[int, ...], ...]  # the shape of each argument
MAX_SIZES = 16  # combinations of sizes for each form of the arguments
MAX_SMALL = 3  # the largest size that is tried in all combinations
MAX_FIXED = 8  # combinations of arguments that are not numbers, beside which numbers are made
AS_IT_IS = "as-written"
_SINGLE = (type(None), bool, int, float, str, dict)  # what stands in lists, or beside them
REDRAWN = 2  # times that each written case is filled anew


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One call, and what the reference says to it.

    Args:
        nested: the arguments as nested lists, as an assignment file writes them.
        container: the container that `case` hands them over in; `AS_IT_IS` where `nested` is the arguments.
        expected: the right answer; None where `case.raises` names an exception.
        asked: whether the statement asks it, as far as domains and cases tell.
    """

    nested: Nested
    container: str
    case: Case
    expected: Expectation | None
    asked: bool = True

    @property
    def is_plain(self) -> bool:
        """Whether an assignment file can hold the arguments as `nested` and `container`."""
        return self.container != AS_IT_IS or is_plain(list(self.nested))


def taken_apart(case: Case) -> tuple[Nested, str]:
    """The arguments as nested lists, and the container that makes them of these again, where there is one."""
    return _taken_apart(case) if is_nested(case) else (case.args, AS_IT_IS)


def is_nested(case: Case) -> bool:
    """Whether a case is lists and numbers in one container, so that others can be made like it."""
    if case.manner != PLAIN:
        return False
    nested, container = _taken_apart(case)
    try:
        again = tuple(contain(each, container) for each in nested)
    except (ValueError, TypeError, OverflowError):
        return False
    return all(map(_is_same, again, case.args))


def domain(question: Question, drawn: Iterable[Assignment], answer: Any) -> tuple[Input, ...]:
    """The inputs for one question, the smallest first, each once.

    Args:
        drawn: the assignment, and the same under other seeds.
        answer: the reference of the question.
    """
    cases = [case for check in question.checks for case in check.cases]
    raises = frozenset(case.raises for case in cases if case.raises is not None)
    inputs: dict[str, Input] = {}
    for nested, container in _candidates(question, drawn, cases):
        key = f"{container} {nested!r}"
        if key not in inputs:
            made = _input(question, nested, container, answer, raises)
            if made is not None:
                inputs[key] = made
    return tuple(sorted(inputs.values(), key=_by_size))


def elements(args: Nested) -> int:
    """How many elements arguments have, of whatever kind."""
    return sum(1 for each in args for _ in _numbers(_lists(each)))


def shape_of(argument: Any) -> tuple[int, ...] | None:
    """The shape of an argument that is made of numbers alone, with rows of one length; else None."""
    try:
        array = np.asarray(argument)
    except ValueError:
        return None
    return array.shape if array.dtype.kind in "biuf" or array.size == 0 else None


# Private functions


def _candidates(
    question: Question, drawn: Iterable[Assignment], cases: Sequence[Case]
) -> Iterator[tuple[Nested, str]]:
    if not cases:
        return
    first, *others = drawn
    yield from (_taken_apart(case) for case in cases)
    for assignment in others:
        again = assignment.question(question.id)
        yield from (_taken_apart(case) for check in again.checks for case in check.cases)
    yield from _redrawn(question, cases, first.seed)
    alike: dict[str, list[Case]] = {}
    for case in cases:
        alike.setdefault(repr(_fixed(case)), []).append(case)
    for fixed, some in itertools.islice(alike.items(), MAX_FIXED):
        yield from _filled(f"{question.id}/{fixed}" if _fixed(some[0]) else question.id, some)


def _filled(name: str, cases: Sequence[Case]) -> Iterator[tuple[Nested, str]]:
    """Calls with generated numbers; arguments that are not numbers stay the same."""
    scale, fixed = _scale(cases), _fixed(cases[0])
    for container, whole in sorted({_form(case) for case in cases}):
        for dims in _sizes(cases):
            if not dims:
                continue  # no argument is made of numbers
            rng = random.Random(f"{name}/{container}/{whole}/{dims}")  # noqa: S311  not a secret
            for fill in INTEGER_FILLS if whole else FILLS:
                made = fill(dims, rng, scale)
                if made is not None:
                    yield _beside(fixed, made), container


def _is_same(first: Any, second: Any) -> bool:
    if isinstance(second, np.ndarray):
        return isinstance(first, np.ndarray) and first.dtype == second.dtype and first.shape == second.shape
    if isinstance(second, (list, tuple)):
        return type(first) is type(second) and len(first) == len(second) and all(map(_is_same, first, second))
    return type(second) in _SINGLE and (first is second or repr(first) == repr(second))


def _fixed(case: Case) -> dict[int, Any]:
    """The arguments that are not numbers in a shape: None, texts, dictionaries, rows of several lengths."""
    return {n: _lists(each) for n, each in enumerate(case.args) if shape_of(each) is None}


def _beside(fixed: dict[int, Any], made: Sequence[Any]) -> Nested:
    numbers = iter(made)
    return tuple(fixed[n] if n in fixed else next(numbers) for n in range(len(fixed) + len(made)))


def _redrawn(question: Question, cases: Sequence[Case], seed: int) -> Iterator[tuple[Nested, str]]:
    """The written cases, in every container of the question; numbers other than 0 are drawn anew."""
    rng = random.Random(f"{seed}/{question.id}/redrawn")  # noqa: S311  not a secret
    forms = sorted({_form(case)[0] for case in cases})
    for case in cases:
        nested, _ = _taken_apart(case)
        if elements(nested) > 40:
            continue
        for container in forms:
            yield nested, container
            for _ in range(REDRAWN):
                yield tuple(refill(each, rng) for each in nested), container


def _taken_apart(case: Case) -> tuple[Nested, str]:
    return tuple(_lists(argument) for argument in case.args), _form(case)[0]


def _form(case: Case) -> tuple[str, bool]:
    """The container of a case's arguments, and whether all numbers are whole by type."""
    sequences = [each for each in case.args if isinstance(each, (list, tuple, np.ndarray))]
    container = "list"
    if any(isinstance(each, tuple) for each in sequences):
        container = "tuple"
    if any(isinstance(each, np.ndarray) for each in sequences):
        container = "array"
    if any(isinstance(each, np.ndarray) and each.dtype == np.float32 for each in sequences):
        container = "float32"
    whole = all(isinstance(n, int) for each in case.args for n in _numbers(_lists(each)))
    return container, whole and container != "float32"


def _lists(argument: Any) -> Any:
    if isinstance(argument, np.ndarray):
        return argument.tolist()
    return [_lists(each) for each in argument] if isinstance(argument, (list, tuple)) else argument


def _numbers(nested: Any) -> Iterator[Any]:
    if isinstance(nested, list):
        for each in nested:
            yield from _numbers(each)
    else:
        yield nested


def _scale(cases: Sequence[Case]) -> tuple[float, float]:
    """The smallest and the largest size of a number, but 0, that the cases hold."""
    sizes = [
        abs(float(number))
        for case in cases
        for argument in case.args
        for number in _numbers(_lists(argument))
        if isinstance(number, (int, float)) and number != 0 and _is_usual(number)
    ]
    return (min(sizes), max(sizes)) if sizes else (1.0, 1.0)


def _is_usual(number: float) -> bool:
    """Whether it is finite, and not larger than any float."""
    return abs(number) <= sys.float_info.max


def _dims(case: Case) -> Dims:
    return tuple(shape for shape in map(shape_of, case.args) if shape is not None)


def _sizes(cases: Sequence[Case]) -> Iterator[Dims]:
    """Small sizes, tied together where the cases tie them; and untied as the cases that raise are."""
    for shapes in _groups([_dims(case) for case in cases if case.raises is None]):
        yield from itertools.islice(_combinations(shapes, _ties(shapes)), MAX_SIZES)
    for shapes in _groups([_dims(case) for case in cases if case.raises is not None]):
        flat = range(len(_flat(shapes[0])))
        yield from itertools.islice(_combinations(shapes, [(n,) for n in flat]), MAX_SIZES)


def _groups(shapes: Sequence[Dims]) -> list[list[Dims]]:
    """The shapes, those with the same numbers of axes together."""
    groups: dict[tuple[int, ...], list[Dims]] = {}
    for each in shapes:
        groups.setdefault(tuple(len(shape) for shape in each), []).append(each)
    return [groups[key] for key in sorted(groups)]


def _flat(dims: Dims) -> tuple[int, ...]:
    return tuple(size for shape in dims for size in shape)


def _ties(shapes: Sequence[Dims]) -> list[tuple[int, ...]]:
    """The positions whose sizes are equal in all shapes, together."""
    columns: dict[tuple[int, ...], list[int]] = {}
    for position, column in enumerate(zip(*(_flat(each) for each in shapes), strict=True)):
        columns.setdefault(column, []).append(position)
    return [tuple(positions) for positions in columns.values()]


def _combinations(shapes: Sequence[Dims], ties: Sequence[tuple[int, ...]]) -> Iterator[Dims]:
    """Sizes for each tie, the smallest sum first; 0 only where the cases have it."""
    least = 0 if any(0 in _flat(each) for each in shapes) else 1
    sizes = itertools.product(range(least, MAX_SMALL + 1), repeat=len(ties))
    for chosen in sorted(sizes, key=lambda each: (sum(each), each)):
        by_position = {position: size for tie, size in zip(ties, chosen, strict=True) for position in tie}
        flat = iter(by_position[position] for position in range(len(by_position)))
        yield tuple(tuple(next(flat) for _ in shape) for shape in shapes[0])


def _input(
    question: Question, nested: Nested, container: str, answer: Any, raises: frozenset[str]
) -> Input | None:
    """The input with the reference's answer, or None where the statement leaves it open."""
    try:
        args = tuple(contain(each, container) for each in nested)
    except (ValueError, TypeError):  # texts in an array of numbers, and the like
        return None
    try:
        expected = expect(question, answer, args)
    except Exception as error:  # noqa: BLE001  what the reference raises says what is asked
        names = [kind.__name__ for kind in type(error).__mro__ if kind.__name__ in raises]
        if not names:
            return None
        return Input(nested=nested, container=container, case=Case(args=args, raises=names[0]), expected=None)
    return Input(nested=nested, container=container, case=Case(args=args), expected=expected)


def _by_size(each: Input) -> tuple[int, int, str, str]:
    text = repr(each.nested)
    return elements(each.nested), len(text), each.container, text
