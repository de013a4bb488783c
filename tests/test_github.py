"""A student's repository on GitHub: the steps of the action are run, and the log is read as a runner reads it."""

from __future__ import annotations

import base64
import io
import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from actions_runner import Run, commands, run_action
from courses import put
from fakes import InProcessRunner
from lxml import etree

from graders.errors import UsageError, notice
from graders.execution.plain import confined_runner
from graders.execution.runner import open_runner
from graders.model.report import Report, Score, Status, SubmissionFacts
from graders.model.submission import SubmissionKind
from graders.model.text import Language
from graders.reports import github as texts
from graders.reports.annotations import Work, remarks
from graders.slugs import Slug
from graders.submissions import read_submission
from graders.submissions.file_lines import FileLines, file_lines
from graders.workflows.github_files import ACTION, WORKFLOW, github_files
from graders.workflows.github_step import GithubStep
from graders.workflows.grade_file import grade_file
from graders.workflows.grade_one import grade_submission
from graders.workflows.locate import Selection
from graders.workflows.release import release_kit

ROOT = Path(__file__).resolve().parents[1]
ASSIGNMENT = """\
schema: graders/assignment/1
title: {en: HW, zh: 作业}
seed: 1
questions:
- id: mean
  kind: function
  title: {en: Mean, zh: 平均}
  statement: {en: The mean., zh: 平均值。}
  points: 4
  parameters: [x]
  returns: scalar
  checks:
  - id: small
    title: {en: small lists, zh: 短列表}
    points: 2
    visibility: public
    cases: [{args: [[1, 2, 6]]}]
  - id: far
    title: {en: far from zero, zh: 远离零}
    points: 2
    visibility: hidden
    cases: [{args: [[271828, 271830]]}]
- id: largest
  kind: function
  title: {en: Largest, zh: 最大}
  statement: {en: The largest., zh: 最大值。}
  points: 3
  parameters: [x]
  returns: scalar
  checks:
  - id: any
    title: {en: any list, zh: 任意列表}
    points: 3
    visibility: public
    cases: [{args: [[1, 5, 2]]}]
"""
REFERENCE = """\
from fractions import Fraction


def mean(x):
    return sum(map(Fraction, x)) / len(x)


def largest(x):
    return max(x)
"""
RIGHT = "def mean(x):\n    return sum(x) / len(x)\n\n\ndef largest(x):\n    return max(x)\n"
HALF = (
    "def mean(x):\n    return sum(x) / len(x)\n\n\ndef largest(x):\n    first = x[0]\n    return first.size\n"
)
WRONG_WHERE_HIDDEN = RIGHT.replace("return sum(x) / len(x)", "return sum(x) / len(x) if x[0] < 10 else 1 / 0")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("course")
    put(root / "assignments" / "hw" / "assignment.yaml", ASSIGNMENT)
    put(root / "reference" / "hw.py", REFERENCE)
    put(root / "student_template" / ".gitkeep", "")
    return root


@pytest.fixture(scope="module")
def kit(course: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("kit")
    release_kit(Selection(course=course, assignment="hw"), folder)
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture
def repository(kit: dict[str, bytes], tmp_path: Path) -> Path:
    """A repository made from the kit."""
    root = tmp_path / "work" / "hw-octocat"
    for name, content in kit.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    return root


def checked(repository: Path, source: str | None = None, **inputs: str) -> Run:
    if source is not None:
        put(repository / "hw.py", source)
    return run_action(repository / ACTION, repository, repository.parent / "_temp", **inputs)


def notebook(*cells: tuple[str, str]) -> dict[str, Any]:
    made = [
        {
            "cell_type": kind,
            "id": f"c{number}",
            "metadata": {},
            "source": source.splitlines(keepends=True),
            **({"outputs": [], "execution_count": None} if kind == "code" else {}),
        }
        for number, (kind, source) in enumerate(cells)
    ]
    return {"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


NOTEBOOK = notebook(
    ("markdown", "# def largest(x):\n"),
    ("code", "x = 1\n"),
    ("markdown", 'a "quoted" \\ line, {with: [brackets]}'),
    ("code", HALF),
)


# What stands in the files


def test_the_action_of_the_repository_is_the_one_that_kits_have() -> None:
    assert (ROOT / "action.yml").read_text(encoding="utf-8") == github_files("hw")[ACTION]


def test_whatever_others_wrote_is_used_by_its_commit_and_nothing_is_written_into_scripts() -> None:
    steps = yaml.safe_load(github_files("hw")[ACTION])["runs"]["steps"]
    (job,) = yaml.safe_load(github_files("hw")[WORKFLOW])["jobs"].values()
    others = [each["uses"].partition("@") for each in [*steps, *job["steps"]] if "uses" in each]
    assert [len(commit) for name, _, commit in others if not name.startswith("./")] == [40, 40]
    assert [each["run"] for each in steps if "${{" in each.get("run", "")] == []


def test_the_workflow_reads_runs_on_pushes_and_passes_the_bot_over() -> None:
    workflow = yaml.safe_load(github_files("hw")[WORKFLOW])
    (job,) = workflow["jobs"].values()
    assert workflow[True].keys() == {"push", "workflow_dispatch"}  # YAML 1.1 takes `on` for true
    assert workflow["permissions"] == {"contents": "read"}
    assert job["if"] == "github.actor != 'github-classroom[bot]'"
    assert job["timeout-minutes"] == 10
    assert job["steps"][0]["with"] == {"persist-credentials": False}
    assert job["steps"][1]["uses"] == f"./{ACTION.rpartition('/')[0]}"


def test_the_token_is_in_the_step_that_fetches_the_course_alone() -> None:
    steps = yaml.safe_load(github_files("hw")[ACTION])["runs"]["steps"]
    assert [each["name"] for each in steps if "course-token" in json.dumps(each)] == ["Fetch the course"]


# The public checks of a kit


def test_right_work_passes(repository: Path) -> None:
    run = checked(repository, RIGHT)
    assert (run.code, run.of("error"), run.of("warning")) == (0, [], [])
    assert [(each.properties, each.message) for each in run.of("notice")] == [
        ({"title": "Autograding complete"}, "Points 5/5"),
        ({"title": "Autograding report"}, '{"totalPoints":5,"maxPoints":5}'),
    ]
    assert (run.outputs["points"], run.outputs["max-points"], run.outputs["passed"]) == ("5", "5", "true")


def test_half_right_work_fails_at_the_line_that_raises(repository: Path) -> None:
    run = checked(repository, HALF)
    (error,) = run.of("error")
    assert run.code == 1
    assert error.properties == {"file": "hw.py", "line": "7", "title": "Largest: any list"}
    assert "AttributeError" in error.message
    assert "return first.size" in error.message
    assert (run.outputs["points"], run.outputs["passed"]) == ("2", "false")
    assert run.of("notice")[0].message == "Points 2/5"


def test_the_untouched_template_fails_at_each_function(repository: Path) -> None:
    (repository / "hw.ipynb").unlink()
    run = checked(repository)
    lines = (repository / "hw.py").read_text(encoding="utf-8").split("\n")
    starts = [lines[int(each.properties["line"]) - 1] for each in run.of("error")]
    assert run.code == 1
    assert [start.partition("(")[0] for start in starts] == ["def largest", "def mean"]  # by what they cost


def test_an_annotation_of_a_notebook_names_its_cell_and_stands_at_the_line_of_the_file(
    repository: Path,
) -> None:
    text = json.dumps(NOTEBOOK, indent=1)
    put(repository / "hw.ipynb", text)
    run = checked(repository)
    (error,) = run.of("error")
    assert error.properties["file"] == "hw.ipynb"
    assert text.split("\n")[int(error.properties["line"]) - 1] == '    "    return first.size\\n"'
    assert error.message.startswith("code cell 2, line 7: ")


def test_work_that_cannot_be_read_is_said_at_its_file(repository: Path) -> None:
    put(repository / "hw.ipynb", '{"cells": [')
    run = checked(repository)
    (error,) = run.of("error")
    assert (run.code, error.properties["file"], run.outputs["passed"]) == (2, "hw.ipynb", "false")
    assert error.properties["line"] == "1"
    assert run.outputs["points"] == "0"


def test_a_line_that_keeps_several_functions_away_is_said_once(repository: Path) -> None:
    inner = RIGHT.replace("\n", "\n    ").rstrip()
    run = checked(repository, f"import math\nif 1 / 0:\n    {inner}\n", file="hw.py")
    (error,) = run.of("error")
    assert error.properties["line"] == "2"
    assert "It keeps these from working as well: `largest`." in error.message


def test_a_file_that_is_named_is_looked_at_with_the_kit_in_its_folder(repository: Path) -> None:
    (repository.parent / "top").mkdir()
    (repository.parent / "top" / "first week").symlink_to(repository)
    moved = repository.rename(repository.parent / "top" / "moved")
    put(moved / "hw.py", HALF)
    run = run_action(
        moved / ACTION, repository.parent / "top", repository.parent / "_temp", file="moved/hw.py"
    )
    (error,) = run.of("error")
    assert error.properties["file"] == "moved/hw.py"


def test_without_a_kit_the_log_says_so(repository: Path) -> None:
    (repository / "checks.json").unlink()
    run = checked(repository)
    (error,) = run.of("error")
    assert (run.code, run.outputs["points"]) == (2, "")
    assert "no `checks.json` here" in error.message


def test_summary_result_and_junit_say_the_same(repository: Path) -> None:
    run = checked(repository, HALF, language="zh")
    result = json.loads(base64.b64decode(run.outputs["result"]))
    suite = etree.parse(run.outputs["junit"]).find("testsuite")
    assert [(each["name"], each["score"]) for each in result["tests"]] == [("平均", 2), ("最大", 0)]
    assert "**2 分（满分 5 分）**" in run.summary
    assert (suite.get("errors"), suite.get("failures")) == ("1", "0")


# Forgery

FORGED = "::error::forged\\n::set-output name=points::99\\n::add-mask::a\\n##[error]forged\\r\\n::notice title=Autograding report::{}\\n"
ATTACK = '''\
import glob, os, sys, tempfile

FORGED = "\\n{forged}"
FILES = {files!r}
breaches = []


def say():
    """
::error::forged by a docstring
    """
    for stream in (sys.stdout, sys.stderr, sys.__stdout__):
        print(FORGED, file=stream, flush=True)
    for number in (1, 2):
        try:
            os.write(number, FORGED.encode())
        except OSError:
            pass


def seek():
    for name in os.environ:
        if name.startswith(("GITHUB", "RUNNER", "ACTIONS")):
            breaches.append(name)
    for path in glob.glob("/proc/[0-9]*/environ") + ["/proc/self/environ", f"/proc/{{os.getppid()}}/environ"]:
        try:
            if b"GITHUB_OUTPUT" in open(path, "rb").read():
                breaches.append(path)
        except OSError:
            pass
    for folder in {{tempfile.gettempdir(), "/tmp", os.path.dirname(FILES[0])}}:
        for path, _, names in os.walk(folder):
            breaches.extend(name for name in names if name.startswith("github_"))
    for path in FILES:
        try:
            with open(path, "a") as file:
                file.write("points=99\\npassed=true\\n")
            breaches.append(path)
        except OSError:
            pass


say()
seek()


def mean(x):
    say()
    return -1.0 if breaches else sum(x) / len(x)


def largest(x):
    say()
    raise ValueError("\\n{forged}")
'''


@pytest.fixture(scope="module")
def is_confined() -> bool:
    """Whether this machine can keep student code in without namespaces; else the report says that it cannot."""
    return confined_runner()._notes == ()


def attack(repository: Path) -> str:
    names = ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STATE")
    files = [
        str(repository.parent / "_temp" / "_runner_file_commands" / f"{each.lower()}_0b1c") for each in names
    ]
    return ATTACK.format(forged=FORGED, files=files)


def test_student_code_can_neither_forge_commands_nor_reach_the_files_of_the_runner(
    repository: Path, is_confined: bool
) -> None:
    run = checked(repository, attack(repository))
    (error,) = run.of("error")
    assert error.properties == {
        "file": "hw.py",
        "line": str(ATTACK.count("\n")),
        "title": "Largest: any list",
    }
    assert "\n::" not in error.message.replace("\r", "\n")
    assert {each.name for each in run.commands} == {"error", "notice"}
    assert len(run.of("notice")) == 2
    assert run.added == {}
    assert "99" not in (run.outputs["points"], run.outputs["max-points"])
    assert "forged by a docstring" not in run.log
    if is_confined:
        assert run.outputs["points"] == "2"  # `mean` has seen no breach
    else:
        assert "cannot keep student code from the files" in run.log


@pytest.mark.parametrize(
    "name", ["%0A::error::forged.py", "a\n::error::forged.py", "a,line=1::forged.py", "##[error]x.py"]
)
def test_the_name_of_a_file_forges_nothing(repository: Path, name: str) -> None:
    folder = repository
    for part in Path(name).parts[:-1]:
        folder /= part
    put(repository / name, HALF)
    run = checked(repository, file=name)
    (error,) = run.of("error")
    assert error.properties.keys() == {"file", "line", "title"}
    assert error.properties["file"] == name.replace("\n", " ⏎ ")
    assert {each.name for each in run.commands} == {"error", "notice"}


def test_a_name_that_begins_like_a_command_forges_nothing_where_there_is_no_such_file(
    repository: Path,
) -> None:
    run = checked(repository, file="::error::forged/hw.py")
    assert run.code == 2
    assert [each.message.startswith("forged") for each in run.of("error")] == [False]


def test_what_was_written_to_the_files_of_the_runner_meanwhile_is_taken_out_again(tmp_path: Path) -> None:
    output, path = put(tmp_path / "output", "kept=1\n"), tmp_path / "path"
    step = GithubStep({"GITHUB_OUTPUT": str(output), "GITHUB_PATH": str(path)}, io.StringIO())
    with step.commands_stopped():
        output.write_text("kept=1\npoints=99\n", encoding="utf-8")
        path.write_text("/evil", encoding="utf-8")
    assert output.read_text(encoding="utf-8") == "kept=1\n"
    assert not path.exists()


def test_commands_stay_stopped_until_a_word_that_nobody_can_guess() -> None:
    logs = []
    for _ in range(2):
        log = io.StringIO()
        with pytest.raises(ValueError, match="on the way"), GithubStep({}, log).commands_stopped():
            log.write("::error::forged\n::stop::\nno end of line")
            raise ValueError("on the way")
        logs.append(log.getvalue())
        assert list(commands(log.getvalue())) == []
    assert logs[0].split("\n")[0] != logs[1].split("\n")[0]


def test_a_message_is_one_line_whatever_it_says() -> None:
    said = texts.command("error", "100%\r\n::error::x", file="a:b,c\n%0A", title=None)
    assert said == "::error file=a%3Ab%2Cc ⏎ %250A::100%25%0D%0A::error::x"


def test_a_summary_that_is_too_long_is_cut_between_lines_and_says_so() -> None:
    notes = tuple(notice(f"cell {number}", Slug.FILE_ODD, reason="é" * 300) for number in range(4_000))
    made = texts.step_texts(report(notes=notes), Work(path="hw.py", lines=FileLines()), Language.EN, "end")
    assert 900_000 < len(made.summary.encode()) <= 1_000_000
    assert made.summary.endswith("Run `grade.py check` to read it all.**\n")
    whole = texts.step_texts(report(), Work(path="hw.py", lines=FileLines()), Language.EN, "end")
    assert "left out" not in whole.summary


def report(**changes: Any) -> Report:
    facts = SubmissionFacts(file="hw.py", kind=SubmissionKind.MODULE)
    plain = {
        "assignment": "hw",
        "student": "octocat",
        "submission": facts,
        "status": Status.GRADED,
        "score": Score(),
        "run": {},
    }
    return Report(**(plain | changes))


def test_points_that_are_withheld_are_not_said_to_be_lost() -> None:
    broken = report(status=Status.BROKEN, error=notice("hw.py", Slug.INTERNAL, reason="x"))
    made = texts.step_texts(broken, Work(path="hw.py", lines=FileLines()), Language.EN, "end")
    assert "Autograding" not in made.commands
    assert "points<<" not in made.outputs.replace("max-points<<", "")


# Lines


def test_lines_of_cells_are_found_in_every_form_of_a_notebook() -> None:
    nb = json.dumps(NOTEBOOK, indent=1)
    for text, expected in ((nb, True), (json.dumps(NOTEBOOK), False), (nb.replace("\n", "\r\n"), True)):
        lines = file_lines(text.encode(), SubmissionKind.NOTEBOOK)
        assert lines.of_name("largest") == (2, 5)
        number = lines.of(2, 5)
        assert number is not None
        assert ("def largest" in text.split("\n")[number - 1]) and (number > 1) is expected
        assert lines.of(2, 99) is None
        assert lines.of(3, 1) is None


def test_lines_of_a_source_in_one_string_and_of_old_notebooks_are_found() -> None:
    one = json.dumps({"cells": [{"source": "a\r\ndef f():\n", "cell_type": "code"}]}, indent=1)
    old = json.dumps(
        {"worksheets": [{"cells": [{"cell_type": "code", "input": ["a\n", "f = 1"]}]}]}, indent=1
    )
    read = [file_lines(each.encode(), SubmissionKind.NOTEBOOK) for each in (one, old)]
    assert [each.of_name("f") for each in read] == [(1, 2), (1, 2)]
    assert (read[0].of(1, 2), read[1].of(1, 2)) == (4, 9)


def test_the_last_definition_counts_and_an_inner_or_longer_name_does_not() -> None:
    lines = file_lines(
        b"f = 1\nclass A:\n    def f(self): ...\nasync def f(x): ...\nf == 2\nfoo = 3\ng: int = 4\n",
        SubmissionKind.MODULE,
    )
    assert lines.of_name("f") == (None, 4)
    assert lines.of_name("g") == (None, 7)
    assert lines.of_name("fo") is None


# The full assignment


@pytest.fixture(scope="module")
def server(course: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that stands for GitHub, with the private course in it."""
    bare = tmp_path_factory.mktemp("server") / "staff" / "course"
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    name = ["git", "-c", "user.name=x", "-c", "user.email=x@y"]
    for words in (
        ["init", "-q"],
        ["add", "."],
        ["commit", "-q", "-m", "course"],
        ["clone", "-q", "--bare", ".", bare],
    ):
        subprocess.run([*name, *words], cwd=course, check=True, capture_output=True, env=os.environ | quiet)
    return bare.parents[1]


@pytest.fixture(scope="module")
def allow_open() -> Iterator[str]:
    """What the action has to be asked for on this machine."""
    runner = open_runner("auto", [])
    yield "false" if runner.isolation == "sealed" else "true"
    runner.close()


def graded(repository: Path, server: Path, source: str, **inputs: str) -> Run:
    put(repository / "hw.py", source)
    asked = {"file": "hw.py", "course_repository": "staff/course", "course_token": "s3cret", **inputs}
    env = {"GITHUB_SERVER_URL": f"file://{server}"}
    return run_action(ROOT / "action.yml", repository, repository.parent / "_temp", env=env, **asked)


def test_the_full_assignment_counts_hidden_checks_and_shows_nothing_of_them(
    repository: Path, server: Path, allow_open: str
) -> None:
    run = graded(repository, server, WRONG_WHERE_HIDDEN, allow_open=allow_open)
    (error,) = run.of("error")
    assert (run.code, run.outputs["points"], run.outputs["max-points"]) == (1, "5", "7")
    assert error.properties == {"file": "hw.py", "line": "1", "title": "Mean: far from zero"}
    junit = Path(run.outputs["junit"]).read_text(encoding="utf-8")
    result = base64.b64decode(run.outputs["result"]).decode()
    for text in (run.log, run.summary, junit, result):
        assert "27182" not in text
        assert "1 / 0" not in text


def test_the_course_and_its_token_are_gone_when_the_job_ends(
    repository: Path, server: Path, allow_open: str
) -> None:
    run = graded(repository, server, RIGHT, allow_open=allow_open)
    basic = base64.b64encode(b"x-access-token:s3cret").decode()
    temp = repository.parent / "_temp"
    assert (run.code, run.outputs["passed"]) == (0, "true")
    assert [each.message for each in run.of("add-mask")] == [basic]
    left = [path for path in temp.rglob("*") if path.is_file()]
    assert not (temp / "graders-course").exists()
    assert [
        path for path in left if b"s3cret" in path.read_bytes() or basic.encode() in path.read_bytes()
    ] == []


def test_student_code_finds_neither_course_nor_variables_with_the_full_assignment(
    repository: Path, server: Path, allow_open: str
) -> None:
    if allow_open == "true":
        run = graded(repository, server, RIGHT)
        assert run.code in {2, 3}  # it is refused
        return
    course = f"breaches += [name for name in ('reference', 'assignments') if os.path.exists({str(repository.parent / '_temp' / 'graders-course')!r} + '/' + name)]\n"
    run = graded(
        repository, server, attack(repository).replace("\nsay()\nseek()\n", f"\nsay()\nseek()\n{course}")
    )
    assert run.outputs["points"] == "4"
    assert {each.name for each in run.commands} == {"add-mask", "error", "notice"}
    assert run.added == {}


def test_work_is_refused_where_nothing_seals_it_off(course: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        grade_file(
            put(tmp_path / "hw.py", RIGHT),
            Selection(course=course),
            "portable",
            lambda _: [],
            only_sealed=True,
        )
    assert refused.value.notices == (notice("hw.py", Slug.OPEN_NOT_ALLOWED),)


def test_a_course_that_is_not_there_ends_the_job_before_any_code_runs(repository: Path, server: Path) -> None:
    run = graded(repository, server, RIGHT, course_repository="staff/other")
    assert run.code != 0
    assert run.outputs["points"] == ""
    assert run.of("notice") == []


def test_annotations_are_ten_at_most_and_the_dearest_come_first(chapter2: Any) -> None:
    path = ROOT / "student_template" / "ch02_vectors.ipynb"
    made = grade_submission(read_submission(path), chapter2, InProcessRunner())
    lines = file_lines(path.read_bytes(), SubmissionKind.NOTEBOOK)
    listed = remarks(made, Work(path="x.ipynb", lines=lines), Language.EN)
    points = {question.title.read(Language.EN): question.score.possible for question in made.questions}
    costs = [points[each.title.removesuffix(": The answer is there")] for each in listed]
    assert len(made.questions) >= len(listed)
    assert len(listed) <= 10
    assert costs == sorted(costs, reverse=True)
    assert all(each.line is not None for each in listed)
