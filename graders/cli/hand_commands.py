"""Commands for what people grade: a sheet of the answers, and the sheet taken back."""

from __future__ import annotations

import getpass
from pathlib import Path

import click

from graders.cli.exits import Exit
from graders.cli.options import COURSE, GRADEBOOK, LANG, PATH


@click.command()
@click.argument("out", metavar="DIR", type=PATH)
@click.option("-o", "--to", "target", type=PATH, required=True, metavar="FILE",
              help="The sheet: FILE.csv or FILE.yaml. 评分表。")  # fmt: skip
@click.option("--anonymous", is_flag=True, help="A code in place of each name. 匿名。")
@click.option("--all", "every", is_flag=True, help="Also what was graded by hand before. 包括已评的。")
@GRADEBOOK
@COURSE
@LANG
def pending(
    out: Path, target: Path, anonymous: bool, every: bool, gradebook: str | None,  # noqa: FBT001
    course: Path | None, lang: str,
) -> int:  # fmt: skip
    """List the answers that a person grades · 导出待人工评分的回答"""
    from graders.model.text import Language
    from graders.workflows.hand_grading import HandWork, pending_sheet

    work = HandWork(out=out, gradebook=gradebook, course=course, language=Language(lang))
    count = pending_sheet(work, target, anonymous=anonymous, every=every)
    click.echo(f"{target}: {count}")
    return Exit.OK


@click.command()
@click.argument("out", metavar="DIR", type=PATH)
@click.argument("sheet", metavar="FILE", type=PATH)
@click.option("--who", metavar="NAME", help="Who has graded; you, if left out. 评分人。")
@GRADEBOOK
@COURSE
@LANG
def apply(
    out: Path, sheet: Path, who: str | None, gradebook: str | None, course: Path | None, lang: str
) -> int:
    """Take points and comments from a sheet · 读回人工评分"""
    from graders.model.text import Language
    from graders.workflows.hand_grading import HandWork, apply_sheet

    work = HandWork(out=out, gradebook=gradebook, course=course, language=Language(lang))
    click.echo(f"{sheet}: {apply_sheet(work, sheet, who or _me())}")
    return Exit.OK


@click.command()
@click.argument("out", metavar="DIR", type=PATH)
@click.argument("student", metavar="STUDENT")
@click.option("--points", "number", metavar="POINTS", help="In place of the grader's. 分数。")
@click.option("--back", is_flag=True, help="Take an earlier override back. 撤销。")
@click.option("--question", default="", metavar="ID",
              help="The question; the whole score, if left out. 题目。")  # fmt: skip
@click.option("--reason", required=True, metavar="TEXT", help="Why; it is kept. 理由。")
@click.option("--who", metavar="NAME", help="Who decides; you, if left out. 决定人。")
@GRADEBOOK
@COURSE
@LANG
def override(
    out: Path, student: str, number: str | None, back: bool, question: str, reason: str,  # noqa: FBT001
    who: str | None, gradebook: str | None, course: Path | None, lang: str,
) -> int:  # fmt: skip
    """Put points in the place of the grader's, with the reason · 人工改分"""
    from graders.model.text import Language
    from graders.workflows.hand_grading import HandWork, override_points

    work = HandWork(out=out, gradebook=gradebook, course=course, language=Language(lang))
    override_points(work, student, question, None if back else number or "", reason, who or _me())
    return Exit.OK


# Private functions


def _me() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # nobody in particular, as in a container
        return "unknown"
