"""The result of a GitHub Classroom runner, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # names are listed without what reports are made of
    from graders.model.report import Report
    from graders.reports.formats.format import Context


class Classroom:
    """A result as GitHub Classroom's runners write it; for the student, whoever asks."""

    suffixes = (".classroom.json",)

    def write(self, report: Report, context: Context) -> str:
        import json

        from graders.reports.classroom import classroom_result

        data = classroom_result(report, context.language)
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n"
