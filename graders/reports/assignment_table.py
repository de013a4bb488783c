"""An assignment as a table for a terminal: questions, points, checks, visibility."""

from __future__ import annotations

import io

from rich.console import Console
from rich.table import Table
from rich.text import Text as Rich

from graders.model.assignment import Assignment, Close, Question, QuestionKind, Rounding, Visibility
from graders.model.text import Language, Text
from graders.reports.points import points

_QUESTION = Text(en="question", zh="题目")
_CHECK = Text(en="check", zh="检查项")
_POINTS = Text(en="points", zh="分值")
_CASES = Text(en="cases", zh="用例数")
_VISIBILITY = Text(en="visibility", zh="可见性")
_VISIBILITIES = {
    Visibility.PUBLIC: Text(en="public", zh="公开"),
    Visibility.HIDDEN: Text(en="hidden", zh="隐藏"),
}


def assignment_table(assignment: Assignment, language: Language, *, color: bool, width: int) -> str:
    """The assignment as a table: questions, points, checks, visibility."""
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        highlight=False,
        soft_wrap=not color,
    )
    console.print(Rich(assignment.title.read(language), style="bold"))
    table = Table(box=None, pad_edge=False)
    for text, justify in ((_QUESTION, "left"), (_CHECK, "left"), (_POINTS, "right"), (_CASES, "right")):
        table.add_column(text.read(language), justify=justify, no_wrap=True)  # type: ignore[arg-type]
    table.add_column(_VISIBILITY.read(language), no_wrap=True)
    table.add_column("", overflow="fold")
    for question in assignment.questions:
        _rows(table, question, language)
    table.add_row("", "", str(points(assignment.points)), "", "", "")
    console.print(table)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


# Private functions


def _answers(question: Question) -> str:
    """The kind of answer, and how near it has to be, in the words of the assignment file."""
    if question.kind is QuestionKind.TEXT or not question.returns:
        return ""
    match question.tolerance:
        case Close(rtol=rtol, atol=atol):
            near = f"close {rtol:g} {atol:g}"
        case Rounding():
            near = "rounding"
        case _:
            near = "exact"
    return f"→ {question.returns}, {near}"


def _rows(table: Table, question: Question, language: Language) -> None:
    table.add_row(
        Rich(question.id, style="bold"),
        _answers(question),
        str(points(question.points)),
        "",
        "",
        question.title.read(language),
    )
    for check in question.checks:
        table.add_row(
            "",
            check.id,
            str(points(check.points)),
            str(len(check.cases)) if check.cases else "",
            _VISIBILITIES[check.visibility].read(language),
            check.title.read(language),
        )
