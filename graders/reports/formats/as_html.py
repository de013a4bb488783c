"""A page of HTML that stands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # names are listed without what reports are made of
    from graders.model.report import Report
    from graders.reports.formats.format import Context


class Html:
    """One page for a browser or a printer: no script, and nothing that it has to fetch."""

    suffixes = (".html", ".htm")

    def write(self, report: Report, context: Context) -> str:
        from graders.reports.pages.report_page import report_page

        return report_page(report, context.language, context.audience)
