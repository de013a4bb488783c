"""A small set of inputs that catches every survivor."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet


def cover(catches: Sequence[AbstractSet[int]]) -> dict[int, int]:
    """For each survivor an input that catches it, so that few inputs are needed in all.

    The input that catches most of those that are left is taken, the first among equals (Chvátal's greedy
    set cover: at most ln n + 1 times as many as the fewest there could be).

    Args:
        catches: for each input, in the order of preference, the survivors that it catches.
    """
    left = {survivor for each in catches for survivor in each}
    chosen: dict[int, int] = {}
    while left:
        best = max(range(len(catches)), key=lambda n: (len(catches[n] & left), -n))
        for survivor in catches[best] & left:
            chosen[survivor] = best
        left -= catches[best]
    return chosen
