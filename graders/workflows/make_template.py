"""Generates the student templates, or checks that the committed ones are up to date."""

from __future__ import annotations

from pathlib import Path

from graders.assignment.load import load_assignment
from graders.errors import UsageError, notice
from graders.slugs import Slug
from graders.template import module_text, notebook_text
from graders.workflows.files import write_text
from graders.workflows.locate import Selection, locate


def make_template(selection: Selection, *, check: bool) -> tuple[Path, ...]:
    """Write the notebook and the module of an assignment; with `check`, compare them instead.

    Raises:
        UsageError: with `check`, naming each file that differs from what the assignment generates.
    """
    course, name = locate(selection)
    path = course.assignment_path(name)
    assignment = load_assignment(path, shown=course.shown(path))
    texts = {
        course.template_path(name, ".ipynb"): notebook_text(assignment),
        course.template_path(name, ".py"): module_text(assignment),
    }
    if not check:
        for target, text in texts.items():
            write_text(target, text)
        return tuple(texts)
    drifted = [target for target, text in texts.items() if _differs(target, text)]
    if drifted:
        raise UsageError(*(notice(course.shown(each), Slug.TEMPLATE_DRIFTED, name=name) for each in drifted))
    return tuple(texts)


# Private functions


def _differs(path: Path, text: str) -> bool:
    return not path.is_file() or path.read_text(encoding="utf-8") != text
