"""Notices on standard error, under the name that the command was called by."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from graders.errors import Notice
from graders.model.text import Language
from graders.reports.clean import clean
from graders.reports.words.messages import say

_GRADE = "grade.py"


def program() -> str:
    """The command as it was called: installed it is ``grade``."""
    return "grade" if Path(sys.argv[0]).name in {"grade", "grade.exe"} else _GRADE


def print_notices(notices: Iterable[Notice], language: Language) -> None:
    """Each notice on a line; commands that they name are called as this one was."""
    for each in notices:
        text = clean(say(each, language))
        click.echo(text.replace(f"`{_GRADE} ", f"`{program()} "), err=True)
