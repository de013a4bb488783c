"""Every recipe of the guide runs: its reference, handed in, gets all points."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graders.execution.runner import open_runner
from graders.model.report import Report, Status, Verdict
from graders.workflows.grade_one import grade_submission_file, single_file
from graders.workflows.locate import Selection
from graders.workflows.prepare import prepare

pytestmark = pytest.mark.kernel

ROOT = Path(__file__).resolve().parents[1]
GUIDE = (ROOT / "docs" / "your-own-assignment.md").read_text(encoding="utf-8")
RECIPES = GUIDE.partition("## Recipes\n")[2].partition("\n## ")[0]
HEAD = "schema: graders/assignment/1\nlanguages: [en]\nquestions:\n"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", RECIPES, re.DOTALL | re.MULTILINE)


def graded_file(course: Path, work: Path) -> Report:
    prepared = prepare(Selection(course=course, assignment="recipes"))
    runner = open_runner("auto", [course / "assignments", course / "reference"])
    try:
        return grade_submission_file(single_file(work), prepared, runner)
    finally:
        runner.close()


def test_each_recipe_has_a_question_and_its_reference() -> None:
    assert len(blocks("yaml")) == len(blocks("python")) > 15


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("course")
    for folder in ("assignments/recipes", "reference", "student_template"):
        (root / folder).mkdir(parents=True)
    (root / "assignments/recipes/assignment.yaml").write_text(
        HEAD + "".join(blocks("yaml")), encoding="utf-8"
    )
    (root / "reference/recipes.py").write_text("\n".join(blocks("python")), encoding="utf-8")
    return root


def test_the_reference_of_each_recipe_earns_everything(course: Path) -> None:
    (course / "work.py").write_text("\n".join(blocks("python")), encoding="utf-8")
    report = graded_file(course, course / "work.py")
    assert report.status is Status.GRADED
    wrong = {each.id: each.verdict for each in report.questions if each.verdict is not Verdict.PASSED}
    assert wrong == {"why": Verdict.PENDING}


def test_an_empty_answer_to_each_recipe_earns_nothing(course: Path) -> None:
    names = re.findall(r"^- id: (\w+)", "".join(blocks("yaml")), re.MULTILINE)
    stubs = "\n".join(f"def {name}(*args, **kwargs):\n    return None" for name in names)
    (course / "empty.py").write_text(f"class TooLittleError(ValueError): pass\n{stubs}", encoding="utf-8")
    report = graded_file(course, course / "empty.py")
    assert {each.id: each.score.earned for each in report.questions if each.score.earned} == {}
