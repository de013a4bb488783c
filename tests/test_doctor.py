"""What the doctor says of what must work where student code runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graders.cli.main import main
from graders.execution import Runner, open_runner
from graders.execution.trials import _Snippet, try_all, try_each
from graders.model.doctor import DoctorReport, ProbeOutcome, Trial
from graders.model.text import Language
from graders.reports.doctor import doctor_text

ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.kernel


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    runner = open_runner("auto", [ROOT])
    yield runner
    runner.close()


def tried(runner: Runner, source: str) -> Trial:
    (trial,) = try_each(runner, (_Snippet("it", source),))
    return trial


def test_what_works_has_no_problem(runner: Runner) -> None:
    assert tried(runner, "import numpy.polynomial, debugpy") == Trial(name="it")


def test_what_works_for_everybody_but_student_code_is_hindered(runner: Runner, tmp_path: Path) -> None:
    if runner.isolation != "sealed":
        pytest.skip("nothing is kept from student code here")
    (tmp_path / "table.csv").write_text("x")
    trial = tried(runner, f"open({str(tmp_path / 'table.csv')!r}).close()")
    assert trial.hindered
    assert "Error: [Errno" in trial.problem


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("import not_there", "ModuleNotFoundError: No module named 'not_there'"),
        ("import os\nos._exit(3)", "limit process"),
        ("raise SystemExit(3)", "SystemExit: 3"),
    ],
)
def test_what_fails_without_the_wall_too_is_not_held_against_it(
    source: str, problem: str, runner: Runner
) -> None:
    assert tried(runner, source) == Trial(name="it", problem=problem, fails_outside=True)


def test_one_that_fails_takes_no_other_along(runner: Runner) -> None:
    end = _Snippet("end", "import os\nos._exit(0)")
    works = [_Snippet(f"import {name}", f"import {name}") for name in ("json", "numpy", "yaml")]
    trials = try_each(runner, (end, *works, _Snippet("end again", end.source), works[0]))
    assert [each.name for each in trials if each.problem] == ["end", "end again"]


def test_libraries_files_figures_and_tables_are_tried(runner: Runner) -> None:
    trials = {each.name: each for each in try_all(runner)}
    assert [name for name, each in trials.items() if each.hindered] == []
    assert {"file", "import numpy", "import yaml"} <= set(trials)
    assert "import graders" not in trials
    assert ("figure" in trials, "table" in trials) == (
        "import matplotlib" in trials,
        "import pandas" in trials,
    )


SEALED = {
    "layers": (("seccomp", ""),),
    "probes": (ProbeOutcome(name="read_/etc/passwd", refused=True, detail="ENOENT"),),
}
TRIALS = (
    Trial(name="file"),
    Trial(name="import pandas", problem="ModuleNotFoundError: No module named 'pandas'"),
    Trial(name="import odd", problem="ImportError: libodd.so", fails_outside=True),
)


def test_what_does_not_work_is_named_with_what_to_do() -> None:
    examination = DoctorReport(**SEALED, trials=TRIALS)
    english, chinese = (doctor_text(examination, language) for language in Language)
    assert english.splitlines()[2:8] == [
        "  ✓ file",
        "  ✗ import pandas",
        "  – import odd",
        "import pandas: works on this machine, but not for student code (ModuleNotFoundError: No module named 'pandas'); "
        "install libraries in full and not with -e, into the environment that grades; if it is, this is a mistake of "
        "ours: report it",
        "import odd: does not work on this machine at all (ImportError: libodd.so), which is not held against the wall; "
        "students cannot use it either: install what it lacks, or ignore this",
        "usable: 1 of 3 things that must work do: libraries, files, figures, tables; each ✗ above says what to do",
    ]
    assert "import pandas: 在本机可用，但学生代码无法使用" in chinese
    assert "usable: 3 项必须可用的功能中 1 项可用" in chinese


@pytest.mark.parametrize(("trials", "code"), [(TRIALS[:1], 0), (TRIALS[::2], 0), (TRIALS, 1)])
def test_a_sealed_machine_that_hinders_student_code_is_not_all_right(
    trials: tuple[Trial, ...], code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("graders.workflows.doctor.examine", lambda _: DoctorReport(**SEALED, trials=trials))
    assert main(["doctor"]) == code
    assert "sealed: 1 of 1 attempts refused" in capsys.readouterr().out
