"""``grade.py github``: the public checks in a workflow of a student's repository."""

from __future__ import annotations

import dataclasses
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from graders.errors import GraderError, UserError, notice
from graders.execution.plain import confined_runner
from graders.model.facts import NotWritten
from graders.model.report import Report
from graders.model.text import Language
from graders.reports.github import problem_commands
from graders.slugs import Slug
from graders.student.checking import check_file
from graders.student.exits import ENGINE_ERROR, USER_ERROR, code_of
from graders.student.kits import OpenKit, open_kit, works_of
from graders.student.language import language_for
from graders.workflows.github_step import GithubStep


def github(files: Sequence[Path], asked: str | None, junit: Path | None) -> int:
    """Check the work, write annotations, summary, outputs and JUnit, and return the exit code.

    Args:
        files: those of the kit, if there are none; of several, the one that earns most counts.
        asked: the language asked for.
    """
    step = GithubStep(dict(os.environ), sys.stdout)
    language = language_for(asked)
    try:
        kit = open_kit(files[0].parent if files else Path.cwd())
        language = language_for(asked, kit.prepared.assignment)
        return _check(step, files or works_of(kit), kit, language, junit)
    except GraderError as error:
        step.say(problem_commands(error.notices, language))
        return USER_ERROR if isinstance(error, UserError) else ENGINE_ERROR


# Private functions


def _check(
    step: GithubStep, files: Sequence[Path], kit: OpenKit, language: Language, junit: Path | None
) -> int:
    with step.commands_stopped():
        path, report = _best(files, kit)
        texts = step.texts(report, path, language)
        step.say(texts.log)
    step.publish(texts, junit)
    return code_of(report)


def _best(files: Sequence[Path], kit: OpenKit) -> tuple[Path, Report]:
    """The file that earns most, or has more written; a kit has two, of which a student fills one."""
    runner = confined_runner()
    reports = [(path, check_file(path, kit, runner)) for path in files]
    path, report = max(reports, key=lambda each: (each[1].score.earned, _n_written(each[1])))
    notes = [
        notice(other.name, Slug.GITHUB_OTHER_FILE)
        for other, each in reports
        if other is not path and each.score.earned
    ]
    return path, dataclasses.replace(report, notes=(*report.notes, *notes))


def _n_written(report: Report) -> int:
    """How many questions are more than the stub; work that cannot be read counts as one."""
    facts = [
        {type(check.finding.fact) for check in question.checks if check.finding is not None}
        for question in report.questions
    ]
    return sum(NotWritten not in each for each in facts) if report.error is None else 1
