"""Which of the machine's paths student code may read: the interpreter and its libraries, no more.

The list contains what is allowed, instead of excluding paths from a wider list. So a home, a course, a
reference or another submission cannot be read unless it is named here.
"""

from __future__ import annotations

import os
import site
import stat
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

# Shared libraries and the loader's index, time zones, fonts and their configuration.
_SYSTEM: Final = (
    *("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache"),
    *("/usr/share/zoneinfo", "/usr/share/fonts", "/usr/share/fontconfig", "/etc/fonts"),
)
_PACKAGE_FOLDERS: Final = ("site-packages", "dist-packages")


@dataclass(frozen=True, slots=True)
class Readable:
    """What student code may read: `paths` and all beneath them, but for what is `hidden` beneath them."""

    paths: tuple[str, ...]
    hidden: tuple[str, ...] = ()


def readable_paths(private: Iterable[str]) -> Readable:
    """The existing paths that the running interpreter needs, with nothing of the `private` ones.

    `private` are the folders and files that student code must not see: the course, this program. What lies
    in one is left out, unless it belongs to the interpreter: an environment may live in the course's
    folder, whose ``lib`` is then allowed while the folder is not. What lies among the libraries is
    hidden there, and the libraries beside it stay: this program may be installed like any of them.
    """
    secret = tuple(Path(os.path.realpath(path)) for path in private)
    own = (*_of_the_interpreter(), *filter(_holds_packages, sys.path))
    allowed = tuple(
        path
        for path in dict.fromkeys((*own, *_SYSTEM))
        if os.path.exists(path) and (path in own or not _is_within(path, secret))
    )
    return Readable(allowed, tuple(_hidden_among(allowed, secret, own)))


@cache
def outermost(paths: tuple[str, ...]) -> tuple[str, ...]:
    """Where the existing ones among `paths` really are, without those beneath another.

    Kept once known, like the next: the fork server asks first, and every fork has the answer.
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


@cache
def split(paths: tuple[str, ...], hidden: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The `paths` in pieces that hold nothing `hidden`, and the folders that have been taken apart.

    For a layer that can only allow, and not take away again. A link is no piece: what it leads to is
    readable by its own name or not at all.
    """
    whole, apart = [], []
    waiting = list(outermost(paths))
    while waiting:
        path = waiting.pop()
        if path in hidden:
            continue
        if any(Path(each).is_relative_to(path) for each in hidden):
            apart.append(path)
            with os.scandir(path) as entries:
                waiting += [entry.path for entry in entries if not entry.is_symlink()]
        else:
            whole.append(path)
    return tuple(sorted(whole)), tuple(sorted(apart))


def user_packages() -> str:
    """The folder of what this user has installed for themselves, if this interpreter looks there; or ""."""
    return (
        site.USER_SITE if site.ENABLE_USER_SITE and site.USER_SITE and os.path.isdir(site.USER_SITE) else ""
    )


def _of_the_interpreter() -> tuple[str, ...]:
    """Its libraries: of the installation and of the virtual environment, which may be the same."""
    prefixes = dict.fromkeys((sys.base_prefix, sys.base_exec_prefix, sys.prefix, sys.exec_prefix))
    folders = (os.path.join(prefix, name) for prefix in prefixes for name in ("lib", "lib64"))
    paths = sysconfig.get_paths()
    return (*folders, *(paths[key] for key in ("stdlib", "platstdlib", "purelib", "platlib")))


def _holds_packages(folder: str) -> bool:
    """Whether an entry of sys.path is for installed packages, not a project or a working folder."""
    return os.path.basename(folder) in _PACKAGE_FOLDERS or folder == site.USER_SITE


def _is_within(path: str, folders: Iterable[Path]) -> bool:
    real = Path(os.path.realpath(path))
    return any(real.is_relative_to(folder) for folder in folders)


def _hidden_among(allowed: tuple[str, ...], secret: tuple[Path, ...], own: tuple[str, ...]) -> Iterator[str]:
    """The `secret` paths beneath `allowed` ones, but for those that hold a library of the interpreter's."""
    open_folders = [Path(os.path.realpath(path)) for path in allowed]
    for path in dict.fromkeys(secret):
        holds_library = any(_is_within(each, [path]) for each in own if os.path.exists(each))
        if path.exists() and not holds_library and _is_within(str(path), open_folders):
            yield str(path)


def _open_to_others(path: Path, through_parents: bool) -> bool:
    mode = path.stat().st_mode
    needed = stat.S_IROTH | (stat.S_IXOTH if stat.S_ISDIR(mode) else 0)
    if mode & needed != needed:
        return False
    return not through_parents or all(p.stat().st_mode & stat.S_IXOTH for p in path.parents)
