"""Families of drawn cases: the same seed gives the same numbers on every machine and version.

Python's Mersenne Twister is used through ``random()`` alone, whose stream Python promises to keep;
NumPy's generators make no such promise (NEP 19).
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator
from typing import Any

from graders.assignment.domains import Parts, domains_of
from graders.assignment.drawing import draw
from graders.assignment.schema_cases import CasePart, ValuesPart

Draw = Callable[[random.Random], float]
COUNT = 10  # calls drawn from domains
Arguments = tuple[Any, ...]  # nested lists of numbers, one for each argument


def draw_cases(part: CasePart, rng: random.Random, parameters: Parts) -> Iterator[Arguments]:
    """The argument tuples of one family, as nested lists, or as the domains of the parameters say."""
    match part.family:
        case "random" if part.shapes is None:
            domains = domains_of(parameters)
            yield from (draw(domains, rng) for _ in range(part.count or COUNT))
        case "random":
            yield from _random(part, rng, parameters)
        case "orthogonal":
            yield from _orthogonal(part, rng)
        case "parallel":
            yield from _parallel(part, rng)


def values_of(part: CasePart, parameter: str) -> ValuesPart:
    """The rule by which a random family draws the numbers of a parameter."""
    return (part.values_for or {}).get(parameter) or part.values or ValuesPart()


# Private functions


def _random(part: CasePart, rng: random.Random, parameters: Parts) -> Iterator[Arguments]:
    draws = [_drawing(values_of(part, name)) for name in parameters]
    for sizes in part.sizes or [{}]:
        arguments = [
            _fill([sizes[n] if isinstance(n, str) else n for n in shape], draw, rng)
            for shape, draw in zip(part.shapes or [], draws, strict=True)
        ]
        for row in part.zero_rows or []:
            if arguments and -len(arguments[0]) <= row < len(arguments[0]):
                arguments[0][row] = [0.0] * len(arguments[0][row])
        yield tuple(arguments)


def _orthogonal(part: CasePart, rng: random.Random) -> Iterator[Arguments]:
    for length in part.lengths or []:
        for scale in part.scales or [1.0]:
            x, y = _orthogonal_pair(length, scale, rng)
            partner = [a + b for a, b in zip(x, y, strict=True)]
            if part.as_rows:
                yield ([x, y, partner],)
            else:
                yield (x, y)
                yield (x, partner)


def _orthogonal_pair(length: int, scale: float, rng: random.Random) -> tuple[list[float], list[float]]:
    """Two vectors whose products cancel exactly, in pairs that stand in any order.

    Each pair of places holds (a, b) and (−b·t, a·t) with t a power of two, so a·(−b·t) + b·(a·t) is
    exactly zero in rational arithmetic, though hardly ever in the order in which a program adds.
    """
    x, y = [0.0] * length, [0.0] * length
    places = sorted(range(length), key=lambda _: rng.random())
    for first, second in zip(places[::2], places[1::2], strict=False):
        a, b = scale * (0.5 + rng.random()), scale * (rng.random() - 0.5)
        turn = 2.0 ** math.floor(4 * rng.random())
        x[first], x[second] = a, b
        y[first], y[second] = -b * turn, a * turn
    if length % 2:
        x[places[-1]] = scale * (0.5 + rng.random())
    return x, y


def _parallel(part: CasePart, rng: random.Random) -> Iterator[Arguments]:
    for length in part.lengths or []:
        x = [20 * rng.random() - 10 for _ in range(length)]
        multiples = [[factor * value for value in x] for factor in part.factors or [1.0]]
        if part.as_rows:
            yield ([x, *multiples],)
        else:
            yield from ((x, multiple) for multiple in multiples)


def _fill(shape: list[int], draw: Draw, rng: random.Random) -> Any:
    if not shape:
        return draw(rng)
    return [_fill(shape[1:], draw, rng) for _ in range(shape[0])]


def _drawing(values: ValuesPart) -> Draw:
    if values.integers is not None:
        low, high = values.integers
        return lambda rng: low + math.floor((high - low + 1) * rng.random())
    if values.magnitudes is not None:
        small, large = (math.log10(size) for size in values.magnitudes)
        return lambda rng: (
            math.copysign(1.0, rng.random() - 0.5) * 10.0 ** (small + (large - small) * rng.random())
        )
    if values.normal:
        return lambda rng: sum(rng.random() for _ in range(12)) - 6.0
    low_, high_ = (
        (-10.0 if values.low is None else values.low),
        (10.0 if values.high is None else values.high),
    )
    return lambda rng: low_ + (high_ - low_) * rng.random()
