"""The folder of a class: one file for each report, the table and the summary; each is a sink."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graders.model.report import Report
from graders.model.text import Language
from graders.reports.formats import FILED, FORMATS, Context
from graders.reports.fragments import dump_yaml
from graders.reports.gradebook import summary, to_csv
from graders.workflows.files import make_folder, write_text
from graders.workflows.sinks import GradedClass, Sink


def class_folder(out: Path, context: Context) -> tuple[Sink, ...]:
    """The sinks that make the folder of a class: ``reports``, ``grades.csv`` and ``summary.yaml``."""
    return (
        ReportFiles(out / "reports", context),
        Table(out / "grades.csv"),
        Summary(out / "summary.yaml", context.language),
    )


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """Writes each report to a file as soon as it is ready."""

    folder: Path
    context: Context
    form: str = FILED  # a name in FORMATS, of one that has a suffix

    def begin(self) -> None:
        make_folder(self.folder)

    def take(self, name: str, report: Report) -> None:
        form = FORMATS[self.form]
        write_text(self.folder / f"{name}{form.suffixes[0]}", form.write(report, self.context))

    def end(self, graded: GradedClass) -> None:
        """Every file is there already."""


@dataclass(frozen=True, slots=True)
class Table:
    """The table of the class as CSV, one row for each student."""

    path: Path

    def begin(self) -> None:
        """The folder is made when the file is written."""

    def take(self, name: str, report: Report) -> None:
        """The table needs no more than the end of the class."""

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

    def end(self, graded: GradedClass) -> None:
        data = summary(graded.assignment, graded.reports, self.language, graded.run)
        write_text(self.path, dump_yaml(data))
