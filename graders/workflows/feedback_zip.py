"""The feedback of a class as an archive that Moodle unpacks: a folder for each participant."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from graders.model.classlist import Standing
from graders.reports.exports.matching import NAME, match
from graders.reports.exports.moodle import name_column, participant
from graders.reports.exports.sheets import Sheet, read_sheet
from graders.workflows.files import write_bytes
from graders.workflows.report_names import report_names

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same feedback gives the same bytes


def feedback_zip(out: Path, feedback: Path, sheet: str, where: str, standings: Sequence[Standing]) -> None:
    """Write the pages in `feedback` of all students whose row in the worksheet is certain.

    Raises:
        UsageError: the worksheet cannot be read, or the archive cannot be written.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in _entries(read_sheet(sheet, where), feedback, standings):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), path.read_bytes(), zipfile.ZIP_DEFLATED)
    write_bytes(out, packed.getvalue())


# Private functions


def _entries(sheet: Sheet, feedback: Path, standings: Sequence[Standing]) -> Iterator[tuple[str, Path]]:
    rows = [row for row in range(1, len(sheet.rows)) if participant(sheet.value(row, 0))]
    names = name_column(sheet)

    def value(row: int, kind: str) -> str:
        return participant(sheet.value(row, 0)) if kind == "moodle" else sheet.value(row, names)

    keys = [each.student.key for each in standings]
    pages = dict(zip(keys, report_names(keys), strict=True))
    for row, standing in sorted(match(standings, rows, ("moodle", NAME), value).rows.items()):
        path = feedback / f"{pages[standing.student.key]}.html"
        if path.exists():
            # What Moodle looks for: the name, which may hold no "_", the participant's number, the plug-in.
            name = re.sub(r'[_/\\:*?"<>|]+', " ", sheet.value(row, names)).strip()
            yield f"{name}_{participant(sheet.value(row, 0))}_assignsubmission_file/feedback.html", path
