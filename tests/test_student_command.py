"""`grade.py check` as students have it: from a kit alone."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from kits import ROOT, kit_text, put_kit

from graders.model.text import Language
from graders.student.kits import open_kit
from graders.student.language import language_for
from graders.student.main import main
from graders.student.watch import saves

HALF = (ROOT / "tests" / "work" / "half.py").read_text(encoding="utf-8")
RIGHT = (ROOT / "tests" / "work" / "solution.py").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    put_kit(tmp_path)
    monkeypatch.chdir(tmp_path)
    for name in ("GRADE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def check(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(["check", *words])
    said = capsys.readouterr()
    return code, said.out, said.err


def put(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_half_of_the_work_is_half_of_the_points(folder: Path, capsys) -> None:
    put(folder / "mine.py", HALF)
    code, out, err = check(capsys, "mine.py")
    assert (code, err) == (1, "")
    assert "total: 18/50.5; 2 more are graded by hand; 46 more checks are not shown here" in out


def test_the_file_that_was_saved_last_is_checked_if_none_is_named(folder: Path, capsys) -> None:
    put(folder / "ch02_vectors.py", RIGHT)
    put(folder / "ch02_vectors.ipynb", "{}")
    os.utime(folder / "ch02_vectors.ipynb", (1, 1))
    code, out, _ = check(capsys)
    assert code == 0
    assert "ch02_vectors.py" in out


def test_files_beside_the_work_come_along(folder: Path, capsys) -> None:
    put(folder / "helpers.py", "def total(values):\n    return sum(values)\n")
    put(
        folder / "mine.py",
        RIGHT + "\nfrom helpers import total\nassert total([1, 2]) == 3\nopen('data.txt').close()\n",
    )
    put(folder / "data.txt", "x")
    code, out, _ = check(capsys, "mine.py")
    assert code == 0, out
    assert "failed while your work ran" not in out


def test_what_the_work_writes_replaces_nothing_of_the_student_s(folder: Path, capsys) -> None:
    put(folder / "notes.txt", "mine")
    put(folder / "mine.py", "open('notes.txt', 'w').write('gone')\n" + RIGHT)
    check(capsys, "mine.py")
    assert (folder / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("absent.py", None, "there is no such file; check the path"),
        ("empty.ipynb", "", "is empty; save your work and hand in again"),
        ("notes.docx", "x", "has the suffix .docx; hand in a notebook (.ipynb) or a module (.py)"),
        ("cut.ipynb", '{"cells": [', "is a damaged notebook, broken off near line 1; save it again"),
    ],
)
def test_a_file_that_cannot_be_checked_is_one_sentence(folder, capsys, name, content, sentence) -> None:
    if content is not None:
        put(folder / name, content)
    code, out, err = check(capsys, name)
    assert code == 2
    assert sentence in out + err
    assert "Traceback" not in out + err


def test_another_assignment_s_work_is_said_to_define_nothing_that_is_asked(folder: Path, capsys) -> None:
    put(folder / "other.py", "def softmax(x):\n    return x\n\n\ndef causal_mask(n):\n    return n\n")
    code, out, _ = check(capsys, "other.py")
    assert code == 1
    assert (
        "other.py: defines nothing that `ch02_vectors` asks for; hand in the work for this assignment" in out
    )


def test_a_kit_that_was_edited_says_so_and_checks(folder: Path, capsys) -> None:
    put(folder / "checks.json", kit_text("ch02_vectors").replace('"worked-examples"', '"worked-exampless"'))
    put(folder / "mine.py", RIGHT)
    _, out, _ = check(capsys, "mine.py")
    assert "checks.json: is not as it was handed out" in out


def test_outside_a_kit_one_sentence_says_where_to_go(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "mine.py", RIGHT)
    code, _, err = check(capsys, "mine.py")
    assert code == 2
    assert "no `checks.json` here or above, so nothing can be checked" in err


def test_work_that_never_ends_costs_its_own_checks(folder: Path, capsys) -> None:
    put(folder / "mine.py", RIGHT + "\n\ndef project(X, W):\n    while True:\n        pass\n")
    code, out, _ = check(capsys, "mine.py")
    assert code == 1
    assert "✓ manual_dot" in out
    assert "✗ project" in out


def test_magics_do_nothing_and_cost_nothing(folder: Path, capsys) -> None:
    cells = [f"%matplotlib inline\n!pip install numpy\n{RIGHT}", "%%time\nx = manual_dot([1], [2])"]
    import nbformat
    from nbformat.v4 import new_code_cell, new_notebook

    nbformat.write(new_notebook(cells=[*map(new_code_cell, cells)]), folder / "mine.ipynb")
    code, out, _ = check(capsys, "mine.ipynb")
    assert code == 0, out
    assert "failed while" not in out


@pytest.mark.parametrize("form", ["yaml", "json", "markdown", "junit"])
def test_other_formats_are_written_as_the_whole_program_writes_them(folder, capsys, form) -> None:
    put(folder / "mine.py", HALF)
    code, out, _ = check(capsys, "mine.py", "--format", form)
    assert code == 1
    assert "cosine_similarity" in out.replace("\\", "")


# Before handing in


def test_a_pre_check_looks_at_names_and_types_alone(folder: Path, capsys) -> None:
    put(folder / "mine.py", HALF)
    code, out, _ = check(capsys, "mine.py", "--pre")
    assert code == 1
    lines = out.splitlines()
    assert "✓ cosine_similarity" in lines  # whose answer beside a zero vector is wrong
    assert any(line.startswith("✗ cosine_matrix(") and "list, not a NumPy array" in line for line in lines)
    assert any(
        line.startswith("✗ projection_length: is not defined, but `projection_lenght` is") for line in lines
    )
    assert lines[-1].startswith("names and types alone were looked at: this is no attempt")
    assert "total" not in out


def test_a_wrong_value_of_the_right_type_is_no_matter_of_a_pre_check(folder: Path, capsys) -> None:
    put(folder / "mine.py", RIGHT + "\n\ndef projection_length(q, k):\n    return 7.0\n")
    code, out, _ = check(capsys, "mine.py", "--pre")
    assert code == 0, out
    assert "✓ projection_length" in out


def test_a_pre_check_of_what_cannot_be_read_says_why_in_chinese_too(folder: Path, capsys) -> None:
    put(folder / "empty.ipynb", "")
    code, out, _ = check(capsys, "empty.ipynb", "--pre", "--lang", "zh")
    assert code == 1
    assert out.startswith("empty.ipynb: ")
    assert "是空文件" in out


# Languages


def test_the_language_is_the_one_asked_for_then_the_environment_s_then_the_assignment_s(tmp_path) -> None:
    assignment = open_kit(put_kit(tmp_path)).prepared.assignment
    assert language_for("zh", assignment, {"GRADE_LANG": "en"}) is Language.ZH
    assert language_for(None, assignment, {"GRADE_LANG": "zh", "LANG": "en_US.UTF-8"}) is Language.ZH
    assert language_for(None, assignment, {"LANG": "zh_CN.UTF-8"}) is Language.ZH
    assert language_for(None, assignment, {"LC_ALL": "en_GB", "LANG": "zh_CN"}) is Language.EN
    assert language_for(None, assignment, {"LANG": "C.UTF-8"}) is assignment.languages[0]
    assert language_for(None, None, {"LANG": "de_DE"}) is Language.EN


def test_everything_is_said_in_chinese(folder: Path, capsys) -> None:
    put(folder / "mine.py", HALF)
    _, out, _ = check(capsys, "mine.py", "--lang", "zh")
    assert "总分: 18/50.5" in out
    assert "hint" not in out


# Watching


def test_a_save_is_noticed_once_when_the_file_is_whole(tmp_path: Path) -> None:
    path = put(tmp_path / "mine.py", "1")
    steps: Iterator[str] = iter(["", "22", "", "333", "keep", "keep"])

    def sleep(_seconds: float) -> None:
        text = next(steps, None)
        if text is None:
            raise StopIteration
        if text == "keep":
            return
        if text:
            put(path, text)
        else:
            path.unlink(missing_ok=True)

    seen = []
    with pytest.raises(RuntimeError):
        for _ in saves(path, sleep):
            seen.append(path.read_text())
    assert seen == ["1", "333"]


def test_watch_checks_again_within_a_second_of_saving(folder: Path) -> None:
    path = put(folder / "mine.py", HALF)
    process = subprocess.Popen(
        [sys.executable, "-c", "from graders.student.main import main; main()", "check", "--watch", "mine.py"],
        stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert process.stdout is not None
    lines: list[tuple[float, str]] = []

    def read() -> None:
        for line in process.stdout:  # type: ignore[union-attr]
            lines.append((time.monotonic(), line))

    threading.Thread(target=read, daemon=True).start()

    def wait_for(text: str, after: int) -> float:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            for at, line in lines[after:]:
                if text in line:
                    return at
            time.sleep(0.02)
        raise AssertionError(lines)

    try:
        wait_for("watching mine.py", 0)
        before, saved = len(lines), time.monotonic()
        put(path, RIGHT)
        at = wait_for("watching mine.py", before)
        assert any("total: 45.5/50.5" in line for _, line in lines[before:])
        assert at - saved < 5.0  # well under one on a machine that is not busy
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
