"""The autograder for Gradescope: the zip, its scripts in a root laid out like theirs, and what it writes."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from container_like import CONTAINER
from courses import put
from fakes import InProcessRunner
from kept import as_somebody
from platforms import notebook

from graders.cli import autograder as entry
from graders.cli.main import main
from graders.execution import runner as runners
from graders.model.text import Language
from graders.slugs import Slug
from graders.submissions.sources.gradescope_upload import read_upload
from graders.workflows.autograder import Autograded, autograde
from graders.workflows.grade_file import grade_file
from graders.workflows.locate import Selection
from graders.workflows.own_wheel import own_wheel

# gradescope-autograders.readthedocs.io/en/latest/specs; the formats are those that their page lists.
_FORMAT = {"enum": ["text", "html", "simple_format", "md", "ansi"]}
_LEVEL = {"enum": ["hidden", "after_due_date", "after_published", "visible"]}
_TEXT = {"type": "string", "maxLength": 20_000, "pattern": "^[^\x00-\x09\x0b-\x1f\x7f-\x9f]*$"}
_TEST = {
    "type": "object",
    "properties": {
        "score": {"type": "number", "minimum": 0}, "max_score": {"type": "number", "minimum": 0},
        "status": {"enum": ["passed", "failed"]}, "name": _TEXT, "name_format": _FORMAT,
        "number": {"type": "string", "pattern": r"^\d+(\.\d+)*$"}, "output": _TEXT, "output_format": _FORMAT,
        "tags": {"type": "array", "items": _TEXT}, "visibility": _LEVEL, "extra_data": {"type": "object"},
    },
    "additionalProperties": False,
}  # fmt: skip
RESULTS = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "properties": {
        "score": {"type": "number", "minimum": 0}, "execution_time": {"type": "number"}, "output": _TEXT,
        "output_format": _FORMAT, "test_output_format": _FORMAT, "test_name_format": _FORMAT, "visibility": _LEVEL,
        "stdout_visibility": _LEVEL, "extra_data": {"type": "object"}, "tests": {"type": "array", "items": _TEST},
        "leaderboard": {"type": "array"},
    },
    "anyOf": [
        {"required": ["score"]},
        {"properties": {"tests": {"items": {"required": ["score"]}, "minItems": 1}}, "required": ["tests"]},
    ],
    "additionalProperties": False,
}  # fmt: skip
WITHHELD = {
    **RESULTS,
    "anyOf": [{"not": {"required": ["score"]}}],
}  # Gradescope says that the autograder failed

ASSIGNMENT = """\
schema: graders/assignment/1
title: {en: HW, zh: 作业}
seed: 1
limits: {cell_seconds: 5}
policies:
  late: {per: day, percent: 10}
  extensions: {"bo@example.edu": 2026-07-09T23:00:00-07:00}
  attempts: 3
  hidden_checks: HIDDEN
questions:
- id: double
  kind: function
  title: {en: Double, zh: 加倍}
  statement: {en: Double it., zh: 加倍。}
  points: 10
  parameters: [x]
  returns: scalar
  checks:
  - {id: small, title: {en: Small numbers, zh: 小数字}, points: 4, visibility: public, cases: [{args: [1]}]}
  - {id: large, title: {en: Large numbers, zh: 大数字}, points: 6, visibility: hidden, cases: [{args: [738291]}]}
"""
RIGHT = "def double(x):\n    return x * 2\n"
PARTLY = "def double(x):\n    return x * 2 if x < 100 else 0\n"


def course(root: Path, hidden: str = "stay-hidden") -> Path:
    """A course with helpers, alternatives, another assignment, and things that must not be handed on."""
    folder = root / "assignments" / "hw"
    put(folder / "assignment.yaml", ASSIGNMENT.replace("HIDDEN", hidden))
    put(folder / "alternatives.py", RIGHT)
    put(folder / "files" / "table.csv", "1,2\n")
    put(folder / "requirements.txt", "scipy\n")
    put(folder / ".secret", "password")
    put(folder / "__pycache__" / "x.pyc", "cache")
    put(
        root / "reference" / "hw.py",
        "import numpy as np\nfrom _two import TWO\ndef double(x):\n    return x * TWO\n",
    )
    put(root / "reference" / "_two.py", "TWO = 2\n")
    put(root / "assignments" / "other" / "assignment.yaml", ASSIGNMENT.replace("HIDDEN", "stay-hidden"))
    put(root / "reference" / "other.py", RIGHT)
    put(root / "roster.csv", "name\nAnn\n")
    return root


def metadata(**changes: Any) -> dict[str, Any]:
    """As the page of Gradescope shows it."""
    return {
        "id": 123456,
        "created_at": "2026-07-01T14:22:32.365935-07:00",
        "assignment": {
            "due_date": "2026-07-01T23:00:00.000000-07:00", "group_size": None, "group_submission": False,
            "id": 25828, "course_id": 1234, "late_due_date": None,
            "release_date": "2026-06-01T00:00:00.000000-07:00", "title": "HW", "total_points": "10.0",
        },
        "submission_method": "upload",
        "users": [{"email": "ann@example.edu", "id": 1234, "name": "Ann"}],
        "previous_submissions": [],
    } | changes  # fmt: skip


def previous(*scores: Any, **more: Any) -> list[dict[str, Any]]:
    """Earlier submissions, one an hour; the newest is said first."""
    return [
        {"submission_time": f"2026-07-01T0{n}:00:00.000000-07:00", "score": score, "autograder_error": False} | more
        for n, score in enumerate(scores)
    ][::-1]  # fmt: skip


class Root:
    """A folder laid out like /autograder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def hand_in(self, files: dict[str, str | bytes], about: Any = None) -> None:
        shutil.rmtree(self.folder / "submission", ignore_errors=True)
        shutil.rmtree(self.folder / "results", ignore_errors=True)
        (self.folder / "results").mkdir()
        (self.folder / "submission").mkdir()
        for name, content in files.items():
            path = self.folder / "submission" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        put(self.folder / "submission_metadata.json", json.dumps(metadata() if about is None else about))

    def environment(self) -> dict[str, str]:
        return {**os.environ, "AUTOGRADER_ROOT": str(self.folder), "AUTOGRADER_PYTHON": sys.executable}

    def run(self, *before: str) -> str:
        """What the script prints, which instructors read."""
        ran = subprocess.run(
            [*before, str(self.folder / "run_autograder")], cwd=self.folder, env=self.environment(),
            capture_output=True, text=True, timeout=120, check=True,
        )  # fmt: skip
        return ran.stdout

    def results(self, schema: dict[str, Any] = RESULTS) -> dict[str, Any]:
        text = (self.folder / "results" / "results.json").read_text(encoding="utf-8")
        assert len(text) < 1_000_000
        data: dict[str, Any] = json.loads(text)
        jsonschema.Draft202012Validator(schema).validate(data)
        return data


def packed(root: Path, out: Path, *options: str) -> Path:
    assert main(["release", "hw", "--gradescope", "-o", str(out), "--course", str(root), *options]) == 0
    return out


def laid_out(archive: Path, folder: Path) -> Root:
    """Unpacked as Gradescope does: modes count, and `run_autograder` stands above `source`."""
    with zipfile.ZipFile(archive) as opened:
        for each in opened.infolist():
            Path(opened.extract(each, folder / "source")).chmod(each.external_attr >> 16 & 0o777)
    shutil.copy(folder / "source" / "run_autograder", folder / "run_autograder")
    folder.chmod(0o755)
    return Root(folder)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release")
    return packed(course(folder / "course"), folder / "autograder.zip")


@pytest.fixture(scope="module")
def installed(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Root:
    """A root in which setup.sh has run, with the libraries of this interpreter."""
    root = laid_out(archive, tmp_path_factory.mktemp("image") / "autograder")
    ran = subprocess.run(
        [str(root.folder / "source" / "setup.sh")],
        check=False,
        env=root.environment(),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (ran.returncode, ran.stdout.strip()) == (0, "hw: 10"), ran.stderr
    return root


@pytest.fixture
def root(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Root:
    """A root to grade in without starting anything."""
    monkeypatch.setitem(runners.RUNNERS, "here", lambda _: runners.Start(InProcessRunner))
    return laid_out(archive, tmp_path / "autograder")


def here(root: Root, files: dict[str, str | bytes], about: Any = None) -> Autograded:
    root.hand_in(files, about)
    return autograde(root.folder, "here")


def slugs(done: Autograded) -> set[Slug]:
    return {each.slug for each in done.notices}


# The zip


def test_the_zip_holds_what_grades_the_assignment_and_nothing_else(archive: Path) -> None:
    wheel, _ = own_wheel()
    with zipfile.ZipFile(archive) as opened:
        assert opened.namelist() == [
            "autograder.json", "constraints.txt",
            "course/assignments/hw/assignment.yaml", "course/assignments/hw/files/table.csv",
            "course/assignments/hw/requirements.txt", "course/reference/_two.py", "course/reference/hw.py",
            "requirements.txt", "run_autograder", "setup.sh", f"wheel/{wheel}",
        ]  # fmt: skip
        modes = {each.filename: each.external_attr >> 16 & 0o777 for each in opened.infolist()}
        assert {name for name, mode in modes.items() if mode == 0o755} == {"setup.sh", "run_autograder"}
        assert opened.read("requirements.txt").decode().split() == ["numpy", "scipy"]
        pins = opened.read("constraints.txt").decode().splitlines()
    assert {"nbclient", "pyyaml", "traitlets"} <= {each.partition("==")[0] for each in pins}
    assert not [each for each in pins if each.startswith("graders")]


def test_the_same_course_gives_the_same_bytes(archive: Path, tmp_path: Path) -> None:
    again = packed(course(tmp_path / "elsewhere"), tmp_path / "again.zip")
    assert again.read_bytes() == archive.read_bytes()


def test_the_wheel_lists_every_file_of_the_program_with_its_digest() -> None:
    _, content = own_wheel()
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        names = set(opened.namelist())
        record = next(each for each in names if each.endswith("RECORD"))
        listed = {line.split(",")[0] for line in opened.read(record).decode().splitlines()}
        about = opened.read(record.replace("RECORD", "METADATA")).decode()
        commands = opened.read(record.replace("RECORD", "entry_points.txt")).decode()
    assert "Requires-Dist: numpy" in about
    assert re.search(r'^Requires-Dist: nbclient.*; extra == "grade"$', about, re.MULTILINE)
    assert "[console_scripts]\ngrade = graders." in commands
    assert names == listed
    assert {"graders/cli/autograder.py", "graders/inside/kernel/kernel.py"} <= names


def test_an_assignment_that_does_not_grade_makes_no_zip(tmp_path: Path, capsys) -> None:
    broken = course(tmp_path / "course")
    put(broken / "reference" / "_two.py", "TWO = 1 / 0\n")
    out = tmp_path / "autograder.zip"
    assert main(["release", "hw", "--gradescope", "-o", str(out), "--course", str(broken)]) == 3
    assert capsys.readouterr().err == (
        "reference/hw.py: does not run (ZeroDivisionError: division by zero); mend it before grading\n"
    )
    assert not out.exists()


def test_the_zip_has_to_be_named(tmp_path: Path, capsys) -> None:
    assert main(["release", "hw", "--gradescope", "--course", str(course(tmp_path))]) == 2
    assert capsys.readouterr().err == (
        "release --gradescope: makes one file for Gradescope, and none is named; name it with -o autograder.zip\n"
    )


# The scripts, as Gradescope runs them


@pytest.mark.kernel
def test_the_wheel_of_the_zip_grades_as_the_command_does(installed: Root, tmp_path: Path) -> None:
    installed.hand_in({"hw.ipynb": notebook("import helper", PARTLY), "helper.py": "K = 1\n"})
    printed = installed.run()
    report, _ = grade_file(
        put(tmp_path / "hw.py", PARTLY),
        Selection(course=course(tmp_path / "c"), assignment="hw"),
        "auto",
        lambda _: (),
    )
    assert installed.results()["score"] == report.score.earned == 4
    assert "738291" in printed  # what instructors see
    assert "738291" not in json.dumps(installed.results())
    ran = subprocess.run(
        [sys.executable, "-c", "import graders; print(graders.__file__)"], capture_output=True, text=True, check=True,
        env={**installed.environment(), "PYTHONPATH": str(installed.folder / "site")}, cwd=tmp_path,
    )  # fmt: skip
    assert Path(ran.stdout.strip()).is_relative_to(installed.folder / "site")


@pytest.mark.kernel
@pytest.mark.skipif(not CONTAINER, reason="only Linux on machines whose system calls are listed")
def test_where_a_container_allows_no_namespaces_it_grades_and_tells_instructors_alone(
    installed: Root,
) -> None:
    installed.hand_in({"hw.py": RIGHT})
    printed = installed.run(*CONTAINER)
    assert "student code ran without all walls" in printed
    results = installed.results()
    assert results["score"] == 10
    assert results["output"] == "hw\n10 of 10 points\nAttempt 1 of 3."


@pytest.mark.kernel
def test_where_the_program_is_installed_as_a_wheel_nothing_else_leads_to_it_after_warming_up(
    installed: Root,
) -> None:
    """Installed with -e it can be found by a hook of its own, which hides what is missing."""
    source = (
        "import sys, types, pathlib\n"
        "inside = pathlib.Path(sys.argv[1])\n"
        "sys.meta_path[:] = [each for each in sys.meta_path if 'ditable' not in repr(each)]\n"
        "for name, path in (('graders', []), ('graders.inside', [str(inside)])):\n"
        "    sys.modules[name] = types.ModuleType(name)\n"
        "    sys.modules[name].__path__ = path\n"
        "from graders.inside.kernel import shims, socket_session, warm_up\n"
        "warm_up.warm_up(shims.make_kernel(socket_session.SocketSession(), pathlib.Path(sys.argv[2])))\n"
        "from graders.inside.kernel import serve\n"
        "from graders.inside.probes import run\n"
    )
    inside = installed.folder / "site" / "graders" / "inside"
    command = [sys.executable, "-I", "-c", source, str(inside), str(installed.folder)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.kernel
def test_nobody_but_the_owner_may_look_into_what_the_grader_knows(installed: Root) -> None:
    installed.hand_in({"hw.py": RIGHT})
    installed.run()
    for name in ("source", "submission", "results"):
        assert installed.folder.joinpath(name).stat().st_mode & 0o077 == 0


def test_as_an_ordinary_user_it_grades_as_well(root: Root) -> None:
    root.hand_in({"hw.py": RIGHT})
    for path in [root.folder, *root.folder.rglob("*")]:
        path.chmod(0o777)

    def graded() -> str:
        autograde(root.folder, "here")
        return str(json.loads((root.folder / "results" / "results.json").read_text())["score"])

    for parent in root.folder.parents:
        if parent.stat().st_uid == os.getuid() and parent.stat().st_mode & 0o005 != 0o005:
            parent.chmod(parent.stat().st_mode | 0o055)
    assert as_somebody(graded) == "10"


# Submissions


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            {},
            "hw: submission: there is no notebook and no module in what you handed in\nhand in the .ipynb or .py",
        ),
        (
            {"hw.pdf": "%PDF-1.7"},
            "hw: submission: there is no notebook and no module in what you handed in\nhand in",
        ),
        ({"hw.ipynb": '{"cells": ['}, "hw: hw.ipynb: "),
        ({"hw.py": ""}, "hw: hw.py: is empty\n"),
    ],
    ids=["nothing", "a PDF", "a damaged notebook", "an empty module"],
)
def test_what_cannot_be_read_earns_nothing_and_says_what_to_do(root: Root, files, said) -> None:
    here(root, files)
    results = root.results()
    assert results["score"] == 0
    assert results["output"] == "Nothing could be graded yet: mend this, and hand in again.\nAttempt 1 of 3."
    (test,) = results["tests"]
    assert test["output"].startswith(said)
    assert (test["score"], test["max_score"], test["status"]) == (0, 10, "failed")


def test_without_a_folder_of_the_submission_the_results_say_so(root: Root) -> None:
    root.hand_in({})
    (root.folder / "submission").rmdir()
    assert slugs(autograde(root.folder, "here")) == {Slug.UPLOAD_WITHOUT_WORK}
    assert root.results()["tests"][0]["output"].startswith("submission: there is no notebook")


def test_of_two_notebooks_one_is_graded_and_students_read_which(root: Root) -> None:
    here(root, {"a.ipynb": notebook("x = 1"), "b.ipynb": notebook(RIGHT)})
    results = root.results()
    assert results["score"] == 10
    assert "`b.ipynb` was graded" in results["output"]


HOSTILE = (
    "print('{\"score\": 1000}')\nprint('\\x1b[31m</script><script>alert(1)</script>')\n"
    'def double(x):\n    raise ValueError(\'<b>\\x1b[2J</b>\\u202e", "score": 99, "\' * 3000)\n'
)


def test_a_hostile_notebook_changes_nothing_but_its_own_words(root: Root) -> None:
    done = here(root, {"<b>hw</b>.ipynb": notebook(HOSTILE), "results.json": '{"score": 1000}'})
    results = root.results()
    assert results["score"] == 0
    assert {each["output_format"] for each in results["tests"] if "output_format" in each} == set()
    assert (results["output_format"], results["test_output_format"], results["test_name_format"]) == (
        "text",
    ) * 3
    text = (root.folder / "results" / "results.json").read_text()
    assert not {"\x1b", "\u202e"} & set(text + done.report)
    assert len(text) < 30_000


NBGRADER = {
    "cells": [
        {"cell_type": "markdown", "id": "a", "source": "# HW", "metadata": {
            "nbgrader": {"grade": False, "grade_id": "head", "locked": True, "schema_version": 3, "solution": False,
                         "task": False}}},
        {"cell_type": "code", "id": "b", "execution_count": None, "outputs": [],
         "source": "def double(x):\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION\n", "metadata": {
             "nbgrader": {"grade": False, "grade_id": "double", "locked": False, "schema_version": 3, "solution": True,
                          "task": False, "checksum": "0123456789abcdef0123456789abcdef", "cell_type": "code"}}},
        {"cell_type": "code", "id": "c", "execution_count": None, "outputs": [], "metadata": {
            "deletable": False, "editable": False,
            "nbgrader": {"grade": True, "grade_id": "double-test", "locked": True, "points": 2, "schema_version": 3,
                         "solution": False, "task": False}},
         "source": "assert double(1) == 3\n### BEGIN HIDDEN TESTS\nassert double(2) == 4\n### END HIDDEN TESTS"},
        {"cell_type": "code", "id": "d", "execution_count": None, "outputs": [], "metadata": {},
         "source": "# YOUR CODE HERE\nraise NotImplementedError()"},
    ],
    "metadata": {"celltoolbar": "Create Assignment"}, "nbformat": 4, "nbformat_minor": 5,
}  # fmt: skip
OTTER = {
    "cells": [
        {"cell_type": "code", "id": "a", "execution_count": None, "outputs": [], "metadata": {
            "deletable": False, "editable": False},
         "source": '# Initialize Otter\nimport otter\ngrader = otter.Notebook("hw.ipynb")\nimport numpy as np'},
        {"cell_type": "raw", "id": "b", "metadata": {},
         "source": "# BEGIN QUESTION\nname: q1\npoints: 2\nmanual: false"},
        {"cell_type": "code", "id": "c", "execution_count": None, "outputs": [], "metadata": {"tags": ["otter_answer_cell"]},
         "source": "def double(x):\n    return float(np.float64(x) * 2) # SOLUTION"},
        {"cell_type": "raw", "id": "d", "metadata": {}, "source": "# END QUESTION"},
        {"cell_type": "code", "id": "e", "execution_count": None, "outputs": [], "metadata": {},
         "source": 'grader.check("q1")'},
        {"cell_type": "code", "id": "f", "execution_count": None, "outputs": [], "metadata": {},
         "source": "grader.export(pdf=False, run_tests=True)"},
    ],
    "metadata": {"otter": {"OK_FORMAT": True, "tests": {"q1": {"name": "q1", "points": 2, "suites": []}}}},
    "nbformat": 4, "nbformat_minor": 5,
}  # fmt: skip


@pytest.mark.kernel
@pytest.mark.parametrize("work", [NBGRADER, OTTER], ids=["nbgrader", "otter"])
def test_notebooks_made_for_other_graders_earn_what_their_answers_earn(work, tmp_path: Path) -> None:
    path = put(tmp_path / "hw.ipynb", json.dumps(work))
    report, _ = grade_file(
        path, Selection(course=course(tmp_path / "c"), assignment="hw"), "auto", lambda _: ()
    )
    assert report.score.earned == 10
    assert report.cell_errors  # what the other grader's lines raise is said, and costs nothing


# Time, attempts, groups


@pytest.mark.parametrize(
    ("at", "score", "said"),
    [
        ("2026-07-01T23:00:00.000000-07:00", 10, []),
        ("2026-07-02T01:30:00.000000-07:00", 9, ["Handed in 2 h 30 min after it was due: 1 points are taken off."]),
        ("2026-07-03T23:00:01.000000-07:00", 7, ["Handed in 2 d 0 h 1 min after it was due: 3 points are taken off."]),
        ("2026-07-02T06:30:00+00:00", 9, ["Handed in 30 min after it was due: 1 points are taken off."]),
        ("yesterday", 10, []),
    ],
)  # fmt: skip
def test_lateness_is_measured_from_gradescope_s_due_date(root: Root, at, score, said) -> None:
    done = here(root, {"hw.py": RIGHT}, metadata(created_at=at))
    results = root.results()
    assert results["score"] == score
    assert results["output"].splitlines() == ["hw", "10 of 10 points", "Attempt 1 of 3.", *said]
    assert (Slug.UPLOAD_WITHOUT_TIME in slugs(done)) is (at == "yesterday")


def test_a_due_date_of_the_assignment_s_own_comes_first(root: Root) -> None:
    path = root.folder / "source" / "course" / "assignments" / "hw" / "assignment.yaml"
    path.write_text(path.read_text().replace("policies:", "policies:\n  due: 2026-06-30T23:00:00-07:00"))
    here(root, {"hw.py": RIGHT})
    assert root.results()["score"] == 9


def test_of_a_group_the_member_who_has_longest_counts(root: Root) -> None:
    users = [{"email": f"{each}@example.edu", "id": n, "name": each} for n, each in enumerate(("ann", "bo"))]
    late = {"created_at": "2026-07-05T10:00:00-07:00"}
    here(root, {"hw.py": RIGHT}, metadata(users=users, **late))
    assert root.results()["score"] == 10
    here(root, {"hw.py": RIGHT}, metadata(users=users[:1], **late))
    assert root.results()["score"] == 6


def test_an_extension_on_gradescope_counts(root: Root) -> None:
    users = [
        {
            "email": "ann@example.edu",
            "id": 1,
            "name": "Ann",
            "assignment": {"due_date": "2026-07-06T00:00:00Z"},
        }
    ]
    here(root, {"hw.py": RIGHT}, metadata(users=users, created_at="2026-07-05T10:00:00-07:00"))
    assert root.results()["score"] == 10


def test_beyond_the_limit_of_attempts_the_last_one_within_it_counts(root: Root) -> None:
    at = {"created_at": "2026-07-01T12:00:00-07:00"}
    here(root, {"hw.py": RIGHT}, metadata(previous_submissions=previous(1.0, "4.5"), **at))
    assert root.results()["output"].endswith("Attempt 3 of 3.")
    done = here(root, {"hw.py": RIGHT}, metadata(previous_submissions=previous(1.0, 2.0, "4.5", 4.5), **at))
    results = root.results()
    assert (results["score"], results["tests"], done.report) == (4.5, [], "")
    assert results["output"] == (
        "This is attempt 5, and 3 count: it was not graded, and the score is that of attempt 3."
    )


def test_an_attempt_that_gradescope_could_not_grade_is_none_and_a_later_one_is_not_earlier(
    root: Root,
) -> None:
    failed = previous(0.0, 0.0, 0.0, autograder_error=True)
    here(root, {"hw.py": RIGHT}, metadata(previous_submissions=failed))
    assert root.results()["score"] == 10
    regraded = metadata(previous_submissions=previous(1, 1, 1), created_at="2026-07-01T00:30:00-07:00")
    here(root, {"hw.py": RIGHT}, regraded)
    assert root.results()["output"].endswith("Attempt 2 of 3.")


def test_an_attempt_whose_score_is_not_known_is_left_to_a_person(root: Root) -> None:
    here(root, {"hw.py": RIGHT}, metadata(previous_submissions=previous(1.0, 2.0, None)))
    assert root.results(WITHHELD)["output"].startswith(
        "This is attempt 4, and 3 count. What attempt 3 earned"
    )


@pytest.mark.parametrize("text", [None, "", "[1]", '{"created_at"', "[" * 100_000, '"x"'])
def test_without_metadata_the_work_is_graded_and_instructors_read_so(root: Root, text: str | None) -> None:
    root.hand_in({"hw.py": RIGHT})
    path = root.folder / "submission_metadata.json"
    path.unlink() if text is None else path.write_text(text)
    assert Slug.UPLOAD_METADATA in slugs(autograde(root.folder, "here"))
    assert root.results()["score"] == 10


def test_odd_parts_of_the_metadata_are_not_known() -> None:
    upload = read_upload(json.dumps({
        "created_at": 5, "assignment": [], "users": ["x", {"name": None, "id": 7}],
        "previous_submissions": [None, {"score": "1e999999999"}, {"score": float("inf")}, {"score": True}],
    }))  # fmt: skip
    assert (upload.at, upload.due, upload.total, upload.attempt) == (None, None, None, 4)
    assert [each.name for each in upload.students] == ["7"]
    assert [each.score for each in upload.previous] == [None, None, None]


def test_the_total_is_text_and_one_that_is_too_small_is_said(root: Root) -> None:
    assert read_upload(json.dumps(metadata())).total == Fraction(10)
    about = metadata()
    about["assignment"]["total_points"] = "2.0"
    assert Slug.AUTOGRADER_TOTAL in slugs(here(root, {"hw.py": RIGHT}, about))
    assert root.results()["score"] == 10  # nothing is rescaled


# Hidden checks


@pytest.mark.parametrize(
    ("policy", "option", "level", "inputs"),
    [
        ("stay-hidden", None, "visible", False),
        ("shown-after-due", None, "after_due_date", True),
        ("shown-after-due", "visible", "visible", False),
        ("stay-hidden", "after_due_date", "after_due_date", False),
        ("stay-hidden", "after_published", "after_published", False),
        ("stay-hidden", "hidden", "hidden", True),
    ],
)
def test_hidden_checks_are_seen_when_and_as_far_as_the_assignment_says(
    tmp_path: Path, monkeypatch, policy, option, level, inputs
) -> None:
    monkeypatch.setitem(runners.RUNNERS, "here", lambda _: runners.Start(InProcessRunner))
    options = [] if option is None else ["--hidden", option]
    archive = packed(course(tmp_path / "course", policy), tmp_path / "a.zip", *options)
    root = laid_out(archive, tmp_path / "autograder")
    here(root, {"hw.py": PARTLY})
    public, hidden = root.results()["tests"]
    assert (public["visibility"], hidden["visibility"]) == ("visible", level)
    assert ("738291" in hidden["output"]) is inputs
    assert (public["score"], hidden["score"], hidden["max_score"]) == (4, 0, 6)
    assert (public["number"], hidden["number"], hidden["tags"]) == (
        "1.2",
        "1.3",
        ["double", "large", "hidden"],
    )


# Our own failures


def test_if_the_grader_fails_there_is_no_score_and_students_read_no_reason(root: Root) -> None:
    put(root.folder / "source" / "course" / "reference" / "_two.py", "raise KeyError('738291')\n")
    done = here(root, {"hw.py": RIGHT})
    text = json.dumps(root.results(WITHHELD))
    assert "738291" not in text
    assert "You lose nothing" in text
    assert slugs(done) == {Slug.AUTHOR_CODE_RAISED}


def test_if_points_are_withheld_there_is_no_score_and_instructors_read_what_to_do(root: Root) -> None:
    path = root.folder / "source" / "course" / "reference" / "hw.py"
    path.write_text(
        path.read_text().replace("return x * TWO", "return [0, 2][x]")
    )  # fails at the hidden case
    done = here(root, {"hw.py": RIGHT})
    results = root.results(WITHHELD)
    assert [each.get("score") for each in results["tests"]] == [4, None]
    assert Slug.AUTOGRADER_WITHHELD in slugs(done)


class Fails:
    """A runner whose fault it is."""

    isolation = "sealed"

    def run(self, *_: object) -> None:
        raise RuntimeError("738291")

    def share(self) -> Fails:
        return self

    def close(self) -> None:
        """Nothing was opened."""


def test_if_running_fails_by_our_fault_students_read_no_reason(root: Root, monkeypatch) -> None:
    monkeypatch.setitem(runners.RUNNERS, "here", lambda _: runners.Start(Fails))
    done = here(root, {"hw.py": RIGHT})
    assert "738291" not in json.dumps(root.results(WITHHELD))
    assert "738291" in done.report
    assert Slug.AUTOGRADER_WITHHELD in slugs(done)


def test_without_its_settings_the_results_are_written_all_the_same(root: Root) -> None:
    (root.folder / "source" / "autograder.json").write_text('{"schema": "graders/autograder/2"}')
    assert slugs(here(root, {"hw.py": RIGHT})) == {Slug.AUTOGRADER_DAMAGED}
    assert root.results(WITHHELD)["tests"] == []


@pytest.fixture
def _elsewhere(root: Root, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("AUTOGRADER_ROOT", str(root.folder))
    monkeypatch.setitem(runners.RUNNERS, "auto", lambda _: runners.Start(InProcessRunner))
    yield


@pytest.mark.usefixtures("_elsewhere")
def test_in_chinese_everybody_reads_chinese(root: Root, capsys) -> None:
    settings = root.folder / "source" / "autograder.json"
    settings.write_text(settings.read_text().replace('"en"', '"zh"'))
    root.hand_in({"hw.py": RIGHT}, metadata(created_at="2026-07-02T01:30:00-07:00"))
    assert entry.main([]) == 0
    assert (
        root.results()["output"]
        == "hw\n10 分（满分 10 分）\n第 1 次提交，共 3 次。\n迟交 2 小时 30 分钟，扣 1 分。"
    )
    assert "学生代码未完全隔离" in capsys.readouterr().err
    assert autograde(root.folder).language is Language.ZH
