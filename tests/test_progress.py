"""While a class is graded: done, left, rate, time left, and failures so far."""

from __future__ import annotations

import io

from graders.cli.pace import Pace
from graders.cli.progress import follow
from graders.model.report import Report, Score, Status, SubmissionFacts
from graders.model.text import Language


def report(status: Status = Status.GRADED) -> Report:
    facts = SubmissionFacts(file="a.py")
    return Report(assignment="hw", student="ann", submission=facts, status=status, score=Score(), run={})


def test_the_pace_is_known_from_the_second_report_on_and_ends_with_the_last() -> None:
    times = iter([10.0, 10.5, 11.0, 12.0])
    pace = Pace(Language.EN, lambda: next(times))
    assert pace.after(report(), 7, 10) == ""
    assert pace.after(report(), 8, 10) == "2/s, 0:01 left"
    assert pace.after(report(Status.UNGRADABLE), 9, 10) == "2/s, 0:00 left, 1 not graded"
    assert pace.after(report(Status.BROKEN), 10, 10) == "2 not graded"


def test_hours_and_slow_classes_are_said_plainly() -> None:
    times = iter([0.0, 8.0, 9.0])
    pace = Pace(Language.ZH, lambda: next(times))
    pace.after(report(), 1, 1000)
    assert pace.after(report(), 2, 1000) == "每秒 0.12 份, 剩余 2:13:04"


def test_lines_and_the_bar_show_it() -> None:
    lines = io.StringIO()
    with follow(lines, Language.EN) as progress:
        progress(report(Status.UNGRADABLE), 1, 2)
        progress(report(), 2, 2)
    assert lines.getvalue().splitlines() == [
        "[1/2] ann: ungradable (1 not graded)",
        "[2/2] ann: 0/0 (1 not graded)",
    ]
    terminal = io.StringIO()
    terminal.isatty = lambda: True
    with follow(terminal, Language.EN) as progress:
        progress(report(Status.UNGRADABLE), 1, 3)
        progress(report(), 2, 3)
    assert "2/3" in terminal.getvalue()
    assert "1 not graded" in terminal.getvalue()
