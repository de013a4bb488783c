"""The folder of a class: one file for each report, the table and the summary; each is a sink."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graders.model.report import Report
from graders.model.text import Language
from graders.reports.formats import FILED, FORMATS, Context
from graders.reports.fragments import dump_yaml
from graders.reports.gradebook import summary, to_csv
from graders.workflows.files import make_folder, write_text, written_in
from graders.workflows.pages_sink import ClassPage, Feedback
from graders.workflows.sinks import GradedClass, Sink


def class_folder(out: Path, context: Context) -> tuple[Sink, ...]:
    """The sinks that make the folder of a class: reports, feedback, table, summary and page."""
    return (
        ReportFiles(out / "reports", context),
        Table(out / "grades.csv"),
        Summary(out / "summary.yaml", context.language),
        Feedback(out / "feedback", context.language),
        ClassPage(out / "index.html", context),
    )


def filed_text(report: Report, context: Context, form: str = FILED) -> str:
    """A report as its file has it; remembered, since the gradebook keeps the same text."""
    for known, readers, name, text in _last:
        if known is report and (readers, name) == (context, form):
            return text
    text = FORMATS[form].write(report, context)
    _last[:] = [(report, context, form, text)]
    return text


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """Writes each report to a file as soon as it is ready."""

    folder: Path
    context: Context
    form: str = FILED  # a name in FORMATS, of one that has a suffix

    def begin(self) -> None:
        make_folder(self.folder)

    def take(self, name: str, report: Report) -> None:
        text = filed_text(report, self.context, self.form)
        write_text(self._path(name), text)

    def lacks(self, names: Iterable[str]) -> Collection[str]:
        written = written_in(self.folder)
        return [name for name in names if self._path(name).name not in written]

    def last_files(self) -> Mapping[Path, str]:
        return {}

    def end(self, graded: GradedClass) -> None:
        """Every file is there already."""

    # Private functions

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}{FORMATS[self.form].suffixes[0]}"


@dataclass(frozen=True, slots=True)
class Table:
    """The table of the class as CSV, one row for each student."""

    path: Path

    def begin(self) -> None:
        """The folder is made when the file is written."""

    def take(self, name: str, report: Report) -> None:
        """The table needs no more than the end of the class."""

    def last_files(self) -> Mapping[Path, str]:
        return {self.path: ""}

    def end(self, graded: GradedClass) -> None:
        write_text(self.path, to_csv(graded.assignment, graded.reports))


@dataclass(frozen=True, slots=True)
class Summary:
    """The summary of the class as YAML."""

    path: Path
    language: Language

    def begin(self) -> None:
        """The folder is made when the file is written."""

    def take(self, name: str, report: Report) -> None:
        """The summary needs no more than the end of the class."""

    def last_files(self) -> Mapping[Path, str]:
        return {self.path: ""}

    def end(self, graded: GradedClass) -> None:
        more = graded.run, graded.strangers, graded.unsettled
        data = summary(graded.assignment, graded.reports, self.language, *more)
        write_text(self.path, dump_yaml(data))


# Private functions

_last: list[tuple[Report, Context, str, str]] = []
