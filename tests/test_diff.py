"""Two gradings compared: who has another score, by how much, and because of which check."""

from __future__ import annotations

import csv
import dataclasses
import shutil
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from kept import WORKS, Class

from graders.cli.main import main
from graders.errors import UsageError
from graders.gradebook import Override, open_gradebook
from graders.model.assignment import Visibility
from graders.model.classlist import Standing, Student
from graders.model.report import CheckResult, QuestionResult, Report, Score, Status, SubmissionFacts, Verdict
from graders.model.text import Language, Text
from graders.reports.changes import Change, changes, changes_csv, changes_text, changes_yaml
from graders.workflows.compare import compare


def standing(name: str, **points: int) -> Standing:
    """A student with one question, and a check of 5 points for each name."""
    checks = tuple(
        CheckResult(
            id=check, title=Text(), verdict=Verdict.PASSED, visibility=Visibility.PUBLIC,
            score=Score(earned=Fraction(earned), possible=Fraction(5)),
        )
        for check, earned in points.items()
    )  # fmt: skip
    score = sum((each.score for each in checks), Score())
    question = QuestionResult(id="f", title=Text(), verdict=Verdict.PASSED, score=score, checks=checks)
    report = Report(
        assignment="hw", student=name, submission=SubmissionFacts(file="a.py"), status=Status.GRADED,
        score=score, questions=(question,), run={},
    )  # fmt: skip
    student = Student(key=name, name=name)
    return Standing(student=student, report=report, score=score.earned, possible=score.possible)


def test_only_who_has_changed_is_listed_with_the_checks_that_did_it() -> None:
    old = [standing("ann", a=5, b=0), standing("bob", a=5, b=5), standing("cyd", a=1, b=2)]
    new = [standing("bob", a=5, b=5), standing("cyd", a=2, b=1), standing("ann", a=5, b=5)]
    assert changes(old, new) == (
        Change(student="ann", old=Fraction(5), new=Fraction(10), because=("f/b",)),
        Change(student="cyd", old=Fraction(3), new=Fraction(3), because=("f/a", "f/b")),
    )


def test_who_is_in_one_of_them_only_has_no_difference() -> None:
    came, gone = standing("ann", a=5), standing("bob", a=5)
    assert changes([gone], [came]) == (
        Change(student="ann", old=None, new=Fraction(5), because=()),
        Change(student="bob", old=Fraction(5), new=None, because=()),
    )
    assert [each.change for each in changes([gone], [came])] == [None, None]


def test_a_check_that_is_new_or_gone_is_a_reason() -> None:
    (change,) = changes([standing("ann", a=5)], [standing("ann", b=3)])
    assert (change.because, change.change) == (("f/b", "f/a"), -2)


def test_a_score_that_no_check_explains_was_set_as_a_whole() -> None:
    old = standing("ann", a=5)
    new = dataclasses.replace(old, score=Fraction(7))
    assert changes([old], [new]) == (Change(student="ann", old=Fraction(5), new=Fraction(7), because=("*",)),)


EVERY = (
    Change(student="=ann, x", old=Fraction(1, 3), new=Fraction(2), because=("f/a", "f/b")),
    Change(student="bob", old=None, new=Fraction(1), because=()),
)


def test_changes_are_written_as_a_table_as_csv_and_as_yaml() -> None:
    assert changes_text(EVERY, Language.EN) == (
        "student   old  new  change  because of\n"
        "=ann, x  0.33    2    1.67  f/a, f/b\n"
        "bob         –    1       –\n"
        "2 changed\n"
    )
    assert "原得分" in changes_text(EVERY, Language.ZH)
    assert changes_text((), Language.EN) == "nobody's result has changed\n"
    rows = list(csv.reader(changes_csv(EVERY).splitlines()))
    assert rows == [
        ["student", "old", "new", "change", "because"],
        ["'=ann, x", "0.33", "2", "1.67", "f/a f/b"],
        ["bob", "", "1", "", ""],
    ]
    data = yaml.safe_load(changes_yaml(EVERY))
    assert data["schema"] == "graders/changes/1"
    assert data["changes"][1] == {"student": "bob", "old": None, "new": 1, "change": None, "because": []}


@pytest.fixture
def twice(tmp_path: Path, monkeypatch) -> Class:
    """A class that was graded, put aside as `old`, and graded again with other points and an override."""
    one = Class(tmp_path, monkeypatch)
    one.hand_in(**WORKS)
    one.grade()
    shutil.copytree(one.out, tmp_path / "old")
    one.change("points: 1", "points: 2")
    one.regrade()
    with open_gradebook(f"sqlite:///{one.out / 'gradebook.sqlite3'}") as gradebook:
        gradebook.record_override(Override(student="bob", points=Fraction(1), reason="appeal", who="prof"))
    return one


def test_folders_files_and_addresses_are_compared(twice: Class, tmp_path: Path) -> None:
    expected = [("ann", 1, 2), ("bob", 0, 1)]  # what earned nothing before earns nothing of more points
    places = [twice.out, twice.out / "gradebook.sqlite3", f"sqlite:///{twice.out / 'gradebook.sqlite3'}"]
    for place in places:
        every = compare(str(tmp_path / "old"), str(place))
        assert [(each.student, each.old, each.new) for each in every] == expected


def test_a_folder_without_a_gradebook_is_compared_by_its_reports(twice: Class, tmp_path: Path) -> None:
    (tmp_path / "old" / "gradebook.sqlite3").unlink()
    every = compare(str(tmp_path / "old"), str(twice.out))
    assert [(each.student, each.old, each.new) for each in every][:2] == [("ann", 1, 2), ("bob", 0, 1)]


def test_a_place_without_results_is_named(tmp_path: Path) -> None:
    for place in (str(tmp_path), str(tmp_path / "nowhere"), f"sqlite:///{tmp_path / 'new.sqlite3'}"):
        with pytest.raises(UsageError, match=r"gradebook-missing|no-reports"):
            compare(place, place)


def test_the_command_line_regrades_and_compares(twice: Class, tmp_path: Path, capsys) -> None:
    twice.change("points: 2", "points: 4")
    assert main(["regrade", str(twice.out), "--course", str(twice.root), "--format", "csv"]) == 0
    captured = capsys.readouterr()
    assert captured.out.splitlines()[:2] == ["student,old,new,change,because", "ann,2,4,2,f/one"]
    assert main(["diff", str(tmp_path / "old"), str(twice.out)]) == 0
    assert capsys.readouterr().out.splitlines()[1:3] == [
        "ann        1    4       3  f/one",
        "bob        0    1       1  f/one",
    ]
    assert main(["regrade", str(tmp_path)]) == 2
    assert "keeps nothing of a class" in capsys.readouterr().err
