"""Gradescope's results.json."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # names are listed without what reports are made of
    from graders.model.report import Report
    from graders.reports.formats.format import Context


class Gradescope:
    """What an autograder of Gradescope writes to results.json; for the student, whoever asks."""

    suffixes = (".gradescope.json",)

    def write(self, report: Report, context: Context) -> str:
        import json

        from graders.reports.gradescope import results

        data = results(report, context.language)
        return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
