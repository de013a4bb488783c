"""Helpers that references, misconceptions and alternatives share, and two courses that are open at once."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from courses import course, earned, put, ready
from fakes import InProcessRunner

from graders.assignment.helpers import helpers_of
from graders.cli.main import main
from graders.execution import runner as door

SHARED = """
FACTOR = {factor}

def times(x):
    from common.numbers import one  # found when it is called as well
    return FACTOR * one() * x
"""
REFERENCE = """
import math
import common.numbers
from _shared import times

def f(x):
    return times(x) * common.numbers.one() * math.sqrt(1)
"""
MISCONCEPTIONS = """
from _shared import times
from graders.authoring import misconception

@misconception("f", check="one", en="Multiply once.", zh="只乘一次。")
def twice(x):
    return times(times(x))
"""
ALTERNATIVES = """
from _shared import times
import common

def by_helper(x):
    return times(x) * common.ONE

ALTERNATIVES = {"f": (by_helper,)}
"""


def shared_course(tmp_path: Path, factor: int) -> Path:
    root = course(tmp_path, REFERENCE, "{args: [2.5]}", "{args: [-4.5]}")
    put(root / "reference" / "_shared.py", SHARED.format(factor=factor))
    put(root / "reference" / "common" / "__init__.py", "from .numbers import one\nONE = one()\n")
    put(root / "reference" / "common" / "numbers.py", "def one():\n    return 1\n")
    put(root / "assignments" / "hw" / "misconceptions.py", MISCONCEPTIONS)
    put(root / "assignments" / "hw" / "alternatives.py", ALTERNATIVES)
    return root


def test_a_reference_imports_what_lies_beside_it(tmp_path: Path) -> None:
    assert earned(shared_course(tmp_path, 3), "def f(x):\n    return 3 * x\n") == 1


def test_two_courses_with_the_same_names_do_not_meet(tmp_path: Path) -> None:
    before = set(sys.path)
    first = ready(shared_course(tmp_path / "a", 3))
    second = ready(shared_course(tmp_path / "b", 5))
    assert [first.answers["f"](1), second.answers["f"](1), first.answers["f"](1)] == [3, 5, 3]
    assert set(sys.path) == before
    assert not {"_shared", "common", "hw"} & set(sys.modules)


def test_a_helper_that_was_changed_is_read_anew(tmp_path: Path) -> None:
    root = shared_course(tmp_path, 3)
    assert ready(root).answers["f"](1) == 3
    put(root / "reference" / "_shared.py", SHARED.format(factor=1234))
    assert ready(root).answers["f"](1) == 1234


def test_python_s_own_modules_go_before_files_of_the_same_name(tmp_path: Path) -> None:
    root = shared_course(tmp_path, 3)
    put(root / "reference" / "math.py", "raise RuntimeError")
    assert ready(root).answers["f"](1) == 3


def test_verify_tries_them_all(tmp_path: Path, capsys, monkeypatch) -> None:
    for name in door.RUNNERS:
        monkeypatch.setitem(door.RUNNERS, name, lambda _: door.Start(InProcessRunner))
    root = shared_course(tmp_path, 3)
    assert main(["template", "hw", "--course", str(root)]) == 0
    main(["verify", "hw", "--course", str(root), "--jobs", "1"])
    text = capsys.readouterr().out
    assert "✓ 1 alternatives earn everything" in text
    assert "✓ 1 misconceptions lose points" in text
    assert "reference/hw.py:7, f" not in text  # its mutants ran, and none survives


@pytest.mark.parametrize("source", ["import nowhere", "import math", "def f(:"])
def test_what_is_no_helper_is_left_to_python(tmp_path: Path, source: str) -> None:
    assert helpers_of(source, [shared_course(tmp_path, 3) / "reference"]) == {}


def test_helpers_come_in_the_order_in_which_they_can_run(tmp_path: Path) -> None:
    found = helpers_of(ALTERNATIVES, [shared_course(tmp_path, 3) / "reference"])
    assert list(found) == ["common.numbers", "common", "_shared"]


def test_students_see_no_helper(tmp_path: Path) -> None:
    from graders.errors import RunnerError
    from graders.execution import open_runner
    from graders.submissions import read_submission
    from graders.workflows.grade_one import grade_submission

    root = shared_course(tmp_path, 3)
    places = [str(root / "reference" / name) for name in ("_shared.py", "common/__init__.py", "")]
    work = (
        "import os\n"
        f"seen = [place for place in {places!r} if os.path.exists(place)]\n"
        f"import sys; sys.path.append({places[-1]!r})\n"
        "try:\n    import _shared\n    seen.append(1)\nexcept ImportError:\n    pass\n"
        "def f(x):\n    return 0 if seen else 3 * x\n"
    )
    try:
        runner = open_runner("sealed", [root])
    except RunnerError as error:
        pytest.skip(f"no compartment here: {error}")
    try:
        report = grade_submission(read_submission(put(tmp_path / "work.py", work)), ready(root), runner)
    finally:
        runner.close()
    assert report.score.earned == 1
