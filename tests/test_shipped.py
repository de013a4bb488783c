"""Files that an assignment ships: beside the work, beside the reference, and in the template folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from courses import course, earned, put, ready

from graders.assignment.course import Course
from graders.errors import AssignmentError, UserError
from graders.execution import open_runner
from graders.model.text import Language
from graders.reports.words.messages import say
from graders.submissions import read_submission
from graders.workflows import shipped
from graders.workflows.grade_one import grade_submission
from graders.workflows.locate import Selection
from graders.workflows.make_template import make_template

SUMS = """
def f(x):
    with open("numbers.txt") as file:
        return x * sum(map(int, file))
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = course(tmp_path, SUMS, "{args: [2]}", "{args: [5]}")
    put(made / "assignments" / "hw" / "files" / "numbers.txt", "1\n2\n3\n")
    return made


def test_the_reference_and_the_work_read_them(root: Path, tmp_path: Path) -> None:
    prepared = ready(root)
    work = put(tmp_path / "work.py", SUMS)
    runner = open_runner("auto", [root])
    try:
        report = grade_submission(read_submission(work), prepared, runner)
    finally:
        runner.close()
    assert prepared.plan.files == {"numbers.txt": b"1\n2\n3\n"}
    assert report.score.earned == 1


G = """
- id: g
  kind: function
  title: {en: G, zh: 函数二}
  statement: {en: do, zh: 做}
  points: 1
  parameters: [x]
  returns: scalar
  builds_on: {questions: [f], points: kept}
  checks:
  - id: two
    title: {en: two, zh: 二}
    points: 1
    visibility: public
    cases:
    - {args: [2]}
    - {args: [5]}
    - {args: [7.5]}
    - {args: [11.25]}
"""
BUILDING = """
def g(x):
    return f(x) + 1

def _by_f(x, f):
    return f(x) + 1

CARRIED_FORWARD = {"g": (_by_f,)}
"""


def test_a_function_that_is_asked_again_reads_them_as_well(root: Path, tmp_path: Path) -> None:
    """What follows rightly from a wrong function that reads a file is right, given that function."""
    path = root / "assignments" / "hw" / "assignment.yaml"
    cases = "    - {args: [2]}\n    - {args: [5]}\n"
    text = path.read_text(encoding="utf-8")
    assert cases in text
    path.write_text(
        text.replace(cases, cases + "    - {args: [7.5]}\n    - {args: [11.25]}\n") + G.lstrip(),
        encoding="utf-8",
    )
    put(root / "reference" / "hw.py", SUMS + BUILDING)
    wrong = SUMS.replace("x * sum", "x + 3 * sum") + "\ndef g(x):\n    return f(x) + 1\n"
    work = put(tmp_path / "work.py", wrong)
    runner = open_runner("auto", [root])
    try:
        report = grade_submission(read_submission(work), ready(root), runner)
    finally:
        runner.close()
    first, second = report.questions
    assert (first.score.earned, second.score.earned) == (0, 1)


def test_without_a_folder_there_are_none(tmp_path: Path) -> None:
    root = course(tmp_path, "def f(x):\n    return x\n")
    assert ready(root).plan.files == {}
    assert earned(root, "def f(x):\n    return x\n") == 1


def test_they_stand_beside_the_template(root: Path) -> None:
    selection = Selection(course=root, assignment="hw")
    make_template(selection, check=False)
    target = root / "student_template" / "numbers.txt"
    assert target.read_bytes() == b"1\n2\n3\n"
    target.write_text("4\n")
    with pytest.raises(UserError) as caught:
        make_template(selection, check=True)
    assert "numbers.txt" in said(caught.value, Language.EN)


def test_files_of_two_assignments_do_not_take_each_others_place(root: Path) -> None:
    text = (root / "assignments" / "hw" / "assignment.yaml").read_text(encoding="utf-8")
    put(root / "assignments" / "second" / "assignment.yaml", text)
    put(root / "assignments" / "second" / "files" / "numbers.txt", "7\n")
    with pytest.raises(AssignmentError) as caught:
        make_template(Selection(course=root, assignment="hw"), check=False)
    assert said(caught.value, Language.EN) == (
        "assignments/hw/files/numbers.txt: has the name of a file of the assignment `second` that holds something "
        "else; give one of them another name: both stand in `student_template/`"
    )


def test_a_file_does_not_take_the_place_of_a_template(root: Path) -> None:
    put(root / "assignments" / "hw" / "files" / "hw.py", "x = 1\n")
    with pytest.raises(AssignmentError):
        make_template(Selection(course=root, assignment="hw"), check=False)


def link(folder: Path) -> None:
    (folder / "more.txt").symlink_to("/etc/hostname")


def pipe(folder: Path) -> None:
    os.mkfifo(folder / "more.txt")


def large(folder: Path) -> None:
    (folder / "more.txt").write_bytes(b"x" * shipped.MAX_BYTES)


def many(folder: Path) -> None:
    for number in range(shipped.MAX_FILES):
        (folder / f"{number}.txt").write_text("")


PROBLEMS = {
    "link": (
        link,
        "assignments/hw/files/more.txt: is a link, a folder or no plain file, and cannot be given to students; put the "
        "files themselves into `files/`, without folders",
        "assignments/hw/files/more.txt: 是链接、文件夹或其他特殊文件，无法发给学生；请把文件本身直接放进 `files/`",
    ),
    "folder": (
        lambda folder: (folder / "more").mkdir(),
        "assignments/hw/files/more: is a link, a folder or no plain file, and cannot be given to students; put the "
        "files themselves into `files/`, without folders",
        "assignments/hw/files/more: 是链接、文件夹或其他特殊文件，无法发给学生；请把文件本身直接放进 `files/`",
    ),
    "pipe": (
        pipe,
        "assignments/hw/files/more.txt: is a link, a folder or no plain file, and cannot be given to students; put the "
        "files themselves into `files/`, without folders",
        "assignments/hw/files/more.txt: 是链接、文件夹或其他特殊文件，无法发给学生；请把文件本身直接放进 `files/`",
    ),
    "name": (
        lambda folder: (folder / "a b.txt").write_text(""),
        "assignments/hw/files/a b.txt: has a name that some systems do not allow in a file name; use letters, digits, "
        "`_`, `-` and `.` (at most 100 of them)",
        "assignments/hw/files/a b.txt: 文件名在有些系统上不能使用；请只用字母、数字、`_`、`-` 和 `.`（最多 100 个字符）",
    ),
    "large": (
        large,
        "assignments/hw/files/numbers.txt: makes the files of the assignment larger than 2 MB in all; ship a smaller "
        "part of the data",
        "assignments/hw/files/numbers.txt: 使作业附带的文件总共超过 2 MB；请只附带一小部分数据",
    ),
    "many": (
        many,
        "assignments/hw/files: holds more than 20 files; leave out what no question needs",
        "assignments/hw/files: 里面的文件超过 20 个；请去掉题目用不到的文件",
    ),
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_what_cannot_be_shipped_is_refused(root: Path, name: str) -> None:
    spoil, english, chinese = PROBLEMS[name]
    spoil(root / "assignments" / "hw" / "files")
    with pytest.raises(AssignmentError) as caught:
        shipped.shipped_files(Course(root.resolve()), "hw")
    assert said(caught.value, Language.EN) == english
    assert said(caught.value, Language.ZH) == chinese


def said(error: UserError, language: Language) -> str:
    return "\n".join(say(each, language) for each in error.notices)
