"""The document of `reports.document` as YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # names are listed without what reports are made of
    from graders.model.report import Report
    from graders.reports.formats.format import Context


class Yaml:
    """``graders/report/1`` as YAML."""

    suffixes = (".yaml", ".yml")

    def write(self, report: Report, context: Context) -> str:
        from graders.reports.document import to_yaml

        return to_yaml(report, context.language, context.audience)
