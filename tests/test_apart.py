"""Authors' code runs in a scratch folder, and what it prints goes nowhere; and `verify` copes with any value."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from fakes import InProcessRunner

from graders.assignment.apart import apart
from graders.cli.main import main
from graders.errors import RunnerError
from graders.execution import runner as runners

ROOT = Path(__file__).resolve().parents[1]
NOISE = """
import os as _os, subprocess as _subprocess, sys as _sys, ctypes as _ctypes

def make_noise():
    print("noise"), print("noise", file=_sys.stderr), _sys.__stdout__.write("noise"), _os.write(1, b"noise")
    _os.write(2, b"noise"), _subprocess.run(["echo", "noise"]), _ctypes.CDLL(None).puts(b"noise")
    open("w", "w").close()

make_noise()
"""
HONEST = "def mean(x):\n    return sum(x) / len(x)\n"
WRONG = "def mean(x):\n    return sum(x)\n"


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Path:
    """A course with one assignment, and the working folder beside it."""
    (tmp_path / "course" / "assignments").mkdir(parents=True)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert main(["new", "hw", "--course", "../course"]) == 0
    capfd.readouterr()
    return tmp_path / "course"


def make_noisy(course: Path) -> None:
    """The author's files make noise when they are loaded, and whenever one of their functions is called."""
    folder = course / "assignments" / "hw"
    for path in (course / "reference" / "hw.py", folder / "misconceptions.py", folder / "alternatives.py"):
        text = path.read_text(encoding="utf-8")
        text = text.replace("    return ", "    make_noise()\n    return ")
        head, _, rest = text.partition("\n\n")
        path.write_text(f"{head}\n{NOISE}\n{rest}", encoding="utf-8")


@pytest.mark.parametrize(
    "words",
    [
        ("show", "hw"),
        ("template", "hw"),
        ("template", "hw", "--check"),
        ("grade", "right.py", "--format", "yaml"),
        ("grade", "wrong.py", "--format", "yaml"),
        ("check", "wrong.py"),
        ("batch", "class", "-o", "out", "--allow-open", "--jobs", "2"),
    ],
    ids=" ".join,
)
def test_authors_who_print_and_write_spoil_nothing(
    words: tuple[str, ...], course: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in runners.RUNNERS:
        monkeypatch.setitem(runners.RUNNERS, name, lambda _: runners.Start(InProcessRunner))
    Path("class").mkdir()
    for name, text in (("right.py", HONEST), ("wrong.py", WRONG)):
        Path(name).write_text(text, encoding="utf-8")
        Path("class", name).write_text(text, encoding="utf-8")
    make_noisy(course)
    before = sorted(os.listdir())
    assert main([*words, "--course", "../course"]) in {0, 1}
    out, err = capfd.readouterr()
    assert "noise" not in out + err
    assert out.strip()
    assert sorted(os.listdir()) == sorted({*before, *(["out"] if "batch" in words else [])})
    if "yaml" in words:
        assert yaml.safe_load(out)["student"] == words[1].removesuffix(".py")


@pytest.mark.kernel
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_verify_is_silent_and_leaves_no_files(jobs: str, course: Path) -> None:
    folder = course / "assignments" / "hw"
    for path in (course / "reference" / "hw.py", folder / "misconceptions.py", folder / "alternatives.py"):
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{NOISE}", encoding="utf-8")
    alternatives = folder / "alternatives.py"
    text = alternatives.read_text(encoding="utf-8").replace(
        "    return np.mean(x)",
        '    with open("kept", "w") as file:\n        print("noise", file=file)\n    return np.mean(x)',
    )
    alternatives.write_text(text, encoding="utf-8")
    command = [sys.executable, ROOT / "grade.py", "verify", "hw", "--course", "../course", "--format", "yaml"]
    done = subprocess.run(
        [*command, "--jobs", jobs], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.stderr == ""
    assert yaml.safe_load(done.stdout)["assignment"] == "hw"
    assert [line for line in done.stdout.splitlines() if line.startswith("noise")] == []  # mutants are quoted
    assert os.listdir() == []


def test_within_there_is_a_scratch_and_afterwards_all_is_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    streams = sys.stdin, sys.stdout, sys.stderr
    with pytest.raises(EOFError), apart():
        print("noise")
        with apart():
            scratch = Path.cwd()
            Path("w").touch()
        assert Path("w").exists()
        input()
    print("heard")
    assert (Path.cwd(), scratch.exists(), os.listdir()) == (tmp_path, False, [])
    assert (sys.stdin, sys.stdout, sys.stderr) == streams
    assert capfd.readouterr() == ("heard\n", "")


def test_no_place_for_a_scratch_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: object, **__: object) -> str:
        raise FileNotFoundError(2, "No usable temporary directory found")

    monkeypatch.setattr("tempfile.mkdtemp", nowhere)
    with pytest.raises(RunnerError, match="no-temporary-folder"), apart():
        pass


ASSIGNMENT = """
schema: graders/assignment/1
title: {{en: t, zh: t}}
seed: 1
questions:
- id: f
  kind: function
  title: {{en: F, zh: F}}
  statement: {{en: F of x., zh: F。}}
  points: 2
  parameters: [x]
  returns: {returns}
  tolerance: {{kind: close, rtol: 1.0e-12, atol: 1.0e-12}}
  checks:
  - id: a
    title: {{en: a, zh: a}}
    points: 2
    visibility: public
    cases:
    - {{args: [{argument}]}}
"""
ARGUMENTS = {
    "none": "null", "text": "abc", "empty text": '""', "dictionary": "{a: [1, 2], b: 2.5}", "ragged": "[[1, 2], [3]]",
    "texts": "[a, bc]", "mixed": "[1, null, x]", "dictionaries": "[{a: 1}, {b: 2}]", "pair": "[[[1, 2], [3, 4]], [1, 2]]",
    "bool": "true", "empty": "[]",
}  # fmt: skip
ANSWERS = {
    "scalar": ("len(repr(x))", "None", "'a'", "{'a': 1}", "(np.zeros(2), np.ones(2))", "bool(x)"),
    "pair": ("(np.zeros(2), np.ones(3))", "(1.0, len(repr(x)))", "(None, None)", "'ab'", "{'a': 1, 'b': 2}", "(1, 2, 3)"),
    "array": ("np.arange(len(repr(x))) * 1.0", "None", "{'a': 1}", "np.array([None, 'a'], dtype=object)"),
}  # fmt: skip


@pytest.mark.parametrize("argument", ARGUMENTS)
@pytest.mark.parametrize("returns", ANSWERS)
def test_verify_copes_with_arguments_and_answers_of_every_kind(
    returns: str, argument: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    for name in runners.RUNNERS:
        monkeypatch.setitem(runners.RUNNERS, name, lambda _: runners.Start(InProcessRunner))
    (tmp_path / "assignments" / "hw").mkdir(parents=True)
    (tmp_path / "reference").mkdir()
    text = ASSIGNMENT.format(returns=returns, argument=ARGUMENTS[argument])
    (tmp_path / "assignments" / "hw" / "assignment.yaml").write_text(text, encoding="utf-8")
    for answer in ANSWERS[returns]:
        (tmp_path / "reference" / "hw.py").write_text(
            f"import numpy as np\ndef f(x):\n    return {answer}\n", encoding="utf-8"
        )
        code = main(["verify", "hw", "--course", str(tmp_path), "--jobs", "1"])
        err = capsys.readouterr().err
        assert code in {0, 1, 2}, (answer, err)
        assert "failed (" not in err


def test_numbers_are_made_beside_arguments_that_are_none() -> None:
    from graders.model.assignment import Case
    from graders.mutation.domain import _filled

    cases = [Case(args=("mean", [1.5, 2.5], None)), Case(args=("mean", [3.5], None))]
    made = [nested for nested, _ in _filled("f", cases)]
    assert len(made) > 20
    assert {(mode, axis) for mode, _, axis in made} == {("mean", None)}
    assert all(isinstance(x, list) and all(isinstance(n, (int, float)) for n in x) for _, x, _ in made)


def test_a_dictionary_that_is_changed_is_seen_and_not_changed_for_the_next_call() -> None:
    from graders.execution.trusted import call, quiet

    argument = {"a": [1], "b": (2, [3])}

    def change(given: dict) -> float:
        given["a"].append(2), given["b"][1].clear()
        return 1.0

    with quiet():
        assert call(change, (argument,), 1.0).changed == (0,)
        assert call(lambda given: 1.0, (argument,), 1.0).changed == ()
    assert argument == {"a": [1], "b": (2, [3])}
