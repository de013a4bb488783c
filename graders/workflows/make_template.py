"""Generates the student templates, or checks that the committed ones are up to date."""

from __future__ import annotations

from pathlib import Path

from graders.assignment.load import load_assignment
from graders.errors import UsageError, notice
from graders.slugs import Slug
from graders.template import module_text, notebook_text
from graders.workflows.files import write_bytes
from graders.workflows.locate import Selection, locate
from graders.workflows.shipped import refuse_same_names, shipped_files


def make_template(selection: Selection, *, check: bool) -> tuple[Path, ...]:
    """Write what students get: notebook, module, shipped files; with `check`, compare them instead.

    Raises:
        UsageError: with `check`, naming each file that differs from what the assignment generates.
    """
    course, name = locate(selection)
    path = course.assignment_path(name)
    assignment = load_assignment(path, shown=course.shown(path))
    files = shipped_files(course, name)
    refuse_same_names(course, name, files)
    folder = course.template_path(name, "").parent
    contents = {
        course.template_path(name, ".ipynb"): notebook_text(assignment).encode(),
        course.template_path(name, ".py"): module_text(assignment).encode(),
        **{folder / file: content for file, content in files.items()},
    }
    if not check:
        for target, content in contents.items():
            write_bytes(target, content)
        return tuple(contents)
    drifted = [target for target, content in contents.items() if _differs(target, content)]
    if drifted:
        raise UsageError(*(notice(course.shown(each), Slug.TEMPLATE_DRIFTED, name=name) for each in drifted))
    return tuple(contents)


# Private functions


def _differs(path: Path, content: bytes) -> bool:
    """Line ends may be those of the system, where a tool for versions writes them so."""
    return not path.is_file() or path.read_bytes().replace(b"\r\n", b"\n") != content.replace(b"\r\n", b"\n")
