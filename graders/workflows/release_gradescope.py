"""An assignment as an autograder for Gradescope: one zip with the course, this program and two scripts."""

from __future__ import annotations

import ast
import importlib.metadata
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from graders.assignment.course import Course
from graders.errors import AssignmentError, notice
from graders.model.assignment import Assignment
from graders.model.text import Language
from graders.slugs import Slug
from graders.workflows.autograder import COURSE
from graders.workflows.autograder_scripts import RUN, SETUP
from graders.workflows.autograder_settings import SETTINGS, Settings, settings_text
from graders.workflows.files import write_bytes
from graders.workflows.fixed_zip import Entry, zip_bytes
from graders.workflows.locate import Selection, locate
from graders.workflows.own_wheel import own_wheel, pinned
from graders.workflows.prepare import prepare

REQUIREMENTS = "requirements.txt"  # in the folder of an assignment: libraries that students may use


def release_gradescope(
    selection: Selection, out: Path, language: Language, hidden: str | None = None
) -> Path:
    """Write the zip, after the course in it has been prepared as it will be on Gradescope.

    Args:
        hidden: when students see the tests of hidden checks (`reports.levels.LEVELS`).  None: at once, and
            without inputs; where the assignment shows hidden checks after it is due, then, and with them.

    Raises:
        CourseError, AssignmentError, ReferenceFailedError: the assignment cannot be graded.
        UsageError: the program is not installed, or the zip cannot be written.
    """
    course, name = locate(selection)
    files = dict(_course_files(course, name))
    assignment = _tried(files, name)
    level = hidden or ("after_due_date" if assignment.policies.hidden_after_due else "visible")
    settings = Settings(assignment=name, language=language, hidden=level)
    libraries = _libraries(files, assignment)
    own = files.get(f"assignments/{name}/{REQUIREMENTS}", b"").decode("utf-8", "replace")
    wheel, program = own_wheel()
    entries = [Entry(name=f"{COURSE}/{each}", content=content) for each, content in files.items()]
    entries += [
        Entry(name="setup.sh", content=_setup().encode(), executable=True),
        Entry(name="run_autograder", content=RUN.encode(), executable=True),
        Entry(name=SETTINGS, content=settings_text(settings).encode()),
        Entry(
            name=REQUIREMENTS, content="".join(f"{each}\n" for each in [*libraries, *_lines(own)]).encode()
        ),
        Entry(name="constraints.txt", content=_constraints(libraries).encode()),
        Entry(name=f"wheel/{wheel}", content=program),
    ]
    write_bytes(out, zip_bytes(entries))
    return out


# Private functions


def _course_files(course: Course, name: str) -> Iterator[tuple[str, bytes]]:
    """What the assignment is graded with: its folder, its reference and the helpers; of no other assignment
    anything, and no alternatives, which decide nothing."""
    folder, alternatives = course.assignment_path(name).parent, course.alternatives_path(name)
    others = {course.reference_path(each) for each in course.assignments() if each != name}
    for path in sorted([*folder.rglob("*"), *course.reference_folder.rglob("*")]):
        shown, own = course.shown(path), path.relative_to(course.root).parts
        if any(part.startswith(".") or part == "__pycache__" for part in own):
            continue
        if path.is_symlink():
            raise AssignmentError(notice(shown, Slug.SHIPPED_NOT_PLAIN))
        if path in others or path == alternatives or alternatives.with_suffix("") in path.parents:
            continue
        if path.is_file():
            yield path.relative_to(course.root).as_posix(), path.read_bytes()


def _tried(files: Mapping[str, bytes], name: str) -> Assignment:
    """The assignment, prepared from the files alone."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch).resolve()
        for each, content in files.items():
            write_bytes(root / each, content)
        return prepare(Selection(course=root, assignment=name)).assignment


def _setup() -> str:
    return SETUP.replace("@PYTHON@", f"{sys.version_info.major}.{sys.version_info.minor}")


def _libraries(files: Mapping[str, bytes], assignment: Assignment) -> list[str]:
    """The distributions that the author's files and the template import, sorted."""
    sources = [content.decode("utf-8", "replace") for name, content in files.items() if name.endswith(".py")]
    sources += [each.code for each in assignment.chapters]
    known = importlib.metadata.packages_distributions()
    imported = {name for source in sources for name in _imported(source)}
    return sorted({known[name][0] for name in imported & known.keys() if known[name][0] != "graders"})


def _imported(source: str) -> Iterator[str]:
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name.split(".")[0] for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def _constraints(libraries: list[str]) -> str:
    return "".join(f"{name}=={version}\n" for name, version in pinned(frozenset(libraries)).items())


def _lines(text: str) -> list[str]:
    return [each.strip() for each in text.splitlines() if each.strip()]
