"""What a call draws: titles, labels, legends, and the data of lines, points and bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from graders.checks.aspects.aspect import UNREACHED, Expected, FactAndMargin, OfCalls
from graders.checks.expectation import Expectation, NoExpectation
from graders.checks.infer import DEFAULT
from graders.checks.kinds.structure.arrays import compare_array
from graders.model.assignment import Case, Question, Tolerance
from graders.model.facts import Crashed, GraderFailed
from graders.model.facts_of_values import WrongDrawing
from graders.model.transcript import Reply, Returned
from graders.model.values import Axes, Figure

_TEXTS = ("title", "xlabel", "ylabel", "xscale", "yscale")
_DATA = ("lines", "points", "bars")

# Private functions


def _draws(
    question: Question, _case: Case, replies: Sequence[Reply | None], expectation: Expected
) -> FactAndMargin:
    reply = replies[0]
    if not isinstance(expectation, Expectation) or expectation.reply is None:
        reason = expectation.reason if isinstance(expectation, NoExpectation) else "no expectation"
        return GraderFailed(detail=reason), None
    if not isinstance(reply, Returned):
        return Crashed(outcome=reply or UNREACHED), None
    wrong = _wrong(reply.drawn, expectation.reply.drawn, question.tolerance or DEFAULT)
    return next(wrong, None), None


def _wrong(actual: tuple[Figure, ...], right: tuple[Figure, ...], rule: Tolerance) -> Iterator[WrongDrawing]:
    """Where the reference has no title, label or legend, any will do."""
    if len(actual) != len(right):
        yield WrongDrawing(axes=0, of="figures", expected=len(right), actual=len(actual))
        return
    for one, other in zip(actual, right, strict=True):
        if len(one.axes) != len(other.axes):
            yield WrongDrawing(axes=0, of="axes", expected=len(other.axes), actual=len(one.axes))
            return
        for number, (ours, theirs) in enumerate(zip(one.axes, other.axes, strict=True), 1):
            yield from _axes(number, ours, theirs, rule)


def _axes(number: int, ours: Axes, theirs: Axes, rule: Tolerance) -> Iterator[WrongDrawing]:
    for name in _DATA:
        mine, right = getattr(ours, name), getattr(theirs, name)
        if len(mine) != len(right):
            yield WrongDrawing(axes=number, of=name, expected=len(right), actual=len(mine))
        elif not _all_drawn(mine, right, rule):
            yield WrongDrawing(axes=number, of=f"data of {name}", expected=right, actual=mine)
    for name in _TEXTS:
        mine, right = getattr(ours, name), getattr(theirs, name)
        if right and " ".join(mine.split()) != " ".join(right.split()):
            yield WrongDrawing(axes=number, of=name, expected=right, actual=mine)
    if theirs.legend is not None and sorted(ours.legend or ()) != sorted(theirs.legend):
        yield WrongDrawing(axes=number, of="legend", expected=theirs.legend, actual=ours.legend)


def _all_drawn(mine: Sequence[Any], right: Sequence[Any], rule: Tolerance) -> bool:
    """Whether each line is among those that are asked for: in which order they are drawn is no matter."""
    left = list(mine)
    for each in right:
        at = next((n for n, one in enumerate(left) if _same(one, each, rule)), None)
        if at is None:
            return False
        del left[at]
    return True


def _same(one: Any, other: Any, rule: Tolerance) -> bool:
    pairs = zip(one, other, strict=True)
    return all(compare_array(np.asarray(a, float), np.asarray(b, float), rule).fact is None for a, b in pairs)


DRAWS = OfCalls(_draws, looks_at="what is drawn: titles, labels, legends, data", shown=lambda _: None)
