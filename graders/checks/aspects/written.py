"""Checks the source: the answer uses nothing that its rule forbids, and something that the rule requires."""

from __future__ import annotations

from graders.checks.aspects.aspect import OfSubmission
from graders.checks.source.rule import broken_rule, unmet_rule

RULE = OfSubmission(
    lambda question, submission, transcript: broken_rule(question, submission, transcript.noticed)
)
REQUIRED = OfSubmission(lambda question, submission, _transcript: unmet_rule(question, submission))
