"""Classes that are graded again and again, by a runner that notes what it is asked."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from courses import course, put
from fakes import InProcessRunner

from graders.execution import runner as runners
from graders.model.report import Audience, Report
from graders.model.text import Language
from graders.reports.formats import Context
from graders.workflows.class_folder import ReportFiles, Summary, Table
from graders.workflows.grade_many import Batch, grade_many
from graders.workflows.locate import Selection
from graders.workflows.regrade import Regrade, Regraded, regrade
from graders.workflows.sinks import Sink

REFERENCE = "def f(x):\n    return x * 2\n"
CASES = ("{args: [1]}", "{args: [2]}", "{args: [3]}")
WORKS = {
    "ann": "def f(x):\n    return x * 2\n",
    "bob": "def f(x):\n    return 2\n",
    "cyd": "def f(x):\n    return 1 / 0\n",
    "dee": "print('nothing')\n",
}


class NotingRunner(InProcessRunner):
    """Writes a line for each run and each talk, in a file that worker processes share."""

    def __init__(self, notes: Path) -> None:
        super().__init__()
        self.notes = notes

    def run(self, submission, plan, limits):
        self._note(f"run {submission.student} {len(plan.calls)}")
        return super().run(submission, plan, limits)

    def interactive(self, submission, functions, limits, *files):
        self._note(f"talk {submission.student}")
        return super().interactive(submission, functions, limits, *files)

    def _note(self, line: str) -> None:
        with self.notes.open("a", encoding="utf-8") as file:
            file.write(line + "\n")


class Class:
    """A small course, a class, and the folder that it is graded into."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, root: Path | None = None) -> None:
        self.folder = folder
        self.root = root or course(folder, REFERENCE, *CASES)
        self.source, self.out, self.notes = folder / "class", folder / "out", folder / "notes"
        self.name = "hw"
        monkeypatch.setitem(
            runners.RUNNERS, "here", lambda _: runners.Start(lambda: NotingRunner(self.notes))
        )

    def hand_in(self, **works: str) -> None:
        for name, text in works.items():
            put(self.source / f"{name}.py", text)

    def grade(self, **options: Any) -> dict[str, Report]:
        batch = Batch(
            source=self.source,
            selection=Selection(course=self.root, assignment=self.name),
            runner="here",
            **{"out": self.out, "jobs": 2, "language": Language.EN, "allow_open": True} | options,
        )
        _, reports = grade_many(batch, lambda *_: None)
        return {each.student: each for each in reports}

    def regrade(self, **options: Any) -> Regraded:
        given = {"out": self.out, "course": self.root, "runner": "here", "jobs": 2, "allow_open": True}
        asked = Regrade(**given | options)
        return regrade(asked, lambda *_: None)

    def noted(self) -> list[str]:
        """What was run since the last look, sorted."""
        lines = self.notes.read_text(encoding="utf-8").splitlines() if self.notes.exists() else []
        self.notes.unlink(missing_ok=True)
        return sorted(lines)

    def change(self, old: str, new: str) -> None:
        """Change the assignment's file."""
        path = self.root / "assignments" / self.name / "assignment.yaml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


def files(out: Path) -> list[Sink]:
    """The sinks that are quick: reports, table and summary, without pages and charts."""
    context = Context(language=Language.EN, audience=Audience.STAFF)
    return [ReportFiles(out / "reports", context), Table(out / "grades.csv"),
            Summary(out / "summary.yaml", Language.EN)]  # fmt: skip


def outputs(out: Path) -> dict[str, Any]:
    """Every file of a class, without what may differ between two runs."""
    contents: dict[str, Any] = {}
    for path in sorted(out.rglob("*")):
        name = path.relative_to(out).as_posix()
        if path.suffix == ".yaml":
            contents[name] = {**yaml.safe_load(path.read_text(encoding="utf-8")), "run": None}
        elif path.suffix == ".csv" or path.parent.name == "feedback":
            contents[name] = path.read_bytes()
    return contents


def as_somebody(act: Callable[[], str]) -> str:
    """What `act` returns in a process of an ordinary user."""
    near, far = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.getuid() == 0:
                os.setuid(65534)
            os.write(far, act().encode())
        finally:
            os._exit(0)
    os.close(far)
    os.waitpid(child, 0)
    with os.fdopen(near, encoding="utf-8") as file:
        return file.read()
