"""Which row of a sheet is which student's: by ids first, by name last, and never by a guess."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graders.errors import Notice, notice
from graders.model.classlist import Standing, Student
from graders.reports.clean import clean
from graders.slugs import Slug

NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """Standings by row, and who could not be matched."""

    rows: Mapping[int, Standing]
    notices: tuple[Notice, ...]


def match(
    standings: Sequence[Standing], rows: Sequence[int], kinds: Sequence[str], value: Callable[[int, str], str]
) -> Matched:
    """Find the row of each student who has a report or a score.

    Args:
        kinds: of ids, the surest first; "name" for the name.
        value: what a row has of a kind, "" for nothing.
    """
    tables: dict[str, dict[str, list[int]]] = {kind: defaultdict(list) for kind in kinds}
    for row in rows:
        for kind in kinds:
            if value(row, kind):
                tables[kind][_key(value(row, kind), kind)].append(row)
    claims: dict[int, list[Standing]] = defaultdict(list)
    notices: list[Notice] = []
    for standing in standings:
        own = _rows_of(standing.student, tables)
        if len(own) == 1:
            claims[own[0]].append(standing)
        elif standing.report is not None or standing.score is not None:
            slug = Slug.IN_SEVERAL_ROWS if own else Slug.NOT_IN_SHEET
            notices.append(notice(clean(standing.student.name), slug))
    for several in claims.values():
        if len(several) > 1:
            notices += [notice(clean(each.student.name), Slug.ROW_OF_SEVERAL) for each in several]
    single = {row: several[0] for row, several in claims.items() if len(several) == 1}
    return Matched(rows=single, notices=tuple(notices))


# Private functions


def _rows_of(student: Student, tables: Mapping[str, Mapping[str, list[int]]]) -> list[int]:
    for kind, table in tables.items():
        # A file that is named after the login, say, has it as the student's key.
        ids = [student.name, student.key] if kind == NAME else [student.ids.get(kind) or student.key]
        rows = {row for each in ids for row in table.get(_key(each, kind), ())}
        if rows:
            return sorted(rows)
    return []


def _key(text: str, kind: str) -> str:
    """The same for two ways to write an id or a name: case, spaces, and "Last, First"."""
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    if kind != NAME:
        return plain
    last, comma, first = plain.replace("_", " ").partition(",")
    return " ".join((f"{first} {last}" if comma else last).split())
