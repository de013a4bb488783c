"""Actual and expected values -> facts about the difference.  Pure: no I/O, no points, no wording."""

from graders.checks.diagnose import diagnose
from graders.checks.evaluate import evaluate
from graders.checks.expectation import Expectation, Expectations, expect_all
from graders.checks.imitate import Imitations
from graders.checks.plan import plan_calls

__all__ = ["Expectation", "Expectations", "Imitations", "diagnose", "evaluate", "expect_all", "plan_calls"]
