"""Writes a class that was graded in the format of another system, and fills that system's own sheet."""

from __future__ import annotations

import codecs
import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graders.assignment.load import load_assignment
from graders.errors import Notice, UsageError, notice
from graders.model.assignment import Assignment
from graders.model.classlist import Standing
from graders.model.report import Audience
from graders.model.text import Language, Text
from graders.reports.exports import exports
from graders.reports.exports.export import Asked, Export, Exported
from graders.slugs import Slug
from graders.workflows.compare import standings_at
from graders.workflows.feedback_zip import feedback_zip
from graders.workflows.files import write_bytes
from graders.workflows.locate import Selection, locate
from graders.workflows.report_names import report_names


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportWork:
    """What to export, and where to.

    Args:
        form: a name in the catalogue of exports.
        graded: the folder of the class.
        sheet: the file that the other system gave out.
        out: a file, or a folder for an export with a file for each student; None for the screen.
        feedback: the archive of feedback to write for Moodle.
    """

    form: str
    graded: Path
    language: Language
    course: Path | None = None
    audience: Audience = Audience.STUDENT
    sheet: Path | None = None
    column: str | None = None
    out: Path | None = None
    feedback: Path | None = None
    missing_as_zero: bool = False
    comments: bool = False


def export_class(work: ExportWork) -> tuple[str, tuple[Notice, ...]]:
    """Write the export; returns the text for the screen ("" where a file has it), and what to look at.

    Raises:
        UserError: there are no reports, or the sheet is missing or does not fit.
    """
    export = exports()[work.form]
    _refuse_unfit(work, export)
    standings = standings_at(str(work.graded))
    assignment = _assignment(standings, work)
    sheet, encoding = (None, "utf-8") if work.sheet is None else _read(work.sheet)
    exported = export.write(assignment, standings, _asked(work, sheet))
    if work.feedback is not None and sheet is not None:
        feedback_zip(work.feedback, work.graded / "feedback", sheet, str(work.sheet), standings)
    if work.out is None:
        return exported.files[""], exported.notices
    _write(work.out, exported, encoding)
    return "", exported.notices


# Private functions


def _refuse_unfit(work: ExportWork, export: Export) -> None:
    if work.sheet is None and (export.needs_sheet or work.feedback is not None):
        raise UsageError(notice(work.form, Slug.SHEET_NEEDED))
    if work.sheet is not None and not export.fills:
        raise UsageError(notice(work.form, Slug.SHEET_NOT_USED))
    if work.out is None and export.many:
        raise UsageError(notice(work.form, Slug.EXPORT_NEEDS_FOLDER))


def _asked(work: ExportWork, sheet: str | None) -> Asked:
    return Asked(
        language=work.language,
        now=dt.datetime.now(dt.UTC),
        audience=work.audience,
        sheet=sheet,
        where=str(work.sheet),
        column=work.column,
        missing_as_zero=work.missing_as_zero,
        comments=work.comments,
    )


def _assignment(standings: Sequence[Standing], work: ExportWork) -> Assignment:
    """The assignment that the reports name, as the course has it now."""
    name = next(each.report.assignment for each in standings if each.report is not None)
    place, chosen = locate(Selection(course=work.course, assignment=name))
    path = place.assignment_path(chosen)
    return dataclasses.replace(load_assignment(path, shown=place.shown(path)), name=chosen)


def _read(path: Path) -> tuple[str, str]:
    """The text of a sheet, every character of it, and the encoding to write it in again."""
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(notice(path, Slug.SHEET_UNREADABLE, reason=reason)) from error
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encoding = ("utf-16-le" if content.startswith(codecs.BOM_UTF16_LE) else "utf-16-be") if wide else "utf-8"
    try:
        return content.decode(encoding), encoding
    except UnicodeDecodeError as error:
        other = Text(en=f"not {encoding.upper()}", zh=f"不是 {encoding.upper()} 编码")
        raise UsageError(notice(path, Slug.SHEET_UNREADABLE, reason=other)) from error


def _write(out: Path, exported: Exported, encoding: str) -> None:
    if "" in exported.files:
        write_bytes(out, exported.files[""].encode(encoding))
        return
    owners = sorted({name.partition("/")[0] for name in exported.files if "/" in name})
    folders = dict(zip(owners, report_names(owners), strict=True))
    for name, text in exported.files.items():
        owner, slash, rest = name.rpartition("/")
        path = out / folders.get(owner, owner) / rest if slash else out / name
        write_bytes(path, text.encode())
