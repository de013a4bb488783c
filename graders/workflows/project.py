"""Writes the files of a class anew from its gradebook, after people have added to it; nothing is graded."""

from __future__ import annotations

from pathlib import Path

from graders.errors import UsageError
from graders.gradebook.store import Gradebook
from graders.model.assignment import Assignment
from graders.model.classlist import Handed
from graders.model.report import Audience
from graders.model.text import Language
from graders.reports.formats import Context
from graders.scoring.policies import to_settle
from graders.workflows.class_folder import class_folder
from graders.workflows.grade_one import missing_report
from graders.workflows.sinks import GradedClass, Member, tell_end


def project(gradebook: Gradebook, assignment: Assignment, out: Path) -> None:
    """Write the table, the summary and the page of a class; the reports of its students stay as they are.

    Raises:
        UsageError: one of them cannot be written.
    """
    graded, readers = class_of(gradebook, assignment)
    problems = tell_end(class_folder(out, readers), graded)
    if problems:
        raise UsageError(*problems)


def class_of(gradebook: Gradebook, assignment: Assignment) -> tuple[GradedClass, Context]:
    """A class as its gradebook has it, and for whom and in which language its files are."""
    settings = gradebook.settings()
    readers = Context(
        language=Language(settings.get("language", "en")),
        audience=Audience(settings.get("audience", "staff")),
    )
    standings = gradebook.standings()
    current = gradebook.current()
    reports = [each.report or missing_report(each.student.key, assignment) for each in standings]
    handed = {key: each.handed for key, each in current.items()}
    members = [
        Member(student=each.student, handed=handed.get(each.student.key, Handed())) for each in standings
    ]
    graded = GradedClass(
        assignment=assignment,
        reports=reports,
        run={"seed": assignment.seed},
        members=members,
        strangers=[each.student.key for each in gradebook.roll() if each.stranger],
        unsettled=[each for m in members for each in to_settle(assignment.policies, m.student, m.handed)],
    )
    return graded, readers
