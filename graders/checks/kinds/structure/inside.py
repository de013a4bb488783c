"""Where in an answer something is wrong."""

from __future__ import annotations

from collections.abc import Iterable

from graders.checks.closeness import Comparison
from graders.model.facts import Inside


def inside(segment: str, part: Comparison) -> Comparison:
    """The comparison of a part, as one of the whole: its place begins with `segment`."""
    if part.fact is None:
        return part
    if isinstance(part.fact, Inside):
        return Comparison(Inside(path=segment + part.fact.path, fact=part.fact.fact), part.margin)
    return Comparison(Inside(path=segment, fact=part.fact), part.margin)


def all_right(parts: Iterable[Comparison]) -> Comparison:
    """Nothing is wrong; the largest error ÷ tolerance of the parts, if any of them has one."""
    return Comparison(None, max((each.margin for each in parts if each.margin is not None), default=None))
