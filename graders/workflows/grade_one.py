"""Grade one submission: read, run, compare, score; each under a limit of its own."""

from __future__ import annotations

import contextlib
import platform
from collections.abc import Callable, Collection, Iterator
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

import numpy as np

import graders
from graders.batch import UNWATCHED, Watch
from graders.errors import TOO_MUCH, EngineError, Notice, SubmissionError, notice
from graders.execution import Runner
from graders.model.assignment import Assignment
from graders.model.report import Report, Score, Status, SubmissionFacts, Verdict
from graders.model.submission import Submission, SubmissionKind
from graders.model.transcript import CellError, Place, Raised, Transcript
from graders.slugs import Slug
from graders.submissions import SubmissionFile, choose, read_beside, read_submission
from graders.workflows.bounds import BOUNDS, Bounds, over_bounds
from graders.workflows.files import own_folder
from graders.workflows.judge import judge
from graders.workflows.prepared import Prepared

Result = TypeVar("Result")


def grade_submission_file(
    file: SubmissionFile,
    prepared: Prepared,
    runner: Runner,
    watch: Watch = UNWATCHED,
    bounds: Bounds = BOUNDS,
    read: Submission | None = None,
) -> Report:
    """Grade the file or folder of a student; if something is wrong with it, the report says so.

    A submission that cannot be read, or is too much to be read or judged, is ungradable; a failure of ours is
    broken, with all points withheld.

    Args:
        read: the submission, where it was read before; then `file` is not looked at.
    """
    assignment = prepared.assignment
    try:
        submission = read or _read(file, prepared, watch, bounds)
        return grade_submission(submission, prepared, runner, watch, bounds)
    except SubmissionError as error:
        return failed_report(file, assignment, Status.UNGRADABLE, error.notices[0])
    except EngineError as error:
        return failed_report(file, assignment, Status.BROKEN, error.notices[0])
    except TOO_MUCH as error:
        watch.tripped = True
        problem = over_bounds(file.name, error, "judging", bounds, bounds.judging_seconds)
        return failed_report(file, assignment, Status.UNGRADABLE, problem)
    except Exception as error:  # noqa: BLE001  one submission must not stop the others; and it is no zero
        problem = notice(file.name, Slug.INTERNAL, reason=f"{type(error).__name__}: {error}")
        return failed_report(file, assignment, Status.BROKEN, problem)


def grade_submission(
    submission: Submission,
    prepared: Prepared,
    runner: Runner,
    watch: Watch = UNWATCHED,
    bounds: Bounds = BOUNDS,
) -> Report:
    """Grade one submission that could be read.

    Raises:
        RunnerError: student code could not be run at all.
    """
    assignment = prepared.assignment
    watch.begin("running", 2 * assignment.limits.submission_seconds + bounds.running_seconds)
    with watch.unlimited_memory() if runner.isolation == "open" else contextlib.nullcontext():
        transcript = runner.run(submission, prepared.plan, assignment.limits)
    questions = judge(submission, transcript, prepared, runner, watch, bounds)
    return Report(
        assignment=assignment.name,
        student=submission.student,
        submission=SubmissionFacts(file=submission.file, kind=submission.kind, sha256=submission.sha256),
        status=Status.GRADED,
        score=sum((question.score for question in questions), Score()),
        questions=questions,
        notes=(*submission.notes, *transcript.notes, *_nothing_asked(submission, transcript, assignment)),
        cell_errors=_errors(submission, transcript),
        run=_run_facts(assignment, transcript),
    )


def written_within(
    report: Report,
    file: SubmissionFile,
    assignment: Assignment,
    write: Callable[[Report], Result],
    watch: Watch,
    bounds: Bounds,
) -> tuple[Report, Result]:
    """A report and the result of `write`; if writing exceeds its limits, another report that says so."""
    seconds = bounds.writing_seconds
    watch.begin("writing", bounds.wall(seconds))
    try:
        with watch.limited(seconds):
            return report, write(report)
    except TOO_MUCH as error:
        watch.tripped = True
        problem = over_bounds(file.name, error, "writing", bounds, seconds)
        report = failed_report(file, assignment, Status.UNGRADABLE, problem)
        return report, write(report)


def failed_report(file: SubmissionFile, assignment: Assignment, status: Status, error: Notice) -> Report:
    """A report on a submission that has no score: unreadable, or broken by our fault."""
    withheld = assignment.points if status is Status.BROKEN else assignment.points * 0
    return Report(
        assignment=assignment.name,
        student=file.student,
        submission=SubmissionFacts(file=file.name),
        status=status,
        score=Score(possible=assignment.points, withheld=withheld),
        error=error,
        notes=file.notes,
        run=_run_facts(assignment, None),
    )


def missing_report(student: str, assignment: Assignment) -> Report:
    """What there is to say of somebody on the roster who handed nothing in."""
    return Report(
        assignment=assignment.name,
        student=student,
        submission=SubmissionFacts(file=""),
        status=Status.MISSING,
        score=Score(possible=assignment.points),
        run={},
    )


def all_passed(report: Report) -> bool:
    """Whether the student has nothing left to do; manual grading is not the student's task."""
    done = {Verdict.PASSED, Verdict.PENDING}
    return report.status is Status.GRADED and all(each.verdict in done for each in report.questions)


def is_broken(report: Report) -> bool:
    """Whether points are withheld by our fault."""
    return report.status is Status.BROKEN or report.score.withheld > 0


def single_file(path: Path) -> SubmissionFile:
    """A single file, or a student's folder, as a submission; its name is the student's name.

    Of a file's own folder nothing else is taken: it may be that of a whole class.
    """
    name = path.resolve().name if path.is_dir() else path.stem
    return SubmissionFile(student=name, path=path, base=own_folder(path), folder=path.is_dir())


# Private functions


def _read(file: SubmissionFile, prepared: Prepared, watch: Watch, bounds: Bounds) -> Submission:
    """Choose the file, and read it.

    Raises:
        SubmissionError: it cannot be read, whatever the reason: nothing of ours has been asked yet.
    """
    seconds, where = bounds.reading_seconds, file.name
    watch.begin("reading", bounds.wall(seconds))
    try:
        with watch.limited(seconds):
            names = [question.id for question in prepared.assignment.questions]
            chosen = choose(file, prepared.assignment.name, names)
            if chosen.problem is not None:
                raise SubmissionError(chosen.problem)
            return read_submission(
                chosen.path, base=chosen.base, student=chosen.student, notes=chosen.notes,
                name=PurePosixPath(chosen.name).name, beside=read_beside(chosen, prepared.plan.files),
            )  # fmt: skip
    except SubmissionError:
        raise
    except TOO_MUCH as error:
        raise SubmissionError(over_bounds(where, error, "reading", bounds, seconds)) from None
    except Exception as error:
        raise SubmissionError(
            notice(where, Slug.FILE_ODD, reason=f"{type(error).__name__}: {error}"[:300])
        ) from error


def _nothing_asked(
    submission: Submission, transcript: Transcript, assignment: Assignment
) -> Iterator[Notice]:
    """Work that defines functions, and none of those that are asked for, may be for another assignment."""
    absent = all(kind == "missing" for kind in transcript.names.values()) and not transcript.variables
    if absent and transcript.own and transcript.names:
        yield notice(submission.file, Slug.NOTHING_ASKED, assignment=assignment.name)


def _errors(submission: Submission, transcript: Transcript) -> tuple[CellError, ...]:
    """Syntax errors as they were read, then what failed while the work ran; each once."""
    notebook = submission.kind is SubmissionKind.NOTEBOOK
    read = []
    for each in submission.broken:
        place = Place(cell=each.number if notebook else None, line=each.line, text=each.text)
        outcome = Raised(type_name="SyntaxError", bases=(), message=each.message, place=place)
        read.append(CellError(outcome=outcome, place=place))
    cells_read = {each.place.cell for each in read if each.place is not None} if notebook else set()
    ran = (each for each in transcript.cell_errors if not _is_syntax_error_in(cells_read, each))
    return (*read, *ran)


def _is_syntax_error_in(cells: Collection[int | None], error: CellError) -> bool:
    outcome, place = error.outcome, error.place
    syntax = isinstance(outcome, Raised) and "SyntaxError" in outcome.bases
    return syntax and place is not None and place.cell in cells


def _run_facts(assignment: Assignment, transcript: Transcript | None) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "graders": graders.__version__,
        "python": platform.python_version(),
        "numpy": np.__version__,
        "seed": assignment.seed,
    }
    if transcript is not None:
        facts |= {"isolation": transcript.isolation, "seconds": round(transcript.seconds, 3)}
    return facts
