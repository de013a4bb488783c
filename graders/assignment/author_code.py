"""Runs the Python files of an assignment's author.  They are trusted, and never run beside student code."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

from graders.assignment.apart import apart
from graders.errors import GraderError, ReferenceFailedError, notice
from graders.slugs import Slug


def load_module(path: Path, *, shown: str) -> ModuleType:
    """Run a file of the author's.

    Raises:
        ReferenceFailedError: it is missing or does not run.
    """
    return _run(path, f"graders_author_{path.parent.name}_{path.stem}", shown)


def load_together(paths: Mapping[Path, str]) -> Iterator[ModuleType]:
    """Run the files of one folder, one after another; any may write ``from ._shared import …``.

    Args:
        paths: the files, and their names as people write them.

    Raises:
        ReferenceFailedError: one of them does not run.
    """
    folders = {path.parent for path in paths}
    for folder in folders:
        _forget(_package(folder))
        package = ModuleType(_package(folder))
        package.__path__ = [str(folder)]
        sys.modules[package.__name__] = package
    importlib.invalidate_caches()  # a file of the folder may be new
    for path, shown in paths.items():
        yield _run(path, f"{_package(path.parent)}.{path.stem}", shown)


# Private functions


def _package(folder: Path) -> str:
    return f"graders_author_{folder.parent.name}_{folder.name}"


def _forget(package: str) -> None:
    """Drop the modules of a folder that was loaded earlier: another course may have one of the same name."""
    for name in [name for name in sys.modules if name == package or name.startswith(f"{package}.")]:
        del sys.modules[name]


def _run(path: Path, name: str, shown: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None or not path.is_file():
        raise ReferenceFailedError(notice(shown, Slug.FILE_MISSING))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    try:
        with apart():
            spec.loader.exec_module(module)
    except GraderError:
        raise
    except (Exception, SystemExit) as error:  # any mistake of the author's, said as what it is
        reason = f"{type(error).__name__}: {error}"
        raise ReferenceFailedError(notice(shown, Slug.AUTHOR_CODE_RAISED, reason=reason)) from error
    return module
