"""Reading hostile sources happens outside, with no clock but their size: it is quick, and never breaks."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import pytest
from fakes import InProcessRunner

from graders.model.limits import Limits
from graders.model.report import Status
from graders.model.submission import Submission
from graders.model.transcript import Plan, Transcript
from graders.submissions import SubmissionFile
from graders.workflows.grade_one import grade_submission_file
from graders.workflows.prepared import Prepared

SOLUTION = (Path(__file__).parent / "work" / "solution.py").read_text(encoding="utf-8")
N = 50_000
NASTY = {
    "signs": "-" * N + "1",
    "round brackets": "(" * N,
    "square brackets, closed": "[" * 1000 + "]" * 1000,
    "curly brackets, closed": "{1:" * 5000 + "1" + "}" * 5000,
    "lambdas": "lambda:" * 10_000 + "1",
    "a large power": "x = 9**9**9",
    "a large product": "x = 'a' * 10**9, (1,) * 10**8, 1 << 10**9",
    "a long number": "x = " + "9" * N,
    "a long hexadecimal number": "x = 0x" + "f" * 10 * N,
    "many long numbers": "\n".join(f"x = {'9' * 4300}" for _ in range(100)),
    "f-strings in f-strings": "x = " + "f'{" * 50 + "1" + "}'" * 50,
    "widths in f-strings": "x = f'" + "{1:" * 100 + "}" * 100 + "'",
    "indentation": "".join(" " * n + "if 1:\n" for n in range(300)) + " " * 300 + "pass",
    "attempts in attempts": "".join(" " * n + "try:\n" for n in range(60)),
    "attributes": "a" + ".a" * N,
    "calls": "a" + "()" * N,
    "stars": "f(" + "*a, " * 20_000 + ")",
    "comparisons": "1" + "<1" * N,
    "decorators": "@a\n" * 10_000 + "def f(): pass",
    "patterns": "match x:\n case " + "[" * 500 + "]" * 500 + ": pass",
    "a null": "a\x00b",
}


class NothingRuns(InProcessRunner):
    """A runner for work that is only to be read."""

    def run(self, submission: Submission, plan: Plan, limits: Limits) -> Transcript:
        names = dict.fromkeys(plan.functions, "callable")
        return Transcript(
            names=names, own=(), variables={}, replies={}, cell_errors=(), isolation="open", seconds=0
        )

    def interactive(self, *_: object) -> contextlib.AbstractContextManager[None]:
        """Nor is it asked anything."""
        return contextlib.nullcontext()


@pytest.mark.parametrize("nasty", NASTY.values(), ids=NASTY)
def test_it_is_read_in_no_time(nasty: str, chapter2: Prepared, tmp_path: Path) -> None:
    within = "\n    ".join(["def manual_dot(x, y):", *nasty.split("\n")])
    for number, text in enumerate((nasty, f"{SOLUTION}\n{nasty}", f"{SOLUTION}\n{within}")):
        path = tmp_path / f"{number}.py"
        path.write_text(text, encoding="utf-8")
        assert _seconds(path, chapter2) < 2 or _seconds(path, chapter2) < 2


def _seconds(path: Path, prepared: Prepared) -> float:
    """CPU time that it takes; a neighbour on the same core can double that, so that one slow try is no proof."""
    began = time.process_time()
    report = grade_submission_file(SubmissionFile(student="s", path=path), prepared, NothingRuns())
    assert report.status is not Status.BROKEN
    return time.process_time() - began
