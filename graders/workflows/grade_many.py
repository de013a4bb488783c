"""Grades a class; the runner starts while the assignment is read and submissions are listed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graders.errors import UsageError, notice
from graders.execution.folder import temporary_folder
from graders.execution.runner import opening
from graders.model.report import Audience, Report
from graders.model.text import Language
from graders.slugs import Slug
from graders.workflows.bounds import BOUNDS, Bounds
from graders.workflows.files import make_folder, refuse_links
from graders.workflows.locate import Selection, locate
from graders.workflows.out_folder import refuse_unfit

if TYPE_CHECKING:
    from graders.workflows.prepared import Prepared
    from graders.workflows.sinks import Sink


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """A class to grade, and where its reports go.

    Args:
        source: a folder or a zip, plain or as a learning platform gives it.
        roster: a CSV of the students; None if nobody says who is in the class.
        out: the folder of the class; it may hold no reports of another assignment.
        sinks: what takes the reports; None for files, table and summary in `out`.
        gradebook: the address of what is kept; None for a file in `out`.
        force: grade everybody, whatever is kept.
    """

    source: Path
    out: Path
    selection: Selection
    runner: str
    jobs: int
    language: Language
    allow_open: bool = False  # run student code that nothing seals off
    audience: Audience = Audience.STAFF
    bounds: Bounds = BOUNDS
    sinks: Sequence[Sink] | None = None
    roster: Path | None = None
    gradebook: str | None = None
    force: bool = False
    each: int | None = None  # submissions after which a worker is replaced; None for as many as come


Progress = Callable[[Report, int, int], None]  # a report, how many are done, of how many


def grade_many(batch: Batch, progress: Progress) -> tuple[Prepared, Sequence[Report]]:
    """Grade everyone; reports come back sorted by student.

    Raises:
        UserError: nothing to grade, no place for the reports, or student code cannot be sealed off.
        EngineError: the assignment's reference does not run.
    """
    course, _ = locate(batch.selection)
    refuse_links(batch.source)
    with temporary_folder() as scratch, opening(batch.runner, [course.root, Path(scratch)]) as opened:
        # Loaded while the runner starts: together they take as long as the longer of the two.
        from graders.gradebook import open_gradebook  # noqa: PLC0415
        from graders.submissions import find_class  # noqa: PLC0415
        from graders.workflows.basis import basis_of  # noqa: PLC0415
        from graders.workflows.grade_class import grade_class  # noqa: PLC0415
        from graders.workflows.keeping import Keeper, place_of  # noqa: PLC0415
        from graders.workflows.prepare import prepare  # noqa: PLC0415

        prepared = prepare(batch.selection)
        handed_in = find_class(batch.source, Path(scratch), batch.roster, prepared.assignment.name)
        refuse_unfit(batch.out, prepared.assignment.name)
        url, class_name = place_of(batch.out, batch.gradebook)
        if batch.gradebook is None:
            make_folder(batch.out)
        with open_gradebook(url, class_name) as gradebook:
            runner = opened()
            if runner.isolation != "sealed" and not batch.allow_open:
                raise UsageError(notice("batch", Slug.OPEN_NOT_ALLOWED))
            basis = basis_of(
                course, prepared.assignment, batch.selection, batch.language, batch.audience,
                runner.isolation,
            )  # fmt: skip
            keeper = Keeper(gradebook, prepared, basis, force=batch.force)
            return prepared, grade_class(
                batch, prepared, runner, handed_in.files, progress, handed_in.missing, handed_in.strangers,
                keeper,
            )  # fmt: skip
