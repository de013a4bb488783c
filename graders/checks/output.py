"""Printed text against what the reference prints: line by line, numbers within the tolerance."""

from __future__ import annotations

import re
from itertools import zip_longest

from graders.checks.kinds.structure.numbers import compare_number
from graders.model.assignment import Leeway, Tolerance
from graders.model.facts_of_values import WrongOutput

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![\w.])")
MAX_LINES = 10_000  # of which the first difference is looked for


def compare_output(actual: str, expected: str, rule: Tolerance, leeway: Leeway) -> WrongOutput | None:
    """The first line that differs; numbers may be written in another way, and differ by the tolerance."""
    here, right = _lines(actual, leeway), _lines(expected, leeway)
    for number, (one, other) in enumerate(zip_longest(here[:MAX_LINES], right[:MAX_LINES]), 1):
        if one is None or other is None or not _same(one, other, rule):
            return WrongOutput(line=number, expected=other, actual=one)
    return None


# Private functions


def _lines(text: str, leeway: Leeway) -> list[str]:
    text = text.replace("\r\n", "\n")
    if not leeway.case:
        text = text.casefold()
    if leeway.spacing == "words":
        return [" ".join(text.split())]
    if leeway.spacing == "exact":
        return text.split("\n")
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _same(one: str, other: str, rule: Tolerance) -> bool:
    if one == other:
        return True
    if _NUMBER.sub("#", one) != _NUMBER.sub("#", other):
        return False
    pairs = zip(_NUMBER.findall(one), _NUMBER.findall(other), strict=True)
    return all(_near(a, b, rule) for a, b in pairs)


def _near(one: str, other: str, rule: Tolerance) -> bool:
    """Whole numbers are written with all their digits; others within the tolerance."""
    if re.fullmatch(r"[-+]?\d+", other):
        whole = re.fullmatch(r"([-+]?\d+)(\.0*)?", one)
        return whole is not None and whole[1].lstrip("+") == other.lstrip("+")
    return compare_number(float(one), float(other), rule).fact is None
