"""What an assignment says about time and attempts: due date, penalty, extensions, limit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class LatePenalty:
    """What being late costs: a share of the points for each unit of time that has begun.

    Args:
        per: the unit of time.
        share: of the points that the assignment has, or of those that were earned, for each unit.
        of_earned: whether it is a share of the points that were earned.
        grace: how late costs nothing; beyond it, all of the lateness counts.
        cap: the largest share that is ever taken off.
    """

    per: dt.timedelta
    share: Fraction
    of_earned: bool = False
    grace: dt.timedelta = dt.timedelta(0)
    cap: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Policies:
    """All of it is optional.  Times have their offset from UTC; the clock of the grader is never asked.

    Args:
        due: when the assignment is due.
        late: what being late costs; None for nothing.
        extensions: other due dates, by the student's key, name or id in another system.
        attempts: how many a student has; None for any number.
        hidden_after_due: whether students may see what hidden checks look at once the assignment is over.
    """

    due: dt.datetime | None = None
    late: LatePenalty | None = None
    extensions: Mapping[str, dt.datetime] = field(default_factory=dict)  # never changed
    attempts: int | None = None
    hidden_after_due: bool = False


NO_POLICIES = Policies()
