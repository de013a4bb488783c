"""The command that writes a graded class in the format of another system."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from graders.cli.exits import Exit
from graders.cli.options import COURSE, LANG, PATH
from graders.reports.exports import NAMES


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(NAMES))
@click.argument("graded", metavar="DIR", type=PATH)
@click.option(
    "--sheet", type=PATH, metavar="FILE", help="The LMS's own sheet, to be filled. 教学平台的表格。"
)
@click.option("--column", metavar="NAME", help="The column to fill, by its head or id. 要填写的列。")
@click.option("-o", "--out", type=PATH, metavar="FILE", help="Where to; the screen if left out. 输出位置。")
@click.option("--feedback-zip", "feedback", type=PATH, metavar="FILE",
              help="Feedback pages as Moodle unpacks them. 反馈压缩包。")  # fmt: skip
@click.option("--comments", is_flag=True, help="Fill in the staff's comments, too. 同时填写评语。")
@click.option("--missing-as-zero", is_flag=True, help="0 for who handed nothing in. 缺交计零分。")
@click.option(
    "--audience",
    type=click.Choice(["staff", "student"]),
    default="student",
    show_default=True,
    help="staff: JUnit shows hidden inputs. 读者。",
)
@LANG
@COURSE
def export(lang: str, audience: str, form: str, graded: Path, **options: Any) -> int:
    """Write a graded class for an LMS or CI · 导出到教学平台"""
    from graders.cli.notices import print_notices
    from graders.model.report import Audience
    from graders.model.text import Language
    from graders.workflows.export_class import ExportWork, export_class

    language = Language(lang)
    work = ExportWork(form=form, graded=graded, language=language, audience=Audience(audience), **options)
    text, notices = export_class(work)
    print_notices(notices, language)
    click.echo(text if work.out is None else str(work.out), nl=work.out is not None)
    return Exit.OK
