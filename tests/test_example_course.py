"""The course of `examples/course`: what each submission earns, and what is said to whom; graded sealed."""

from __future__ import annotations

import dataclasses
import functools
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from graders.model.report import Report, Verdict
from graders.model.text import Language
from graders.reports.disclosure import Disclosure
from graders.reports.said import said_of_finding
from graders.workflows.grade_many import Batch, grade_many
from graders.workflows.locate import Selection
from graders.workflows.make_template import make_template
from graders.workflows.sinks import GradedClass

ROOT = Path(__file__).resolve().parents[1]
COURSE = ROOT / "examples" / "course"
ASSIGNMENTS = ("attention", "intro", "data")

# Which checks each submission fails; those that wait for a failed one are left out.  `-` fails none.
TABLE = yaml.safe_load((ROOT / "tests" / "example_course.yaml").read_text(encoding="utf-8"))

# Failures that are typical, one of each kind: assignment, submission, check.
TYPICAL = (
    ("attention", "exp_overflows", "softmax/large"),
    ("attention", "changes_x", "softmax/unchanged"),
    ("attention", "output_alone", "attention/plain"),
    ("attention", "upper_triangle_of_ones", "causal_mask/sizes"),
    ("attention", "zero_for_masked_scores", "attention/mask"),
    ("intro", "case_counts", "count_words/examples"),
    ("intro", "queue_for_stack", "Stack/push-pop"),
    ("intro", "stack_returns_none", "Stack/empty"),
    ("intro", "first_week", "collatz/examples"),
    ("intro", "prompts_and_two_words", "receipt/one"),
    ("intro", "returns_for_prints", "receipt/one"),
    ("intro", "returns_for_prints", "save_squares/file"),
    ("intro", "one_line_too_few", "save_squares/file"),
    ("intro", "file_elsewhere", "longest_line/the-file"),
    ("intro", "plain_value_error", "mean/no-data"),
    ("intro", "float_factorial", "factorial/large"),
    ("intro", "never_ends", "collatz/examples"),
    ("data", "cities_in_the_index", "city_means/means"),
    ("data", "column_not_renamed", "warm_days/default"),
    ("data", "dictionary_for_table", "city_means/means"),
    ("data", "axes_swapped", "plot_temps/figure"),
    ("data", "no_legend", "plot_temps/figure"),
    ("data", "two_figures", "plot_temps/figure"),
    ("data", "never_a_six", "roll/rolls"),
    ("data", "lying_table", "roll/rolls"),
    ("data", "few_steps", "root/near"),
    ("data", "few_steps", "estimate_pi/near"),
    ("data", "vectors_not_normed", "principal_axes/axes"),
)


@dataclasses.dataclass(frozen=True)
class Kept:
    """Keeps of each report what this test looks at."""

    folder: Path

    def begin(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)

    def take(self, name: str, report: Report) -> None:
        failed = {
            f"{question.id}/{check.id}": {
                language.value: said_of_finding(check.finding, language, Disclosure.ALL)
                for language in Language
            }
            for question in report.questions
            for check in question.checks
            if check.verdict in {Verdict.FAILED, Verdict.CRASHED} and check.finding is not None
        }
        scores = {question.id: float(question.score.earned) for question in report.questions}
        kept = {
            "status": report.status.value,
            "isolation": report.run.get("isolation", ""),
            "failed": failed,
            "scores": scores,
        }
        (self.folder / f"{name}.json").write_text(json.dumps(kept), encoding="utf-8")

    def end(self, graded: GradedClass) -> None:
        pass


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, Any]]:
    """What became of each submission, by assignment and name."""
    return {name: _graded(name, tmp_path_factory.mktemp(name)) for name in ASSIGNMENTS}


@functools.cache
def _graded(name: str, out: Path) -> Mapping[str, Any]:
    batch = Batch(
        source=COURSE / "class" / name,
        out=out / "out",
        selection=Selection(course=COURSE, assignment=name),
        runner="auto",
        jobs=2,
        language=Language.EN,
        allow_open=True,
        sinks=(Kept(out / "kept"),),
    )
    grade_many(batch, lambda _report, _done, _total: None)
    return {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((out / "kept").glob("*.json"))
    }


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_each_submission_fails_what_its_name_says(name: str, graded: Mapping[str, Any]) -> None:
    actual = {student: " ".join(each["failed"]) or "-" for student, each in graded[name].items()}
    assert actual == TABLE[name]
    assert {each["status"] for each in graded[name].values()} == {"graded"}


def test_there_are_notebooks_and_modules_and_enough_of_both() -> None:
    paths = list((COURSE / "class").glob("*/*.*"))
    assert sum(path.suffix == ".ipynb" for path in paths) >= 15
    assert sum(path.suffix == ".py" for path in paths) >= 15


def test_a_near_root_earns_its_share(graded: Mapping[str, Any]) -> None:
    assert graded["data"]["few_steps"]["scores"]["root"] == 2
    assert graded["data"]["right_plain"]["scores"]["root"] == 4


def test_typical_failures_say_what_is_wrong_and_what_to_do(golden, graded: Mapping[str, Any]) -> None:
    lines = []
    for name, student, check in TYPICAL:
        said = graded[name][student]["failed"][check]
        languages = ("en",) if name == "data" else ("en", "zh")
        lines += [f"# {student}, {check}", *(said[language] for language in languages)]
    golden("example_course.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_templates_are_up_to_date(name: str) -> None:
    make_template(Selection(course=COURSE, assignment=name), check=True)


def test_the_schema_is_that_of_the_format() -> None:
    ours = (ROOT / "assignments" / "assignment.schema.json").read_text(encoding="utf-8")
    assert (COURSE / "assignments" / "assignment.schema.json").read_text(encoding="utf-8") == ours


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_every_law_holds(name: str) -> None:
    command = [sys.executable, "grade.py", "verify", name, "--course", str(COURSE), "--jobs", "2"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=500, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{name}: every law holds" in done.stdout


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_the_plain_asserts_hold_and_the_file_is_at_most_twice_as_long(name: str) -> None:
    plain = COURSE / "plain_asserts" / f"{name}.py"
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys; sys.path.insert(0, {str(COURSE / 'reference')!r})\nexec(open({str(plain)!r}).read())",
        ],
        cwd=COURSE / "assignments" / name / ("files" if name == "intro" else ""),
        env={"MPLBACKEND": "Agg", "PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    asserts, asked = _lines(plain), _lines(COURSE / "assignments" / name / "assignment.yaml")
    assert asked <= 2 * asserts
    readme = (COURSE / "README.md").read_text(encoding="utf-8")
    assert f"| `{name}` | {asserts} | {asked} |" in readme


def _lines(path: Path) -> int:
    """Lines that say something."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return sum(bool(line.strip()) and not line.strip().startswith("#") for line in lines)
