"""Actual and expected values -> facts about the difference.  Pure: no I/O, no points, no wording."""

from graders.checks.diagnose import diagnose
from graders.checks.evaluate import evaluate
from graders.checks.expectation import Expectation, Expectations, expect_all
from graders.checks.given import OwnFunctions, right_given
from graders.checks.imitate import Imitations
from graders.checks.plan import plan_calls
from graders.checks.smallest import smallest

__all__ = [
    "Expectation",
    "Expectations",
    "Imitations",
    "OwnFunctions",
    "diagnose",
    "evaluate",
    "expect_all",
    "plan_calls",
    "right_given",
    "smallest",
]
