"""What students get is generated, valid, and pleasant to run as it stands."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import nbformat
import pytest
from courses import course, ready

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


STARTERS = {
    "a body": "total = 0.0\nfor a in x:\n    ...  # your code\nreturn total",
    "a body that is indented": "    total = 0.0\n    return total",
    "a comment alone": "# your code",
    "the whole function": "def helper(a):\n    return a\n\n\ndef f(x):\n    # your code\n    return helper(x)",
    "a decorated function": "import functools\n\n\n@functools.cache\ndef f(x):\n    pass",
}


@pytest.mark.parametrize("name", STARTERS)
def test_the_starter_of_a_function_stands_in_place_of_the_answer(tmp_path: Path, name: str) -> None:
    starter = STARTERS[name]
    root = course(tmp_path, "def f(x):\n    return x\n", more=f"starter: {json.dumps(starter)}")
    assignment = ready(root).assignment
    for text in (module_text(assignment), "".join(answer_cell(notebook_text(assignment)))):
        tree = ast.parse(text)
        (function,) = [n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == "f"]
        assert [a.arg for a in function.args.args] == ["x"]
        assert "NotImplementedError" not in text
        for line in starter.split("\n"):
            assert line.strip() in text


def answer_cell(notebook: str) -> list[str]:
    (cell,) = [c for c in json.loads(notebook)["cells"] if c["id"] == "answer-f"]
    return cell["source"]


def test_worked_examples_of_chapters_stand_in_the_module_as_in_the_notebook(chapter2) -> None:
    module = module_text(chapter2.assignment)
    names: dict = {}
    exec(compile(module, "module", "exec"), names)
    for chapter in chapter2.assignment.chapters:
        assert chapter.code.strip() in module
    assert names["tokens"].shape == (3, 3)


def test_an_example_that_only_ipython_runs_is_a_comment_in_the_module(tmp_path: Path) -> None:
    root = course(tmp_path, "def f(x):\n    return x\n")
    path = root / "assignments" / "hw" / "assignment.yaml"
    chapters = "chapters:\n- text: {en: A, zh: B}\n  code: |\n    %matplotlib inline\n    x = 1\nquestions:\n"
    path.write_text(path.read_text("utf-8").replace("questions:\n", chapters), encoding="utf-8")
    module = module_text(ready(root).assignment)
    ast.parse(module)
    assert "# %matplotlib inline\n# x = 1\n" in module
