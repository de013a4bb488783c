"""Grades one file from the command line; the runner starts while the assignment is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graders.errors import SubmissionError, UsageError, notice
from graders.execution.runner import opening
from graders.model.report import Report
from graders.slugs import Slug
from graders.workflows.files import refuse_links
from graders.workflows.locate import Selection, locate

if TYPE_CHECKING:
    from graders.batch import Ended, Watch
    from graders.execution import Runner
    from graders.workflows.bounds import Bounds
    from graders.workflows.prepared import Prepared

WrittenReport = tuple[Report, Sequence[str]]
Write = Callable[[Report], Sequence[str]]


def grade_file(
    file: Path,
    selection: Selection,
    runner: str,
    write: Write,
    bounds: Bounds | None = None,
    *,
    only_sealed: bool = False,
) -> WrittenReport:
    """The summary of the report on a file or a student's folder, and what `write` makes of the whole.

    On Linux a watched process does it all, under the limits of a class; elsewhere this one does, without.

    Args:
        only_sealed: whether to refuse to run student code that is not sealed off.

    Raises:
        UserError: there is no such file, course, assignment or runner, or it is refused.
        EngineError: the reference does not run, or student code cannot be run.
    """
    refuse_links(file)
    if not file.exists():
        raise SubmissionError(notice(file, Slug.FILE_MISSING))
    course, _ = locate(selection)
    with opening(runner, [course.root]) as opened:
        # Loaded while the runner starts: together they take as long as the longer of the two.
        from graders.batch import START, run_watched  # noqa: PLC0415
        from graders.workflows.bounds import BOUNDS  # noqa: PLC0415
        from graders.workflows.prepare import prepare  # noqa: PLC0415

        grader = _FileGrader(prepare(selection), write, bounds or BOUNDS)
        grader.runner = opened()
        if only_sealed and grader.runner.isolation != "sealed":
            raise UsageError(notice(file.name, Slug.OPEN_NOT_ALLOWED))
        if START != "fork":
            return grader.grade(file)
        results = run_watched(
            grader.grade, [file], jobs=1, prepare=grader.share, lost=grader.lost,
            memory_bytes=grader.bounds.memory_bytes,
        )  # fmt: skip
        ((_, written),) = results
        return written


# Private functions


class _FileGrader:
    """Everything that is needed to grade a file; a fork inherits it."""

    runner: Runner

    def __init__(self, prepared: Prepared, write: Write, bounds: Bounds) -> None:
        self.prepared = prepared
        self.write = write
        self.bounds = bounds

    def share(self) -> Callable[[], None]:
        self.runner = self.runner.share()
        return self.runner.close

    def grade(self, file: Path, watch: Watch | None = None) -> WrittenReport:
        from graders.batch import UNWATCHED  # noqa: PLC0415  as above
        from graders.workflows.grade_one import grade_submission_file, single_file, written_within  # noqa: PLC0415
        from graders.workflows.slim import brief  # noqa: PLC0415

        watch, handed_in = watch or UNWATCHED, single_file(file)
        report = grade_submission_file(handed_in, self.prepared, self.runner, watch, self.bounds)
        report, texts = written_within(
            report, handed_in, self.prepared.assignment, self.write, watch, self.bounds
        )
        return brief(report), texts

    def lost(self, file: Path, ended: Ended) -> WrittenReport:
        from graders.workflows.bounds import ended_report_notice  # noqa: PLC0415  as above
        from graders.workflows.grade_one import failed_report, single_file  # noqa: PLC0415

        status, problem = ended_report_notice(file.name, ended)
        report = failed_report(single_file(file), self.prepared.assignment, status, problem)
        return report, self.write(report)
