"""Grades a class on a few watched workers; sinks receive each report as soon as it is ready."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from graders.assignment.apart import apart
from graders.batch import Ended, Watch, run_watched
from graders.errors import Notice, UsageError
from graders.execution import Runner, open_runner
from graders.model.classlist import Student
from graders.model.report import Report
from graders.reports.formats import Context
from graders.scoring.policies import late_report, to_settle
from graders.submissions import SubmissionFile
from graders.workflows.class_folder import class_folder
from graders.workflows.grade_many import Batch, Progress
from graders.workflows.grade_one import missing_report
from graders.workflows.items import GradedItem, Item, grade_item, lost_item
from graders.workflows.keeping import Keeper
from graders.workflows.made import are_made, note_made
from graders.workflows.prepare import prepare
from graders.workflows.prepared import Prepared
from graders.workflows.report_names import report_names
from graders.workflows.sinks import GradedClass, Member, Sink, tell_end
from graders.workflows.slim import brief


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """Everybody whose report belongs to a class, sorted by student, whoever is to be graded.

    Args:
        items: those to grade, by their place in `members`.
        done: the reports that are there already, in the same way: of the missing, and of the unchanged.
        strangers: those who are not on the roster, by student.
    """

    members: Sequence[Member]
    items: Mapping[int, Item]
    done: Mapping[int, Report]
    strangers: Sequence[str] = ()


def grade_class(
    batch: Batch,
    prepared: Prepared,
    runner: Runner,
    files: Sequence[SubmissionFile],
    progress: Progress,
    missing: Sequence[Student] = (),
    strangers: Sequence[str] = (),
    keeper: Keeper | None = None,
) -> Sequence[Report]:
    """Grade everyone on workers that share what is ready; reports come back sorted by student.

    Every sink is told when the class is done, even if a submission, a report or another sink has failed.

    Args:
        missing: students of the roster who handed nothing in; each has a report that says so.
        strangers: those of `files`, by student, who are not on the roster.
        keeper: keeps each result, and knows who need not be graded; None where nothing is kept.

    Raises:
        UsageError: a sink has no place, or could not take a report.
    """
    sinks = begun_sinks(batch)
    handed_in = {file.student: file for file in files}
    who = {each.key: Member(student=each) for each in missing}
    who |= {each.student: Member(student=each.who, handed=each.handed) for each in files}
    students = sorted(who)
    names = dict(zip(students, report_names(students), strict=True))
    items = {name: Item(file=file, name=names[name]) for name, file in handed_in.items()}
    done = {each.key: missing_report(each.key, prepared.assignment) for each in missing}
    if keeper is not None:
        keeper.enroll(list(who.values()), strangers)
        unchanged, items = keeper.begin(items, sinks)
        done |= unchanged
    roll = Roll(
        members=[who[name] for name in students],
        items={n: items[name] for n, name in enumerate(students) if name in items},
        done={n: done[name] for n, name in enumerate(students) if name in done},
        strangers=strangers,
    )
    return grade_roll(batch, prepared, runner, roll, progress, sinks, keeper)


def begun_sinks(batch: Batch) -> Sequence[Sink]:
    """The sinks of a batch, each with its place made sure of.

    Raises:
        UsageError: one of them has no place.
    """
    sinks = batch.sinks
    if sinks is None:
        sinks = class_folder(batch.out, _readers(batch))
    for sink in sinks:
        sink.begin()
    return sinks


def grade_roll(
    batch: Batch, prepared: Prepared, runner: Runner, roll: Roll, progress: Progress, sinks: Sequence[Sink],
    keeper: Keeper | None,
) -> Sequence[Report]:  # fmt: skip
    """Grade those of a class who are to be graded; the reports of all come back, in their order.

    Raises:
        UsageError: a sink could not take a report.
    """
    started, assignment = time.monotonic(), prepared.assignment
    reports = dict(roll.done)
    problems: list[Notice] = []
    for index, item, result in _results(batch, prepared, runner, roll.items, sinks, keep=keeper is not None):
        reports[index] = brief(result.report, _readers(batch))
        problems += result.problems
        if keeper is not None:
            keeper.take(item, result)
        progress(result.report, len(reports), len(roll.members))
    final: Sequence[Report] = [reports[index] for index in sorted(reports)]
    if keeper is not None:
        final = keeper.settled(final)
    policies, pairs = assignment.policies, list(zip(roll.members, final, strict=True))
    final = [late_report(policies, member.student, member.handed, report) for member, report in pairs]
    state = "" if keeper is None else keeper.state(roll.members, roll.strangers)
    if keeper is not None and not roll.items and are_made(batch.out, state, sinks):
        return final
    run = {"seed": assignment.seed, "jobs": batch.jobs, "seconds": round(time.monotonic() - started, 1)}
    graded = GradedClass(
        assignment=assignment,
        reports=final,
        run=run,
        members=roll.members,
        strangers=roll.strangers,
        unsettled=[each for m in roll.members for each in to_settle(policies, m.student, m.handed)],
    )
    unfinished = tell_end(sinks, graded)
    if unfinished or problems:
        raise UsageError(*unfinished, *problems[:_MOST_SAID])
    if keeper is not None:
        note_made(batch.out, state, sinks)
    return final


# Private functions

_MANY = 100  # from here on all that misconceptions answer is needed, and kept once instead of in each worker
_MOST_SAID = 5  # problems with single reports that are said; the others are alike


def _readers(batch: Batch) -> Context:
    return Context(language=batch.language, audience=batch.audience)


def _results(
    batch: Batch, prepared: Prepared, runner: Runner, items: Mapping[int, Item], sinks: Sequence[Sink],
    *, keep: bool,
) -> Iterator[tuple[int, Item, GradedItem]]:  # fmt: skip
    """Each item as it is done, with its place."""
    if batch.scheduler is not None:
        from graders.workflows.grade_far import far_results  # noqa: PLC0415  only a cluster needs it

        yield from far_results(batch, prepared, items, sinks, _readers(batch), keep=keep)
        return
    if len(items) > _MANY:
        with apart(prepared.plan.files):
            prepared.imitations.ask_everything(prepared.assignment.questions)
    waiting = list(items.items())
    _shared[:] = [(prepared, runner)]
    results = run_watched(
        _grade,
        [item for _, item in waiting],
        jobs=max(1, min(batch.jobs, len(items))),
        prepare=partial(_prepare_worker, batch, sinks, keep=keep),
        lost=partial(_lost, sinks, prepared, _readers(batch)),
        memory_bytes=batch.bounds.memory_bytes,
        each=batch.each,
    )
    for number, result in results:
        yield *waiting[number], result
    _shared.clear()


_shared: list[tuple[Prepared, Runner]] = []  # made once; workers that are forked find it here
_worker: list[tuple[Batch, Sequence[Sink], Prepared, Runner, bool]] = []


def _prepare_worker(batch: Batch, sinks: Sequence[Sink], *, keep: bool) -> Callable[[], None]:
    if _shared:
        ((prepared, shared),) = _shared
        runner = shared.share()
    else:
        prepared = prepare(batch.selection)
        runner = open_runner(batch.runner, [prepared.course])
    _worker[:] = [(batch, sinks, prepared, runner, keep)]
    return runner.close


def _grade(item: Item, watch: Watch) -> GradedItem:
    ((batch, sinks, prepared, runner, keep),) = _worker
    return grade_item(item, prepared, runner, sinks, _readers(batch), watch, batch.bounds, keep=keep)


def _lost(
    sinks: Sequence[Sink], prepared: Prepared, readers: Context, item: Item, ended: Ended
) -> GradedItem:
    return lost_item(item, ended, prepared.assignment, sinks, readers)
