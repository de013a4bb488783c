"""Who has another score than before, by how much, and because of which check; pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from graders.model.classlist import Standing
from graders.model.report import QuestionResult, Report
from graders.model.text import Language
from graders.reports.clean import clean, csv_cell
from graders.reports.fragments import dump_yaml
from graders.reports.points import points
from graders.reports.words.changes import CHANGED, COLUMNS, NOBODY

SCHEMA = "graders/changes/1"
WHOLE = "*"  # in place of a check: the score as a whole, as by an override
_SHOWN = 6  # checks that a line of the table names


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A student whose result is not what it was.

    Args:
        old, new: the score; None where there is none.
        because: the checks that count otherwise, as "question/check", or "question" where no check does.
    """

    student: str
    old: Fraction | None
    new: Fraction | None
    because: tuple[str, ...]

    @property
    def change(self) -> Fraction | None:
        return None if self.old is None or self.new is None else self.new - self.old


def changes(old: Sequence[Standing], new: Sequence[Standing]) -> tuple[Change, ...]:
    """Everybody whose score, or what one of whose checks has earned, is not the same, sorted by student."""
    before = {each.student.key: each for each in old}
    after = {each.student.key: each for each in new}
    every = (
        _change(name, before.get(name), after.get(name)) for name in sorted(before.keys() | after.keys())
    )
    return tuple(each for each in every if each is not None)


def changes_text(every: Sequence[Change], language: Language) -> str:
    """A table with a line a student."""
    if not every:
        return NOBODY.read(language) + "\n"
    rows = [[each.read(language) for each in COLUMNS]]
    for change in every:
        listed = ", ".join(change.because[:_SHOWN]) + (", …" if len(change.because) > _SHOWN else "")
        rows.append([clean(change.student, limit=30), *map(_shown, _numbers(change)), listed])
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = [
        "  ".join([row[0].ljust(widths[0]), *(row[n].rjust(widths[n]) for n in (1, 2, 3)), row[4]]).rstrip()
        for row in rows
    ]
    return "\n".join([*lines, CHANGED.read(language).format(count=len(every))]) + "\n"


def changes_csv(every: Sequence[Change]) -> str:
    """The same as CSV; checks stand in one cell, with spaces between them."""
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(["student", "old", "new", "change", "because"])
    for change in every:
        numbers = ["" if each is None else each for each in _numbers(change)]
        writer.writerow([csv_cell(clean(change.student)), *numbers, " ".join(change.because)])
    return output.getvalue()


def changes_yaml(every: Sequence[Change]) -> str:
    """The same as YAML."""
    entries: list[dict[str, Any]] = []
    for change in every:
        old, new, difference = _numbers(change)
        entry = {"student": clean(change.student), "old": old, "new": new, "change": difference}
        entries.append(entry | {"because": list(change.because)})
    return dump_yaml({"schema": SCHEMA, "changes": entries})


# Private functions


def _change(name: str, old: Standing | None, new: Standing | None) -> Change | None:
    before = None if old is None else old.score
    after = None if new is None else new.score
    first, second = (None if each is None else each.report for each in (old, new))
    if before == after and _earned(first) == _earned(second) and (old is None) == (new is None):
        return None
    because = tuple(_because(first, second))
    if not because and before is not None and after is not None:
        because = (WHOLE,)
    return Change(student=name, old=before, new=after, because=because)


def _earned(report: Report | None) -> Sequence[tuple[str, str, Fraction]]:
    """What each check earned."""
    questions = () if report is None else report.questions
    return [
        (question.id, check.id, check.score.earned) for question in questions for check in question.checks
    ]


def _because(old: Report | None, new: Report | None) -> Iterator[str]:
    """What counts otherwise; nothing where one of the two has no questions at all."""
    if not (old and new and old.questions and new.questions):
        return
    before, after = _by_id(old), _by_id(new)
    for name in dict.fromkeys([*after, *before]):
        checks = list(_checks(before.get(name), after.get(name)))
        yield from (f"{name}/{each}" for each in checks)
        if not checks and _points(before.get(name)) != _points(after.get(name)):
            yield name


def _checks(old: QuestionResult | None, new: QuestionResult | None) -> Iterator[str]:
    before = {each.id: each for each in old.checks} if old else {}
    after = {each.id: each for each in new.checks} if new else {}
    for name in dict.fromkeys([*after, *before]):
        first, second = before.get(name), after.get(name)
        if first is None or second is None or first.score != second.score:
            yield name


def _by_id(report: Report) -> Mapping[str, QuestionResult]:
    return {each.id: each for each in report.questions}


def _points(result: QuestionResult | None) -> tuple[Fraction, Fraction] | None:
    return None if result is None else (result.score.earned, result.score.possible)


def _numbers(change: Change) -> tuple[float | None, float | None, float | None]:
    old, new, difference = change.old, change.new, change.change
    return (
        None if old is None else points(old),
        None if new is None else points(new),
        None if difference is None else points(difference),
    )


def _shown(number: float | None) -> str:
    return "–" if number is None else f"{number:g}"
