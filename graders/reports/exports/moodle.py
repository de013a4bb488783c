"""Moodle: fills the offline grading worksheet that was downloaded from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graders.errors import Notice, UsageError, notice
from graders.model.assignment import Assignment
from graders.model.classlist import Standing
from graders.reports.exports.export import Asked, Exported, ordered, whole
from graders.reports.exports.filling import fill
from graders.reports.exports.matching import NAME
from graders.reports.exports.sheets import Sheet, read_sheet
from graders.reports.points import points
from graders.slugs import Slug

# Heads are in the language of the site; in any other than these two the columns' contents say which is which.
_NAMES = {"full name", "全名", "姓名", "学生姓名"}
_MAILS = {"email address", "email", "邮箱地址", "电子邮件地址", "电子邮件", "邮箱"}
_NUMBERS = {"id number", "学号", "编号", "id号码", "学号/工号"}
_LOGINS = {"username", "用户名"}
_GRADES = {"grade", "成绩", "评分"}
_MAXIMA = {"maximum grade", "最高成绩", "最高分", "满分"}
_COMMENTS = {"feedback comments", "反馈评论", "反馈意见", "评语"}


class Moodle:
    """The offline grading worksheet of Moodle's assignments."""

    fills = True
    needs_sheet = True
    many = False

    def write(self, assignment: Assignment, standings: Sequence[Standing], asked: Asked) -> Exported:
        sheet = read_sheet(asked.sheet or "", asked.where)
        rows = [row for row in range(1, len(sheet.rows)) if participant(sheet.value(row, 0))]
        grade, maximum = _grade(sheet, rows, asked)
        columns = {"moodle": 0}
        for kind, names in (("email", _MAILS), ("sis", _NUMBERS), ("login", _LOGINS)):
            at = _head(sheet, names)
            if at is not None:
                columns[kind] = at
        columns[NAME] = name_column(sheet)
        comments = _head(sheet, _COMMENTS) if asked.comments else None
        filled, notices = fill(
            sheet, ordered(standings), asked, columns=columns, rows=rows, grade=grade,
            identify=participant, comments=comments,
        )  # fmt: skip
        return whole(filled, [*_maximum(sheet, maximum, rows, assignment), *notices])


def participant(identifier: str) -> str:
    """The number in ``Participant 123``, in any language; "" where there is none."""
    match = re.search(r"(\d+)\s*$", identifier)
    return match[1] if match else ""


def name_column(sheet: Sheet) -> int:
    """The column of full names; the second one, where its head says nothing."""
    at = _head(sheet, _NAMES)
    return 1 if at is None else at


# Private functions


def _head(sheet: Sheet, names: set[str]) -> int | None:
    return next((n for n, head in enumerate(sheet.head) if head.casefold() in names), None)


def _grade(sheet: Sheet, rows: Sequence[int], asked: Asked) -> tuple[int, int | None]:
    """The columns of grades and of the maximum: by their heads, or by what is in them."""
    at = _head(sheet, _GRADES if asked.column is None else {asked.column.casefold()})
    maximum = _head(sheet, _MAXIMA)
    if maximum is None:
        maximum = next((n for n in range(3, len(sheet.head)) if _is_maximum(sheet, n, rows)), None)
    if at is None and asked.column is None and maximum is not None:
        at = maximum - 1  # Moodle puts the grade right before its maximum
    if at is None or not rows:
        column = asked.column or "Grade"
        raise UsageError(notice(asked.where, Slug.SHEET_LACKS_COLUMN, column=column, names=tuple(sheet.head)))
    return at, maximum


def _is_maximum(sheet: Sheet, column: int, rows: Sequence[int]) -> bool:
    """Whether every row has the same number above 0 there, and nothing greater before it."""
    shown = {sheet.value(row, column) for row in rows}
    most = _number(next(iter(shown), ""))
    if len(shown) != 1 or most is None or most <= 0:
        return False
    before = [sheet.value(row, column - 1) for row in rows]
    numbers = [_number(each) for each in before if each not in {"", "-"}]
    return all(each is not None and each <= most for each in numbers)


def _maximum(
    sheet: Sheet, column: int | None, rows: Sequence[int], assignment: Assignment
) -> Iterator[Notice]:
    shown = "" if column is None or not rows else sheet.value(rows[0], column)
    if column is not None and shown and _number(shown) != float(assignment.points):
        yield notice(
            sheet.head[column], Slug.MAXIMUM_DIFFERS, sheet=shown, possible=points(assignment.points)
        )


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
