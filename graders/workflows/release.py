"""Makes the kit of an assignment: all that students get, and nothing else of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import graders
from graders.errors import UsageError, notice
from graders.kit import KIT_FILE, kit_of, write_kit
from graders.model.assignment import Assignment
from graders.slugs import Slug
from graders.template import module_text, notebook_text
from graders.workflows import kit_texts
from graders.workflows.files import write_bytes
from graders.workflows.github_files import github_files
from graders.workflows.locate import Selection, locate
from graders.workflows.own_wheel import own_wheel
from graders.workflows.prepare import prepare
from graders.workflows.shipped import shipped_files


def release_kit(selection: Selection, out: Path | None) -> tuple[Path, ...]:
    """Write the kit into a folder; one that holds an earlier kit of the assignment is brought up to date.

    Args:
        out: the folder; `NAME-kit` here if left out.

    Raises:
        UsageError: the folder holds something else, or cannot be written to.
        UserError, EngineError: the assignment is not right, as for grading.
    """
    course, name = locate(selection)
    folder = out or Path(f"{name}-kit")
    _refuse(folder)
    public = prepare(Selection(course=selection.course, assignment=selection.assignment, public_only=True))
    assignment = public.assignment
    known = public.expectations, public.imitations, public.plan.files
    kit = kit_of(graders.__version__, assignment, public.unseen, *known)
    wheel, program = own_wheel()
    contents: dict[str, bytes] = {
        f"{name}.ipynb": notebook_text(assignment, checks=True).encode(),
        f"{name}.py": module_text(assignment).encode(),
        KIT_FILE: write_kit(kit).encode(),
        **shipped_files(course, name),
        **{path: text.encode() for path, text in _texts(assignment, wheel).items()},
        wheel: program,
    }
    for path, content in contents.items():
        write_bytes(folder / path, content)
    return tuple(folder / path for path in contents)


# Private functions


def _refuse(folder: Path) -> None:
    """Refuse a folder that may hold somebody's work."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(notice(folder, Slug.OUT_IS_FILE))
    if folder.is_dir() and any(folder.iterdir()) and not (folder / KIT_FILE).is_file():
        raise UsageError(notice(folder, Slug.FOLDER_NOT_EMPTY))


def _texts(assignment: Assignment, wheel: str) -> Mapping[str, str]:
    name = assignment.name
    return {
        "README.md": kit_texts.readme(name, assignment.title, assignment.languages),
        "requirements.txt": kit_texts.requirements(wheel),
        "grade.py": kit_texts.GRADE,
        "pytest.ini": kit_texts.pytest_ini(name),
        ".vscode/settings.json": kit_texts.vscode(),
        ".gitignore": kit_texts.IGNORED,
        **github_files(name),
    }
