"""Actual and expected values -> facts about the difference.  Pure: no I/O, no points, no wording."""

from graders.checks.evaluate import evaluate
from graders.checks.expectation import Expectation, Expectations, expect_all
from graders.checks.plan import plan_calls

__all__ = ["Expectation", "Expectations", "evaluate", "expect_all", "plan_calls"]
