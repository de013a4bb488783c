"""JUnit XML in the dialect of pytest."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # names are listed without what reports are made of
    from graders.model.report import Report
    from graders.reports.formats.format import Context


class Junit:
    """JUnit XML, which CI systems show."""

    suffixes = (".xml",)

    def write(self, report: Report, context: Context) -> str:
        from graders.reports.document import document
        from graders.reports.junit import suite, to_xml

        data = document(report, context.language, context.audience)
        return to_xml(report.assignment, [suite(data)])
