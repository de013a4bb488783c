"""Checks a student's work against a kit: a file, or what a notebook has defined so far."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from graders.execution import Runner
from graders.execution.in_process import InProcessRunner, Place
from graders.execution.plain import PlainRunner
from graders.model.report import Report
from graders.model.submission import Cell, Submission, SubmissionKind
from graders.student.kits import OpenKit
from graders.submissions import SubmissionFile
from graders.submissions.choose import beside_of
from graders.workflows.grade_one import grade_submission, grade_submission_file
from graders.workflows.prepared import Prepared


def check_file(path: Path, kit: OpenKit, runner: Runner | None = None) -> Report:
    """The report on a notebook or module of the student's; it is run in a process of its own.

    The files beside it come along, as they do when a folder is handed in.

    Args:
        runner: what runs it; a plain Python process if left out.
    """
    others = [each for each in (beside_of(path) if path.is_file() else ()) if not _is_of_the_kit(each.name)]
    file = SubmissionFile(student=path.stem, path=path, base=path.parent, beside=tuple(others))
    report = grade_submission_file(file, kit.prepared, runner or PlainRunner())
    return dataclasses.replace(report, notes=(*kit.notes, *report.notes))


def check_namespace(
    namespace: Mapping[str, Any],
    sources: Sequence[str],
    kit: OpenKit,
    questions: Sequence[str] = (),
    *,
    place: Place = lambda _name: None,
    file: str = "notebook",
) -> Report:
    """The report on what a running notebook has defined; its functions are called where they are.

    Args:
        sources: the cells that were run, in their order.
        questions: the ids of those that are looked at; all if left out.
        place: which cell a code object stands in, from 1; None for one that is not the student's.
        file: what the work is called.
    """
    prepared = _only(kit.prepared, questions)
    cells = tuple(
        Cell(source=each, python=each, number=number, first_line=1)
        for number, each in enumerate(sources, start=1)
    )
    submission = Submission(
        student=Path(file).stem, file=file, kind=SubmissionKind.NOTEBOOK, sha256="", cells=cells
    )
    report = grade_submission(submission, prepared, InProcessRunner(namespace, place))
    return dataclasses.replace(report, notes=(*kit.notes, *report.notes))


# Private functions

_OF_THE_KIT = ("checks.json", "grade.py", "README.md", "requirements.txt", "pytest.ini")


def _is_of_the_kit(name: str) -> bool:
    return name in _OF_THE_KIT or name.endswith(".whl")


def _only(prepared: Prepared, questions: Sequence[str]) -> Prepared:
    if not questions:
        return prepared
    kept = tuple(each for each in prepared.assignment.questions if each.id in questions)
    assignment = dataclasses.replace(prepared.assignment, questions=kept)
    calls = tuple(each for each in prepared.plan.calls if each.function in questions)
    plan = dataclasses.replace(
        prepared.plan,
        calls=calls,
        functions=tuple(each for each in prepared.plan.functions if each in questions),
        variables=tuple(each for each in prepared.plan.variables if each in questions),
    )
    return dataclasses.replace(prepared, assignment=assignment, plan=plan)
