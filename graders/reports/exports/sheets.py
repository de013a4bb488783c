"""A CSV file whose cells keep their bytes: what is not filled in comes out as it came in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graders.errors import UsageError, notice
from graders.model.text import Text
from graders.reports.words.sentences import LINE
from graders.slugs import Slug

_BOM = "\ufeff"
_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it is written, and the separator or line end after it."""

    raw: str
    end: str

    @property
    def value(self) -> str:
        """What the cell means, without quotes."""
        if not self.raw.startswith('"'):
            return self.raw
        return self.raw[1 : self.raw.rindex('"')].replace('""', '"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table, cell by cell."""

    rows: tuple[tuple[Cell, ...], ...]
    delimiter: str
    mark: str = ""  # a byte order mark

    @property
    def head(self) -> list[str]:
        return [each.value.strip() for each in self.rows[0]]

    def value(self, row: int, column: int) -> str:
        """The value of a cell; "" where the row is too short."""
        cells = self.rows[row]
        return cells[column].value.strip() if column < len(cells) else ""

    def filled(self, values: Mapping[tuple[int, int], str]) -> str:
        """The file with other values in some cells, by row and column; every other cell byte for byte."""
        parts = [self.mark]
        for row, cells in enumerate(self.rows):
            for column, cell in enumerate(cells):
                new = values.get((row, column))
                parts += (cell.raw if new is None else self._written(new), cell.end)
        return "".join(parts)

    def _written(self, value: str) -> str:
        if any(each in value for each in (self.delimiter, '"', "\n", "\r")):
            return '"{}"'.format(value.replace('"', '""'))
        return value


def read_sheet(text: str, where: str) -> Sheet:
    """The table in `text`; its delimiter is the one that its first line has most of.

    Raises:
        UsageError: it is no table, or a quote is left open.
    """
    mark, body = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    first = re.sub(r'"[^"]*"', "", body.partition("\n")[0])
    delimiter = max(_DELIMITERS, key=first.count)
    if not first.count(delimiter):
        raise UsageError(notice(where, Slug.SHEET_UNREADABLE, reason=_line(1)))
    return Sheet(rows=tuple(_rows(body, delimiter, where)), delimiter=delimiter, mark=mark)


# Private functions


def _rows(body: str, delimiter: str, where: str) -> Sequence[tuple[Cell, ...]]:
    plain = f"[^{delimiter}\r\n]*"
    cell = re.compile(f'("(?:[^"]|"")*"{plain}|(?!"){plain})({delimiter}|\r\n|\n|\r|$)')
    rows: list[tuple[Cell, ...]] = []
    cells: list[Cell] = []
    at = 0
    while at < len(body) or (cells and cells[-1].end == delimiter):
        match = cell.match(body, at)
        if match is None:
            raise UsageError(notice(where, Slug.SHEET_UNREADABLE, reason=_line(body.count("\n", 0, at) + 1)))
        cells.append(Cell(match[1], match[2]))
        at = match.end()
        if match[2] != delimiter:
            rows.append(tuple(cells))
            cells = []
    return rows


def _line(number: int) -> Text:
    return Text(en=LINE.en.format(line=number), zh=LINE.zh.format(line=number))
