"""Grades a class again from what is kept: the transcripts are scored anew, and only new calls are run."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graders.errors import UsageError, notice
from graders.execution import Runner, open_runner
from graders.execution.kept import Asked, asked, covers
from graders.execution.lazy import LazyRunner
from graders.gradebook import open_gradebook
from graders.gradebook.store import Gradebook
from graders.model.classlist import Standing
from graders.model.report import Audience, Report
from graders.model.text import Language
from graders.slugs import Slug
from graders.workflows.basis import basis_of
from graders.workflows.grade_class import Roll, begun_sinks, grade_roll
from graders.workflows.grade_many import Batch, Progress
from graders.workflows.grade_one import missing_report
from graders.workflows.keeping import Keeper, existing_place
from graders.workflows.locate import Selection, locate
from graders.workflows.one_writer import one_writer
from graders.workflows.prepare import prepare
from graders.workflows.prepared import Prepared
from graders.workflows.sinks import Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrade:
    """A class to grade again; what is left out is as it was when the class was graded last.

    Args:
        out: the folder of the class.
        opener: opens a runner by its name; by then something has to be run.
    """

    out: Path
    gradebook: str | None = None
    course: Path | None = None
    assignment: str | None = None
    runner: str = "auto"
    jobs: int = 1
    language: Language | None = None
    seed: int | None = None
    allow_open: bool = False
    opener: Callable[[str, Sequence[Path]], Runner] = open_runner


@dataclass(frozen=True, slots=True, kw_only=True)
class Regraded:
    """What each student had, and has now."""

    prepared: Prepared
    before: Sequence[Standing]
    after: Sequence[Standing]
    reports: Sequence[Report]


def regrade(request: Regrade, progress: Progress) -> Regraded:
    """Grade everybody in a class again; hand grades and overrides stay.

    Raises:
        UserError: nothing is kept there, or the assignment is not right.
        EngineError: the assignment's reference does not run.
    """
    url, name = existing_place(request.out, request.gradebook)
    with open_gradebook(url, name) as gradebook, one_writer(request.out):
        if gradebook.assignment is None:
            raise UsageError(notice(request.out, Slug.GRADEBOOK_MISSING))
        batch = _batch(request, gradebook.settings(), gradebook.assignment)
        prepared = prepare(batch.selection)
        with contextlib.closing(_runner(request, batch, prepared, gradebook)) as runner:
            before = gradebook.standings()
            reports = _again(batch, prepared, runner, gradebook, progress)
        return Regraded(prepared=prepared, before=before, after=gradebook.standings(), reports=reports)


# Private functions


def _batch(request: Regrade, settings: Mapping[str, Any], assignment: str) -> Batch:
    """The same as before, but for what the person asks for."""
    seed = settings.get("seed") if request.seed is None else request.seed
    selection = Selection(
        course=request.course,
        assignment=request.assignment or assignment,
        seed=seed,
        public_only=bool(settings.get("public_only")),
    )
    return Batch(
        source=request.out,
        out=request.out,
        selection=selection,
        runner=request.runner,
        jobs=request.jobs,
        language=request.language or Language(settings.get("language", "en")),
        audience=Audience(settings.get("audience", "staff")),
        allow_open=request.allow_open or settings.get("isolation") == "open",
    )


def _runner(request: Regrade, batch: Batch, prepared: Prepared, gradebook: Gradebook) -> LazyRunner:
    """A runner that is open already if the plan has calls that nobody was asked before."""

    def opened() -> Runner:
        runner = request.opener(request.runner, [prepared.course])
        if runner.isolation != "sealed" and not batch.allow_open:
            runner.close()
            raise UsageError(notice("regrade", Slug.OPEN_NOT_ALLOWED))
        return runner

    lazy = LazyRunner(opened)
    now = asked(prepared.plan, prepared.assignment.limits)
    earlier = [Asked(keys=tuple(each.keys), around=each.around) for each in gradebook.asked()]
    if not all(covers(each, now) for each in earlier):
        lazy.open()  # here, so that all workers share it
    return lazy


def _again(
    batch: Batch, prepared: Prepared, runner: Runner, gradebook: Gradebook, progress: Progress
) -> Sequence[Report]:
    course, _ = locate(batch.selection)
    isolation = str(gradebook.settings().get("isolation"))
    basis = basis_of(course, prepared.assignment, batch.selection, batch.language, batch.audience, isolation)
    keeper = Keeper(gradebook, prepared, basis)
    sinks = begun_sinks(batch)
    listed = gradebook.roll()
    items = keeper.again([each.student.key for each in listed])
    roll = Roll(
        members=[Member(student=each.student, handed=keeper.handed(each.student.key)) for each in listed],
        items={n: items[each.student.key] for n, each in enumerate(listed) if each.student.key in items},
        done={
            n: missing_report(each.student.key, prepared.assignment)
            for n, each in enumerate(listed)
            if each.student.key not in items
        },
        strangers=[each.student.key for each in listed if each.stranger],
    )
    return grade_roll(batch, prepared, runner, roll, progress, sinks, keeper)
