"""What students get is generated, valid, and pleasant to run as it stands."""

from __future__ import annotations

import ast
from pathlib import Path

import nbformat
import pytest

from graders.submissions import read_submission
from graders.template import module_text, notebook_text

ROOT = Path(__file__).resolve().parents[1]


def test_the_committed_templates_are_what_the_assignment_generates(chapter2) -> None:
    assert notebook_text(chapter2.assignment) == (ROOT / "student_template/ch02_vectors.ipynb").read_text(
        "utf-8"
    )
    assert module_text(chapter2.assignment) == (ROOT / "student_template/ch02_vectors.py").read_text("utf-8")


def test_the_notebook_is_valid_by_the_format_s_own_schema(chapter2) -> None:
    nbformat.validate(nbformat.reads(notebook_text(chapter2.assignment), as_version=4))


@pytest.mark.parametrize("suffix", [".ipynb", ".py"])
def test_every_question_has_a_place_for_its_answer(suffix: str, chapter2) -> None:
    read = read_submission(ROOT / "student_template" / f"ch02_vectors{suffix}")
    names = set()
    for cell in read.cells:
        for node in ast.parse(cell.python).body:
            if isinstance(node, ast.FunctionDef):
                names.add(node.name)
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                names.add(node.targets[0].id)
    assert {question.id for question in chapter2.assignment.questions} <= names
    assert read.broken == ()


def test_the_template_gives_no_answer_away(chapter2) -> None:
    text = notebook_text(chapter2.assignment) + module_text(chapter2.assignment)
    assert "[32, -1, 0]" not in text
    assert "np.linalg.norm" not in text


def test_both_languages_stand_side_by_side(chapter2) -> None:
    text = module_text(chapter2.assignment)
    assert "Multiply element by element" in text
    assert "对应元素相乘" in text
