"""The laws of chapter 2: right work earns everything, untouched work nothing, and nothing breaks."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from graders.model.report import Status, Verdict
from graders.model.text import Language
from graders.reports.document import to_yaml
from graders.submissions import read_submission
from graders.workflows.grade_one import all_passed, grade_submission

ROOT = Path(__file__).resolve().parents[1]
SOLUTION = ROOT / "tests" / "work" / "solution.py"


def graded(path: Path, chapter2, runner):
    return grade_submission(read_submission(path), chapter2, runner)


def test_a_whole_solution_earns_everything_but_what_a_hand_grades(chapter2, runner) -> None:
    report = graded(SOLUTION, chapter2, runner)
    assert [q.id for q in report.questions if q.verdict not in {Verdict.PASSED, Verdict.PENDING}] == []
    assert (report.score.earned, report.score.pending, report.score.possible) == (95, 5, 100)
    assert all_passed(report)


@pytest.mark.parametrize("suffix", [".ipynb", ".py"])
def test_the_untouched_template_earns_nothing_and_breaks_nothing(suffix: str, chapter2, runner) -> None:
    report = graded(ROOT / "student_template" / f"ch02_vectors{suffix}", chapter2, runner)
    assert report.status is Status.GRADED
    assert (report.score.earned, report.score.pending, report.score.withheld) == (0, 0, 0)
    assert report.cell_errors == ()
    firsts = {question.id: question.checks[0].finding for question in report.questions}
    assert {type(finding.fact).__name__ for finding in firsts.values()} == {"NotWritten"}


def test_a_report_has_the_same_bytes_every_time_and_under_every_hash_seed() -> None:
    script = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "from pathlib import Path\n"
        "from fakes import InProcessRunner\n"
        "from graders.workflows.locate import Selection\n"
        "from graders.workflows.prepare import prepare\n"
        "from graders.workflows.grade_one import single_file, grade_submission_file\n"
        "from graders.reports.document import to_yaml\n"
        "from graders.model.text import Language\n"
        "prepared, work = prepare(Selection()), single_file(Path('tests/work/half.py'))\n"
        "reports = [grade_submission_file(work, prepared, InProcessRunner()) for _ in range(25)]\n"
        "sys.stdout.write(''.join({to_yaml(each, Language.EN) for each in reports}))\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "42", "4711")
    }
    (same,) = outputs  # a hundred times
    assert same.count(b"schema: graders/report/") == 1


NUMBER = re.compile(r"(?<![\w.])-?\d+\.\d+(e[-+]?\d+)?(?![\w.])")
CUT = re.compile(r"\[.*….*")


def rounded(line: str) -> str:
    """A line with no more digits than every machine's linear algebra agrees on, and six at most.

    Of a student's answer that is 1.0 here and 0.9999999999999999 there, or 0.0 and 1e-17; where an answer
    is cut to some number of characters, nothing of it.
    """
    if not line.lstrip().startswith(("actual:", "message:")):
        return re.sub(r"-?\d+\.\d{6,}(e[-+]?\d+)?", lambda match: f"{float(match[0]):.6g}", line)

    def six_digits(match: re.Match[str]) -> str:
        value = float(f"{float(match[0]):.6g}")
        return repr(value if abs(value) > 1e-12 else 0.0)

    return NUMBER.sub(six_digits, CUT.sub("[…", line) if "actual:" in line else line)


def test_a_report_is_as_it_is_documented(chapter2, runner, golden) -> None:
    report = graded(ROOT / "tests" / "work" / "half.py", chapter2, runner)
    for language in Language:
        text = to_yaml(report, language)
        # Versions stand in the run block, which is not part of comparisons, and margins are all last digits.
        text = re.sub(r"(?ms)^run:.*", "run: {}\n", text)
        text = re.sub(r"(?m)^ +margin: .*\n", "", text)
        golden(f"half.{language.value}.yaml", "".join(map(rounded, text.splitlines(keepends=True))))


def test_a_broken_reference_withholds_points_and_is_nobody_s_zero(chapter2, runner) -> None:
    from graders.checks.expectation import NoExpectation

    broken = {
        **chapter2.expectations,
        **{k: NoExpectation(reason="ZeroDivisionError: x") for k in chapter2.expectations if "empty" in k},
    }
    import dataclasses

    report = graded(SOLUTION, dataclasses.replace(chapter2, expectations=broken), runner)
    manual_dot = report.questions[0]
    assert manual_dot.verdict is Verdict.BROKEN
    assert (manual_dot.score.earned, manual_dot.score.withheld) == (19, 1)
