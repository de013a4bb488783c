"""How much one value may hold on the wire, and what is raised where it does not fit."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

MAX_DEPTH = 8  # containers within containers: deeper than any answer, far from the limit on recursion
MAX_ITEMS = 20_000  # all members of all containers of one value
MAX_BYTES = 4 * 2**20  # of one array
MAX_TEXT = 20_000  # characters of one string
MAX_TOTAL = 4 * MAX_BYTES  # of all arrays and strings of one value
MAX_INT_BITS = 14_272  # 4,297 digits; Python itself writes down 4,300
MAX_NAME = 100  # characters of a type's name

Makers = Mapping[str, Callable[..., Any]]
NO_MAKERS: Makers = {}


class WireError(ValueError):
    """What arrived is not a value in the form of the wire."""


class TooLargeError(Exception):
    """The value is deeper or longer than the wire carries."""


def spend(size: int, budget: list[int]) -> None:
    """Take bytes or characters off what all arrays and strings of one value may have.

    Raises:
        TooLargeError: there are not so many left.
    """
    budget[1] -= size
    if budget[1] < 0:
        raise TooLargeError


def is_vast(shape: tuple[int, ...] | list[int]) -> bool:
    """Whether an array of no elements would still be endless lists: ``(4_000_000, 4_000_000, 0)``."""
    return 0 in shape and math.prod(size for size in shape if size) > MAX_ITEMS
