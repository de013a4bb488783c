"""A class from the zip of an LMS to its sheet and back, killed on the way: every number agrees at every step."""

from __future__ import annotations

import csv
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from courses import put
from platforms import notebook, zipped

from graders.cli.main import main

ROOT = Path(__file__).resolve().parents[1]
ASSIGNMENT = """\
schema: graders/assignment/1
languages: [en]
title: {en: Vectors}
questions:
- id: dot
  statement: The dot product.
  parameters: [x, y]
  returns: scalar
  checks:
  - {id: small, points: 4, cases: ["dot([1, 2], [3, 4])", "dot([0], [5])"]}
  - {id: hidden, points: 4, visibility: hidden, cases: ["dot([1, -2, 3], [4, 5, 6])"]}
- {id: why, kind: text, statement: Say why., points: 2}
"""
REFERENCE = "def dot(x, y):\n    return sum(a * b for a, b in zip(x, y))\n"
RIGHT = "def dot(x, y):\n    return sum(a * b for a, b in zip(x, y))\nwhy = 'it sums products'\n"
ABSOLUTE = "def dot(x, y):\n    return sum(abs(a * b) for a, b in zip(x, y))\nwhy = 'it sums'\n"
NOTHING = "def dot(x, y):\n    return None\n"
PEOPLE: Mapping[str, tuple[str, str]] = {  # by id: the name, and what was handed in
    "101": ("Jane Doe", RIGHT),
    "102": ("Müller, 李娜 😀", ABSOLUTE),
    "103": ("=cmd|' /C calc'!A0", NOTHING),
    "104": ("O'Brien, Sean", RIGHT),
}


def canvas(folder: Path) -> Path:
    """As Canvas names the entries: the sortable name without other characters, ids, the file."""
    entries: dict[str, bytes | str] = {}
    for number, (name, work) in PEOPLE.items():
        plain = "".join(each for each in name.lower() if each.isalnum()) or "x"
        late = "_LATE" if number == "104" else ""
        entries[f"{plain}{late}_{number}_90{number}_vectors.ipynb"] = notebook(work)
    return _zip(folder / "canvas_submissions.zip", entries)


def moodle(folder: Path) -> Path:
    """As Moodle names the folders: the full name, the participant's id."""
    entries: dict[str, bytes | str] = {}
    for number, (name, work) in PEOPLE.items():
        plain = name.replace("/", "").replace("_", " ")
        entries[f"{plain}_{number}_assignsubmission_file/vectors.py"] = work
    return _zip(folder / "moodle.zip", entries)


def _zip(path: Path, entries: Mapping[str, bytes | str]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(zipped(entries))
    return path


@pytest.fixture
def course(tmp_path: Path) -> Path:
    put(tmp_path / "course" / "assignments" / "hw" / "assignment.yaml", ASSIGNMENT)
    put(tmp_path / "course" / "reference" / "hw.py", REFERENCE)
    return tmp_path / "course"


def grade(source: Path, out: Path, course: Path, *more: str) -> list[str]:
    return [
        sys.executable, str(ROOT / "grade.py"), "batch", str(source), "-a", "hw", "-o", str(out),
        "--course", str(course), "--jobs", "1", "--allow-open", *more,
    ]  # fmt: skip


def run(words: list[str]) -> None:
    done = subprocess.run(words, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr


def table(out: Path) -> dict[str, dict[str, str]]:
    rows = csv.DictReader(io.StringIO((out / "grades.csv").read_text(encoding="utf-8")))
    return {row["student"].removeprefix("'"): row for row in rows}


def scores(out: Path) -> list[float]:
    return sorted(float(row["score"]) for row in table(out).values())


def of_reports(out: Path) -> list[float]:
    paths = (out / "reports").glob("*.yaml")
    return sorted(yaml.safe_load(path.read_text(encoding="utf-8"))["score"] for path in paths)


def canvas_scores(path: Path) -> dict[str, str]:
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    return {row[1]: row[-1] for row in rows[2:]}


@pytest.mark.parametrize("packed", [canvas, moodle], ids=["canvas", "moodle"])
def test_every_number_agrees_at_every_step(packed, course: Path, tmp_path: Path, capsys) -> None:
    source, out, course_words = packed(tmp_path), tmp_path / "out", ["--course", str(course)]
    # Graded, killed on the way, and graded on
    process = subprocess.Popen(
        grade(source, out, course),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    until = time.monotonic() + 60
    while not list(out.glob("reports/*.yaml")) and process.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    run(grade(source, out, course))
    assert scores(out) == [0, 4, 8, 8]
    assert of_reports(out) == [0, 4, 8, 8]
    files = {path: path.read_bytes() for path in (out / "reports").glob("*.yaml")}
    # Again: nothing changed, nothing runs
    run(grade(source, out, course))
    assert {path: path.read_bytes() for path in (out / "reports").glob("*.yaml")} == files
    # Other points, from what is kept
    path = course / "assignments" / "hw" / "assignment.yaml"
    path.write_text(ASSIGNMENT.replace("{id: hidden, points: 4", "{id: hidden, points: 6"), encoding="utf-8")
    before = tmp_path / "before"
    before.mkdir()
    (before / "gradebook.sqlite3").write_bytes((out / "gradebook.sqlite3").read_bytes())
    assert main(["regrade", str(out), "--allow-open", *course_words]) == 0
    assert scores(out) == [0, 4, 10, 10]
    capsys.readouterr()
    assert main(["diff", str(before), str(out), "--format", "yaml"]) == 0
    assert capsys.readouterr().out.count("student:") == 2
    # Graded by hand, by file
    sheet = tmp_path / "sheet.csv"
    assert main(["pending", str(out), "-o", str(sheet), *course_words]) == 0
    rows = list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8-sig"))))
    assert len(rows) == 3
    for row in rows:
        row["points"] = "2" if row["answer"] == "it sums products" else "0.5"
    output = io.StringIO()
    writer = csv.DictWriter(output, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    sheet.write_text(output.getvalue(), encoding="utf-8")
    assert main(["apply", str(out), str(sheet), "--who", "ta", *course_words]) == 0
    assert scores(out) == [0, 4.5, 12, 12]
    # And out, by id
    exported = tmp_path / "back.csv"
    assert main(["export", "canvas", str(out), "-o", str(exported), *course_words]) == 0
    rows_back = list(csv.reader(io.StringIO(exported.read_text(encoding="utf-8-sig"))))[2:]
    assert sorted(float(row[-1]) for row in rows_back) == [0, 4.5, 12, 12]
    if packed is canvas:
        assert canvas_scores(exported) == {"101": "12", "102": "4.5", "103": "0", "104": "12"}
    assert not [
        cell
        for row in csv.reader(io.StringIO(exported.read_text(encoding="utf-8-sig")))
        for cell in row
        if cell.startswith("=cmd")
    ]
    # A class that was exported is the same when it is graded again
    run(grade(source, out, course))
    assert scores(out) == [0, 4.5, 12, 12]
    page = (out / "index.html").read_text(encoding="utf-8")
    assert "4" in page
    assert "http" not in page.replace("http-equiv", "").replace("http://www.w3.org", "")
