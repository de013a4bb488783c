"""Runs the Python files of an assignment's author.  They are trusted, and never run beside student code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

from graders.assignment.apart import apart
from graders.assignment.helpers import Folders, load_from, package_of
from graders.errors import GraderError, ReferenceFailedError, notice
from graders.slugs import Slug


def load_module(path: Path, *, shown: str) -> ModuleType:
    """Run a file of the author's; what lies beside it may be imported by its plain name.

    Raises:
        ReferenceFailedError: it is missing or does not run.
    """
    return _run(path, f"{package_of(path.parent)}.{path.stem}", shown)


def load_together(paths: Mapping[Path, str], helpers: Folders = ()) -> Iterator[ModuleType]:
    """Run the files of one folder, one after another; any may write ``from ._shared import …``.

    Args:
        paths: the files, and their names as people write them.
        helpers: folders whose files they may import by their plain names, besides their own.

    Raises:
        ReferenceFailedError: one of them does not run.
    """
    packages = {folder: package_of(folder, helpers) for folder in {path.parent for path in paths}}
    for path, shown in paths.items():
        yield _run(path, f"{packages[path.parent]}.{path.stem}", shown)


# Private functions


def _run(path: Path, name: str, shown: str) -> ModuleType:
    if not path.is_file():
        raise ReferenceFailedError(notice(shown, Slug.FILE_MISSING))
    try:
        with apart():
            return load_from(path, name)
    except GraderError:
        raise
    except (Exception, SystemExit) as error:  # any mistake of the author's, said as what it is
        reason = f"{type(error).__name__}: {error}"
        raise ReferenceFailedError(notice(shown, Slug.AUTHOR_CODE_RAISED, reason=reason)) from error
