"""A course of one's own: made, listed, its assignments chosen by where one stands, and tried side by side."""

from __future__ import annotations

import json
import pickle
import sys
from pathlib import Path

import pytest
import yaml
from courses import put
from fakes import InProcessRunner

from graders.assignment.course import Course
from graders.assignment.schema import json_schema
from graders.cli.main import main
from graders.execution import runner as door
from graders.model.assignment import Case

SEVERAL = (
    "the course has several assignments: one, two; choose one with {how}, or go into its folder",
    "本课程有多个作业：one, two；请用 {how} 选择一个，或进入它的文件夹",
)


@pytest.fixture
def root(tmp_path: Path, capsys, monkeypatch) -> Path:
    """A course with two assignments, outside of this repository."""
    for name in door.RUNNERS:
        monkeypatch.setitem(door.RUNNERS, name, lambda _: door.Start(InProcessRunner))
    monkeypatch.chdir(tmp_path)
    assert main(["init", "course"]) == 0
    monkeypatch.chdir(tmp_path / "course")
    for name in ("one", "two"):
        assert main(["new", name]) == 0
    capsys.readouterr()
    return tmp_path / "course"


def run(capsys, *words: str) -> tuple[int, str, str]:
    code = main(list(words))
    out, err = capsys.readouterr()
    return code, out, err


def test_a_new_course_has_the_three_folders_and_knows_nothing_of_this_one(tmp_path: Path, capsys) -> None:
    place = tmp_path / "deep" / "course"
    code, out, _ = run(capsys, "init", str(place))
    assert code == 0
    assert sorted(path.name for path in place.iterdir()) == [
        ".gitignore", "README.md", "assignments", "reference", "student_template",
    ]  # fmt: skip
    assert all(Path(line).is_file() for line in out.splitlines())
    written = json.loads((place / "assignments" / "assignment.schema.json").read_text(encoding="utf-8"))
    assert written == json_schema()
    readme = (place / "README.md").read_text(encoding="utf-8")
    assert "grade verify --all" in readme
    assert "检验每个作业" in readme
    assert "grade.py" not in readme


def test_an_empty_folder_will_do_and_another_will_not(tmp_path: Path, capsys) -> None:
    assert run(capsys, "init", str(tmp_path))[0] == 0
    code, out, err = run(capsys, "init", str(tmp_path))
    assert (code, out) == (2, "")
    assert "is not empty; name a new folder" in err


def test_a_course_without_assignments_says_how_to_make_one(tmp_path: Path, capsys) -> None:
    run(capsys, "init", str(tmp_path))
    for words in (["list"], ["verify", "--all"], ["show"]):
        code, _, err = run(capsys, *words, "--course", str(tmp_path))
        assert code == 2
        assert err.endswith("the course has no assignments; make one with `grade.py new NAME`\n")


def test_the_list_has_titles_points_and_where_one_stands(root: Path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(root / "assignments" / "two")
    assert run(capsys, "list") == (
        0,
        "one  one (1 questions, 10 points)\ntwo  two (1 questions, 10 points)  ← you are here\n",
        "",
    )
    assert run(capsys, "list", "--lang", "zh")[1].splitlines()[1] == "two  two (1 题，10 分)  ← 当前所在"


def test_a_broken_assignment_is_listed_with_what_is_wrong(root: Path, capsys) -> None:
    put(root / "assignments" / "one" / "assignment.yaml", "[]")
    code, out, _ = run(capsys, "list")
    assert code == 2
    assert out.splitlines() == [
        "one  assignments/one/assignment.yaml: is not a mapping; begin with `schema: graders/assignment/1`",
        "two  two (1 questions, 10 points)",
    ]


@pytest.mark.parametrize("below", ["", "deeper/still"])
def test_the_assignment_is_the_one_in_whose_folder_one_stands(
    root: Path, capsys, monkeypatch, below: str
) -> None:
    place = root / "assignments" / "two" / below
    place.mkdir(parents=True, exist_ok=True)
    answer = put(root.parent / "answer.py", "def mean(x):\n    return sum(x) / len(x)\n")
    monkeypatch.chdir(place)
    assert "two" in run(capsys, "show")[1]
    assert run(capsys, "template")[1].splitlines()[-1].endswith("student_template/two.py")
    report = yaml.safe_load(run(capsys, "grade", str(answer), "--format", "yaml")[1])
    assert report["assignment"] == "two"
    report = yaml.safe_load(run(capsys, "grade", str(answer), "-a", "one", "--format", "yaml")[1])
    assert report["assignment"] == "one"


def test_elsewhere_one_of_several_has_to_be_named(root: Path, capsys, monkeypatch) -> None:
    for place in (root, root / "assignments", root / "reference"):
        monkeypatch.chdir(place)
        for language, sentence in zip(("en", "zh"), SEVERAL, strict=True):
            code, _, err = run(capsys, "show", "--lang", language)
            assert code == 2
            assert err == f"{root}: {sentence.format(how='`grade.py show NAME`')}\n"


def test_a_folder_that_is_no_assignment_is_none(root: Path) -> None:
    (root / "assignments" / "notes").mkdir()
    assert Course(root).here(root / "assignments" / "notes") is None
    assert Course(root).here(root / "assignments") is None
    assert Course(root).here(Path("/")) is None


def test_all_assignments_are_verified_and_templates_written(root: Path, capsys) -> None:
    code, out, _ = run(capsys, "verify", "--all", "--jobs", "1")
    assert code == 0, out
    assert [line for line in out.splitlines() if "every law holds" in line] == [
        "one: every law holds",
        "two: every law holds",
    ]
    code, out, _ = run(capsys, "template", "--all", "--check")
    assert (code, len(out.splitlines())) == (0, 4)


def test_one_that_cannot_be_read_stops_no_other(root: Path, capsys) -> None:
    put(root / "assignments" / "one" / "assignment.yaml", "[]")
    code, out, err = run(capsys, "verify", "--all", "--jobs", "1", "--format", "yaml")
    assert code == 2
    assert err.startswith("assignments/one/assignment.yaml: is not a mapping")
    assert [each["assignment"] for each in yaml.safe_load_all(out)] == ["two"]


def test_installed_the_command_is_called_grade(root: Path, capsys, monkeypatch) -> None:
    monkeypatch.setattr(sys, "argv", ["/somewhere/bin/grade"])
    assert run(capsys, "show")[2].endswith("choose one with `grade show NAME`, or go into its folder\n")
    assert run(capsys, "shw")[2] == (
        "shw: there is no such command (did you mean `show`?); `grade --help` lists them\n"
    )
    assert run(capsys, "show", "--no")[2].startswith("--no: ")


def test_cases_cross_processes() -> None:
    case = Case(args=(1,))
    assert pickle.loads(pickle.dumps(case)) == case
