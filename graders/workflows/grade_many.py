"""Grades a class; the runner starts while the assignment is read and submissions are listed."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graders.errors import UsageError, notice
from graders.execution.folder import temporary_folder
from graders.execution.runner import Runner, open_runner, opening
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
        scheduler: the address of a cluster of Dask; None for workers of this machine. With it, reports go to
            `out`, and `jobs` does not count.
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
    scheduler: str | None = None
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
    with temporary_folder() as scratch, _opening(batch, [course.root, Path(scratch)]) as opened:
        # Loaded while the runner starts: together they take as long as the longer of the two.
        from graders.gradebook import open_gradebook  # noqa: PLC0415
        from graders.submissions import find_class  # noqa: PLC0415
        from graders.workflows.basis import basis_of  # noqa: PLC0415
        from graders.workflows.grade_class import grade_class  # noqa: PLC0415
        from graders.workflows.keeping import Keeper, place_of  # noqa: PLC0415
        from graders.workflows.one_writer import one_writer  # noqa: PLC0415
        from graders.workflows.prepare import prepare  # noqa: PLC0415

        prepared = prepare(batch.selection)
        handed_in = find_class(batch.source, Path(scratch), batch.roster, prepared.assignment.name)
        refuse_unfit(batch.out, prepared.assignment.name)
        url, class_name = place_of(batch.out, batch.gradebook)
        make_folder(batch.out)
        with open_gradebook(url, class_name) as gradebook, one_writer(batch.out):
            runner = opened()
            isolation = _isolation(batch, runner)
            if isolation != "sealed" and not batch.allow_open:
                raise UsageError(notice("batch", Slug.OPEN_NOT_ALLOWED))
            basis = basis_of(
                course, prepared.assignment, batch.selection, batch.language, batch.audience, isolation
            )
            keeper = Keeper(gradebook, prepared, basis, force=batch.force)
            return prepared, grade_class(
                batch, prepared, runner, handed_in.files, progress, handed_in.missing, handed_in.strangers,
                keeper,
            )  # fmt: skip


# Private functions


def _opening(batch: Batch, private: Sequence[Path]) -> AbstractContextManager[Callable[[], Runner]]:
    """The runner of this machine; none is started where others run student code."""
    if batch.scheduler is None:
        return opening(batch.runner, private)
    from graders.execution.lazy import LazyRunner  # noqa: PLC0415  only a cluster needs it

    return contextlib.nullcontext(lambda: LazyRunner(lambda: open_runner(batch.runner, private)))


def _isolation(batch: Batch, runner: Runner) -> str:
    """What a class is sealed off by: each worker of a cluster refuses to grade with less."""
    if batch.scheduler is None:
        return runner.isolation
    return "open" if batch.allow_open else "sealed"
