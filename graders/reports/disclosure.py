"""Decides who may see which parts of a check; no other module decides this."""

from __future__ import annotations

import enum

from graders.model.assignment import Visibility
from graders.model.report import Audience, CheckResult


class Disclosure(enum.Enum):
    """How much of a call a reader may see."""

    ALL = "all"  # its input, what was expected, and what the student's code answered
    TASK = "task"  # its input and what was expected, which are the grader's own
    NOTHING = "nothing"  # only what went wrong, in words that carry next to nothing


def of_check(result: CheckResult, audience: Audience) -> Disclosure:
    """What a reader may see of the calls of a check."""
    is_open = audience is Audience.STAFF or result.visibility is Visibility.PUBLIC
    return Disclosure.ALL if is_open else Disclosure.NOTHING


def of_counterexample(result: CheckResult, audience: Audience) -> Disclosure:
    """What a reader may see of the small input that was made for this submission.

    Code that has seen hidden inputs could spell them in an answer, so of a hidden check no value that the
    student's code made is shown.
    """
    return Disclosure.ALL if of_check(result, audience) is Disclosure.ALL else Disclosure.TASK
