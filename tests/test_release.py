"""The kit that `release` makes: what is in it, and a student's way from the template to full marks with it."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from graders.cli.main import main
from graders.execution import open_runner
from graders.model.report import Verdict
from graders.student.main import main as student
from graders.workflows.grade_one import grade_submission_file, single_file
from graders.workflows.prepared import Prepared

ROOT = Path(__file__).resolve().parents[1]
SOLUTION = (ROOT / "tests" / "work" / "solution.py").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release") / "kit"
    assert main(["release", "ch02_vectors", "-o", str(folder), "--course", str(ROOT)]) == 0
    return folder


def test_a_kit_has_what_students_need_and_nothing_of_the_author_s(kit: Path) -> None:
    names = {path.relative_to(kit).as_posix() for path in kit.rglob("*") if path.is_file()}
    assert names >= {
        "ch02_vectors.ipynb", "ch02_vectors.py", "checks.json", "grade.py", "README.md", "requirements.txt",
        "pytest.ini", ".vscode/settings.json", ".github/workflows/grade.yml", "graders-0.1.0-py3-none-any.whl",
    }  # fmt: skip
    assert not [
        name for name in names if "reference" in name or "misconception" in name or "alternative" in name
    ]


def test_the_readme_is_in_both_languages_and_names_every_way(kit: Path) -> None:
    text = (kit / "README.md").read_text(encoding="utf-8")
    for part in (
        "## How to work",
        "## 怎么做",
        "pip install -r requirements.txt",
        "grade.py check",
        "--watch",
    ):
        assert part in text


def test_settings_for_editors_are_what_they_read(kit: Path) -> None:
    assert json.loads((kit / ".vscode" / "settings.json").read_text())["python.testing.pytestEnabled"] is True
    assert "--assignment=ch02_vectors" in (kit / "pytest.ini").read_text()


def test_the_same_assignment_gives_the_same_bytes(kit: Path) -> None:
    before = {path: path.read_bytes() for path in kit.rglob("*") if path.is_file()}
    assert main(["release", "ch02_vectors", "-o", str(kit), "--course", str(ROOT)]) == 0
    assert {path: path.read_bytes() for path in kit.rglob("*") if path.is_file()} == before


def test_a_folder_that_holds_something_else_is_refused(tmp_path: Path, capsys) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    assert main(["release", "ch02_vectors", "-o", str(tmp_path), "--course", str(ROOT)]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_the_wheel_holds_no_assignment(kit: Path) -> None:
    with zipfile.ZipFile(next(kit.glob("*.whl"))) as wheel:
        names = wheel.namelist()
    assert "graders/student/main.py" in names
    assert not [name for name in names if not name.startswith(("graders/", "graders-"))]


# From the template to full marks


def answers() -> dict[str, str]:
    """The source of each answer in the solution, by name."""
    tree = ast.parse(SOLUTION)
    sources = {}
    for node in tree.body:
        text = ast.get_source_segment(SOLUTION, node) or ""
        if isinstance(node, ast.FunctionDef):
            sources[node.name] = text
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            sources[node.targets[0].id] = text
    return sources


def filled(kit: Path) -> nbformat.NotebookNode:
    notebook = nbformat.read(kit / "ch02_vectors.ipynb", as_version=4)
    solved = answers()
    for cell in notebook.cells:
        name = cell.id.removeprefix("answer-")
        if cell.id.startswith("answer-") and name in solved:
            cell.source = "import numpy as np\n\n\n" + solved[name]
    return notebook


@pytest.mark.kernel
def test_a_student_gets_from_the_template_to_full_marks_in_the_notebook(
    kit: Path, tmp_path: Path, chapter2: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in kit.glob("*.json"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    notebook = filled(kit)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    said = {
        cell.id: "".join(out["data"].get("text/plain", "") for out in cell.outputs if "data" in out)
        for cell in notebook.cells
        if cell.cell_type == "code" and cell.id.startswith("check-")
    }
    assert all("✗" not in each for each in said.values())
    assert "total: 45.5/50.5" in said["check-everything"]
    # The same notebook, handed in: the cells that check do nothing and cost nothing
    path = tmp_path / "ch02_vectors.ipynb"
    nbformat.write(notebook, path)
    runner = open_runner("auto", [chapter2.course])
    try:
        report = grade_submission_file(single_file(path), chapter2, runner)
    finally:
        runner.close()
    assert not report.cell_errors
    assert {each.verdict for each in report.questions} <= {Verdict.PASSED, Verdict.PENDING}


def test_the_untouched_template_is_checked_and_nothing_is_written(kit: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(kit)
    assert student(["check", "--lang", "en"]) == 1
    out = capsys.readouterr().out
    assert "manual_dot: is still as in the template; put your answer in its place" in out
    assert "total: 0/50.5" in out


def test_a_fresh_environment_needs_the_kit_alone(kit: Path, tmp_path: Path) -> None:
    """The wheel of the kit, with NumPy and PyYAML as they are installed here: no network is asked."""
    venv.create(tmp_path / "env", system_site_packages=False, with_pip=True)
    python = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    wheel = next(kit.glob("*.whl"))
    words = [
        str(python),
        "-m",
        "pip",
        "install",
        "-q",
        "--no-index",
        "--no-deps",
        "--disable-pip-version-check",
        str(wheel),
    ]
    subprocess.run(
        words, check=True, capture_output=True, timeout=120, cwd=tmp_path, env={"PATH": os.environ["PATH"]}
    )
    import numpy as np
    import yaml

    for library in (np, yaml):
        place = Path(str(library.__file__)).parent
        for each in (place, *place.parent.glob(f"{place.name}.libs"), *place.parent.glob("_yaml")):
            site = next((tmp_path / "env").glob("lib/python*/site-packages"))
            if not (site / each.name).exists():
                (site / each.name).symlink_to(each)
    work = kit / "mine.py"
    work.write_text(SOLUTION, encoding="utf-8")
    done = subprocess.run(
        [str(python), "grade.py", "check", "mine.py", "--lang", "en"], cwd=kit, capture_output=True, text=True, timeout=120,
        check=False, env={"PATH": os.environ["PATH"]},
    )  # fmt: skip
    work.unlink()
    assert done.returncode == 0, done.stdout + done.stderr
    assert sys.executable not in done.stdout
