"""Makes every check a test: ``pytest --assignment ch02_vectors my.py``, and the test panel of an editor.

It does nothing unless an assignment is named, on the command line or in ``pytest.ini``.  What it needs is
imported then: pytest loads it wherever it is installed.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from graders.model.assignment import Check, Question
    from graders.model.report import CheckResult, Report
    from graders.model.text import Language
    from graders.student.kits import OpenKit

_OPTION = "--assignment"


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("graders", "graders: check homework")
    group.addoption(
        _OPTION,
        metavar="NAME",
        default=None,
        help="Check work for this assignment, each check a test. 作业名。",
    )
    group.addoption(
        "--grade-lang", choices=["en", "zh"], default=None, help="The language of all sentences. 语言。"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Find the kit at once: without one, the first sentence says so.

    Raises:
        pytest.UsageError: there is none, or it is another assignment's.
    """
    name = config.getoption(_OPTION)
    if name is not None:
        config.stash[_KIT] = _open(config, name)
        config.addinivalue_line("python_files", f"{name}.py")


@pytest.hookimpl(tryfirst=True)
def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """The work is no module of tests, and is not imported here."""
    name = parent.config.getoption(_OPTION)
    if name is None or _is_test(module_path):
        return None
    if not parent.session.isinitpath(module_path) and _has_newer(module_path, name):
        return Nothing.from_parent(parent, path=module_path)
    return Work.from_parent(parent, path=module_path)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Notebooks that are named, and the work under the assignment's own name."""
    name = parent.config.getoption(_OPTION)
    if name is None or file_path.suffix != ".ipynb":  # pytest asks for modules by itself
        return None
    if parent.session.isinitpath(file_path) or (file_path.stem == name and not _has_newer(file_path, name)):
        return Work.from_parent(parent, path=file_path)
    return None


class Nothing(pytest.File):
    """The form of the work that the student does not use."""

    def collect(self) -> Iterable[pytest.Collector]:
        return ()


class Work(pytest.File):
    """A student's notebook or module."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._report: Report | None = None

    @property
    def kit(self) -> OpenKit:
        return self.config.stash[_KIT]

    @property
    def language(self) -> Language:
        from graders.student.language import language_for

        return language_for(self.config.getoption("--grade-lang"), self.kit.prepared.assignment)

    def collect(self) -> Iterable[pytest.Collector]:
        for question in self.kit.prepared.assignment.questions:
            yield Asked.from_parent(self, name=question.id, question=question)

    def report(self) -> Report:
        """The report on the work, which is run once for all its tests."""
        if self._report is None:
            from graders.student.checking import check_file

            self._report = check_file(self.path, self.kit)
        return self._report

    def line_of(self, name: str) -> int | None:
        """The line, from 0, on which a function of the module begins; None where that is not known."""
        if self.path.suffix != ".py":
            return None
        try:
            tree = ast.parse(self.path.read_text(encoding="utf-8"))
        except (OSError, SyntaxError, ValueError):
            return None
        functions = (each for each in tree.body if isinstance(each, ast.FunctionDef) and each.name == name)
        return next((each.lineno - 1 for each in functions), None)


class Asked(pytest.Collector):
    """One question of the work."""

    def __init__(self, *, question: Question, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.question = question

    def collect(self) -> Iterator[pytest.Item]:
        for check in self.question.checks:
            yield CheckItem.from_parent(self, name=_name(check, self.parent.language), check=check)  # type: ignore[union-attr]


class CheckItem(pytest.Item):
    """One check."""

    def __init__(self, *, check: Check, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._check = check

    def runtest(self) -> None:
        from graders.model.report import Verdict
        from graders.reports.said import said_of_finding, said_of_notice

        work = self._work()
        report = work.report()
        if report.error is not None:
            raise CheckFailed(said_of_notice(report.error, work.language))
        result = self._result(report)
        if result.verdict is Verdict.PASSED or result.finding is None:
            return
        if result.verdict in {Verdict.BLOCKED, Verdict.PENDING}:
            pytest.skip(said_of_finding(result.finding, work.language, _disclosure(result)))
        raise CheckFailed("\n".join(_lines(result, work.language)))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The words of the report, and no line of the grader's."""
        if isinstance(excinfo.value, CheckFailed):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        question = self._asked().question.id
        return self.path, self._work().line_of(question), f"{question}: {self.name}"

    # Private functions

    def _asked(self) -> Asked:
        assert isinstance(self.parent, Asked)
        return self.parent

    def _work(self) -> Work:
        work = self._asked().parent
        assert isinstance(work, Work)
        return work

    def _result(self, report: Report) -> CheckResult:
        question = next(each for each in report.questions if each.id == self._asked().question.id)
        return next(each for each in question.checks if each.id == self._check.id)


class CheckFailed(Exception):  # noqa: N818  a name that stands in reports of tests
    """What a check has to say."""


# Private functions

_KIT = pytest.StashKey["OpenKit"]()


def _open(config: pytest.Config, name: str) -> OpenKit:
    from graders.errors import GraderError
    from graders.reports.words.messages import say
    from graders.student.kits import open_kit_of
    from graders.student.language import language_for

    try:
        return open_kit_of(name, config.invocation_params.dir, config.rootpath)
    except GraderError as error:
        language = language_for(config.getoption("--grade-lang"))
        raise pytest.UsageError("\n".join(say(each, language) for each in error.notices)) from None


def _has_newer(path: Path, name: str) -> bool:
    """Whether the work was saved in its other form later: as a notebook, or as a module."""
    other = path.with_suffix(".py" if path.suffix == ".ipynb" else ".ipynb")
    if path.stem != name or not other.is_file():
        return False
    mine, theirs = path.stat().st_mtime_ns, other.stat().st_mtime_ns
    return theirs > mine or (theirs == mine and other.suffix == ".ipynb")


def _is_test(path: Path) -> bool:
    return path.name.startswith("test_") or path.name.endswith("_test.py") or path.name == "conftest.py"


def _name(check: Check, language: Language) -> str:
    """The check as `-k` finds it, and its sentence; "::" would end a name."""
    return f"{check.id.replace('-', '_')}: {check.title.read(language)}".replace("::", ":")


def _disclosure(result: CheckResult) -> Any:
    from graders.model.report import Audience
    from graders.reports.disclosure import of_check

    return of_check(result, Audience.STUDENT)


def _lines(result: CheckResult, language: Language) -> Sequence[str]:
    from graders.reports.said import said_of_finding

    assert result.finding is not None
    concept = result.hint if result.diagnosis is None else result.diagnosis.text
    lines = [said_of_finding(result.finding, language, _disclosure(result))]
    return lines if concept is None else [*lines, concept.read(language)]
