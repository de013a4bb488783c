"""Copies of arguments, and whether a call has left them as they were.

For the author's own code alone: tables are asked by their own methods.
"""

from __future__ import annotations

import copy
from typing import Any

import numpy as np


def copied(argument: Any) -> Any:
    """An argument of its own, equal in every bit."""
    if isinstance(argument, np.ndarray):
        return argument.copy()
    if type(argument) in {list, tuple}:
        return type(argument)(map(copied, argument))
    if type(argument) is dict:
        return {key: copied(value) for key, value in argument.items()}
    try:
        return copy.deepcopy(argument)
    except Exception:  # noqa: BLE001  a generator, a file: there is one of it
        return argument


def unchanged(after: Any, before: Any) -> bool:
    """Whether two arguments are equal in type, shape and every bit."""
    if type(after) is not type(before):
        return False
    if isinstance(before, np.ndarray):
        form = after.dtype == before.dtype and after.shape == before.shape
        return form and bool(after.tobytes() == before.tobytes())
    if isinstance(before, (list, tuple)):
        return len(after) == len(before) and all(map(unchanged, after, before))
    if isinstance(before, dict):
        return list(after) == list(before) and all(unchanged(after[key], before[key]) for key in before)
    if hasattr(before, "equals"):  # of pandas
        names = "columns" if hasattr(before, "columns") else "name"
        alike = after.index.equals(before.index) and repr(getattr(after, names)) == repr(
            getattr(before, names)
        )
        return bool(alike and after.equals(before))
    return after is before or repr(after) == repr(before) or _has_plain_repr(before)


def _has_plain_repr(value: Any) -> bool:
    """Whether an object is shown by no more than its address, which says nothing of what it holds."""
    return repr(value) == object.__repr__(value)
