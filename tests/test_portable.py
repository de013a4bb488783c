"""The portable runner: a stock ipykernel driven by nbclient, with everything a submission can do to it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graders.checks import plan_calls
from graders.execution.portable import PortableRunner
from graders.model.limits import Limit, Limits
from graders.model.report import Audience
from graders.model.text import Language
from graders.model.transcript import Call, Plan, Raised, Returned, Stopped
from graders.reports.document import document
from graders.submissions import read_submission
from graders.workflows.grade_one import grade_submission

ROOT = Path(__file__).resolve().parents[1]
QUICK = Limits(cell_seconds=1.5, call_seconds=0.5, submission_seconds=60)
pytestmark = pytest.mark.kernel


def transcript(tmp_path: Path, cells: list[str], *calls: tuple, limits: Limits = QUICK, module: bool = False):
    if module:
        path = tmp_path / "work.py"
        path.write_text("\n".join(cells), encoding="utf-8")
    else:
        path = tmp_path / "work.ipynb"
        made = [{"cell_type": "code", "source": c, "metadata": {}, "outputs": []} for c in cells]
        path.write_text(json.dumps({"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    planned = tuple(Call(id=str(n), function=name, args=args) for n, (name, *args) in enumerate(calls))
    names = tuple(dict.fromkeys(call.function for call in planned))
    plan = Plan(
        functions=names,
        variables=("answer",),
        calls=tuple(Call(id=c.id, function=c.function, args=tuple(c.args)) for c in planned),
    )
    return PortableRunner().run(read_submission(path), plan, limits)


def test_a_failing_statement_costs_only_itself(tmp_path: Path) -> None:
    done = transcript(
        tmp_path,
        [
            "import not_there\nimport math\ndef f(x):\n    return math.sqrt(x)",
            "print(undefined)\nanswer = 3",
            "def f(x:",
            "exit()\n",
            "input('name? ')",
            "!pip install nothing\n%matplotlib inline\n",
            "raise SystemExit",
            "import socket; socket.create_connection(('127.0.0.1', 9), timeout=5)",
            "import subprocess; subprocess.run(['true'])",
            "def g(x):\n    return x + 1",
        ],
        ("f", 4.0),
        ("g", 1),
        limits=Limits(cell_seconds=15, call_seconds=5, submission_seconds=120),  # matplotlib is imported
    )
    assert done.replies == {"0": Returned(value=2.0), "1": Returned(value=2)}
    assert done.variables == {"answer": 3}
    errors = [(e.outcome.type_name, e.place.cell, e.place.line) for e in done.cell_errors]
    assert errors[:4] == [
        ("ModuleNotFoundError", 1, 1),
        ("NameError", 2, 1),
        ("SyntaxError", 3, 1),
        ("StdinNotImplementedError", 5, 1),
    ]
    assert {"PermissionError"} <= {name for name, _, _ in errors}


def test_what_hangs_or_dies_costs_its_own_call_or_cell(tmp_path: Path) -> None:
    done = transcript(
        tmp_path,
        [
            "answer = 1\nwhile True:\n    try:\n        while True: pass\n    except BaseException: pass",
            "import os, time\ndef f(x):\n    if x == 1:\n        while True: pass\n    if x == 2:\n        os._exit(0)\n"
            "    if x == 3:\n        while True:\n            try:\n                time.sleep(10)\n"
            "            except BaseException: pass\n    return x",
        ],
        *(("f", n) for n in range(5)),
    )
    assert done.replies["0"] == Returned(value=0)
    assert done.replies["1"] == Stopped(limit=Limit.CALL_TIME, seconds=0.5)
    assert done.replies["2"] == Stopped(limit=Limit.PROCESS)
    assert done.replies["3"].limit is Limit.CALL_TIME
    assert done.replies["4"] == Returned(value=4)
    assert done.cell_errors[0].outcome.limit is Limit.CELL_TIME


def test_a_module_is_imported_not_run_as_a_script(tmp_path: Path) -> None:
    done = transcript(
        tmp_path,
        [
            "from __future__ import annotations",
            "import dataclasses, inspect",
            "@dataclasses.dataclass",
            "class P:",
            "    x: int",
            "answer = __name__",
            "def f(x):",
            "    return P(x).x, inspect.getsource(f).count('return')",
            "if __name__ == '__main__':",
            "    while True: pass",
            "assert False",
            "def g(x): raise KeyError(x)",
        ],
        ("f", 3),
        ("g", 1),
        module=True,
    )
    assert done.variables == {"answer": "work"}
    assert done.replies["0"] == Returned(value=(3, 2))
    raised = done.replies["1"]
    assert isinstance(raised, Raised)
    assert (raised.type_name, raised.place.line, raised.place.text) == (
        "KeyError",
        12,
        "def g(x): raise KeyError(x)",
    )


def test_floods_and_giants_are_cut(tmp_path: Path) -> None:
    done = transcript(
        tmp_path,
        [
            "for _ in range(200): print('x' * 100_000)",
            "def f():\n    print('secret' * 1000)\n    return [0] * 10**7\ndef g():\n    return 7",
        ],
        ("f",),
        ("g",),
    )
    assert str(done.replies["0"].value) == "list too large"
    assert done.replies["1"] == Returned(value=7)


def test_streams_and_builtins_that_are_taken_away_cost_nothing(tmp_path: Path) -> None:
    done = transcript(
        tmp_path,
        [
            "import sys, builtins\nsys.stdout.close()\nsys.stderr = None",
            "builtins.max = lambda *v: 0\nprint(sys.argv)",
            "def f(x):\n    if x: raise ValueError('\\ud800')\n    return x",
            "def g(x):\n    return 1 + g(x)",
        ],
        ("f", 0),
        ("f", 1),
        ("g", 1),
    )
    assert done.replies["0"] == Returned(value=0)
    assert (done.replies["1"].type_name, done.replies["1"].message) == ("ValueError", "?")
    assert done.replies["2"].type_name == "RecursionError"


def test_names_that_a_later_cell_takes_for_values_cost_nothing(tmp_path: Path) -> None:
    done = transcript(
        tmp_path,
        [
            "def f(x):\n    return sum(x) + max(x)\ndef g(x):\n    return x",
            "sum = 0\nmax = 3\ng = g(5)",
        ],
        ("f", [1, 2]),
        ("g", 1),
    )
    assert done.replies == {"0": Returned(value=5), "1": Returned(value=1)}


def test_a_function_that_ends_every_process_leaves_the_others_their_turn(tmp_path: Path) -> None:
    code = "import os\ndef f(x):\n    os._exit(1)\ndef g(x):\n    return x"
    done = transcript(tmp_path, [code], *(("f", n) for n in range(6)), ("g", 5))
    assert {done.replies[str(n)] for n in range(6)} == {Stopped(limit=Limit.PROCESS)}
    assert done.replies["6"] == Returned(value=5)


def test_deep_recursion_with_helpers_is_a_right_answer(tmp_path: Path) -> None:
    code = (
        "def step(x, i):\n    return x[i] + rest(x, i)\ndef rest(x, i):\n    return f(x, i + 1)\n"
        "def f(x, i=0):\n    return step(x, i) if i < len(x) else 0"
    )
    done = transcript(tmp_path, [code], ("f", [1] * 300))
    assert done.replies["0"] == Returned(value=300)


def without_run(report) -> dict:
    return {k: v for k, v in document(report, Language.EN, Audience.STAFF).items() if k != "run"}


def test_the_real_runner_and_the_fake_give_the_same_report(chapter2, runner) -> None:
    for name in ("solution.py", "half.py"):
        submission = read_submission(ROOT / "tests" / "work" / name)
        real = grade_submission(submission, chapter2, PortableRunner())
        fake = grade_submission(submission, chapter2, runner)
        assert without_run(real) == without_run(fake)
    assert plan_calls(chapter2.assignment) == chapter2.plan
