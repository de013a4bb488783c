"""Odd submissions, one behaviour each, graded from end to end with real kernels.

`zoo/expected.yaml` says what each deserves: functions that are right count whatever else fails;
warnings, output and style cost nothing.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from graders.model.report import Report, Status
from graders.model.text import Language
from graders.workflows.grade_many import Batch, grade_many
from graders.workflows.locate import Selection

RUNNERS = ("portable", "sealed")  # both must give the same verdicts and points
JOBS = 2
COURSE = Path(__file__).parents[1]
ZOO = Path(__file__).parent / "zoo"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((ZOO / "expected.yaml").read_text(encoding="utf-8"))
FULL = {
    "manual_dot": 20,
    "cosine_similarity": 20,
    "cosine_matrix": 25,
    "attention_scores": 10,
    "projection_length": 5,
    "project": 5,
    "compare_similarity": 5,
    "dot_answers": 5,
    "explain_dot": 2,
    "explain_attention": 3,
}

pytestmark = pytest.mark.kernel


@pytest.fixture(scope="module", params=RUNNERS)
def reports(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Report]:
    """The reports on the whole zoo, by name."""
    folder = tmp_path_factory.mktemp("zoo")
    cages = folder / "cages"
    cages.mkdir()
    for path in ZOO.iterdir():
        if path.suffix in {".py", ".ipynb"}:
            shutil.copyfile(path, cages / path.name)
    batch = Batch(
        source=cages,
        out=folder / "out",
        selection=Selection(course=COURSE),
        runner=request.param,
        jobs=JOBS,
        language=Language.EN,
        allow_open=True,  # written by ourselves, and what `portable` needs
    )
    _, graded = grade_many(batch, lambda _report, _done, _total: None)
    return {report.student: report for report in graded}


@pytest.mark.parametrize("name", EXPECTED)
def test_gets_what_it_deserves(name: str, reports: Mapping[str, Report]) -> None:
    report, expected = reports[name], EXPECTED[name]
    got = {each.id: (float(each.score.earned), each.verdict.value) for each in report.questions}
    assert report.status is Status.GRADED
    assert got == {question: _deserved(question, expected) for question in FULL}
    assert report.score.withheld == 0


def test_every_submission_of_the_zoo_is_expected(reports: Mapping[str, Report]) -> None:
    assert sorted(reports) == sorted(EXPECTED)


def test_time_outs_are_told(reports: Mapping[str, Report]) -> None:
    for name in ("endless_output", "catches_keyboard_interrupt"):
        places = [error.place for error in reports[name].cell_errors]
        assert {place.cell for place in places if place is not None} == {3 if name == "endless_output" else 2}


def test_another_language_is_noted(reports: Mapping[str, Report]) -> None:
    assert [note.slug for note in reports["r_kernelspec"].notes] == ["notebook-other-language"]


def _deserved(question: str, expected: dict[str, Any]) -> tuple[float, str]:
    score = expected["scores"].get(question, 0)
    verdict = "passed" if score == FULL[question] else "failed"
    return float(score), expected.get("verdicts", {}).get(question, verdict)
