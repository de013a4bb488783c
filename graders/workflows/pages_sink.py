"""Pages of a class: feedback for each student, and one page for the staff; each is a sink."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from graders.errors import Notice, notice
from graders.model.report import Audience, Report
from graders.model.text import Language
from graders.reports.formats import FORMATS, Context
from graders.reports.pages.class_page import ClassView, class_page
from graders.reports.pages.lists import Links
from graders.reports.pages.templating import CHARTS, LIBRARY, has_library
from graders.slugs import Slug
from graders.workflows.files import make_folder, write_text, written_in
from graders.workflows.report_names import report_names
from graders.workflows.sinks import GradedClass


@dataclass(frozen=True, slots=True)
class Feedback:
    """Writes for each student what the student may see, as YAML and, where Jinja is installed, as a page."""

    folder: Path
    language: Language

    def begin(self) -> None:
        make_folder(self.folder)

    def take(self, name: str, report: Report) -> None:
        context = Context(language=self.language, audience=Audience.STUDENT)
        for form in self._forms():
            path = self.folder / f"{name}{FORMATS[form].suffixes[0]}"
            write_text(path, FORMATS[form].write(report, context))

    def lacks(self, names: Iterable[str]) -> Collection[str]:
        written, suffixes = written_in(self.folder), [FORMATS[form].suffixes[0] for form in self._forms()]
        return [name for name in names if any(f"{name}{suffix}" not in written for suffix in suffixes)]

    def last_files(self) -> Mapping[Path, str]:
        return {}

    def end(self, graded: GradedClass) -> None:
        """Every file is there already."""

    # Private functions

    def _forms(self) -> tuple[str, ...]:
        return ("yaml", "html") if has_library(LIBRARY) else ("yaml",)


@dataclass(frozen=True, slots=True)
class ClassPage:
    """The page of the class, for the staff; left out where Jinja is not installed."""

    path: Path
    context: Context

    def begin(self) -> None:
        """The folder is made when the file is written."""

    def take(self, name: str, report: Report) -> None:
        """The page needs no more than the end of the class."""

    def last_files(self) -> Mapping[Path, str]:
        charts = f"charts: {has_library(CHARTS)}"
        return {self.path: charts} if has_library(LIBRARY) else {}

    def end(self, graded: GradedClass) -> None:
        if not has_library(LIBRARY):
            return
        names = [quote(each) for each in report_names([report.student for report in graded.reports])]
        links = [Links(report=f"reports/{name}.yaml", feedback=f"feedback/{name}.html") for name in names]
        view = ClassView(assignment=graded.assignment, reports=graded.reports, links=links, run=graded.run)
        write_text(self.path, class_page(view, self.context.language, self.context.audience))


def left_out(out: Path) -> tuple[Notice, ...]:
    """What to say where pages could not be written; nothing where they could."""
    if has_library(LIBRARY):
        return ()
    return (notice(out / "index.html", Slug.PAGES_LEFT_OUT, library="Jinja2"),)
