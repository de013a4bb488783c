"""The command that grades in a workflow on GitHub, with the full assignment and for the student's eyes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graders.cli.exits import Exit
from graders.cli.options import COURSE, LANG, PATH
from graders.reports.words import github as words

if TYPE_CHECKING:  # loaded when the command runs
    from graders.model.text import Language
    from graders.workflows.github_step import GithubStep
    from graders.workflows.locate import Selection


@click.command(help=words.COMMAND)
@click.argument("file", type=PATH)
@click.option(
    "-a", "--assignment", metavar="NAME", help="The assignment; the only one, if left out. 作业名。"
)
@click.option("--junit", type=PATH, metavar="FILE", help=words.JUNIT)
@click.option(
    "--allow-open", is_flag=True, help="Also where student code cannot be sealed off. 允许无隔离运行。"
)
@LANG
@COURSE
def github(
    file: Path, assignment: str | None, junit: Path | None, allow_open: bool, lang: str,  # noqa: FBT001
    course: Path | None,
) -> int:  # fmt: skip
    import os
    import sys

    from graders.errors import GraderError, UserError
    from graders.model.text import Language
    from graders.reports.github import problem_commands
    from graders.workflows.github_step import GithubStep
    from graders.workflows.locate import Selection

    step = GithubStep(dict(os.environ), sys.stdout)
    selection = Selection(course=course, assignment=assignment)
    try:
        return _grade(step, file, selection, junit, Language(lang), allow_open=allow_open)
    except GraderError as error:
        step.say(problem_commands(error.notices, Language(lang)))
        return Exit.USER_ERROR if isinstance(error, UserError) else Exit.ENGINE_ERROR


# Private functions


def _grade(
    step: GithubStep, file: Path, selection: Selection, junit: Path | None, language: Language, *,
    allow_open: bool,
) -> int:  # fmt: skip
    from graders.reports.github import StepTexts
    from graders.student.exits import code_of
    from graders.workflows.grade_file import grade_file

    with step.commands_stopped():
        report, written = grade_file(
            file,
            selection,
            "auto" if allow_open else "sealed",
            lambda report: step.texts(report, file, language),
            only_sealed=not allow_open,
        )
        texts = StepTexts(*written)
        step.say(texts.log)
    step.publish(texts, junit)
    return code_of(report)
