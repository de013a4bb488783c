"""The calls of a check, as an assignment file writes or draws them -> cases."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from graders.assignment.calls import read_call, read_step
from graders.assignment.containers import contain
from graders.assignment.families import draw_cases
from graders.assignment.schema import QuestionPart
from graders.assignment.schema_cases import CasePart, CheckPart
from graders.model.assignment import Case, Growth
from graders.model.manner import PLAIN, Manner

# The largest ratio of the times for n and 10·n: halfway, on a logarithmic scale, to the next order of growth.
_RATIOS = {"constant": 10**0.5, "linear": 10**1.5, "quadratic": 10**2.5}


def made_cases(
    part: CasePart, check: CheckPart, question: QuestionPart, rng: random.Random
) -> Iterator[Case]:
    """One case for each call, in each of its containers."""
    containers = part.container or question.container
    for args, kwargs in _arguments(part, question, rng):
        manner = _manner(part, check, kwargs)
        growth = None
        if check.aspect == "growth" and part.larger is not None:
            growth = Growth(larger=read_call(part.larger).args, ratio=_RATIOS[check.growth])
        for container in containers if part.call is None else ["as-written"]:
            contained = tuple(contain(argument, container) for argument in args)
            yield Case(
                args=contained,
                manner=manner,
                raises=part.raises,
                drawn=part.family is not None,
                growth=growth,
                tries=part.tries,
            )


# Private functions


def _arguments(
    part: CasePart, question: QuestionPart, rng: random.Random
) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    if part.call is not None:
        written = read_call(part.call)
        yield written.args, written.kwargs
    elif part.args is not None:
        yield tuple(part.args), dict(part.kwargs or {})
    elif part.family is not None:
        for drawn in draw_cases(part, rng, question.parameters):
            yield drawn, dict(part.kwargs or {})
    else:
        yield (), {}


def _manner(part: CasePart, check: CheckPart, kwargs: dict[str, Any]) -> Manner:
    manner = Manner(
        kwargs=kwargs,
        rng=part.rng,
        take=part.take,
        stdin=part.stdin,
        steps=tuple(read_step(step) for step in part.steps or ()),
        prints=check.aspect == "prints",
        writes=tuple(check.files) if check.aspect == "writes" else (),
        draws=check.aspect == "draws",
        timed=check.aspect == "growth",
    )
    return PLAIN if manner == PLAIN else manner
