"""Canvas: fills the gradebook that was exported from it, or makes one that it imports."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from graders.errors import Notice, UsageError, notice
from graders.model.assignment import Assignment
from graders.model.classlist import Standing
from graders.reports.clean import clean
from graders.reports.exports.export import Asked, Exported, ordered, score_notices, shown_score, whole
from graders.reports.exports.filling import fill
from graders.reports.exports.matching import NAME
from graders.reports.exports.sheets import Sheet, read_sheet
from graders.reports.points import points
from graders.slugs import Slug

_COLUMNS = {"ID": "canvas", "SIS User ID": "sis", "SIS Login ID": "login", "Student": NAME}
_STUDENT_COLUMNS = frozenset(
    {
        "Student",
        "LastName",
        "FirstName",
        "ID",
        "SIS User ID",
        "SIS Login ID",
        "Integration ID",
        "Root Account",
        "Section",
    }
)
_TOTALS = re.compile(
    r"(?:Unposted )?(?:Current|Final) (?:Score|Points|Grade)$|Override (?:Score|Grade|Status)$"
)
_MAXIMA = "Points Possible"


class Canvas:
    """The gradebook of Canvas as CSV."""

    fills = True
    needs_sheet = False
    many = False

    def write(self, assignment: Assignment, standings: Sequence[Standing], asked: Asked) -> Exported:
        if asked.sheet is None:
            return whole(_new(assignment, ordered(standings), asked), list(score_notices(ordered(standings))))
        sheet = read_sheet(asked.sheet, asked.where)
        column = _column(sheet, assignment, asked)
        columns = {kind: sheet.head.index(name) for name, kind in _COLUMNS.items() if name in sheet.head}
        rows = list(_students(sheet, columns, asked))
        filled, notices = fill(sheet, ordered(standings), asked, columns=columns, rows=rows, grade=column)
        return whole(filled, [*_maximum(sheet, column, assignment), *notices])


def defuse(text: str) -> str:
    """`text` as Canvas itself writes it where a spreadsheet would calculate."""
    return '="{}"'.format(text.replace('"', '""')) if text[:1] in {"=", "+", "-", "@"} else text


# Private functions


def _new(assignment: Assignment, standings: Sequence[Standing], asked: Asked) -> str:
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\n")
    title = assignment.title.read(asked.language) or assignment.name
    writer.writerow(["Student", "ID", "SIS User ID", "SIS Login ID", "Section", defuse(clean(title))])
    writer.writerow([f"    {_MAXIMA}", "", "", "", "", points(assignment.points)])
    for standing in standings:
        student = standing.student
        known = [defuse(clean(student.ids.get(kind, ""))) for kind in ("canvas", "sis", "login")]
        name = defuse(clean(student.name))
        writer.writerow([name, *known, defuse(clean(student.section)), shown_score(standing, asked)])
    return output.getvalue()


def _students(sheet: Sheet, columns: dict[str, int], asked: Asked) -> Iterator[int]:
    """The rows of students: those with an id, which the rows of maxima and of posting have not."""
    if "canvas" not in columns or NAME not in columns:
        raise UsageError(
            notice(asked.where, Slug.SHEET_LACKS_COLUMN, column="Student,ID", names=tuple(sheet.head))
        )
    for row in range(1, len(sheet.rows)):
        if sheet.value(row, columns["canvas"]):
            yield row


def _column(sheet: Sheet, assignment: Assignment, asked: Asked) -> int:
    """The column of the assignment: by the name asked for, or by title or name, with or without its id."""
    candidates = {
        n: name
        for n, name in enumerate(sheet.head)
        if name and name not in _STUDENT_COLUMNS and not _TOTALS.search(name)
    }
    titles = {asked.column} if asked.column else {assignment.title.en, assignment.title.zh, assignment.name}
    fitting = [
        n for n, name in candidates.items() if {name, *_parts(name)} & {each for each in titles if each}
    ]
    if len(fitting) != 1:
        column = asked.column or assignment.title.read(asked.language) or assignment.name
        raise UsageError(
            notice(asked.where, Slug.SHEET_LACKS_COLUMN, column=column, names=tuple(candidates.values()))
        )
    return fitting[0]


def _parts(name: str) -> tuple[str, ...]:
    """``Title (123)`` is the title, the id, and the id in its brackets."""
    match = re.fullmatch(r"(.*?) \((\d+)\)", name)
    return (match[1], match[2], f"({match[2]})") if match else ()


def _maximum(sheet: Sheet, column: int, assignment: Assignment) -> Iterator[Notice]:
    for row in range(1, min(4, len(sheet.rows))):
        if sheet.value(row, 0) == _MAXIMA:
            shown = sheet.value(row, column)
            if shown and _number(shown) != float(assignment.points):
                name = sheet.head[column]
                yield notice(name, Slug.MAXIMUM_DIFFERS, sheet=shown, possible=points(assignment.points))


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
