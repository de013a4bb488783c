"""The sheet that free-text answers are graded in, as CSV or YAML: written, filled in, read back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import yaml

from graders.errors import UsageError, notice
from graders.reports.clean import clean, csv_cell
from graders.reports.fragments import dump_yaml
from graders.reports.points import points
from graders.slugs import Slug

SCHEMA = "graders/grading/1"
COLUMNS = ("code", "question", "title", "answer", "rubric", "possible", "points", "comment", "digest")
_MAX_TEXT = 20_000  # characters of one cell
_MAX_DIGITS = 20  # of points: more are a slip of the hand


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer that a person grades.

    Args:
        code: how the sheet knows the student: the key, or a code that says nothing.
        rubric: what the answer is measured by.
        digest: of the work; another attempt has another one.
        points: that were given before; None where nobody has graded it yet.
    """

    code: str
    student: str
    question: str
    title: str
    rubric: str
    text: str
    possible: Fraction
    digest: str
    points: Fraction | None = None
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a sheet that comes back.

    Args:
        where: its place, for messages.
        points: None where the cell was left empty.
    """

    where: str
    code: str
    question: str
    digest: str
    points: Fraction | None
    comment: str


def write_sheet(answers: Sequence[Answer], suffix: str) -> str:
    """The sheet: YAML for ``.yaml`` and ``.yml``, else CSV, which spreadsheets open."""
    rows = [_cells(each) for each in answers]
    if suffix.lower() in {".yaml", ".yml"}:
        return dump_yaml({"schema": SCHEMA, "answers": rows})
    output = io.StringIO()
    output.write("\ufeff")  # without it a spreadsheet takes Chinese for something else
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([csv_cell(str("" if row[name] is None else row[name])) for name in COLUMNS])
    return output.getvalue()


def read_sheet(text: str, suffix: str, where: str) -> Sequence[Row]:
    """The rows of a sheet that a person has filled in.

    Raises:
        UsageError: it is no such sheet, or some points are no number; every place is named.
    """
    rows = list(_of_yaml(text, where) if suffix.lower() in {".yaml", ".yml"} else _of_csv(text, where))
    problems = [each for each in rows if isinstance(each, UsageError)]
    if problems:
        raise UsageError(*(notice_ for each in problems for notice_ in each.notices))
    return [each for each in rows if isinstance(each, Row)]


def number_of(text: str) -> Fraction | None:
    """The points in a cell; a comma may stand for the point.

    Raises:
        ValueError: it is no plain number.
    """
    if not text:
        return None
    plain = text.replace(",", ".")
    if len(plain) > _MAX_DIGITS or not set(plain) <= set("0123456789./-+"):
        raise ValueError(text)
    try:
        return Fraction(plain)
    except ZeroDivisionError:
        raise ValueError(text) from None


# Private functions


def _cells(answer: Answer) -> dict[str, Any]:
    return {
        "code": clean(answer.code),
        "question": answer.question,
        "title": answer.title,
        "answer": clean(answer.text, limit=_MAX_TEXT).replace(" ⏎ ", "\n"),
        "rubric": answer.rubric,
        "possible": points(answer.possible),
        "points": None if answer.points is None else points(answer.points),
        "comment": answer.comment,
        "digest": answer.digest,
    }


def _of_csv(text: str, where: str) -> Iterator[Row | UsageError]:
    body = text.removeprefix("\ufeff")
    head = body.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    try:
        table = list(csv.DictReader(io.StringIO(body, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise UsageError(notice(where, Slug.GRADING_SHEET_UNREADABLE, reason=str(error))) from None
    for number, row in enumerate(table, start=2):
        yield _row(row, f"{where}:{number}", where)


def _of_yaml(text: str, where: str) -> Iterator[Row | UsageError]:
    try:
        data = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        reason = str(getattr(error, "problem", None) or "YAML")
        raise UsageError(notice(where, Slug.GRADING_SHEET_UNREADABLE, reason=reason)) from None
    answers = data.get("answers") if isinstance(data, dict) else None
    if not isinstance(answers, list):
        raise UsageError(notice(where, Slug.GRADING_SHEET_UNREADABLE, reason="answers"))
    for number, row in enumerate(answers):
        yield _row(row if isinstance(row, dict) else {}, f"{where}: answers[{number}]", where)


def _row(row: Mapping[Any, Any], place: str, where: str) -> Row | UsageError:
    if not {"code", "question", "points"} <= row.keys():
        raise UsageError(notice(where, Slug.GRADING_SHEET_UNREADABLE, reason="code/question/points"))
    said = {name: "" if row.get(name) is None else str(row[name]).strip() for name in COLUMNS}
    code = said["code"].removeprefix("'") if said["code"][1:2] in {"=", "+", "-", "@"} else said["code"]
    try:
        given = number_of(said["points"])
    except ValueError:
        return UsageError(notice(place, Slug.GRADING_POINTS_NO_NUMBER, actual=said["points"][:40]))
    return Row(
        where=place, code=code, question=said["question"], digest=said["digest"], points=given,
        comment=said["comment"],
    )  # fmt: skip
