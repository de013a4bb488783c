"""``grade.py`` as students have it: ``check``, from a kit alone, with NumPy and PyYAML alone installed."""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import graders
from graders.errors import GraderError, Notice, UserError, notice
from graders.execution.arithmetic import use_one_thread
from graders.model.report import Audience, Report
from graders.model.text import Language
from graders.reports.clean import clean
from graders.reports.formats import FORMATS, Context
from graders.reports.words import github as words_of_github
from graders.reports.words import student as words
from graders.reports.words.messages import say
from graders.slugs import Slug
from graders.student.checking import check_file
from graders.student.exits import ENGINE_ERROR, INTERRUPTED, NOT_ALL_PASSED, OK, USER_ERROR, code_of
from graders.student.github import github
from graders.student.kits import OpenKit, open_kit, works_of
from graders.student.language import language_for
from graders.student.precheck import precheck
from graders.student.watch import saves

_LIGHT = ("text", "yaml", "json", "markdown", "junit")  # formats that need nothing more installed
_HOME = "\x1b[H\x1b[2J"  # the cursor to the top of an empty screen


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    use_one_thread()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    arguments = list(sys.argv[1:] if argv is None else argv)
    asked = _parser().parse_args(arguments)
    language = language_for(asked.lang)
    try:
        if asked.command == "github":
            return github(asked.files, asked.lang, asked.junit)
        kit = open_kit(asked.file.parent if asked.file is not None else Path.cwd())
        language = language_for(asked.lang, kit.prepared.assignment)
        return _check(asked, kit, language)
    except UserError as error:
        return _tell(error.notices, language, USER_ERROR)
    except GraderError as error:
        return _tell(error.notices, language, ENGINE_ERROR)
    except KeyboardInterrupt:
        return _tell([notice("grade.py", Slug.INTERRUPTED)], language, INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK


# Private functions


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="grade.py", description=words.DESCRIPTION)
    parser.add_argument("--version", action="version", version=graders.__version__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="check | github")
    check = commands.add_parser("check", help=words.CHECK, description=words.CHECK)
    check.add_argument("file", nargs="?", type=Path, help=words.FILE)
    check.add_argument("--lang", choices=[each.value for each in Language], help=words.LANG)
    check.add_argument("--watch", action="store_true", help=words.WATCH)
    check.add_argument("--pre", action="store_true", help=words.PRE)
    check.add_argument("--format", choices=_LIGHT, default="text", help=words.FORMAT)
    in_workflow = commands.add_parser(
        "github", help=words_of_github.COMMAND, description=words_of_github.COMMAND
    )
    in_workflow.add_argument("files", nargs="*", metavar="file", type=Path, help=words_of_github.FILES)
    in_workflow.add_argument("--lang", choices=[each.value for each in Language], help=words.LANG)
    in_workflow.add_argument("--junit", type=Path, metavar="FILE", help=words_of_github.JUNIT)
    return parser


def _check(asked: argparse.Namespace, kit: OpenKit, language: Language) -> int:
    path = asked.file or _newest(kit)
    if asked.pre:
        looked = precheck(path, kit, language)
        sys.stdout.write("".join(f"{line}\n" for line in looked.lines))
        return OK if looked.fits else NOT_ALL_PASSED
    if not asked.watch:
        report = check_file(path, kit)
        sys.stdout.write(_shown(report, asked.format, language))
        return code_of(report)
    screen = sys.stdout.isatty()
    for _ in saves(path):
        text = _shown(check_file(path, kit), asked.format, language)
        sys.stdout.write((_HOME if screen else "") + text)
        sys.stdout.write(words.WATCHING.read(language).format(file=clean(path.name)) + "\n")
        sys.stdout.flush()
    return OK


def _newest(kit: OpenKit) -> Path:
    """The notebook or module of the kit that was saved last.

    Raises:
        SubmissionError: there is neither.
    """
    return max(works_of(kit), key=lambda path: path.stat().st_mtime_ns)


def _shown(report: Report, form: str, language: Language) -> str:
    color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    width = max(60, min(shutil.get_terminal_size((100, 24)).columns, 140))
    context = Context(language=language, audience=Audience.STUDENT, color=color, width=width)
    return FORMATS[form].write(report, context)


def _tell(notices: Sequence[Notice], language: Language, code: int) -> int:
    for each in notices:
        print(clean(say(each, language)), file=sys.stderr)
    return code
