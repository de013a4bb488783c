"""Fills scores into the rows of a sheet; what stands for something else than a score is left alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from graders.errors import Notice, notice
from graders.model.classlist import Standing
from graders.reports.clean import clean
from graders.reports.exports.export import Asked, score_notices, shown_score
from graders.reports.exports.matching import match
from graders.reports.exports.sheets import Sheet
from graders.slugs import Slug

_SCORE = re.compile(
    r"(?:-|N/A|[+-]?[\d.,\s]*)$", re.IGNORECASE
)  # what may be written over: a number, or nothing


def fill(
    sheet: Sheet,
    standings: Sequence[Standing],
    asked: Asked,
    *,
    columns: Mapping[str, int],
    rows: Sequence[int],
    grade: int,
    identify: Callable[[str], str] = lambda value: value,
    comments: int | None = None,
) -> tuple[str, list[Notice]]:
    """The sheet with the scores of those whose row is certain, and what a person has to know.

    Args:
        columns: where each kind of id stands, the surest kind first.
        rows: those of students.
        grade: the column of scores.
        identify: the id in a cell of the first kind.
        comments: the column of comments, if they are to be filled in.
    """
    surest = next(iter(columns), "")

    def value(row: int, kind: str) -> str:
        cell = _undone(sheet.value(row, columns[kind]))
        return identify(cell) if kind == surest else cell

    matched = match(standings, rows, list(columns), value)
    notices = [*matched.notices, *score_notices(standings)]
    values: dict[tuple[int, int], str] = {}
    comma = _decimal_comma(sheet, grade)
    for row, standing in matched.rows.items():
        score = shown_score(standing, asked)
        before = sheet.value(row, grade)
        if score and not _SCORE.match(before):
            notices.append(notice(clean(standing.student.name), Slug.CELL_NOT_A_SCORE, value=clean(before)))
        elif score:
            values[row, grade] = score.replace(".", ",") if comma else score
        if comments is not None and standing.comment and not sheet.value(row, comments):
            values[row, comments] = _paragraph(standing.comment)
    if asked.missing_as_zero:
        if matched.notices:
            notices.append(notice(asked.where, Slug.ZEROS_WITHHELD))
        else:
            others = [row for row in rows if row not in matched.rows and not sheet.value(row, grade)]
            values |= {(row, grade): "0" for row in others}
    return sheet.filled(values), notices


# Private functions


def _undone(value: str) -> str:
    """A cell that was written as a formula so that nothing is calculated, as its text."""
    match_ = re.fullmatch(r'="(.*)"', value)
    return match_[1].replace('""', '"') if match_ else value


def _decimal_comma(sheet: Sheet, grade: int) -> bool:
    """Whether the numbers beside the scores are written with a comma."""
    beside = [sheet.value(row, column) for row in range(1, len(sheet.rows)) for column in (grade, grade + 1)]
    return any(re.fullmatch(r"\d+,\d{1,5}", each) for each in beside)


def _paragraph(text: str) -> str:
    """A comment as HTML that is nothing but text; it begins with no character that a spreadsheet acts on."""
    from html import escape  # noqa: PLC0415  for this alone

    return f"<p>{escape(clean(text))}</p>"
