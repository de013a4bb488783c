"""Actual and expected values -> facts about the difference.  Pure: no I/O, no points, no wording."""

from graders.checks.asking import expect_all, settle
from graders.checks.evaluate import evaluate, judge, over_limit
from graders.checks.expect import expect
from graders.checks.expectation import Expectation, Expectations, NoExpectation
from graders.checks.plan import call_id, plan_calls
from graders.checks.source.rule import uses

__all__ = [
    "Expectation",
    "Expectations",
    "NoExpectation",
    "call_id",
    "evaluate",
    "expect",
    "expect_all",
    "judge",
    "over_limit",
    "plan_calls",
    "settle",
    "uses",
]
