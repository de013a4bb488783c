"""The same forty submissions through every way in: the same points, wherever a student or an instructor looks.

Those that need no more than a kit are compared with each other, and those that have the whole assignment with each
other; what both see, the public checks, has the same verdicts.
"""

from __future__ import annotations

import csv
import functools
import io
import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from kits import ROOT, public, put_kit

from graders.cli.main import main
from graders.execution import runner as runners
from graders.execution.plain import PlainRunner
from graders.model.assignment import Visibility
from graders.model.report import Report, Verdict
from graders.model.text import Language
from graders.student.checking import check_file, check_namespace
from graders.student.github import github
from graders.student.kits import OpenKit, open_kit
from graders.student.main import main as student
from graders.submissions import read_submission
from graders.workflows.autograder import autograde
from graders.workflows.autograder_settings import SETTINGS, Settings, settings_text
from graders.workflows.grade_one import grade_submission_file, single_file
from graders.workflows.prepare import prepare
from graders.workflows.prepared import Prepared

_SOLUTIONS = sorted((ROOT / "tests" / "solutions").glob("*/*/*.py"))
WORKS = [
    *sorted((ROOT / "tests" / "work").glob("*.py")),
    *_SOLUTIONS[:: max(1, len(_SOLUTIONS) // 34)][:34],
    *(
        ROOT / "examples" / "class" / f"{name}.ipynb"
        for name in ("chen_wei", "hassan_yilmaz", "ivan_petrov", "sofia_rossi")
    ),
]
NAMES = [f"w{number:02d}{path.suffix}" for number, path in enumerate(WORKS)]
Points = dict[str, Fraction]


@pytest.fixture(scope="module", autouse=True)
def quick() -> Iterator[None]:
    """Whole assignments are graded here without a sandbox, which has tests of its own."""
    with pytest.MonkeyPatch.context() as patch:
        for name in runners.RUNNERS:
            patch.setitem(runners.RUNNERS, name, lambda _: runners.Start(PlainRunner))
        patch.setattr("graders.workflows.prepare.prepare", functools.cache(prepare))  # forty times the same
        for name in ("GRADE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A kit, and the forty submissions beside it, each in a folder of its own."""
    root = put_kit(tmp_path_factory.mktemp("doors"))
    for path, name in zip(WORKS, NAMES, strict=True):
        own = root / "class" / Path(name).stem
        own.mkdir(parents=True)
        shutil.copy(path, own / name)
    return root


def places(folder: Path) -> dict[str, Path]:
    return {Path(name).stem: folder / "class" / Path(name).stem / name for name in NAMES}


@pytest.fixture(scope="module")
def kit(folder: Path) -> OpenKit:
    return open_kit(folder)


@pytest.fixture(scope="module")
def checked(folder: Path, kit: OpenKit) -> dict[str, Report]:
    """What the module API says of each, with a kit."""
    return {name: check_file(path, kit) for name, path in places(folder).items()}


@pytest.fixture(scope="module")
def graded(folder: Path, chapter2: Prepared) -> dict[str, Report]:
    """What the module API says of each, with the whole assignment."""
    return {
        name: grade_submission_file(single_file(path), chapter2, PlainRunner())
        for name, path in places(folder).items()
    }


def earned(reports: dict[str, Report]) -> Points:
    return {name: report.score.earned for name, report in reports.items()}


def test_there_are_forty_of_every_kind(checked: dict[str, Report]) -> None:
    assert len(checked) == 40
    assert {path.suffix for path in WORKS} == {".py", ".ipynb"}
    assert {path.parent.name for path in WORKS} >= {"right", "wrong", "priced"}
    assert len(set(earned(checked).values())) > 10


# With a kit


def test_the_terminal(folder: Path, checked, capsys: pytest.CaptureFixture[str]) -> None:
    points: Points = {}
    for name, path in places(folder).items():
        student(["check", str(path), "--format", "json"])
        points[name] = Fraction(str(json.loads(capsys.readouterr().out)["score"]))
    assert points == earned(checked)


def test_the_notebook(folder: Path, kit: OpenKit, checked) -> None:
    points: Points = {}
    for name, path in places(folder).items():
        sources = [cell.python or cell.source for cell in read_submission(path).cells]
        points[name] = check_namespace(_run(sources), sources, kit).score.earned
    assert points == earned(checked)


def _run(sources: list[str]) -> dict[str, object]:
    """The namespace of a notebook whose cells were run, one statement after the other."""
    from graders.inside.kernel.plain_shell import PlainShell

    shell = PlainShell("submission", ())
    before, streams = os.getcwd(), (sys.stdout, sys.stderr)
    try:
        for number, source in enumerate(sources, start=1):
            shell.run(source, number)
    finally:
        os.chdir(before)
        sys.stdout, sys.stderr = streams
        del sys.modules["submission"]
    return shell.namespace


def test_the_editor(folder: Path, checked) -> None:
    """A check that passes is a test that passes; the others fail, or wait."""
    plugin = ["-p", "graders.student.pytest_plugin"] if not _is_installed() else []
    words = [
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        "-q",
        "--assignment",
        "ch02_vectors",
        "--junitxml",
        "out.xml",
    ]
    subprocess.run(
        [sys.executable, "-m", "pytest", *plugin, *words, *(str(path) for path in places(folder).values())],
        cwd=folder, capture_output=True, timeout=300, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    passed: dict[str, list[str]] = {name: [] for name in checked}
    for case in ET.parse(folder / "out.xml").iter("testcase"):
        work = re.search(r"\b(w\d\d)\b", str(case.get("classname")))
        assert work is not None
        if not list(case):
            passed[work[1]].append(
                f"{str(case.get('classname')).split('.')[-1]}/{str(case.get('name')).split(':')[0]}"
            )
    assert {name: sorted(each) for name, each in passed.items()} == {
        name: sorted(
            f"{question.id}/{check.id.replace('-', '_')}"
            for question in report.questions
            for check in question.checks
            if check.verdict is Verdict.PASSED
        )
        for name, report in checked.items()
    }


def _is_installed() -> bool:
    from importlib.metadata import entry_points

    return any(each.value == "graders.student.pytest_plugin" for each in entry_points(group="pytest11"))


def test_github_with_a_kit(folder: Path, checked, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(folder))
    points: Points = {}
    for name, path in places(folder).items():
        outputs = folder / f"{name}.out"
        monkeypatch.setenv("GITHUB_OUTPUT", str(outputs))
        github([path], "en", None)
        (points[name],) = re.findall(
            r"^points<<(.+)\n(.*)\n\1$", outputs.read_text(encoding="utf-8"), re.MULTILINE
        )[0][1:]
        points[name] = Fraction(points[name])
    capsys.readouterr()
    assert points == earned(checked)


def test_check_where_the_course_is(folder: Path, checked) -> None:
    """The whole program's `check`: the same verdicts, and the same points but for errors carried forward."""
    for name, path in places(folder).items():
        report = grade_submission_file(single_file(path), public("ch02_vectors"), PlainRunner())
        excused = any(
            "carried" in type(c.finding.fact).__name__.lower()
            for q in report.questions
            for c in q.checks
            if c.finding
        )
        if not excused:
            assert (name, report.score.earned) == (name, checked[name].score.earned)


# With the whole assignment


def test_the_batch(folder: Path, graded) -> None:
    main(
        [
            "batch",
            str(folder / "class"),
            "-a",
            "ch02_vectors",
            "-o",
            str(folder / "out"),
            "--allow-open",
            "--course",
            str(ROOT),
        ]
    )
    table = csv.DictReader(io.StringIO((folder / "out" / "grades.csv").read_text(encoding="utf-8")))
    assert {row["student"]: float(row["score"]) for row in table} == _shown(graded)


def test_the_terminal_of_an_instructor(folder: Path, graded, capsys) -> None:
    points = {}
    for name, path in places(folder).items():
        main(["grade", str(path), "--format", "json", "--course", str(ROOT), "-a", "ch02_vectors"])
        points[name] = json.loads(capsys.readouterr().out)["score"]
    assert points == _shown(graded)


def test_gradescope(folder: Path, graded, tmp_path: Path) -> None:
    source = tmp_path / "autograder" / "source"
    for part in ("assignments/ch02_vectors", "reference"):
        shutil.copytree(ROOT / part, source / "course" / part)
    settings = Settings(assignment="ch02_vectors", language=Language.EN, hidden="visible")
    (source / SETTINGS).write_text(settings_text(settings), encoding="utf-8")
    points = {}
    for name, path in places(folder).items():
        submission = tmp_path / "autograder" / "submission"
        shutil.rmtree(submission, ignore_errors=True)
        submission.mkdir(parents=True)
        shutil.copy(path, submission / path.name)
        (tmp_path / "autograder" / "results").mkdir(exist_ok=True)
        autograde(tmp_path / "autograder")
        results = json.loads(
            (tmp_path / "autograder" / "results" / "results.json").read_text(encoding="utf-8")
        )
        points[name] = (
            results["score"]
            if "score" in results
            else round(sum(t.get("score", 0) for t in results["tests"]), 2)
        )
    assert points == _shown(graded)


def _shown(reports: dict[str, Report]) -> dict[str, float]:
    from graders.reports.points import points

    return {name: float(points(each.score.earned, each.score.possible)) for name, each in reports.items()}


def test_public_checks_have_the_same_verdicts_with_and_without_the_whole(checked, graded) -> None:
    for name, report in graded.items():
        whole = {
            (question.id, check.id): check.verdict
            for question in report.questions
            for check in question.checks
            if check.visibility is Visibility.PUBLIC
        }
        own = {(q.id, c.id): c.verdict for q in checked[name].questions for c in q.checks}
        different = {key for key in own if whole[key] is not own[key]}
        excused = {
            q.id
            for q in report.questions
            for c in q.checks
            if c.finding and "Carried" in type(c.finding.fact).__name__
        }
        assert {question for question, _ in different} <= excused, (name, different)
