"""The command that shows which students of a graded class have code that is suspiciously alike."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import click

from graders.cli.exits import Exit
from graders.cli.options import COURSE, GRADEBOOK, LANG, PATH


@click.command()
@click.argument("out", metavar="DIR", type=PATH)
@click.option("--least", type=click.FloatRange(0.01, 1), default=0.5, show_default=True, metavar="SHARE",
              help="List pairs that share at least so much. 至少相同的比例。")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "yaml", "csv"]), default="text",
              show_default=True, help="Of the list. 列表的格式。")  # fmt: skip
@LANG
@COURSE
@GRADEBOOK
def similar(out: Path, least: float, form: str, lang: str, course: Path | None, gradebook: str | None) -> int:
    """Whose code is suspiciously alike: where to look, no verdict · 查找相像的代码"""
    from graders.cli.notices import print_notices
    from graders.model.text import Language
    from graders.reports.similar import similar_csv, similar_text, similar_yaml
    from graders.workflows.find_similar import PAGE, FindSimilar, find_similar

    language = Language(lang)
    request = FindSimilar(
        out=out, language=language, least=Fraction(str(least)), gradebook=gradebook, course=course
    )
    done = find_similar(request)
    print_notices(done.notices, language)
    if form == "csv":
        click.echo(similar_csv(done.pairs), nl=False)
    elif form == "yaml":
        click.echo(similar_yaml(done.pairs, done.compared, language), nl=False)
    else:
        click.echo(similar_text(done.pairs, done.compared, language), nl=False)
        if done.page_written:
            click.echo(str(out / PAGE))
    return Exit.OK
