"""The commands.  Each parses its words, calls one workflow, prints, and returns an exit code.

What a workflow needs is imported when its command runs, so that ``--help`` comes at once.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import click

import graders
from graders.cli.exits import Exit
from graders.cli.options import ALL, AUDIENCE, COURSE, LANG, NAME, PATH, RUNNER, SEED
from graders.reports.formats import FORMATS, SHOWN, Context, format_of_file


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(graders.__version__, prog_name="grade.py")
def cli() -> None:
    """Grade numerical homework · 批改数值计算作业"""


@cli.command()
@click.argument("file", type=PATH)
@NAME
@click.option("-o", "--out", type=PATH, metavar="FILE", help="Write the report there as well. 报告文件。")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="text on a terminal. 格式。")
@LANG
@COURSE
@RUNNER
@SEED
@AUDIENCE
def grade(
    file: Path, assignment: str | None, out: Path | None, form: str | None, lang: str, course: Path | None,
    runner: str, seed: int | None, audience: str,
) -> int:  # fmt: skip
    """Grade one notebook, module or student's folder · 批改一份作业"""
    from graders.workflows.locate import Selection

    selection = Selection(course=course, assignment=assignment, seed=seed)
    return _grade_file(file, selection, runner, out=out, form=form, lang=lang, audience=audience)


@cli.command()
@click.argument("file", type=PATH)
@NAME
@LANG
@COURSE
@RUNNER
def check(file: Path, assignment: str | None, lang: str, course: Path | None, runner: str) -> int:
    """Check your own work: the public checks only · 自查（只含公开检查）"""
    from graders.workflows.locate import Selection

    selection = Selection(course=course, assignment=assignment, public_only=True)
    return _grade_file(file, selection, runner, out=None, form="text", lang=lang, audience="student")


@cli.command()
@click.argument("source", type=PATH)
@NAME
@click.option("-o", "--out", type=PATH, required=True, metavar="DIR", help="Where reports go. 输出目录。")
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    default=os.cpu_count() or 1,
    metavar="N",
    help="Workers; one a core if left out. 并行数。",
)
@LANG
@COURSE
@RUNNER
@click.option("--roster", type=PATH, metavar="FILE", help="The students, as CSV. 学生名单（CSV）。")
@click.option(
    "--allow-open", is_flag=True, help="Also where student code cannot be sealed off. 允许无隔离运行。"
)
@SEED
@AUDIENCE
@click.option("--gradebook", metavar="URL", help="postgresql://…; a file in DIR if left out. 成绩库地址。")
@click.option("--force", is_flag=True, help="Run unchanged work again as well. 未变化的也重新运行。")
@click.option("--scheduler", metavar="tcp://…", help="A Dask cluster to grade on. 用于批改的 Dask 集群。")
def batch(
    source: Path, assignment: str | None, out: Path, jobs: int, lang: str, course: Path | None,
    runner: str, roster: Path | None, allow_open: bool, seed: int | None, audience: str,  # noqa: FBT001
    gradebook: str | None, force: bool, scheduler: str | None,  # noqa: FBT001
) -> int:  # fmt: skip
    """Grade a class: a folder or a zip, of any platform · 批改整个班级"""
    from graders.cli.notices import print_notices
    from graders.cli.progress import class_table, follow
    from graders.model.report import Audience
    from graders.model.text import Language
    from graders.workflows.grade_many import Batch, grade_many
    from graders.workflows.grade_one import is_broken
    from graders.workflows.locate import Selection
    from graders.workflows.pages_sink import left_out

    work = Batch(
        source=source,
        roster=roster,
        gradebook=gradebook,
        force=force,
        scheduler=scheduler,
        out=out,
        selection=Selection(course=course, assignment=assignment, seed=seed),
        runner=runner,
        allow_open=allow_open,
        jobs=jobs,
        language=Language(lang),
        audience=Audience(audience),
    )
    with follow(sys.stderr, Language(lang)) as progress:
        prepared, reports = grade_many(work, progress)
    click.echo(class_table(prepared.assignment, reports, Language(lang), **_screen()), nl=False)
    print_notices(left_out(out), Language(lang))
    click.echo(str(out / "grades.csv"))
    return Exit.ENGINE_ERROR if any(is_broken(report) for report in reports) else Exit.OK


@cli.command()
@click.argument("name", required=False)
@click.option(
    "--check", "compare", is_flag=True, help="Compare only; fail where files have drifted. 只检查。"
)
@ALL
@LANG
@COURSE
def template(name: str | None, compare: bool, every: bool, lang: str, course: Path | None) -> int:  # noqa: FBT001
    """Generate what students get · 生成学生模板"""
    from graders.cli.every import for_each
    from graders.workflows.locate import Selection
    from graders.workflows.make_template import make_template

    def write(selection: Selection) -> Exit:
        for path in make_template(selection, check=compare):
            click.echo(path)
        return Exit.OK

    chosen = Selection(course=course, assignment=name, how="`grade.py template NAME`")
    return for_each(chosen, lang, write, every=every)


@cli.command()
@click.argument("name", required=False)
@LANG
@COURSE
def show(name: str | None, lang: str, course: Path | None) -> int:
    """Show an assignment as a table · 显示作业内容"""
    from graders.assignment.load import load_assignment
    from graders.errors import GraderError
    from graders.model.text import Language
    from graders.reports.assignment_table import assignment_table
    from graders.workflows.locate import Selection, locate
    from graders.workflows.prepare import prepare

    selection = Selection(course=course, assignment=name, how="`grade.py show NAME`")
    place, chosen = locate(selection)
    path = place.assignment_path(chosen)
    assignment = load_assignment(path, shown=place.shown(path))
    with contextlib.suppress(GraderError):  # without a reference that runs, what it returns is not known
        assignment = prepare(selection).assignment
    click.echo(assignment_table(assignment, Language(lang), **_screen()), nl=False)
    return Exit.OK


@cli.command()
@click.argument("name", required=False)
@click.option("--jobs", type=click.IntRange(1, 256), default=os.cpu_count() or 1, metavar="N",
              help="Workers; one a core if left out. 并行数。")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "yaml"]), default="text", help="格式。")
@click.option("--verbose", is_flag=True, help="List every equivalent mutant. 列出全部等价变异。")
@ALL
@LANG
@COURSE
@RUNNER
def verify(
    name: str | None, jobs: int, form: str, verbose: bool, every: bool, lang: str,  # noqa: FBT001
    course: Path | None, runner: str,
) -> int:  # fmt: skip
    """Grade the grader: laws, misconceptions, mutants · 检验作业本身"""
    from graders.cli.every import for_each
    from graders.cli.progress import count
    from graders.model.text import Language
    from graders.reports.verification import verification_text, verification_yaml
    from graders.workflows.locate import Selection
    from graders.workflows.verify import verify as verify_assignment

    def verify_one(selection: Selection) -> Exit:
        with count(sys.stderr) as progress:
            verification = verify_assignment(selection, runner=runner, jobs=jobs, progress=progress)
        if form == "yaml":  # of several, each is a document of the stream
            click.echo("---\n" * every + verification_yaml(verification, Language(lang)), nl=False)
        else:
            click.echo(
                verification_text(verification, Language(lang), verbose=verbose, **_screen()), nl=False
            )
        return Exit.NOT_ALL_PASSED if verification.broken else Exit.OK

    chosen = Selection(course=course, assignment=name, how="`grade.py verify NAME`")
    return for_each(chosen, lang, verify_one, every=every)


@cli.command()
@click.argument("folder", type=PATH, metavar="DIR")
@LANG
def init(folder: Path, lang: str) -> int:  # noqa: ARG001
    """Make an empty course in a new folder · 新建课程"""
    from graders.workflows.init_course import init_course

    for path in init_course(folder):
        click.echo(path)
    return Exit.OK


@cli.command("list")
@LANG
@COURSE
def list_(lang: str, course: Path | None) -> int:
    """List the assignments of the course · 列出作业"""
    from graders.model.text import Language
    from graders.reports.course import course_lines
    from graders.workflows.list_assignments import list_assignments

    listed = list_assignments(course)
    rows = [(each.name, each.assignment, each.problems, each.here) for each in listed]
    click.echo(course_lines(rows, Language(lang)), nl=False)
    return Exit.USER_ERROR if any(each.problems for each in listed) else Exit.OK


@cli.command()
@click.argument("name")
@LANG
@COURSE
def new(name: str, lang: str, course: Path | None) -> int:  # noqa: ARG001
    """Scaffold an assignment that grades as it stands · 新建作业"""
    from graders.workflows.new_assignment import new_assignment

    for path in new_assignment(name, course):
        click.echo(path)
    return Exit.OK


@cli.command()
@click.option("--check", "compare", is_flag=True, help="Compare only; fail where it has drifted. 只检查。")
@LANG
@COURSE
def schema(compare: bool, lang: str, course: Path | None) -> int:  # noqa: ARG001, FBT001
    """Write the JSON Schema for editors · 生成 JSON Schema"""
    from graders.workflows.make_schema import make_schema

    click.echo(make_schema(course, check=compare))
    return Exit.OK


@cli.command()
@LANG
@COURSE
def doctor(lang: str, course: Path | None) -> int:
    """Attempt what student code must not do, and try what it must · 检查隔离与可用性"""
    from graders.model.text import Language
    from graders.reports.doctor import doctor_text
    from graders.workflows.doctor import examine

    examination = examine(course)
    click.echo(doctor_text(examination, Language(lang)), nl=False)
    return Exit.OK if examination.sealed and examination.usable else Exit.NOT_ALL_PASSED


# Private functions


def _grade_file(
    file: Path, selection: Any, runner: str, *, out: Path | None, form: str | None, lang: str, audience: str
) -> int:
    from graders.model.report import Audience, Report, Status
    from graders.model.text import Language
    from graders.workflows.grade_file import grade_file

    context = Context(language=Language(lang), audience=Audience(audience), **_screen())
    shown = form or SHOWN
    filed = None if out is None else format_of_file(out, form)

    def write(report: Report) -> list[str]:
        return [FORMATS[name].write(report, context) if name else "" for name in (shown, filed)]

    report, (text, document) = grade_file(file, selection, runner, write)

    from graders.workflows.files import write_text
    from graders.workflows.grade_one import all_passed, is_broken

    if out is not None:
        write_text(out, document)
    if out is None or not FORMATS[shown].suffixes:  # what is for a screen is shown in any case
        click.echo(text, nl=False)
    if is_broken(report):
        return Exit.ENGINE_ERROR
    if report.status is Status.UNGRADABLE:
        return Exit.USER_ERROR
    return Exit.OK if all_passed(report) else Exit.NOT_ALL_PASSED


def _screen() -> dict[str, Any]:
    color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return {"color": color, "width": max(60, min(shutil.get_terminal_size((100, 24)).columns, 140))}
