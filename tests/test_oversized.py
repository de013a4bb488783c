"""Submissions that are too much for the grader itself: each is read and judged soon, in little memory."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import pytest
from fakes import InProcessRunner
from oversized import CASES, Case

from graders.batch import START, Ended, Watch, run_watched
from graders.model.limits import Limits
from graders.model.report import Audience
from graders.model.submission import Submission
from graders.model.text import Language
from graders.model.transcript import Plan, Transcript
from graders.reports.document import to_yaml
from graders.submissions import find_submissions
from graders.workflows.grade_one import grade_submission_file
from graders.workflows.prepared import Prepared

pytestmark = pytest.mark.skipif(START != "fork", reason="limits of memory and quick starts are Linux's")
SECONDS = 3.0  # of CPU time for reading, judging and writing; the bounds would allow much more
MEMORY = 768 * 2**20


class NothingRuns(InProcessRunner):
    """A runner for work that is only to be read: every function is there, and none is ever reached."""

    def run(self, submission: Submission, plan: Plan, limits: Limits) -> Transcript:
        names = dict.fromkeys(plan.functions, "callable")
        return Transcript(
            names=names, own=(), variables={}, replies={}, cell_errors=(), isolation="open", seconds=0
        )

    def interactive(self, *_: object) -> contextlib.AbstractContextManager[None]:
        """Nor is it asked anything."""
        return contextlib.nullcontext()


@pytest.mark.parametrize("name", CASES)
def test_it_is_read_and_judged_soon(name: str, tmp_path: Path, chapter2: Prepared) -> None:
    case: Case = CASES[name]
    case.write(tmp_path / name)
    (file,) = find_submissions(tmp_path)

    def grade(_item: None, watch: Watch) -> tuple[str, object, float]:
        began = time.process_time()
        report = grade_submission_file(file, chapter2, NothingRuns(), watch)
        for language in Language:
            to_yaml(report, language, Audience.STAFF)
        return report.status.value, report.score.withheld, time.process_time() - began

    def lost(_item: None, ended: Ended) -> tuple[str, object, float]:
        raise AssertionError(ended)

    ((_, (status, withheld, seconds)),) = run_watched(
        grade, [None], jobs=1, prepare=lambda: lambda: None, lost=lost, memory_bytes=MEMORY
    )
    assert (status, withheld) == (case.status, 0)
    assert seconds < SECONDS
