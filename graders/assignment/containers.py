"""Puts sequences of numbers into the containers in which students receive them: lists, tuples, arrays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import numpy as np

from graders.model.values import MAX_INT_BITS
from graders.slugs import Slug

ARRAYS = ("array", "float32")


def contain(argument: Any, container: str) -> Any:
    """A nested list of numbers as the container named; a number stays a number.

    Args:
        argument: an argument for which `unfit` returns None.
        container: "as-written" or "list" (nested lists), "tuple" (nested tuples), "array" (bool, int64 or
            float64, as the numbers are written), or "float32" (an array of float32; of bool for a mask).
    """
    if not isinstance(argument, list):
        return argument
    match container:
        case "tuple":
            return _tuples(argument)
        case "array" | "float32":
            return np.array(argument, dtype=_dtype(argument, container))
        case _:
            return argument


def unfit(argument: Any, container: str) -> tuple[Slug, str] | None:
    """Why an argument cannot be given in that container: a message's slug, and the value to name in it."""
    for each in _leaves(argument, into_mappings=True):
        if isinstance(each, int) and each.bit_length() > MAX_INT_BITS:
            return Slug.ARGUMENT_TOO_LARGE, f"{str(each >> (each.bit_length() - 60))[:6]}…"
        if isinstance(each, dict):
            return (
                Slug.ARGUMENT_KIND,
                f"dict[{type(next(key for key in each if type(key) is not str)).__name__}, …]",
            )
        if isinstance(each, (dt.date, bytes, set)):
            return Slug.ARGUMENT_KIND, type(each).__name__
    if not isinstance(argument, list) or container not in ARRAYS:
        return None
    return _unfit_for_array(argument)


# Private functions


def _dtype(argument: list[Any], container: str) -> type[Any]:
    kinds = {type(each) for each in _leaves(argument)}
    if kinds == {bool}:
        return np.bool_
    if container == "float32":
        return np.float32
    return np.int64 if kinds == {int} else np.float64


def _unfit_for_array(argument: list[Any]) -> tuple[Slug, str] | None:
    kinds = set()
    for each in _leaves(argument):
        if type(each) not in {bool, int, float}:
            return Slug.ARRAY_HOLDS, f"{type(each).__name__} ({each!r})"[:60]
        if type(each) is int and not -(2**63) <= each < 2**63:
            return Slug.ARRAY_TOO_LARGE, str(each) if each.bit_length() < 300 else f"{str(each)[:20]}…"
        kinds.add(type(each))
    if bool in kinds and len(kinds) > 1:
        return Slug.ARRAY_MIXES, ""
    return None if _is_regular(argument) else (Slug.ARRAY_RAGGED, "")


def _is_regular(nested: Any) -> bool:
    """Whether all rows of one depth have one length."""
    rows = [nested]
    while any(isinstance(row, list) for row in rows):
        if not all(isinstance(row, list) and len(row) == len(rows[0]) for row in rows):
            return False
        rows = [each for row in rows for each in row]
    return True


def _tuples(argument: Any) -> Any:
    return tuple(_tuples(item) for item in argument) if isinstance(argument, list) else argument


def _leaves(argument: Any, *, into_mappings: bool = False) -> Iterator[Any]:
    if isinstance(argument, list):
        for item in argument:
            yield from _leaves(item, into_mappings=into_mappings)
    elif isinstance(argument, dict) and into_mappings:
        if not all(type(key) is str for key in argument):
            yield argument  # calls are given mappings with texts as keys only
        for item in argument.values():
            yield from _leaves(item, into_mappings=True)
    else:
        yield argument
