"""The document of `reports.document` as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # names are listed without what reports are made of
    from graders.model.report import Report
    from graders.reports.formats.format import Context


class Json:
    """``graders/report/1`` as JSON."""

    suffixes = (".json",)

    def write(self, report: Report, context: Context) -> str:
        from graders.reports.document import to_json

        return to_json(report, context.language, context.audience)
