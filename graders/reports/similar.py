"""Pairs of students whose code is alike, as a table, CSV or YAML; without the code itself."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from rich.cells import cell_len

from graders.model.similarity import Match, Pair
from graders.model.text import Language
from graders.reports.clean import clean, csv_cell
from graders.reports.fragments import dump_yaml
from graders.reports.words.similar import CAUTION, COLUMNS, COUNTED, ELSEWHERE, MORE, NOBODY

SCHEMA = "graders/similar/1"
LISTED = 40  # pairs in the table
_NAMED = 4  # questions that a line of it names


def percent(share: Fraction) -> int:
    """The share for people: 100 only for all, 0 only for nothing."""
    if share in {0, 1}:
        return int(share * 100)
    return min(99, max(1, round(share * 100)))


def similar_text(pairs: Sequence[Pair], compared: int, language: Language) -> str:
    """A table of the strongest pairs, and what they mean."""
    if not pairs:
        return NOBODY.read(language).format(compared=compared) + "\n"
    rows = [[each.read(language) for each in COLUMNS]]
    rows += [_row(pair, language) for pair in pairs[:LISTED]]
    widths = [max(cell_len(row[column]) for row in rows) for column in range(4)]
    lines = [_line(row, widths) for row in rows]
    lines.append(COUNTED.read(language).format(pairs=len(pairs), compared=compared))
    if len(pairs) > LISTED:
        lines.append(MORE.read(language).format(count=len(pairs) - LISTED))
    return "\n".join([*lines, CAUTION.read(language)]) + "\n"


def similar_csv(pairs: Sequence[Pair]) -> str:
    """Every pair as CSV; questions stand in one cell, each with its share, with spaces between them."""
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(["student", "other", "share", "fragments", "lines", "questions"])
    for pair in pairs:
        names = [csv_cell(clean(name)) for name in (pair.left, pair.right)]
        questions = " ".join(f"{match.question or '*'}:{_decimal(match.share)}" for match in pair.matches)
        writer.writerow([*names, _decimal(pair.share), pair.fragments, pair.lines, csv_cell(questions)])
    return output.getvalue()


def similar_yaml(pairs: Sequence[Pair], compared: int, language: Language) -> str:
    """Every pair as YAML, with where to look."""
    data = {"schema": SCHEMA, "note": CAUTION.read(language), "compared": compared}
    return dump_yaml({**data, "pairs": [_entry(pair) for pair in pairs]})


# Private functions


def _row(pair: Pair, language: Language) -> list[str]:
    questions = [_short(match, language) for match in pair.matches[:_NAMED]]
    questions += ["…"] * (len(pair.matches) > _NAMED)
    names = [clean(name, limit=30) for name in (pair.left, pair.right)]
    return [*names, f"{percent(pair.share)} %", str(pair.lines), ", ".join(questions)]


def _short(match: Match, language: Language) -> str:
    name = match.question or ELSEWHERE.read(language)
    return name if match.share == 1 else f"{name} {percent(match.share)} %"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    """Names to the left, numbers to the right; a Chinese character takes two places."""
    gaps = [" " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=False)]
    names = [cell + gap for cell, gap in zip(row[:2], gaps[:2], strict=True)]
    numbers = [gap + cell for cell, gap in zip(row[2:4], gaps[2:], strict=True)]
    return "  ".join([*names, *numbers, row[4]]).rstrip()


def _entry(pair: Pair) -> dict[str, Any]:
    return {
        "students": [clean(pair.left), clean(pair.right)],
        "share": _decimal(pair.share),
        "fragments": pair.fragments,
        "lines": pair.lines,
        "questions": [
            {
                "question": match.question or None,
                "share": _decimal(match.share),
                "fragments": match.fragments,
                "lines": [sum(len(each.matching) for each in side) for side in (match.left, match.right)],
            }
            for match in pair.matches
        ],
    }


def _decimal(share: Fraction) -> float:
    return round(float(share), 3)
