"""Small arguments within the domains of a question, for Hypothesis to shrink.

Numbers are small whole ones, the ends of the domain, and thirds: digits of our own, none of a hidden input.
"""

from __future__ import annotations

import math
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

MAX_SIDE = 4  # elements along one axis, or of a list or text, where the domain allows so few
_WIDE = 9.0  # of numbers without ends


def arguments(domains: Domains) -> Any:
    """A strategy for one value of each domain; a letter is one size in all of them."""
    from hypothesis import strategies as st  # noqa: PLC0415  it takes long to load

    ends = {
        letter: each
        for domain in domains.values()
        if isinstance(domain, ArrayOf)
        for letter, each in domain.sizes.items()
    }

    @st.composite
    def draw_arguments(draw: Any) -> tuple[Any, ...]:
        sizes = {letter: draw(st.integers(low, _few(low, high))) for letter, (low, high) in ends.items()}
        return tuple(draw(_values(domain, sizes)) for domain in domains.values())

    return draw_arguments()


# Private functions


def _few(low: int, high: int) -> int:
    return max(low, min(high, MAX_SIDE))


def _values(domain: Domain, sizes: dict[str, int]) -> Any:
    from hypothesis import strategies as st  # noqa: PLC0415

    match domain:
        case OneOf(values=values):
            return st.sampled_from(values)
        case TextOf(letters=letters, shortest=low, longest=high):
            if not letters:
                return st.just("")
            chosen = st.lists(st.sampled_from(letters), min_size=low, max_size=_few(low, high))
            return chosen.map("".join)
        case ListOf():
            low, high = domain.shortest, _few(domain.shortest, domain.longest)
            inner = _values(domain.of, sizes)
            unique = repr if domain.unique else None
            chosen = st.lists(inner, min_size=low, max_size=high, unique_by=unique)
            return chosen.map(sorted) if domain.ordered else chosen
        case ArrayOf():
            return _array(domain, sizes)
        case _:
            return _element(domain)


def _array(domain: ArrayOf, sizes: dict[str, int]) -> Any:
    from hypothesis import strategies as st  # noqa: PLC0415

    shape = tuple(sizes[each] if isinstance(each, str) else each for each in domain.shape)
    count = math.prod(shape)

    def made(values: list[Any]) -> np.ndarray[Any, Any]:
        array = np.array(values, dtype=domain.dtype).reshape(shape)
        return np.sort(array, axis=-1) if domain.ordered and shape else array

    return st.lists(_element(domain.of), min_size=count, max_size=count).map(made)


def _element(element: Element) -> Any:
    from hypothesis import strategies as st  # noqa: PLC0415

    match element:
        case Booleans():
            return st.booleans()
        case Integers(low=low, high=high):
            return st.integers(low, high)
        case Magnitudes(small=small, large=large):
            sizes = [small, large, *(10.0**n for n in range(-20, 20) if small <= 10.0**n <= large)]
            return st.sampled_from([sign * size for size in sizes for sign in (1, -1)])
        case Numbers(low=low, high=high):
            return _floats(low, high)
        case Normal():
            return _floats(-_WIDE, _WIDE)


def _floats(low: float, high: float) -> Any:
    from hypothesis import strategies as st  # noqa: PLC0415

    first, last = math.ceil(max(low, -_WIDE)), math.floor(min(high, _WIDE))
    whole = [float(n) for n in sorted(range(first, last + 1), key=lambda n: (abs(n), n < 0))]
    between = [low + (high - low) * part for part in (0.5, 1 / 3, 2 / 3)]
    return st.sampled_from([*whole, *between, low, high])
