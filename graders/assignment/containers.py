"""Sequences of numbers in the containers that students are given them in."""

from __future__ import annotations

from typing import Any

import numpy as np


def contain(argument: Any, given_as: str) -> Any:
    """A nested list of numbers as the container named; a number stays a number.

    Args:
        given_as: "as-written" or "list" (nested lists), "tuple" (nested tuples), "array" (int64 or
            float64), or "float32" (an array of float32).
    """
    if not isinstance(argument, list):
        return argument
    match given_as:
        case "tuple":
            return _tuples(argument)
        case "array":
            whole = bool(argument) and _all_int(argument)
            return np.array(argument, dtype=np.int64 if whole else np.float64)
        case "float32":
            return np.array(argument, dtype=np.float32)
        case _:
            return argument


def _tuples(argument: Any) -> Any:
    return tuple(_tuples(item) for item in argument) if isinstance(argument, list) else argument


def _all_int(argument: Any) -> bool:
    if isinstance(argument, list):
        return all(_all_int(item) for item in argument)
    return type(argument) is int
