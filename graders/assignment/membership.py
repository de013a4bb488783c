"""Whether arguments are within the domains of their parameters."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
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


def within(domains: Domains, parameters: Sequence[str], args: Sequence[Any]) -> bool:
    """Whether each argument that has a domain is in it, and each letter has one size."""
    sizes: Sizes = {}
    pairs = zip(parameters, args, strict=False)
    return all(name not in domains or _is_in(domains[name], value, sizes) for name, value in pairs)


# Private functions


def _is_in(domain: Domain, value: Any, sizes: Sizes) -> bool:
    match domain:
        case OneOf(values=values):
            return any(type(each) is type(value) and repr(each) == repr(value) for each in values)
        case TextOf(letters=letters, shortest=low, longest=high):
            return isinstance(value, str) and low <= len(value) <= high and set(value) <= set(letters)
        case ListOf():
            return _is_list(domain, value, sizes)
        case ArrayOf():
            return _is_array(domain, value, sizes)
        case Booleans():
            return isinstance(value, (bool, np.bool_))
        case Integers(low=low, high=high):
            return _is_whole(value) and low <= value <= high
        case _:
            return _is_float(value) and _holds(domain, np.asarray(value))


def _is_list(domain: ListOf, value: Any, sizes: Sizes) -> bool:
    if type(value) is not list or not domain.shortest <= len(value) <= domain.longest:
        return False
    if not all(_is_in(domain.of, each, sizes) for each in value):
        return False
    if domain.unique and len({repr(each) for each in value}) < len(value):
        return False
    return not domain.ordered or all(a <= b for a, b in itertools.pairwise(value))


def _is_array(domain: ArrayOf, value: Any, sizes: Sizes) -> bool:
    if (
        not isinstance(value, np.ndarray)
        or str(value.dtype) != domain.dtype
        or value.ndim != len(domain.shape)
    ):
        return False
    for letter, size in zip(domain.shape, value.shape, strict=True):
        if isinstance(letter, str):
            low, high = domain.sizes[letter]
            if not low <= size <= high or sizes.setdefault(letter, size) != size:
                return False
        elif letter != size:
            return False
    if domain.ordered and value.ndim and not bool(np.all(value[..., :-1] <= value[..., 1:])):
        return False
    return _holds(domain.of, value)


def _holds(element: Element, array: np.ndarray[Any, Any]) -> bool:
    """Whether every number of an array is one of the element's."""
    match element:
        case Booleans():
            return bool(array.dtype == np.bool_)
        case Integers(low=low, high=high) | Numbers(low=low, high=high):
            return bool(np.all((array >= low) & (array <= high)))
        case Magnitudes(small=small, large=large):
            sizes = np.abs(array)
            return bool(np.all((array == 0) | ((sizes >= small) & (sizes <= large))))
        case Normal():
            return bool(np.all(np.isfinite(array)))


def _is_whole(value: Any) -> bool:
    return isinstance(value, (int, np.integer)) and not isinstance(value, bool)


def _is_float(value: Any) -> bool:
    return (
        isinstance(value, (int, float, np.floating)) and not isinstance(value, bool) and math.isfinite(value)
    )
