"""Which of the machine's paths student code may read: the interpreter and its libraries, no more.

The list says what is allowed; nothing is taken away from a wider one. So a home, a course, a
reference or another submission is out of reach unless someone names it here.
"""

from __future__ import annotations

import os
import site
import stat
import sys
import sysconfig
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

# Shared libraries and the loader's index, time zones, fonts and their configuration.
_SYSTEM: Final = (
    *("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache"),
    *("/usr/share/zoneinfo", "/usr/share/fonts", "/usr/share/fontconfig", "/etc/fonts"),
)
_PACKAGE_FOLDERS: Final = ("site-packages", "dist-packages")


def readable_paths(private: Iterable[str]) -> tuple[str, ...]:
    """The existing paths that the running interpreter needs, with none of the `private` folders.

    `private` are the folders that student code must not see: the course, the submissions. A path that
    is one of them or contains one is left out. So is a path inside one, unless it belongs to the
    interpreter: a virtual environment may live in the course's folder, whose ``lib`` is then allowed
    while the folder is not.

    Raises ValueError if that leaves the interpreter without its own library.
    """
    hidden = tuple(Path(os.path.realpath(folder)) for folder in private)
    own = _of_the_interpreter()
    wanted = (*own, *(folder for folder in sys.path if _holds_packages(folder)), *_SYSTEM)
    allowed = tuple(
        path
        for path in dict.fromkeys(wanted)
        if os.path.exists(path) and not _exposes(path, hidden, excused=path in own)
    )
    _require_library(allowed)
    return allowed


@cache
def outermost(paths: tuple[str, ...]) -> tuple[str, ...]:
    """Where the existing ones among `paths` really are, without those beneath another.

    Kept once known, like the next: the warm parent asks first, and every fork has the answer.
    """
    kept: list[str] = []
    for path in sorted({os.path.realpath(path) for path in paths if os.path.exists(path)}):
        if not any(Path(path).is_relative_to(outer) for outer in kept):
            kept.append(path)
    return tuple(kept)


@cache
def other_names(paths: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The `paths` that lead elsewhere by symbolic links, shortest first, each with where it leads."""
    existing = sorted({path for path in paths if os.path.exists(path)}, key=len)
    pairs = ((path, os.path.realpath(path)) for path in existing)
    return tuple((path, real) for path, real in pairs if path != real)


@cache
def others_may_read(paths: tuple[str, ...], *, through_parents: bool) -> bool:
    """Whether a user with no rights but everybody's can use the paths, so that root may turn into one.

    Only the named files and folders are looked at, and their parents if `through_parents`.
    """
    return all(_open_to_others(Path(path), through_parents) for path in outermost(paths))


def _of_the_interpreter() -> tuple[str, ...]:
    """Its libraries: of the installation and of the virtual environment, which may be the same."""
    prefixes = dict.fromkeys((sys.base_prefix, sys.base_exec_prefix, sys.prefix, sys.exec_prefix))
    folders = (os.path.join(prefix, name) for prefix in prefixes for name in ("lib", "lib64"))
    paths = sysconfig.get_paths()
    return (*folders, *(paths[key] for key in ("stdlib", "platstdlib", "purelib", "platlib")))


def _holds_packages(folder: str) -> bool:
    """Whether an entry of sys.path is for installed packages, not a project or a working folder."""
    return os.path.basename(folder) in _PACKAGE_FOLDERS or folder == site.USER_SITE


def _exposes(path: str, hidden: tuple[Path, ...], *, excused: bool) -> bool:
    real = Path(os.path.realpath(path))
    contains = any(folder.is_relative_to(real) for folder in hidden)
    inside = any(real.is_relative_to(folder) for folder in hidden)
    return contains or (inside and not excused)


def _require_library(allowed: tuple[str, ...]) -> None:
    library = os.path.realpath(sysconfig.get_path("stdlib"))
    if not any(Path(library).is_relative_to(os.path.realpath(path)) for path in allowed):
        raise ValueError(
            f"{library}: lies in or around a private folder; use an interpreter installed elsewhere"
        )


def _open_to_others(path: Path, through_parents: bool) -> bool:
    mode = path.stat().st_mode
    needed = stat.S_IROTH | (stat.S_IXOTH if stat.S_ISDIR(mode) else 0)
    if mode & needed != needed:
        return False
    return not through_parents or all(p.stat().st_mode & stat.S_IXOTH for p in path.parents)
