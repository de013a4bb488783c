"""The example class, graded as a whole: everyone gets what `examples/expected.yaml` says they deserve."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
import yaml

from graders.model.text import Language
from graders.reports.clean import csv_cell
from graders.workflows.grade_many import Batch, grade_many
from graders.workflows.locate import Selection

RUNNERS = ("auto",)  # the zoo goes through both runners
JOBS = 2
COURSE = Path(__file__).parents[1]
EXAMPLES = COURSE / "examples"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((EXAMPLES / "expected.yaml").read_text(encoding="utf-8"))
QUESTIONS = list(next(each["questions"] for each in EXPECTED.values() if "questions" in each))

pytestmark = pytest.mark.kernel


@pytest.fixture(scope="module", params=RUNNERS)
def out(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the reports on the whole class are."""
    folder = tmp_path_factory.mktemp("examples")
    batch = Batch(
        source=EXAMPLES / "class",
        out=folder,
        selection=Selection(course=COURSE),
        runner=request.param,
        jobs=JOBS,
        language=Language.EN,
        allow_open=True,  # written by ourselves, and what `portable` needs
    )
    grade_many(batch, lambda _report, _done, _total: None)
    return folder


@pytest.fixture(scope="module")
def reports(out: Path) -> dict[str, dict[str, Any]]:
    """The reports as they were written, by student."""
    read = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in (out / "reports").glob("*.yaml")]
    return {report["student"]: report for report in read}


@pytest.fixture(scope="module")
def rows(out: Path) -> list[dict[str, str]]:
    with (out / "grades.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def totals(out: Path) -> dict[str, Any]:
    return yaml.safe_load((out / "summary.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("student", EXPECTED)
def test_student_gets_what_they_deserve(student: str, reports: dict[str, dict[str, Any]]) -> None:
    report, expected = reports[student], EXPECTED[student]
    scores = {question["id"]: question["score"] for question in report["questions"]}
    assert (report["status"], scores) == (expected["status"], expected.get("questions", {}))
    assert (report["score"], report["pending"], report["withheld"]) == (
        expected["score"],
        expected["pending"],
        0,
    )


@pytest.mark.parametrize(
    "student", [name for name, each in EXPECTED.items() if each["status"] == "ungradable"]
)
def test_unreadable_work_is_told_why_and_what_to_do(student: str, reports: dict[str, dict[str, Any]]) -> None:
    error = reports[student]["error"]
    assert error["message"]
    assert error["hint"]


@pytest.mark.parametrize("student", [name for name, each in EXPECTED.items() if each["status"] == "graded"])
def test_points_lost_come_with_a_sentence(student: str, reports: dict[str, dict[str, Any]]) -> None:
    for question in reports[student]["questions"]:
        lost = [check for check in question["checks"] if check["verdict"] != "passed"]
        assert all(check["message"] for check in lost)
        assert bool(lost) == (question["score"] < question["possible"])


def test_every_student_is_expected_and_reported(reports: dict[str, dict[str, Any]]) -> None:
    assert sorted(reports) == sorted(EXPECTED)


def test_reports_have_the_schema(reports: dict[str, dict[str, Any]]) -> None:
    assert {report["schema"] for report in reports.values()} == {"graders/report/1"}


def test_reports_add_up(reports: dict[str, dict[str, Any]]) -> None:
    for report in reports.values():
        assert report["possible"] == 100
        assert report["score"] == sum(question["score"] for question in report["questions"])


def test_grades_csv_has_a_row_for_everyone(rows: list[dict[str, str]]) -> None:
    assert sorted(row["student"] for row in rows) == sorted(csv_cell(name) for name in EXPECTED)


def test_grades_csv_has_a_column_a_question(rows: list[dict[str, str]]) -> None:
    assert [name for name in rows[0] if name in QUESTIONS] == QUESTIONS
    assert len(QUESTIONS) == 10


def test_grades_csv_agrees_with_the_reports(rows: list[dict[str, str]]) -> None:
    by_cell = {csv_cell(name): each for name, each in EXPECTED.items()}
    for row in rows:
        expected = by_cell[row["student"]]
        assert row["status"] == expected["status"]
        if expected["status"] == "graded":
            assert {name: float(row[name]) for name in QUESTIONS} == expected["questions"]
            assert float(row["score"]) == expected["score"]
        else:
            assert {row[name] for name in [*QUESTIONS, "score"]} == {""}


def test_no_cell_of_grades_csv_is_a_formula(rows: list[dict[str, str]]) -> None:
    for row in rows:
        assert not any(value.startswith(("=", "+", "@")) for value in row.values())


def test_summary_adds_up(totals: dict[str, Any]) -> None:
    statuses = [each["status"] for each in EXPECTED.values()]
    counted = {name: totals[name] for name in ("graded", "ungradable", "broken")}
    assert counted == {name: statuses.count(name) for name in counted}
    assert totals["submissions"] == sum(counted.values()) == len(EXPECTED)
    assert len(totals["attention"]) == counted["ungradable"]
    assert [each["id"] for each in totals["questions"]] == QUESTIONS


def test_summary_counts_full_marks(totals: dict[str, Any]) -> None:
    full = {"manual_dot": 20, "cosine_similarity": 20, "cosine_matrix": 25, "project": 5}
    for question in totals["questions"]:
        if question["id"] in full:
            given = [each["questions"][question["id"]] for each in EXPECTED.values() if "questions" in each]
            assert question["passed"] == given.count(full[question["id"]])


def test_odd_file_names_become_plain_ones(out: Path) -> None:
    names = {path.name for path in (out / "reports").iterdir()}
    assert len(names) == len(EXPECTED)
    assert {"=Sean O'Brien, ch 2.yaml", "hw (1).yaml", "林晓燕.yaml"} <= names


def test_a_folder_with_two_files_says_which_was_graded(reports: dict[str, dict[str, Any]]) -> None:
    (note,) = reports["priya_nair"]["notes"]
    assert "ch02_vectors.ipynb" in note
    assert "scratch.py" in note


def test_unusual_encodings_are_told(reports: dict[str, dict[str, Any]]) -> None:
    assert "gb18030" in " ".join(reports["王磊"]["notes"]).lower()
    assert "utf-16" in " ".join(reports["周杰"]["notes"]).lower()


def test_what_failed_beside_the_answers_is_told(reports: dict[str, dict[str, Any]]) -> None:
    errors = {
        name: " ".join(reports[name]["cells_with_errors"])
        for name in ("李娜", "hassan_yilmaz", "linda_nkosi", "emma_johansson")
    }
    assert "torch" in errors["李娜"]
    assert "AssertionError" in errors["hassan_yilmaz"]
    assert errors["linda_nkosi"]
    assert errors["emma_johansson"]


def test_a_misspelt_name_is_recognised(reports: dict[str, dict[str, Any]]) -> None:
    (question,) = [
        each for each in reports["nguyen_thi_lan"]["questions"] if each["id"] == "cosine_similarity"
    ]
    assert "`cosine_similarty`" in question["checks"][0]["message"]
