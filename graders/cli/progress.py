"""Shows the progress of a batch: a bar with the time left on a terminal, else plain lines; then the table."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Iterator, Sequence
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text as Rich

from graders.cli.pace import Pace
from graders.model.assignment import Assignment
from graders.model.report import Report, Status
from graders.model.text import Language, Text
from graders.reports.clean import clean
from graders.reports.points import points
from graders.reports.said import said_of_notice
from graders.workflows.grade_many import Progress as ReportProgress

_COLUMNS = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
_PACED = (
    TextColumn("{task.description}", markup=False),
    BarColumn(),
    MofNCompleteColumn(),
    TextColumn("{task.fields[pace]}", markup=False),
)
_STUDENT = Text(en="student", zh="学生")
_SCORE = Text(en="score", zh="得分")
_MORE = Text(en="… and {count} more, in grades.csv", zh="……另有 {count} 人，见 grades.csv")
_MOST_ROWS = 500  # that anybody scrolls through
_STATUS = {
    Status.GRADED: Text(en="graded", zh="已批改"),
    Status.UNGRADABLE: Text(en="ungradable", zh="无法批改"),
    Status.BROKEN: Text(en="broken", zh="批改出错"),
    Status.MISSING: Text(en="missing", zh="未提交"),
}


@contextlib.contextmanager
def follow(stream: TextIO, language: Language) -> Iterator[ReportProgress]:
    """A function to call with each report as it is done."""
    pace = Pace(language)
    if not stream.isatty():

        def say(report: Report, done: int, total: int) -> None:
            print(
                _line(report, done, total, language, pace.after(report, done, total)), file=stream, flush=True
            )

        yield say
        return
    # Refreshed here and not by a thread of its own, which forked workers must not meet.
    with Progress(*_PACED, console=Console(file=stream), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("", total=None, pace="")

        def advance(report: Report, done: int, total: int) -> None:
            shown, paced = clean(report.student, limit=24), pace.after(report, done, total)
            bar.update(task, description=shown, completed=done, total=total, pace=paced, refresh=True)

        yield advance


@contextlib.contextmanager
def count(stream: TextIO) -> Iterator[Callable[[int, int], None]]:
    """A function to call with how many things are done, of how many; silent where there is no terminal."""
    if not stream.isatty():
        yield lambda _done, _total: None
        return
    with Progress(*_COLUMNS, console=Console(file=stream), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def class_table(
    assignment: Assignment, reports: Sequence[Report], language: Language, *, color: bool, width: int
) -> str:
    """The class as a table: a line a student, a column a question."""
    wide = max(width, 44 + 9 * len(assignment.questions))
    console = Console(
        file=io.StringIO(), width=wide, force_terminal=color, color_system="standard" if color else None
    )
    table = Table(box=None, pad_edge=False)
    table.add_column(_STUDENT.read(language), no_wrap=True)
    table.add_column(_SCORE.read(language), justify="right", no_wrap=True)
    for question in assignment.questions:
        table.add_column(_short(question.id), justify="right")
    for report in reports[:_MOST_ROWS]:
        table.add_row(*_row(report, assignment, language))
    console.print(table)
    assert isinstance(console.file, io.StringIO)
    lines = [line.rstrip() for line in console.file.getvalue().splitlines()]
    if len(reports) > _MOST_ROWS:
        lines.append(_MORE.read(language).format(count=len(reports) - _MOST_ROWS))
    lines += [
        f"{clean(report.student)}: {said_of_notice(report.error, language)}"
        for report in reports
        if report.error is not None
    ]
    return "\n".join(lines) + "\n"


# Private functions


def _line(report: Report, done: int, total: int, language: Language, pace: str) -> str:
    score = _STATUS[report.status].read(language)
    if report.status is Status.GRADED:
        score = f"{points(report.score.earned, report.score.possible)}/{points(report.score.possible)}"
    return f"[{done}/{total}] {clean(report.student)}: {score}{pace and f' ({pace})'}"


def _row(report: Report, assignment: Assignment, language: Language) -> list[Rich]:
    earned = {q.id: str(points(q.score.earned, q.score.possible)) for q in report.questions}
    graded = report.status is Status.GRADED
    total = (
        str(points(report.score.earned, report.score.possible))
        if graded
        else _STATUS[report.status].read(language)
    )
    cells = [clean(report.student, limit=30), total]
    cells += [earned.get(question.id, "") for question in assignment.questions]
    style = "" if graded else "red"
    return [Rich(cell, style=style) for cell in cells]


def _short(name: str) -> str:
    return "\n".join(part[:7] for part in name.split("_"))
