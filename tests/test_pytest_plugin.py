"""Every check is a test: runs of pytest in a student's folder, as an editor makes them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import nbformat
import pytest
from kits import ROOT, put_kit
from nbformat.v4 import new_code_cell, new_notebook

HALF = (ROOT / "tests" / "work" / "half.py").read_text(encoding="utf-8")
RIGHT = (ROOT / "tests" / "work" / "solution.py").read_text(encoding="utf-8")


def run(
    folder: Path, *words: str, assignment: str | None = "ch02_vectors", lang: str = "en"
) -> tuple[int, str]:
    named = [] if assignment is None else ["--assignment", assignment]
    plugin = ["-p", "graders.student.pytest_plugin"] if not _is_installed() else []
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *plugin, "-p", "no:cacheprovider", "-p", "no:xdist", *named, *words],
        cwd=folder, capture_output=True, text=True, timeout=120, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "GRADE_LANG": lang, "COLUMNS": "200"},
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def _is_installed() -> bool:
    from importlib.metadata import entry_points

    return any(each.value == "graders.student.pytest_plugin" for each in entry_points(group="pytest11"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put_kit(tmp_path)
    (tmp_path / "my.py").write_text(HALF, encoding="utf-8")
    (tmp_path / "right.py").write_text(RIGHT, encoding="utf-8")
    return tmp_path


def test_each_check_is_a_test_with_its_sentence_as_the_name(folder: Path) -> None:
    code, text = run(folder, "my.py", "--collect-only", "-q")
    assert code == 0
    assert "my.py::cosine_similarity::zero_vector: Beside a zero vector the similarity is 0.0" in text
    assert "36 tests collected" in text


def test_a_failure_says_the_words_of_the_report_and_no_line_of_the_grader(folder: Path) -> None:
    code, text = run(folder, "my.py", "-k", "zero_vector")
    assert code == 1
    assert (
        "cosine_similarity([0], [5]): the answer is nan, but should be 0.0; look for a division by zero"
        in text
    )
    assert "Beside a zero vector the answer is 0.0, not NaN" in text
    assert "Traceback" not in text
    assert "graders/" not in text
    assert re.search(r"2 failed, 1 passed, 1 skipped, 32 deselected", text)


def test_right_work_passes_and_what_a_person_grades_is_skipped(folder: Path) -> None:
    code, text = run(folder, "right.py", "-q")
    assert code == 0, text
    assert re.search(r"\d+ passed, \d skipped", text)


def test_the_sentences_are_in_the_language_of_the_environment(folder: Path) -> None:
    _, text = run(folder, "my.py", "-k", "zero_vector", lang="zh")
    assert "结果是 nan" in text or "nan" in text
    assert "与零向量的相似度" in text or "零向量" in text


def test_a_notebook_is_checked_like_a_module(folder: Path) -> None:
    notebook = new_notebook(cells=[new_code_cell("%matplotlib inline\n" + HALF.split("assert manual")[0])])
    nbformat.write(notebook, folder / "my.ipynb")
    assert run(folder, "my.ipynb", "-q")[1].splitlines()[-1].startswith("15 failed, 17 passed")


def test_the_work_under_its_own_name_needs_no_name_and_the_form_saved_last_counts(folder: Path) -> None:
    notebook = new_notebook(cells=[new_code_cell("pass")])
    nbformat.write(notebook, folder / "ch02_vectors.ipynb")
    (folder / "ch02_vectors.py").write_text(RIGHT, encoding="utf-8")
    os.utime(folder / "ch02_vectors.ipynb", (1, 1))
    code, text = run(folder, "-q")
    assert code == 0, text
    os.utime(folder / "ch02_vectors.py", (0, 0))
    assert run(folder, "-q")[0] == 1


def test_tests_of_the_student_s_own_run_beside_the_checks(folder: Path) -> None:
    (folder / "test_mine.py").write_text("def test_mine(): assert 1 + 1 == 2\n", encoding="utf-8")
    code, text = run(folder, "right.py", "test_mine.py", "-q")
    assert code == 0, text
    assert run(folder, "test_mine.py", "-q", assignment=None)[0] == 0


def test_files_for_other_programs_have_the_sentence_as_well(folder: Path) -> None:
    run(folder, "my.py", "--junitxml", "out.xml", "-q")
    failures = {
        case.get("name"): case.find("failure") for case in ET.parse(folder / "out.xml").iter("testcase")
    }
    failure = failures["zero_vector: Beside a zero vector the similarity is 0.0"]
    assert failure is not None
    assert "the answer is nan" in (failure.text or "")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("ch99", "checks.json: is for `ch02_vectors`, and not for `ch99`; go to the folder of `ch99`"),
        ("", "is for `ch02_vectors`"),
    ],
)
def test_another_assignment_is_one_sentence(folder: Path, name: str, sentence: str) -> None:
    code, text = run(folder, "my.py", assignment=name)
    assert code == 4
    assert sentence in text
    assert "Traceback" not in text


def test_without_a_kit_one_sentence_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "my.py").write_text(RIGHT, encoding="utf-8")
    code, text = run(tmp_path, "my.py")
    assert code == 4
    assert "no `checks.json` here or above, so nothing can be checked; work in the folder" in text


def test_work_that_cannot_be_read_fails_every_check_with_the_reason(folder: Path) -> None:
    (folder / "my.py").write_bytes(b"\x00\x01\xff")
    code, text = run(folder, "my.py", "-q", "-k", "zero_vector")
    assert code == 1
    assert "my.py: is not a text file" in text


def test_nothing_happens_where_no_assignment_is_named(folder: Path) -> None:
    (folder / "plain.py").write_text("def test_it(): pass\n", encoding="utf-8")
    code, text = run(folder, "plain.py", "-q", assignment=None)
    assert (code, "1 passed" in text) == (0, True)
