"""Commands about a class that has been graded: grade it again from what is kept, compare two gradings."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from graders.cli.exits import Exit
from graders.cli.options import COURSE, GRADEBOOK, LANG, PATH

_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "yaml", "csv"]),
    default="text",
    show_default=True,
    help="Of the list of changes. 变化列表的格式。",
)


@click.command()
@click.argument("out", metavar="DIR", type=PATH)
@click.option("-a", "--assignment", metavar="NAME", help="As it was, if left out. 作业名。")
@COURSE
@click.option("--lang", type=click.Choice(["en", "zh"]), help="As it was, if left out. 语言。")
@click.option("--seed", type=int, help="As it was, if left out. 随机种子。")
@click.option("--runner", metavar="NAME", default="auto", show_default=True,
              help="How new calls are run. 运行方式。")  # fmt: skip
@click.option("--jobs", type=click.IntRange(1, 256), default=os.cpu_count() or 1, metavar="N",
              help="Workers; one a core if left out. 并行数。")  # fmt: skip
@click.option(
    "--allow-open", is_flag=True, help="Run new calls even if nothing seals code off. 允许无隔离运行。"
)
@GRADEBOOK
@_FORMAT
def regrade(lang: str | None, form: str, **options: Any) -> int:
    """Score a class again without running it again · 重新评分"""
    from graders.cli.progress import follow
    from graders.model.text import Language
    from graders.reports.changes import changes
    from graders.workflows.grade_one import is_broken
    from graders.workflows.regrade import Regrade, regrade

    language = None if lang is None else Language(lang)
    with follow(sys.stderr, language or Language.EN) as progress:
        done = regrade(Regrade(language=language, **options), progress)
    _show(changes(done.before, done.after), form, language or Language.EN)
    return Exit.ENGINE_ERROR if any(is_broken(report) for report in done.reports) else Exit.OK


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@LANG
@_FORMAT
def diff(old: str, new: str, lang: str, form: str) -> int:
    """Who has another score, and because of which check · 比较两次批改"""
    from graders.model.text import Language
    from graders.workflows.compare import compare

    _show(compare(old, new), form, Language(lang))
    return Exit.OK


# Private functions


def _show(every: Any, form: str, language: Any) -> None:
    from graders.reports.changes import changes_csv, changes_text, changes_yaml

    if form == "text":
        click.echo(changes_text(every, language), nl=False)
    else:
        click.echo(changes_csv(every) if form == "csv" else changes_yaml(every), nl=False)
