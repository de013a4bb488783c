"""Small courses for tests: one question, its reference, and what comes of grading answers to it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fakes import InProcessRunner

from graders.model.report import Report
from graders.submissions import read_submission
from graders.workflows.grade_one import grade_submission
from graders.workflows.locate import Selection
from graders.workflows.prepare import prepare
from graders.workflows.prepared import Prepared

HEAD = """\
schema: graders/assignment/1
title: {{en: HW, zh: 作业}}
seed: 1
questions:
- id: f
  kind: function
  title: {{en: F, zh: 函数}}
  statement: {{en: do, zh: 做}}
  points: 1
  parameters: [{parameters}]
  returns: {returns}
  {more}
  checks:
  - id: one
    title: {{en: one, zh: 一}}
    points: 1
    visibility: public
    cases:
{cases}
"""


def course(
    tmp_path: Path,
    reference: str,
    *cases: str,
    returns: str = "scalar",
    parameters: str = "x",
    more: str = "",
) -> Path:
    """A course with the one assignment `hw`: a function `f`, worth one point."""
    root = tmp_path / "course"
    text = HEAD.format(
        parameters=parameters,
        returns=returns,
        more=more,
        cases="\n".join(f"    - {case}" for case in cases or ("{args: [1]}",)),
    )
    put(root / "assignments" / "hw" / "assignment.yaml", text)
    put(root / "reference" / "hw.py", reference)
    return root


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def ready(root: Path) -> Prepared:
    return prepare(Selection(course=root, assignment="hw"))


def graded(root: Path, work: str) -> Report:
    """The report on a module."""
    path = put(root.parent / "work.py", work)
    return grade_submission(read_submission(path), ready(root), InProcessRunner())


def earned(root: Path, work: str) -> Any:
    return graded(root, work).score.earned
