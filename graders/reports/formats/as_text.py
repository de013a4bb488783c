"""Lines for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # names are listed without what reports are made of
    from graders.model.report import Report
    from graders.reports.formats.format import Context


class PlainText:
    """What `grade` shows; for a screen, so no file has it."""

    suffixes = ()

    def write(self, report: Report, context: Context) -> str:
        from graders.reports.terminal import to_text

        return to_text(report, context.language, context.audience, color=context.color, width=context.width)
