"""The command that hands an assignment out: to students, or to Gradescope."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graders.cli.exits import Exit
from graders.cli.options import COURSE, LANG, PATH
from graders.reports.levels import LEVELS

if TYPE_CHECKING:  # loaded when the command runs
    from graders.workflows.locate import Selection


@click.command()
@click.argument("name", required=False)
@click.option("-o", "--out", type=PATH, metavar="PATH", help="The kit's folder, or the zip. 输出位置。")
@click.option(
    "--gradescope", is_flag=True, help="Make an autograder for Gradescope. 生成 Gradescope 评分包。"
)
@click.option(
    "--hidden",
    type=click.Choice(LEVELS),
    help="On Gradescope, when hidden checks are seen; see docs/gradescope.md. 隐藏检查何时可见。",
)
@LANG
@COURSE
def release(
    name: str | None, out: Path | None, gradescope: bool, hidden: str | None, lang: str,  # noqa: FBT001
    course: Path | None,
) -> int:  # fmt: skip
    """Hand an assignment out: a kit for students, or a zip for Gradescope · 发布作业"""
    from graders.workflows.locate import Selection

    selection = Selection(course=course, assignment=name, how="`grade.py release NAME`")
    if gradescope:
        return _gradescope(selection, out, lang, hidden)
    return _kit(selection, out)


# Private functions


def _gradescope(selection: Selection, out: Path | None, lang: str, hidden: str | None) -> int:
    from graders.errors import UsageError, notice
    from graders.model.text import Language
    from graders.slugs import Slug
    from graders.workflows.release_gradescope import release_gradescope

    if out is None:
        raise UsageError(notice("release --gradescope", Slug.AUTOGRADER_NEEDS_OUT))
    click.echo(release_gradescope(selection, out, Language(lang), hidden))
    return Exit.OK


def _kit(selection: Selection, out: Path | None) -> int:
    from graders.workflows.release import release_kit

    for path in release_kit(selection, out):
        click.echo(path)
    return Exit.OK
