"""How the time of a call grows with its input.

The same call is made with an input and with one that is ten times as large, each several times, and the
shortest times are compared.  `docs/your-own-assignment.md` says how often that fails a right answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from graders.checks.aspects.aspect import UNREACHED, Expected, FactAndMargin, OfCalls
from graders.model.assignment import Case, Question
from graders.model.facts import Crashed
from graders.model.facts_of_values import TooSlow
from graders.model.transcript import Reply, Returned

SOON = 0.002  # seconds; what takes no longer with the larger input is fast, however it grows
TICK = 0.001  # seconds; some systems count the time of a process in steps as large, and see none in between

# Private functions


def _growth(
    _question: Question, case: Case, replies: Sequence[Reply | None], _expectation: Expected
) -> FactAndMargin:
    for reply in replies:
        if not isinstance(reply, Returned):
            return Crashed(outcome=reply or UNREACHED), None
    small, large = (reply.seconds or 0.0 for reply in replies if isinstance(reply, Returned))
    allowed = case.growth.ratio if case.growth is not None else float("inf")
    ratio = large / max(small, TICK)
    if large <= SOON or ratio <= allowed:
        return None, None
    return TooSlow(ratio=ratio, allowed=allowed), None


GROWTH = OfCalls(_growth, looks_at="how the time grows with the input", shown=lambda _: None)
