"""Arguments drawn from domains: the same seed gives the same arguments on every machine and version.

Only ``random()`` of Python's Mersenne Twister is used, as in `families`.
"""

from __future__ import annotations

import math
import random
from typing import Any

import numpy as np

from graders.model.domain import (
    ArrayOf,
    Booleans,
    Domain,
    Domains,
    Element,
    Integers,
    ListOf,
    Magnitudes,
    Normal,
    Numbers,
    OneOf,
    TextOf,
)

Sizes = dict[str, int]
_TRIES = 20  # for each element of a list whose elements must differ


def draw(domains: Domains, rng: random.Random, *, most: int | None = None) -> tuple[Any, ...]:
    """One value for each domain; a letter is one size in all of them.

    Args:
        most: elements along an axis, or of a list or text, where the domain allows so few.
    """
    sizes = draw_sizes(domains, rng, most=most)
    return tuple(value_in(domain, rng, sizes, most=most) for domain in domains.values())


def draw_sizes(domains: Domains, rng: random.Random, *, most: int | None = None) -> Sizes:
    """A size for each letter."""
    ends = {
        letter: each
        for domain in domains.values()
        if isinstance(domain, ArrayOf)
        for letter, each in domain.sizes.items()
    }
    return {letter: _between(low, _at_most(low, high, most), rng) for letter, (low, high) in ends.items()}


def value_in(domain: Domain, rng: random.Random, sizes: Sizes, *, most: int | None = None) -> Any:
    """One value of a domain."""
    match domain:
        case OneOf(values=values):
            return values[_between(0, len(values) - 1, rng)]
        case TextOf(letters=letters, shortest=low, longest=high):
            length = _between(low, _at_most(low, high, most), rng)
            return "".join(letters[_between(0, len(letters) - 1, rng)] for _ in range(length))
        case ListOf():
            return _list(domain, rng, sizes, most)
        case ArrayOf():
            return _array(domain, rng, sizes)
        case _:
            return _element(domain, rng)


# Private functions


def _between(low: int, high: int, rng: random.Random) -> int:
    return low + math.floor((high - low + 1) * rng.random())


def _at_most(low: int, high: int, most: int | None) -> int:
    return high if most is None else max(low, min(high, most))


def _element(element: Element, rng: random.Random) -> Any:
    match element:
        case Integers(low=low, high=high):
            return _between(low, high, rng)
        case Numbers(low=low, high=high):
            return low + (high - low) * rng.random()
        case Magnitudes(small=small, large=large):
            power = math.log10(small) + (math.log10(large) - math.log10(small)) * rng.random()
            return math.copysign(min(max(10.0**power, small), large), rng.random() - 0.5)
        case Normal():
            # Sums are the same on every machine, logarithms need not be.
            return sum(rng.random() for _ in range(12)) - 6.0
        case Booleans():
            return rng.random() < 0.5


def _list(domain: ListOf, rng: random.Random, sizes: Sizes, most: int | None) -> list[Any]:
    length = _between(domain.shortest, _at_most(domain.shortest, domain.longest, most), rng)
    drawn: list[Any] = []
    seen: set[str] = set()
    for _ in range(length * _TRIES if domain.unique else length):
        value = value_in(domain.of, rng, sizes, most=most)
        if domain.unique and repr(value) in seen:
            continue
        seen.add(repr(value))
        drawn.append(value)
        if len(drawn) == length:
            break
    return sorted(drawn) if domain.ordered else drawn


def _array(domain: ArrayOf, rng: random.Random, sizes: Sizes) -> np.ndarray[Any, Any]:
    shape = tuple(sizes[each] if isinstance(each, str) else each for each in domain.shape)
    values = [_element(domain.of, rng) for _ in range(math.prod(shape))]
    array = np.array(values, dtype=domain.dtype).reshape(shape)
    return np.sort(array, axis=-1) if domain.ordered and shape else array
