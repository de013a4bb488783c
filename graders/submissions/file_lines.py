"""Where the lines of a work stand in its file: a notebook's cells lie in JSON."""

from __future__ import annotations

import bisect
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graders.model.submission import SubmissionKind
from graders.submissions.encodings import decode

CellNumber = int | None  # a notebook's code cell, from 1; None is a module as a whole


@dataclass(frozen=True, slots=True, kw_only=True)
class CellLines:
    """The lines of a cell, and the line of the file, from 1, in which each begins."""

    texts: tuple[str, ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FileLines:
    """The lines of a work, by code cell.  Empty where the file could not be read."""

    cells: Mapping[CellNumber, CellLines] = field(default_factory=dict)  # never changed

    def of(self, cell: CellNumber, line: int) -> int | None:
        """The line of the file for a line of a cell, both from 1; None where there is no such line."""
        lines = self.cells.get(cell)
        known = lines is not None and 1 <= line <= len(lines.numbers)
        return lines.numbers[line - 1] if lines is not None and known else None

    def of_name(self, name: str) -> tuple[CellNumber, int] | None:
        """The cell, and the line in it, that defines a function or variable last; None where none does."""
        defines = re.compile(_DEFINES.format(name=re.escape(name)))
        places = [
            (cell, number)
            for cell, lines in self.cells.items()
            for number, text in enumerate(lines.texts, start=1)
            if defines.match(text)
        ]
        return places[-1] if places else None


def file_lines(content: bytes, kind: SubmissionKind | None) -> FileLines:
    """The lines of a file that `read_submission` has read as a work of that kind.

    Args:
        kind: None where it could not be read.
    """
    if kind is None:
        return FileLines()
    decoded = decode(content, declared=kind is SubmissionKind.MODULE)
    if decoded is None:
        return FileLines()
    if kind is SubmissionKind.NOTEBOOK:
        return FileLines(dict(_notebook(decoded.text)))
    texts = tuple(decoded.text.split("\n"))
    return FileLines({None: CellLines(texts=texts, numbers=tuple(range(1, len(texts) + 1)))})


# Private functions

# At the left margin only: the grader asks for names of the work itself.
_DEFINES = r"(?:async[ \t]+)?def[ \t]+{name}\b|{name}[ \t]*(?::[^=]*)?=(?!=)"
# Enough of JSON to know where each string stands; everything else (numbers, names) is passed over.
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],:]', re.DOTALL)
_LINE_END = re.compile(r"\r\n|\r|\n")
_SOURCES = ("source", "input")  # "input" before version 4
_DEEPEST = 6  # what leads to a line of a source: worksheets, 0, cells, 0, input, 0
Way = tuple[str | int, ...]
Piece = tuple[int, str]  # where a part of a source stands in the file, and what it says


def _notebook(text: str) -> Iterator[tuple[int, CellLines]]:
    """The code cells, numbered as `notebooks.read_notebook` numbers them."""
    ends = [match.start() for match in re.finditer("\n", text)]
    code = [pieces for kind, pieces in _cells(text).values() if kind == "code"]
    for number, pieces in enumerate(code, start=1):
        yield number, _cell(pieces, ends)


def _cell(pieces: Sequence[Piece], ends: Sequence[int]) -> CellLines:
    """A line begins where the piece that holds its first character does."""
    whole, begins = "", list[int]()
    for _, said in pieces:
        begins.append(len(whole))
        whole += said
    starts = [0, *(match.end() for match in _LINE_END.finditer(whole))]
    numbers = []
    for start in starts:
        piece = max(bisect.bisect_right(begins, start) - 1, 0)
        offset = pieces[piece][0] if pieces else 0
        numbers.append(bisect.bisect_right(ends, offset) + 1)
    return CellLines(texts=tuple(_LINE_END.split(whole)), numbers=tuple(numbers))


def _cells(text: str) -> Mapping[Way, tuple[str, Sequence[Piece]]]:
    """The type and the pieces of the source of each cell, by the way that leads to it, in their order."""
    kinds: dict[Way, str] = {}
    sources: dict[Way, list[Piece]] = {}
    for way, offset, quoted in _strings(text):
        cell, rest = _split(way)
        if rest == ("cell_type",):
            kinds[cell] = json.loads(quoted)
            sources.setdefault(cell, [])
        elif rest and rest[0] in _SOURCES and len(rest) <= 2:
            if rest[1:] in {(), (0,)}:  # of a key that stands twice, the last counts
                sources[cell] = []
            sources.setdefault(cell, []).append((offset, json.loads(quoted)))
    sheets = any(cell[0] == "worksheets" for cell in kinds)
    return {
        cell: (kinds[cell], sources.get(cell, ()))
        for cell in sorted(kinds, key=lambda way: way[1::2])
        if not sheets or cell[0] == "worksheets"
    }


def _split(way: Way) -> tuple[Way, Way]:
    """The way to a cell, and the rest of it; () where it leads to no cell."""
    for length, names in ((2, ("cells",)), (4, ("worksheets", "cells"))):
        if len(way) > length and way[0:length:2] == names:
            return way[:length], way[length:]
    return (), ()


def _strings(text: str) -> Iterator[tuple[Way, int, str]]:
    """Each string that is a value: the keys and places that lead to it, where it begins, and its JSON."""
    way: list[str | int] = []
    names_key = False
    for match in _TOKEN.finditer(text):
        mark = match[0]
        if mark in {"{", "["}:
            way.append("" if mark == "{" else 0)
            names_key = mark == "{"
        elif mark in {"}", "]"}:
            if way:
                way.pop()
            names_key = False
        elif mark == ",":
            names_key = bool(way) and isinstance(way[-1], str)
            if way and isinstance(way[-1], int):
                way[-1] += 1
        elif mark != ":" and names_key:
            way[-1] = json.loads(mark)
            names_key = False
        elif mark != ":" and len(way) <= _DEEPEST:
            yield tuple(way), match.start(), mark
