"""The assignments of a course as lines for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from graders.errors import Notice
from graders.model.assignment import Assignment
from graders.model.text import Language, Text
from graders.reports.clean import clean
from graders.reports.points import points
from graders.reports.words.messages import say

Row = tuple[
    str, Assignment | None, Sequence[Notice], bool
]  # name, what was read, what is wrong, whether here

_HERE = Text(en="you are here", zh="当前所在")
_SUM = Text(en="{n} questions, {points} points", zh="{n} 题，{points} 分")


def course_lines(rows: Sequence[Row], language: Language) -> str:
    """Name, title, number of questions and points of each; what is wrong in its place."""
    wide = max(len(name) for name, *_ in rows)
    lines = []
    for name, assignment, problems, here in rows:
        mark = f"  ← {_HERE.read(language)}" if here else ""
        if assignment is not None:
            lines.append(f"{name:<{wide}}  {_line(assignment, language)}{mark}")
        lines += [f"{name:<{wide}}  {clean(say(each, language))}{mark}" for each in problems]
    return "\n".join(lines) + "\n"


# Private functions


def _line(assignment: Assignment, language: Language) -> str:
    total = points(assignment.points, assignment.points)
    counted = _SUM.read(language).format(n=len(assignment.questions), points=total)
    return f"{clean(assignment.title.read(language))} ({counted})"
