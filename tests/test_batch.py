"""A class: everyone is accounted for, whatever happens to a worker."""

from __future__ import annotations

import csv
import dataclasses
import os
import time
import unicodedata
from fractions import Fraction
from pathlib import Path

import pytest

from graders.batch import run_all
from graders.model.report import Report, Score, Status, SubmissionFacts
from graders.model.text import Language
from graders.reports.clean import clean, csv_cell
from graders.reports.gradebook import summary, to_csv
from graders.reports.points import points
from graders.workflows.report_names import report_names


def double(item: int) -> int:
    if item < 0:
        os._exit(1)
    return 2 * item


def nothing() -> None:
    """Workers of this test need no preparation."""


def lost(item: int) -> str:
    return f"lost {item}"


def test_everyone_comes_back_even_when_a_worker_dies_under_one_of_them() -> None:
    results = dict(run_all(double, [1, 2, -3, 4, 5], jobs=2, prepare=nothing, lost=lost))
    assert results == {0: 2, 1: 4, 2: "lost -3", 3: 8, 4: 10}


def test_names_of_students_become_safe_file_names_that_nobody_shares() -> None:
    names = ["a/b", "a_b", "A_B", "..", "张伟", 'q"uote', "x" * 300, "=1+1"]
    paths = [f"{name}.yaml" for name in report_names(names)]
    assert paths[:7] == [
        "a_b.yaml",
        "a_b-2.yaml",
        "A_B-3.yaml",
        "student.yaml",
        "张伟.yaml",
        "q_uote.yaml",
        f"{'x' * 100}.yaml",
    ]
    assert len({name.casefold() for name in paths}) == len(paths)


def test_names_of_reports_fit_into_every_file_system_and_stay_apart(tmp_path: Path) -> None:
    names = [
        "张" * 84,
        "张" * 84 + ".",
        "é" * 300,
        "e\u0301" * 300,
        "\udcff\udcfe",
        "a\nb",
        "x" * 150,
        "X" * 160,
    ]
    paths = [tmp_path / f"{name}.yaml" for name in report_names(names)]
    for path in paths:
        path.write_text("", encoding="utf-8")
        assert len(os.fsencode(path.name)) <= 200
    assert len({unicodedata.normalize("NFC", path.name).casefold() for path in paths}) == len(names)


def test_ten_thousand_equal_names_take_no_time() -> None:
    began = time.process_time()
    assert len(set(report_names(["x" * 100] * 10_000))) == 10_000
    assert time.process_time() - began < 2


def report(student: str, chapter2) -> Report:
    return Report(
        assignment="ch02_vectors",
        student=student,
        submission=SubmissionFacts(file=f"{student}.py"),
        status=Status.UNGRADABLE,
        score=Score(possible=chapter2.assignment.points),
        run={},
    )


def test_commas_quotes_and_formulas_in_names_do_no_harm(chapter2) -> None:
    names = ["Müller, Anna", 'the "cat"', "=cmd|' /C calc'!A0", "+1", "@x", "-2"]
    text = to_csv(chapter2.assignment, [report(name, chapter2) for name in names])
    rows = list(csv.reader(text.splitlines()))
    assert [len(row) for row in rows] == [17] * 7
    assert [row[0] for row in rows[1:]] == names[:2] + [f"'{name}" for name in names[2:]]


def test_an_empty_class_has_no_median(chapter2) -> None:
    data = summary(chapter2.assignment, [report("a", chapter2)], Language.EN, {})
    assert (data["submissions"], data["ungradable"], data["graded"], data["median"]) == (1, 1, 0, None)


@pytest.mark.parametrize(
    ("earned", "possible", "shown"),
    [
        (Fraction(0), Fraction(3), 0),
        (Fraction(3), Fraction(3), 3),
        (Fraction(1, 3), Fraction(1), 0.33),
        (Fraction(2999, 1000), Fraction(3), 2.99),
        (Fraction(1, 1000), Fraction(3), 0.01),
        (Fraction(5, 2), None, 2.5),
        (Fraction(33, 100), Fraction(1, 3), 0.32),  # of 0.33 as it is shown, with two decimals like it
        (Fraction(1, 2000), Fraction(1, 1000), 0),
    ],
)
def test_rounding_never_makes_a_score_full_or_empty(earned, possible, shown) -> None:
    assert points(earned, possible) == shown
    assert type(points(earned, possible)) is type(shown)


def test_control_characters_are_made_visible_and_long_text_is_cut() -> None:
    assert clean("a\x1b[31m\u202eb\x00") == "a\\x1b[31m\\u202eb\\x00"
    assert clean("abcdef", limit=3) == "abc…"
    assert csv_cell("plain") == "plain"


def test_reports_travel_between_processes(chapter2) -> None:
    import pickle

    from graders.errors import notice
    from graders.slugs import Slug

    sent = dataclasses.replace(report("a", chapter2), error=notice("a.py", Slug.FILE_EMPTY, limit="50 MB"))
    assert pickle.loads(pickle.dumps(sent)) == sent
