"""Everything about an assignment that is the same for all submissions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graders.checks import Expectations
from graders.diagnosis import Imitations
from graders.model.assignment import Assignment
from graders.model.transcript import Plan

CarriedForwardWays = Mapping[str, Sequence[Callable[..., Any]]]  # by question


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Everything about an assignment that is the same for all submissions.

    Args:
        course: its folder, which student code must not see.
        unseen: how many hidden checks were left out, by question.
        imitations: what each misconception would have answered.
        answers: the reference of each question, for inputs that come up later.
        carried_forward: how answers follow from a student's own earlier functions.
    """

    course: Path
    assignment: Assignment
    plan: Plan
    expectations: Expectations
    unseen: Mapping[str, int]
    imitations: Imitations
    answers: Mapping[str, Any]
    carried_forward: CarriedForwardWays
