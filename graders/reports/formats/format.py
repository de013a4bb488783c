"""The protocol of a format, and the context in which a report is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # names are listed without what reports are made of
    from graders.model.report import Audience, Report
    from graders.model.text import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Who reads a report, and on what kind of screen.

    Args:
        color: whether the screen shows colors; for formats that are shown on one.
        width: of the screen, in columns.
    """

    language: Language
    audience: Audience
    color: bool = False
    width: int = 100


class Format(Protocol):
    """A way to write reports down."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Of files in this format, in lower case, the usual one first; none if it is only for a screen."""

    def write(self, report: Report, context: Context) -> str:
        """The report as text: pure, the same for the same report.

        `context.audience` may see what `reports.disclosure` says, and nothing more.
        """
