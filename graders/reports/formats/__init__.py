"""The catalogue of formats that a report can be written in.  A new one is a module here and one line below.

The command line offers these names, so the modules load what they need only when they write.
"""

from __future__ import annotations

from pathlib import Path

from graders.reports.formats.as_classroom import Classroom
from graders.reports.formats.as_gradescope import Gradescope
from graders.reports.formats.as_html import Html
from graders.reports.formats.as_json import Json
from graders.reports.formats.as_junit import Junit
from graders.reports.formats.as_markdown import Markdown
from graders.reports.formats.as_text import PlainText
from graders.reports.formats.as_yaml import Yaml
from graders.reports.formats.format import Context, Format

FORMATS: dict[str, Format] = {
    "text": PlainText(),
    "yaml": Yaml(),
    "json": Json(),
    "html": Html(),
    "markdown": Markdown(),
    "junit": Junit(),
    "gradescope": Gradescope(),
    "classroom": Classroom(),
}
SHOWN = "text"  # where nothing else is asked for
FILED = "yaml"  # in a file whose name and caller do not say


def format_of_file(path: Path, asked: str | None) -> str:
    """The name of the format that the file at `path` is written in.

    Args:
        asked: the format that the caller named, if any; one without suffixes is for a screen, not for files.
    """
    if asked is not None:
        return asked if FORMATS[asked].suffixes else FILED
    suffix = path.suffix.lower()
    return next((name for name, each in FORMATS.items() if suffix in each.suffixes), FILED)


__all__ = ["FILED", "FORMATS", "SHOWN", "Context", "Format", "format_of_file"]
