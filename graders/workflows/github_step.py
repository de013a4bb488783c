"""A step of a workflow on GitHub: what the runner gives it, and how its results are handed on.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions describes both.
"""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from graders.errors import SubmissionError, UsageError, notice
from graders.model.report import Report
from graders.model.text import Language
from graders.reports.annotations import Work
from graders.reports.github import StepTexts, step_texts
from graders.slugs import Slug
from graders.submissions.file_lines import FileLines, file_lines
from graders.submissions.read import read_bytes
from graders.workflows.files import write_text

SUMMARY, OUTPUT = "GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT"
_FILES = (SUMMARY, OUTPUT, "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STATE")


@dataclass(frozen=True, slots=True)
class GithubStep:
    """The step that this process is.

    Args:
        environment: the variables that the runner gave it; without them there are no files to write.
        log: its standard output.
    """

    environment: Mapping[str, str]
    log: TextIO

    @contextlib.contextmanager
    def commands_stopped(self) -> Iterator[None]:
        """While it lasts, no line of the log is a command, and the runner's files stay as they are.

        What is written to the log and runs meanwhile is a student's.
        """
        token = secrets.token_hex(16)
        before = {path: _content(path) for path in self._files()}
        self.say(f"::stop-commands::{token}\n")
        try:
            yield
        finally:
            for path, content in before.items():
                _restore(path, content)
            self.say(f"\n::{token}::\n")

    def publish(self, texts: StepTexts, junit: Path | None) -> None:
        """Hand on the results: commands to the log, the rest to files.

        Raises:
            UsageError: one of the files cannot be written.
        """
        self.say(texts.commands)
        for name, text in ((SUMMARY, texts.summary), (OUTPUT, texts.outputs)):
            if self.environment.get(name):
                _append(Path(self.environment[name]), text)
        if junit is not None:
            write_text(junit, texts.junit)

    def say(self, text: str) -> None:
        """Write to the log at once."""
        self.log.write(text)
        self.log.flush()

    def texts(self, report: Report, path: Path, language: Language) -> StepTexts:
        """What there is to write about the work at `path`."""
        work = Work(path=self._in_repository(path), lines=_lines(path, report))
        return step_texts(report, work, language, f"end_{secrets.token_hex(16)}")

    # Private functions

    def _files(self) -> Iterator[Path]:
        for name in _FILES:
            if self.environment.get(name):
                yield Path(self.environment[name])

    def _in_repository(self, path: Path) -> str:
        """The path from the top of the repository; the name alone where it lies outside."""
        top = Path(self.environment.get("GITHUB_WORKSPACE") or Path.cwd()).resolve()
        whole = path.parent.resolve() / path.name
        return whole.relative_to(top).as_posix() if whole.is_relative_to(top) else path.name


# Private functions


def _lines(path: Path, report: Report) -> FileLines:
    if report.submission.kind is None:
        return FileLines()
    try:
        return file_lines(read_bytes(path), report.submission.kind)
    except SubmissionError:  # it is gone by now
        return FileLines()


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _restore(path: Path, content: bytes | None) -> None:
    """A file as it was before, if somebody has written to it."""
    if _content(path) == content:
        return
    with contextlib.suppress(OSError):
        if path.is_symlink() or content is None:
            path.unlink()
        if content is not None:
            path.write_bytes(content)


def _append(path: Path, text: str) -> None:
    try:
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise UsageError(notice(path, Slug.FILE_UNWRITABLE, reason=error.strerror or str(error))) from error
