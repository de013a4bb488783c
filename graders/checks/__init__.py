"""Actual and expected values -> facts about the difference.  Pure: no I/O, no points, no wording."""

from graders.checks.diagnose import diagnose, diagnose_variable
from graders.checks.evaluate import evaluate, judge, over_limit
from graders.checks.expectation import Expectation, Expectations, NoExpectation, expect, expect_all
from graders.checks.given import Asked, OwnFunctions, keep_share, right_given, unsteady, wrong_at
from graders.checks.imitate import Imitations
from graders.checks.plan import call_id, plan_calls
from graders.checks.smallest import smallest
from graders.checks.source.rule import uses

__all__ = [
    "Asked",
    "Expectation",
    "Expectations",
    "Imitations",
    "NoExpectation",
    "OwnFunctions",
    "call_id",
    "diagnose",
    "diagnose_variable",
    "evaluate",
    "expect",
    "expect_all",
    "judge",
    "keep_share",
    "over_limit",
    "plan_calls",
    "right_given",
    "smallest",
    "unsteady",
    "uses",
    "wrong_at",
]
