"""Fills arguments of given shapes with numbers, in the ways in which numerical code goes wrong."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from typing import Any

Shapes = tuple[tuple[int, ...], ...]
Scale = tuple[float, float]  # the smallest and the largest number that is asked
Filled = list[Any]  # the arguments, as nested lists
Fill = Callable[[Shapes, random.Random, Scale], "Filled | None"]  # None where it does not apply
Draw = Callable[[random.Random], float]


def refill(nested: Any, rng: random.Random) -> Any:
    """The same zeros, signs, types and rough sizes, with other digits; other values stay unchanged."""
    if isinstance(nested, list):
        return [refill(each, rng) for each in nested]
    if isinstance(nested, dict):
        return {key: refill(value, rng) for key, value in nested.items()}
    if isinstance(nested, bool) or not isinstance(nested, (int, float)) or nested == 0:
        return nested
    if isinstance(nested, int):
        number = 1 + math.floor(9 * rng.random())
        return number if nested > 0 else -number
    return nested * (0.5 + rng.random())


# Private functions


def _whole(rng: random.Random) -> int:
    number = 1 + math.floor(9 * rng.random())
    return number if rng.random() < 0.5 else -number


def _real(rng: random.Random) -> float:
    return math.copysign(0.5 + 2 * rng.random(), rng.random() - 0.5)


def _filled(shape: tuple[int, ...], draw: Draw, rng: random.Random) -> Any:
    if not shape:
        return draw(rng)
    return [_filled(shape[1:], draw, rng) for _ in range(shape[0])]


def _all(draw: Draw) -> Fill:
    return lambda shapes, rng, _: [_filled(shape, draw, rng) for shape in shapes]


def _one_zero(number: int, draw: Draw) -> Fill:
    """Argument `number` is all zeros."""

    def fill(shapes: Shapes, rng: random.Random, _: Scale) -> Filled | None:
        if number >= len(shapes):
            return None
        made = [_filled(shape, draw, rng) for shape in shapes]
        made[number] = _mapped(made[number], lambda value: type(value)(0))
        return made

    return fill


def _zero_row(at: int, draw: Draw) -> Fill:
    """Row `at` of the first matrix is all zeros."""

    def fill(shapes: Shapes, rng: random.Random, _: Scale) -> Filled | None:
        made = [_filled(shape, draw, rng) for shape in shapes]
        matrix = next((each for each, shape in zip(made, shapes, strict=True) if len(shape) > 1), None)
        if matrix is None or len(matrix) < 2:
            return None
        matrix[at] = _mapped(matrix[at], lambda value: type(value)(0))
        return made

    return fill


def _some_zero(at: int, draw: Draw) -> Fill:
    """One element of each argument is zero: the first or the last."""

    def fill(shapes: Shapes, rng: random.Random, _: Scale) -> Filled | None:
        made = [_filled(shape, draw, rng) for shape in shapes]
        for each in made:
            _put(each, at, 0)
        return made

    return fill


def _one_nonzero(at: int, draw: Draw) -> Fill:
    """All zeros but for one element of each argument: the first or the last."""

    def fill(shapes: Shapes, rng: random.Random, _: Scale) -> Filled | None:
        made = [_filled(shape, lambda _: 0 * draw(random.Random(0)), rng) for shape in shapes]  # noqa: S311
        for each in made:
            _put(each, at, draw(rng))
        return made

    return fill


def _times(factor: float, draw: Draw) -> Fill:
    """All arguments of one shape are multiples of the first; rows of a single one, of its first row."""

    def fill(shapes: Shapes, rng: random.Random, _: Scale) -> Filled | None:
        first = _filled(shapes[0], draw, rng)
        if len(shapes) > 1:
            if len(set(shapes)) > 1:
                return None
            return [first, *(_mapped(first, lambda value: value * factor) for _ in shapes[1:])]
        if len(shapes[0]) < 2 or not first:
            return None
        return [[first[0], *(_mapped(first[0], lambda value: value * factor) for _ in first[1:])]]

    return fill


def _magnitudes(which: str) -> Fill:
    """Numbers of the smallest, the largest, or of all sizes that are asked; or one argument of each."""

    def fill(shapes: Shapes, rng: random.Random, scale: Scale) -> Filled:
        small, large = (math.log10(size) for size in scale)

        def draw(low: float, high: float) -> Draw:
            return lambda rng: math.copysign(10 ** (low + (high - low) * rng.random()), rng.random() - 0.5)

        edge = min(1.0, large - small)
        draws = {
            "small": draw(small, small + edge),
            "large": draw(large - edge, large),
            "all": draw(small, large),
        }
        if which == "each":
            pair = (draws["large"], draws["small"])
            return [_filled(shape, pair[n % 2], rng) for n, shape in enumerate(shapes)]
        return [_filled(shape, draws[which], rng) for shape in shapes]

    return fill


def _cancelling(shapes: Shapes, rng: random.Random, _: Scale) -> Filled | None:
    """Vectors, or the first two rows of a matrix, that are orthogonal, exactly."""
    rows = [list(shape) for shape in shapes if len(shape) == 1] if len(shapes) > 1 else []
    if len(shapes) == 2 and len(rows) == 2 and shapes[0] == shapes[1] and shapes[0][0] > 1:
        return list(_orthogonal(shapes[0][0], rng))
    if len(shapes) == 1 and len(shapes[0]) == 2 and min(shapes[0]) > 1:
        x, y = _orthogonal(shapes[0][1], rng)
        return [[x, y, *_filled((shapes[0][0] - 2, shapes[0][1]), _real, rng)]]
    return None


def _nearly_cancelling(shapes: Shapes, rng: random.Random, scale: Scale) -> Filled | None:
    """The same, but for one product in ten million."""
    made = _cancelling(shapes, rng, scale)
    if made is None:
        return None
    vector = made[1] if len(shapes) == 2 else made[0][1]
    vector[0] *= 1 + 1e-7
    return made


def _dominated(shapes: Shapes, rng: random.Random, scale: Scale) -> Filled | None:
    """One large number in each vector, each in another place; all others are small."""
    small, large = scale
    made = [_filled(shape, lambda rng: small * (1 + rng.random()), rng) for shape in shapes]
    vectors = [row for each, shape in zip(made, shapes, strict=True) for row in _rows(each, len(shape))]
    if not vectors or min(map(len, vectors)) < 2:
        return None
    for number, vector in enumerate(vectors):
        vector[number % len(vector)] = large * (0.5 + rng.random() / 2)
    return made


def _rows(nested: Any, axes: int) -> list[list[float]]:
    if axes < 2:
        return [nested] if axes else []
    return [row for each in nested for row in _rows(each, axes - 1)]


def _orthogonal(length: int, rng: random.Random) -> tuple[list[float], list[float]]:
    x, y = [0.0] * length, [0.0] * length
    x[0], x[-1] = _real(rng), _real(rng)
    y[0], y[-1] = -x[-1], x[0]
    return x, y


def _sorted(shapes: Shapes, rng: random.Random, _: Scale) -> Filled:
    return [_mapped_rows(_filled(shape, _real, rng), sorted) for shape in shapes]


def _mapped(nested: Any, change: Callable[[Any], Any]) -> Any:
    return [_mapped(each, change) for each in nested] if isinstance(nested, list) else change(nested)


def _mapped_rows(nested: Any, change: Callable[[list[Any]], list[Any]]) -> Any:
    if not isinstance(nested, list) or not nested or not isinstance(nested[0], list):
        return change(nested) if isinstance(nested, list) else nested
    return [_mapped_rows(each, change) for each in nested]


def _put(nested: Any, at: int, value: float) -> None:
    """Set the first (0) or last (-1) element."""
    while isinstance(nested, list) and nested and isinstance(nested[at], list):
        nested = nested[at]
    if isinstance(nested, list) and nested:
        nested[at] = type(nested[at])(value)


def _of(draw: Draw, one: float) -> list[Fill]:
    """The fills that go with any kind of number; `one` is a 1 of that kind."""
    return [
        _all(lambda _: one),
        _all(lambda _: -one),
        _all(lambda _: 0 * one),
        _all(draw),
        _all(draw),
        _all(lambda rng: abs(draw(rng))),
        _all(lambda rng: -abs(draw(rng))),
        *(_one_zero(number, draw) for number in range(3)),
        *(_zero_row(at, draw) for at in (0, -1)),
        *(_some_zero(at, draw) for at in (0, -1)),
        *(_one_nonzero(at, draw) for at in (0, -1)),
        _times(1, draw),
        _times(-1, draw),
        _times(2, draw),
    ]


INTEGER_FILLS: list[Fill] = _of(_whole, 1)
FILLS: list[Fill] = [
    *_of(_real, 1.0),
    *(_magnitudes(which) for which in ("small", "large", "all", "each")),
    _cancelling,
    _nearly_cancelling,
    _dominated,
    _sorted,
    _times(-0.3, _real),
]
