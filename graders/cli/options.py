"""The words that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

PATH = click.Path(path_type=Path)
NAME = click.option(
    "-a",
    "--assignment",
    metavar="NAME",
    help="The assignment; that of this folder, or the only one, if left out. 作业名。",
)
ALL = click.option("--all", "every", is_flag=True, help="Every assignment of the course. 全部作业。")
COURSE = click.option("--course", type=PATH, metavar="DIR", help="The course's folder. 课程目录。")
LANG = click.option(
    "--lang",
    type=click.Choice(["en", "zh"]),
    default="en",
    envvar="GRADE_LANG",
    show_default=True,
    help="The language of all sentences. 语言。",
)
RUNNER = click.option(
    "--runner",
    metavar="NAME",
    default="auto",
    show_default=True,
    help="How code is run: auto, sealed or portable. 运行方式。",
)
SEED = click.option("--seed", type=int, help="Other drawn numbers than the assignment's own. 随机种子。")
AUDIENCE = click.option(
    "--audience",
    type=click.Choice(["staff", "student"]),
    default="staff",
    show_default=True,
    help="student: hides the inputs of hidden checks. 读者。",
)
GRADEBOOK = click.option(
    "--gradebook",
    metavar="URL",
    help="postgresql://… where results are kept; a file in DIR if left out. 成绩库地址。",
)
