"""Plain tables: our own, nbgrader's, and one for Gradescope."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from graders.model.assignment import Assignment
from graders.model.classlist import Standing
from graders.model.report import Status
from graders.reports.clean import clean, csv_cell
from graders.reports.exports.export import (
    Asked,
    Exported,
    ordered,
    score_notices,
    score_of,
    shown_score,
    whole,
)
from graders.reports.points import points

_IDS = ("email", "sis", "login", "canvas", "moodle", "gradescope", "github")


class Csv:
    """Everything that a class has in the end, one row a student."""

    fills = False
    needs_sheet = False
    many = False

    def write(self, assignment: Assignment, standings: Sequence[Standing], asked: Asked) -> Exported:
        questions = [each.id for each in assignment.questions]
        head = ["student", "name", "section", *_IDS, "status", "score", "possible", "pending", "withheld"]
        head += ["deducted", "handed_in", "late", "attempt", "comment", *questions]
        rows = [_row(each, questions, asked) for each in ordered(standings)]
        return whole(_table(head, rows), list(score_notices(ordered(standings))))


class Nbgrader:
    """The columns of ``nbgrader export``; nbgrader quotes nothing, which a comma in a name breaks."""

    fills = False
    needs_sheet = False
    many = False

    def write(self, assignment: Assignment, standings: Sequence[Standing], asked: Asked) -> Exported:
        head = ["assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"]
        head += ["raw_score", "late_submission_penalty", "score", "max_score"]
        rows = []
        for standing in ordered(standings):
            score, student = score_of(standing, asked), standing.student
            raw = "" if score is None else points(score + standing.deducted, standing.possible)
            last, first = _names(student.name)
            handed = "" if standing.handed.at is None else standing.handed.at.isoformat()
            deducted = points(standing.deducted)
            known = [assignment.name, "", handed, student.key, last, first, student.ids.get("email", "")]
            rows.append([*known, raw, deducted, shown_score(standing, asked), points(standing.possible)])
        return whole(_table(head, rows), list(score_notices(ordered(standings))))


def gradescope_table(assignment: Assignment, standings: Sequence[Standing], asked: Asked) -> str:
    """Names, ids and scores under the heads that Gradescope uses."""
    head = ["Name", "SID", "Email", "Total Score", "Max Points", *(each.id for each in assignment.questions)]
    rows = []
    for standing in ordered(standings):
        ids = standing.student.ids
        known = [standing.student.name, ids.get("sis", ""), ids.get("email", "")]
        parts = _parts(standing, [each.id for each in assignment.questions])
        rows.append([*known, shown_score(standing, asked), points(standing.possible), *parts])
    return _table(head, rows)


# Private functions


def _row(standing: Standing, questions: Sequence[str], asked: Asked) -> list[Any]:
    student, report, handed = standing.student, standing.report, standing.handed
    return [
        student.key,
        student.name,
        student.section,
        *(student.ids.get(kind, "") for kind in _IDS),
        "missing" if report is None else report.status.value,
        shown_score(standing, asked),
        points(standing.possible),
        points(standing.pending),
        "" if report is None else points(report.score.withheld),
        points(standing.deducted),
        "" if handed.at is None else handed.at.isoformat(),
        "" if handed.late is None else str(handed.late).lower(),
        "" if handed.attempt is None else handed.attempt,
        standing.comment,
        *_parts(standing, questions),
    ]


def _parts(standing: Standing, questions: Sequence[str]) -> list[Any]:
    report = standing.report
    if report is None or report.status is not Status.GRADED:
        return [""] * len(questions)
    earned = {each.id: points(each.score.earned, each.score.possible) for each in report.questions}
    return [earned.get(name, "") for name in questions]


def _names(name: str) -> tuple[str, str]:
    """The last and the first name, where a comma says which is which; else all of it is the last."""
    last, comma, first = name.partition(",")
    return (last.strip(), first.strip()) if comma else (name, "")


def _table(head: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([csv_cell(clean(each)) if isinstance(each, str) else each for each in row])
    return output.getvalue()
