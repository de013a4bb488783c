"""Hand grading by file, and overrides: what goes out comes back, checked, and counts from then on."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from courses import put
from kept import Class

from graders.cli.main import main
from graders.errors import UsageError
from graders.gradebook import open_gradebook
from graders.reports.grading_sheet import Answer, number_of, read_sheet, write_sheet
from graders.slugs import Slug
from graders.workflows.hand_grading import HandWork, apply_sheet, override_points, pending_sheet
from graders.workflows.keeping import place_of

ASSIGNMENT = """\
schema: graders/assignment/1
languages: [en]
questions:
- {id: f, statement: double it, parameters: [x], checks: [{id: one, points: 2, cases: ["f(1)", "f(2)"]}]}
- {id: why, kind: text, statement: "Say why, in a sentence.", points: 3}
- {id: how, kind: text, statement: "Say how.", points: 4}
"""
WORKS = {
    "ann": "def f(x):\n    return 2 * x\nwhy = 'because\\nof two'\nhow = '=HYPERLINK(1)'\n",
    "bob": "def f(x):\n    return x\nwhy = 'no idea'\nhow = 'by hand'\n",
    "=cyd": "def f(x):\n    return 2 * x\nwhy = '它是两倍'\n",
}


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Class:
    root = tmp_path / "course"
    put(root / "assignments" / "hw" / "assignment.yaml", ASSIGNMENT)
    put(root / "reference" / "hw.py", "def f(x):\n    return 2 * x\n")
    one = Class(tmp_path, monkeypatch, root)
    one.hand_in(**WORKS)
    one.grade()
    return one


def work(small: Class) -> HandWork:
    return HandWork(out=small.out, course=small.root)


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def grades(small: Class) -> dict[str, tuple[str, str]]:
    table = csv.DictReader(io.StringIO((small.out / "grades.csv").read_text(encoding="utf-8")))
    return {row["student"].removeprefix("'"): (row["score"], row["pending"]) for row in table}


def sheet(small: Class, name: str = "grading.csv", **options: bool) -> Path:
    target = small.folder / name
    pending_sheet(work(small), target, **{"anonymous": False, "every": False} | options)
    return target


def filled(path: Path, points: dict[tuple[str, str], str], comment: str = "seen") -> Path:
    """The sheet with points by student and question, as a spreadsheet would save it."""
    table = rows(path)
    for row in table:
        row["points"] = points.get((row["code"].removeprefix("'"), row["question"]), "")
        row["comment"] = comment if row["points"] else ""
    output = io.StringIO()
    writer = csv.DictWriter(output, table[0].keys())
    writer.writeheader()
    writer.writerows(table)
    return put(path, output.getvalue())


# The sheet


def test_the_sheet_lists_each_answer_with_what_it_is_measured_by(small: Class) -> None:
    table = rows(sheet(small))
    assert [(row["code"], row["question"]) for row in table] == [
        ("'=cyd", "why"), ("ann", "why"), ("bob", "why"), ("ann", "how"), ("bob", "how"),
    ]  # fmt: skip
    why = table[1]
    assert (why["answer"], why["rubric"], why["possible"]) == (
        "because\nof two",
        "Say why, in a sentence.",
        "3",
    )


def test_no_cell_can_calculate_in_a_spreadsheet(small: Class) -> None:
    assert not [
        cell for row in rows(sheet(small)) for cell in row.values() if cell[:1] in {"=", "+", "-", "@"}
    ]


def test_an_anonymous_sheet_names_nobody_and_comes_back(small: Class) -> None:
    path = sheet(small, anonymous=True)
    text = path.read_text(encoding="utf-8-sig")
    assert not [name for name in WORKS if name in text.replace("why", "")]
    table = rows(path)
    one = next(row for row in table if row["answer"] == "no idea")
    apply_sheet(work(small), filled(path, {(one["code"], "why"): "1"}), "eve")
    assert grades(small)["bob"] == ("1", "4")


def test_yaml_says_the_same_as_csv(small: Class) -> None:
    data = yaml.safe_load(sheet(small, "grading.yaml").read_text(encoding="utf-8"))
    assert [each["code"] for each in data["answers"]] == ["=cyd", "ann", "bob", "ann", "bob"]
    data["answers"][1]["points"] = 2.5
    path = put(small.folder / "grading.yaml", yaml.safe_dump(data, allow_unicode=True))
    assert apply_sheet(work(small), path, "eve") == 1
    assert grades(small)["ann"] == ("4.5", "4")


# Points that come back


def test_points_count_at_once_and_again_after_everything(small: Class) -> None:
    path = filled(sheet(small), {("ann", "why"): "3", ("ann", "how"): "1,5", ("=cyd", "why"): "0"})
    assert apply_sheet(work(small), path, "eve") == 3
    assert grades(small) == {"ann": ("6.5", "0"), "bob": ("0", "7"), "=cyd": ("2", "0")}
    small.regrade()
    assert grades(small)["ann"] == ("6.5", "0")
    small.grade(force=True)
    assert grades(small)["ann"] == ("6.5", "0")


def test_the_same_sheet_again_changes_nothing(small: Class) -> None:
    path = filled(sheet(small), {("ann", "why"): "3"})
    assert apply_sheet(work(small), path, "eve") == 1
    assert apply_sheet(work(small), path, "eve") == 0


def test_what_was_graded_is_pending_no_more(small: Class) -> None:
    apply_sheet(work(small), filled(sheet(small), {("ann", "why"): "3"}), "eve")
    assert ("ann", "why") not in {(row["code"], row["question"]) for row in rows(sheet(small))}
    everything = {(row["code"], row["question"]): row for row in rows(sheet(small, every=True))}
    assert (everything["ann", "why"]["points"], everything["ann", "why"]["comment"]) == ("3", "seen")


def test_who_and_when_are_kept(small: Class) -> None:
    apply_sheet(work(small), filled(sheet(small), {("ann", "why"): "3"}), "eve")
    with open_gradebook(*place_of(small.out, None)) as gradebook:
        gradebook.current()
        (grade,) = gradebook.hand_grades()
    assert (grade.who, grade.points, grade.comment) == ("eve", Fraction(3), "seen")
    assert grade.when is not None


@pytest.mark.parametrize(
    ("change", "slug"),
    [
        ({"points": "3.01"}, Slug.GRADING_POINTS_OUT_OF_RANGE),
        ({"points": "-1"}, Slug.GRADING_POINTS_OUT_OF_RANGE),
        ({"points": "three"}, Slug.GRADING_POINTS_NO_NUMBER),
        ({"points": "1e9"}, Slug.GRADING_POINTS_NO_NUMBER),
        ({"points": "1/0"}, Slug.GRADING_POINTS_NO_NUMBER),
        ({"code": "nobody", "points": "1"}, Slug.GRADING_NO_ANSWER),
        ({"question": "f", "points": "1"}, Slug.GRADING_NO_ANSWER),
        ({"question": "g", "points": "1"}, Slug.QUESTION_UNKNOWN),
        ({"digest": "0" * 12, "points": "1"}, Slug.GRADING_OF_EARLIER),
    ],
    ids=lambda each: str(each)[:40],
)
def test_one_row_that_does_not_fit_keeps_the_whole_sheet_out(small: Class, change, slug) -> None:
    table = rows(filled(sheet(small), {("ann", "how"): "4"}))
    table[1] |= change
    output = io.StringIO()
    writer = csv.DictWriter(output, table[0].keys())
    writer.writeheader()
    writer.writerows(table)
    with pytest.raises(UsageError) as error:
        apply_sheet(work(small), put(small.folder / "bad.csv", output.getvalue()), "eve")
    (problem,) = error.value.notices
    assert (problem.slug, problem.where) == (slug, "bad.csv:3")
    assert grades(small)["ann"] == ("2", "7")


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "code,question\nann,why\n"])
def test_another_table_is_refused(small: Class, text: str) -> None:
    if not text:
        assert apply_sheet(work(small), put(small.folder / "x.csv", text), "eve") == 0
        return
    with pytest.raises(UsageError) as error:
        apply_sheet(work(small), put(small.folder / "x.csv", text), "eve")
    assert error.value.notices[0].slug is Slug.GRADING_SHEET_UNREADABLE


def test_another_attempt_is_graded_anew(small: Class) -> None:
    path = filled(sheet(small), {("bob", "why"): "2"})
    small.hand_in(bob="def f(x):\n    return 2 * x\nwhy = 'I see'\n")
    small.grade()
    with pytest.raises(UsageError) as error:
        apply_sheet(work(small), path, "eve")
    assert error.value.notices[0].slug is Slug.GRADING_OF_EARLIER


def test_a_semicolon_and_a_byte_order_mark_are_read(small: Class) -> None:
    text = "\ufeffcode;question;points\nann;why;2,5\n"
    (row,) = read_sheet(text, ".csv", "x.csv")
    assert (row.code, row.points) == ("ann", Fraction(5, 2))


@pytest.mark.parametrize(
    ("text", "number"), [("", None), ("3", 3), ("2,5", Fraction(5, 2)), ("1/3", Fraction(1, 3))]
)
def test_points_are_exact(text: str, number: object) -> None:
    assert number_of(text) == number


def test_a_sheet_without_answers_is_a_table_without_rows() -> None:
    assert write_sheet([], ".csv").count("\n") == 1
    answer = Answer(
        code="a",
        student="a",
        question="q",
        title="t",
        rubric="r",
        text="x\x1b[31m",
        possible=Fraction(1),
        digest="d",
    )
    assert "\x1b" not in write_sheet([answer], ".csv")


# Overrides


def test_an_override_stands_in_the_place_of_the_score_until_it_is_taken_back(small: Class) -> None:
    override_points(work(small), "bob", "", "5.5", "appeal", "eve")
    assert grades(small)["bob"] == ("5.5", "0")
    small.regrade()
    assert grades(small)["bob"] == ("5.5", "0")
    override_points(work(small), "bob", "", None, "mistaken", "eve")
    assert grades(small)["bob"] == ("0", "7")


def test_an_override_of_a_question_leaves_the_others_alone(small: Class) -> None:
    override_points(work(small), "bob", "f", "2", "the statement was unclear", "eve")
    assert grades(small)["bob"] == ("2", "7")
    with open_gradebook(*place_of(small.out, None)) as gradebook:
        gradebook.current()
        (change,) = gradebook.overrides()
    assert (change.reason, change.who) == ("the statement was unclear", "eve")


@pytest.mark.parametrize(
    ("student", "question", "number", "slug"),
    [
        ("bob", "", "9.5", Slug.GRADING_POINTS_OUT_OF_RANGE),
        ("bob", "f", "x", Slug.GRADING_POINTS_NO_NUMBER),
        ("bob", "f", "", Slug.GRADING_POINTS_NO_NUMBER),
        ("bob", "g", "1", Slug.QUESTION_UNKNOWN),
        ("zoe", "f", "1", Slug.STUDENT_NOT_KEPT),
    ],
)
def test_an_override_that_does_not_fit_is_refused(small: Class, student, question, number, slug) -> None:
    with pytest.raises(UsageError) as error:
        override_points(work(small), student, question, number, "why", "eve")
    assert error.value.notices[0].slug is slug


def test_the_commands_do_all_of_it(small: Class, capsys: pytest.CaptureFixture[str]) -> None:
    path, where = small.folder / "s.csv", ["--course", str(small.root)]
    assert main(["pending", str(small.out), "-o", str(path), *where]) == 0
    filled(path, {("ann", "why"): "3"})
    assert main(["apply", str(small.out), str(path), "--who", "eve", *where]) == 0
    assert main(["override", str(small.out), "bob", "--points", "1", "--reason", "r", *where]) == 0
    assert main(["pending", str(small.folder / "nowhere"), "-o", str(path), *where]) == 2
    said = capsys.readouterr()
    assert f"{path}: 5" in said.out
    assert "Traceback" not in said.err
    assert (grades(small)["ann"], grades(small)["bob"]) == (("5", "4"), ("1", "0"))
