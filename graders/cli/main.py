"""The entry point: parses the command line, runs the command, turns errors into sentences and exit codes."""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from collections.abc import Iterable, Sequence

import click

from graders.cli.class_commands import diff, regrade
from graders.cli.commands import cli
from graders.cli.exits import Exit
from graders.cli.export_command import export
from graders.cli.github_command import github
from graders.cli.hand_commands import apply, override, pending
from graders.cli.notices import print_notices, program
from graders.cli.release_command import release
from graders.cli.similar_command import similar
from graders.errors import EngineError, GraderError, Notice, UserError, notice
from graders.execution.arithmetic import use_one_thread
from graders.model.nearest import nearest
from graders.model.text import Language, Text
from graders.slugs import Slug

cli.add_command(export)
cli.add_command(regrade)
cli.add_command(diff)
cli.add_command(release)
cli.add_command(github)
cli.add_command(similar)
cli.add_command(pending)
cli.add_command(apply)
cli.add_command(override)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    use_one_thread()  # before NumPy is loaded; workers are forked
    language = language_of(arguments)
    for stream in (sys.stdout, sys.stderr):  # Chinese on a terminal that is set up for neither
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        outcome = cli.main(arguments, prog_name=program(), standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return Exit.USER_ERROR
    except click.UsageError as error:
        return _tell([_usage(error)], language, Exit.USER_ERROR)
    except (click.Abort, KeyboardInterrupt):
        return _tell([notice(program(), Slug.INTERRUPTED)], language, Exit.INTERRUPTED)
    except UserError as error:
        return _tell(error.notices, language, Exit.USER_ERROR)
    except EngineError as error:
        return _tell(error.notices, language, Exit.ENGINE_ERROR)
    except BrokenPipeError:  # `grade.py … | head` is no mistake
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.OK
    except ImportError as error:
        return _tell([notice("python", Slug.LIBRARY_BROKEN, reason=error)], language, Exit.ENGINE_ERROR)
    except Exception as error:  # noqa: BLE001  Python would exit with 1, which means "not all passed"
        if os.environ.get("GRADE_DEBUG"):
            traceback.print_exc()
        where = "" if isinstance(error, GraderError) else type(error).__name__
        problem = notice(program(), Slug.INTERNAL, reason=f"{where}: {error}")
        return _tell([problem], language, Exit.ENGINE_ERROR)
    return int(outcome or 0)


def language_of(arguments: Sequence[str]) -> Language:
    """The language asked for; read before parsing, so that errors of parsing are in that language too."""
    values = [
        each.partition("=")[2] or (list(arguments[n + 1 : n + 2]) or [""])[0]
        for n, each in enumerate(arguments)
        if each == "--lang" or each.startswith("--lang=")
    ]
    asked = values[-1] if values else os.environ.get("GRADE_LANG", "")
    return Language.ZH if asked.lower().startswith("zh") else Language.EN


# Private functions


def _tell(notices: Iterable[Notice], language: Language, code: Exit) -> int:
    print_notices(notices, language)
    return int(code)


def _usage(error: click.UsageError) -> Notice:
    command = program() if error.ctx is None else error.ctx.command_path
    if isinstance(error, click.NoSuchOption):
        near = sorted(error.possibilities or [])
        return notice(error.option_name, Slug.OPTION_UNKNOWN, near=near[0] if near else None, command=command)
    if isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param else "?"
        return notice(command, Slug.ARGUMENT_MISSING, name=name, command=command)
    if isinstance(error, click.BadParameter) and error.param is not None:
        where = error.param.human_readable_name
        return notice(where, Slug.ARGUMENT_WRONG, reason=_reason(error), command=command)
    if error.message.startswith("No such command"):
        word = error.message.split("'")[1]
        return notice(word, Slug.COMMAND_UNKNOWN, near=nearest(word, cli.commands))
    return notice(command, Slug.ARGUMENT_WRONG, reason=_reason(error), command=command)


def _reason(error: click.UsageError) -> Text:
    """What Click says in English, and the same in Chinese."""
    said = error.message.rstrip(".")
    kind = error.param.type if isinstance(error, click.BadParameter) and error.param is not None else None
    if isinstance(kind, click.Choice):
        return Text(en=said, zh=f"应为 {'、'.join(map(str, kind.choices))} 之一")
    if isinstance(kind, click.FloatRange):
        return Text(en=said, zh=f"应为 {kind.min} 到 {kind.max} 的数")
    if isinstance(kind, click.IntRange):
        return Text(en=said, zh=f"应为 {kind.min} 到 {kind.max} 的整数")
    if kind is click.INT:
        return Text(en=said, zh="应为整数")
    quoted = said.partition("(")[2].rpartition(")")[0]
    if said.startswith("Got unexpected extra"):
        return Text(en=said, zh=f"多出了 {quoted}")
    if isinstance(error, click.BadOptionUsage):
        return Text(en=said, zh=f"选项 {error.option_name} 缺少值或多出了值")
    return Text(en=said, zh=said)
