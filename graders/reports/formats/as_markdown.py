"""Markdown for the summary of a job, an issue or a chat: no text in it can act as Markdown or HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # names are listed without what reports are made of
    from graders.model.report import Report
    from graders.reports.formats.format import Context


class Markdown:
    """Markdown of the kind that GitHub reads."""

    suffixes = (".md",)

    def write(self, report: Report, context: Context) -> str:
        from graders.reports.markdown import to_markdown

        return to_markdown(report, context.language, context.audience)
