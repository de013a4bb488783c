"""Tries what must work for student code: every library, a file, a figure, a table.

A wall that refuses everything is useless.  Each trial is a function that is handed in and called like a
student's.  A trial that fails is run once more alone, and then without any wall: if a library cannot be
imported there either, the wall is not the reason.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import keyword
import os
import subprocess
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graders.errors import RunnerError
from graders.execution.folder import temporary_folder
from graders.execution.runner import Runner
from graders.inside.sandbox.readable import user_packages
from graders.model.doctor import Trial
from graders.model.limits import Limits
from graders.model.submission import Cell, Submission, SubmissionKind
from graders.model.transcript import Call, Plan, Raised, Reply, Returned, Stopped

OWN = "graders"
# What hands work to a cluster is ours as well; it reads /proc, which student code has none of.
NOT_FOR_STUDENTS = {OWN, "dask", "distributed"}
_SECONDS = 60  # of wall time for one trial: the slowest libraries load in some
_LIMITS = Limits(cell_seconds=_SECONDS, call_seconds=_SECONDS, submission_seconds=600, cpu_seconds=300)
_FILE = """
import tempfile
with open("trial.txt", "w") as file:
    file.write("written")
with open("trial.txt") as file, tempfile.TemporaryFile() as other:
    assert file.read() == "written", "what was written is not there"
    other.write(b"written")
"""
_FIGURE = """
import matplotlib.pyplot as plt
plt.plot([1, 2, 3], [1, 4, 9])
plt.title("a trial")
plt.savefig("trial.png")
plt.close()
with open("trial.png", "rb") as file:
    assert file.read(4) == b"\\x89PNG", "the figure is no picture"
"""
_TABLE = """
import pandas
with open("trial.csv", "w") as file:
    file.write("x,y\\n1,2.5\\n3,4.5\\n")
assert pandas.read_csv("trial.csv")["y"].sum() == 7.0, "the table is another one"
"""
# Of what is installed where a student's code is, and not of what only this process finds.
_LIST = """
import importlib.metadata as metadata, json
print(json.dumps(metadata.packages_distributions()))
"""


_USER_PACKAGES = "import sys\nsys.path += filter(None, sys.argv[1:])\n"


@dataclass(frozen=True, slots=True)
class _Snippet:
    """One trial: the name that people know it by, and statements that raise if it does not work."""

    name: str
    source: str


def try_all(runner: Runner) -> tuple[Trial, ...]:
    """Everything that must work, tried.

    Raises:
        RunnerError: student code could not be run at all.
    """
    return try_each(runner, tuple(_snippets(_libraries())))


def try_each(runner: Runner, snippets: tuple[_Snippet, ...]) -> tuple[Trial, ...]:
    """Together first, since nearly all of them work; then one by one what has not."""
    replies = _run(runner, snippets)
    problems = {each: _problem(replies.get(str(n))) for n, each in enumerate(snippets)}
    for each in snippets:
        if problems[each]:
            problems[each] = _problem(_run(runner, (each,)).get("0"))
    return tuple(
        Trial(name=each.name, problem=problem, fails_outside=bool(problem) and not _works_outside(each))
        for each, problem in problems.items()
    )


# Private functions


def _libraries() -> tuple[str, ...]:
    """The top-level names that can be imported, but for this program's own and private ones."""
    distributions_of: Mapping[str, list[str]] = json.loads(_outside(_LIST) or "{}")
    return tuple(
        sorted(
            name
            for name, distributions in distributions_of.items()
            if not set(distributions) <= NOT_FOR_STUDENTS
            and name.isidentifier()
            and not keyword.iskeyword(name)
            if not name.startswith("_")
        )
    )


def _snippets(libraries: Iterable[str]) -> Iterator[_Snippet]:
    yield _Snippet("file", _FILE)
    if "matplotlib" in libraries:
        yield _Snippet("figure", _FIGURE)
    if "pandas" in libraries:
        yield _Snippet("table", _TABLE)
    yield from (_Snippet(f"import {name}", f"import {name}") for name in libraries)


def _run(runner: Runner, snippets: tuple[_Snippet, ...]) -> Mapping[str, Reply]:
    """The replies to a submission with a function for each snippet, by number."""
    cells = tuple(_cell(n, each) for n, each in enumerate(snippets))
    calls = tuple(Call(id=str(n), function=f"trial_{n}", args=()) for n in range(len(snippets)))
    plan = Plan(functions=tuple(call.function for call in calls), variables=(), calls=calls)
    submission = Submission(
        student="doctor", file="trials.py", kind=SubmissionKind.MODULE,
        sha256=hashlib.sha256(b"").hexdigest(), cells=cells,
    )  # fmt: skip
    return runner.run(submission, plan, _LIMITS).replies


def _cell(number: int, snippet: _Snippet) -> Cell:
    source = f"def trial_{number}():\n" + textwrap.indent(snippet.source.strip(), "    ")
    return Cell(source=source, python=source, number=1, first_line=1)


def _problem(reply: Reply | None) -> str:
    """Why a trial failed; "" if it did not."""
    match reply:
        case Returned():
            return ""
        case Raised(type_name=name, message=message):
            return f"{name}: {message}".removesuffix(": ")
        case Stopped(limit=limit):
            return f"limit {limit.value}"
    return "no answer"


def _works_outside(snippet: _Snippet) -> bool:
    return _outside(snippet.source) is not None


def _outside(source: str) -> str | None:
    """The output of a program that runs without the wall, with student code's libraries; None if it fails."""
    with contextlib.suppress(RunnerError, OSError, subprocess.SubprocessError), temporary_folder() as folder:
        done = subprocess.run(  # noqa: S603  our own program
            [sys.executable, "-I", "-B", "-c", _USER_PACKAGES + source, user_packages()],
            cwd=folder,
            env={**os.environ, "MPLBACKEND": "Agg", "MPLCONFIGDIR": folder},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=True,
        )
        return done.stdout.decode("utf-8", "replace")
    return None
