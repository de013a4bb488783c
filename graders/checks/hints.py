"""Whether the hint of a check is about what went wrong: a hint belongs to a reason, not to its check."""

from __future__ import annotations

import ast
import math
from collections.abc import Iterator
from typing import Any

from graders.checks.source.names import read_work
from graders.checks.source.nodes import walk
from graders.model.assignment import Aspect, Check
from graders.model.facts import (
    Blocked,
    CarriedForward,
    Crashed,
    Fact,
    GraderFailed,
    InputChanged,
    Inside,
    InStep,
    Missing,
    NeedsManualGrading,
    NoException,
    NotRepeatable,
    NotWritten,
    WrongException,
    WrongPrecision,
    WrongShape,
    WrongType,
    WrongValue,
)
from graders.model.facts_of_values import NotEqual, WrongClass, WrongLength, WrongMembers
from graders.model.reason import Reason
from graders.model.submission import Submission
from graders.model.transcript import Raised, Stopped

_OF_EXCEPTIONS = frozenset({Reason.NO_EXCEPTION, Reason.WRONG_EXCEPTION})
_OF_ASPECTS = {
    Aspect.INPUTS: frozenset({Reason.CHANGED}),
    Aspect.REPEAT: frozenset({Reason.NOT_REPEATABLE}),
}


def is_helpful(check: Check, fact: Fact, submission: Submission) -> bool:
    """Whether the check's hint is about this fact, and asks for nothing that the work does already."""
    reason = reason_of(fact)
    if check.hint is None or reason is None or reason not in (check.hint_for or _inferred(check)):
        return False
    compared, called = check.hint_unless_compared, check.hint_unless_called
    return not (compared and compares(submission, compared)) and not (called and calls(submission, called))


def reason_of(fact: Fact) -> Reason | None:
    """The reason that a fact is; None where nothing is known of the answer."""
    match fact:
        case Inside(fact=inner) | InStep(fact=inner):
            return reason_of(inner)
        case Missing() | NotWritten() | Blocked() | CarriedForward() | GraderFailed() | NeedsManualGrading():
            return None
        case NoException():
            return Reason.NO_EXCEPTION
        case WrongException():
            return Reason.WRONG_EXCEPTION
        case Crashed(outcome=Stopped()):
            return Reason.STOPPED
        case Crashed(outcome=Raised() as raised):
            on_purpose = raised.place is not None and "raise" in raised.place.text.split()
            divided = raised.type_name in {"ZeroDivisionError", "FloatingPointError"} and not on_purpose
            return Reason.ZERO_DIVISION if divided else Reason.CRASHED
        case WrongValue(actual=actual, expected=expected):
            return _of_numbers(actual, expected)
        case WrongType() | WrongClass():
            return Reason.WRONG_TYPE
        case WrongShape() | WrongLength() | WrongMembers():
            return Reason.WRONG_SHAPE
        case NotEqual():
            return Reason.WRONG_VALUE
        case WrongPrecision():
            return Reason.WRONG_PRECISION
        case InputChanged():
            return Reason.CHANGED
        case NotRepeatable():
            return Reason.NOT_REPEATABLE
        case _:
            return Reason.OTHER


def compares(submission: Submission, names: frozenset[str]) -> bool:
    """Whether a comparison in the work is about what one of these functions or attributes gives."""
    comparisons = (node for node in _nodes(submission) if isinstance(node, ast.Compare))
    return any(_names(part) & names for each in comparisons for part in [each.left, *each.comparators])


def calls(submission: Submission, names: frozenset[str]) -> bool:
    """Whether the work calls one of these functions."""
    called = (node.func for node in _nodes(submission) if isinstance(node, ast.Call))
    return any(getattr(each, "id", getattr(each, "attr", "")) in names for each in called)


# Private functions

_NEARLY = 1e-3
_LARGE = 10**300


def _of_numbers(actual: Any, expected: Any) -> Reason:
    if not isinstance(actual, (int, float)) or not isinstance(expected, (int, float)):
        return Reason.WRONG_VALUE
    if isinstance(actual, int):  # of any size
        return Reason.WRONG_VALUE if abs(actual) > _LARGE else _of_numbers(float(actual), expected)
    if not math.isfinite(actual):
        return Reason.NOT_FINITE
    if isinstance(expected, int) and abs(expected) > _LARGE:
        return Reason.WRONG_VALUE
    if math.isclose(actual, expected, rel_tol=_NEARLY):
        return Reason.INEXACT
    return Reason.WRONG_SIGN if math.isclose(actual, -expected, rel_tol=_NEARLY) else Reason.WRONG_VALUE


def _nodes(submission: Submission) -> Iterator[ast.AST]:
    return (node for tree, _ in read_work(submission).trees for node in walk(tree))


def _inferred(check: Check) -> frozenset[Reason]:
    """What a hint is about whose author does not say."""
    if check.aspect in _OF_ASPECTS:
        return _OF_ASPECTS[check.aspect]
    if any(case.raises is not None for case in check.cases):
        return _OF_EXCEPTIONS
    return frozenset(Reason) - {Reason.STOPPED}


def _names(expression: ast.expr) -> set[str]:
    """The functions that are called in an expression, and the attributes."""
    nodes = list(walk(expression))
    called = {getattr(each.func, "id", "") for each in nodes if isinstance(each, ast.Call)}
    return called | {each.attr for each in nodes if isinstance(each, ast.Attribute)}
