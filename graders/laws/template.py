"""Law: the template earns no points, breaks nothing, and is what the assignment generates."""

from __future__ import annotations

from collections.abc import Iterator

from graders.errors import Notice, notice
from graders.model.report import Report, Status
from graders.model.transcript import CellError
from graders.model.verification import BrokenLaw, Law
from graders.reports.points import points
from graders.slugs import Slug


def broken_by_template(report: Report, *, file: str) -> Iterator[BrokenLaw]:
    """What is wrong with the report on an untouched template."""
    if report.status is not Status.GRADED:
        reason = report.error.slug if isinstance(report.error, Notice) else report.status.value
        yield BrokenLaw(law=Law.TEMPLATE, notice=notice(file, Slug.TEMPLATE_FAILS, reason=reason))
        return
    for result in report.questions:
        if result.score.earned:
            lucky = next(check.id for check in result.checks if check.score.earned)
            problem = notice(
                f"{file}, {result.id}",
                Slug.TEMPLATE_EARNS,
                points=points(result.score.earned, result.score.possible),
                check=lucky,
            )
            yield BrokenLaw(law=Law.TEMPLATE, notice=problem)
    for error in [each for each in report.cell_errors if isinstance(each, CellError)][:1]:
        line = "" if error.place is None else f":{error.place.line}"
        reason = getattr(error.outcome, "type_name", "") or type(error.outcome).__name__
        yield BrokenLaw(law=Law.TEMPLATE, notice=notice(f"{file}{line}", Slug.TEMPLATE_FAILS, reason=reason))
