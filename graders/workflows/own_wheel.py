"""This program as a wheel, made of its installed files: whoever installs it elsewhere needs no index."""

from __future__ import annotations

import base64
import functools
import hashlib
import importlib.metadata
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import graders
from graders.errors import UsageError, notice
from graders.slugs import Slug
from graders.workflows.fixed_zip import Entry, zip_bytes

_NAME = "graders"
_EXTRA = "grade"  # what grading needs
_WHEEL = b"Wheel-Version: 1.0\nGenerator: graders\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def own_wheel() -> tuple[str, bytes]:
    """The file's name and what it holds; the same program gives the same bytes.

    Raises:
        UsageError: the program runs from a folder that was never installed, so nobody knows what it needs.
    """
    about = _about()
    info = f"{_NAME}-{graders.__version__}.dist-info"
    files = {
        **_package(),
        f"{info}/METADATA": _metadata(about).encode(),
        f"{info}/WHEEL": _WHEEL,
        f"{info}/entry_points.txt": about.commands.encode(),
    }
    files[f"{info}/RECORD"] = _record(files, f"{info}/RECORD")
    name = f"{_NAME}-{graders.__version__}-py3-none-any.whl"
    return name, zip_bytes([Entry(name=each, content=content) for each, content in files.items()])


def pinned(names: frozenset[str] = frozenset()) -> Mapping[str, str]:
    """The versions installed here of what the program and the distributions `names` need, by name."""
    versions: dict[str, str] = {}
    waiting = [*map(_required, _plain(_about().requires, _EXTRA)), *sorted(names)]
    while waiting:
        name = waiting.pop()
        try:
            known = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # needed elsewhere only, by a marker
        key = _normal(known.metadata["Name"])
        if key not in versions:
            versions[key] = known.version
            waiting += map(_required, _plain(known.requires or ()))
    versions.pop(_NAME, None)
    return dict(sorted(versions.items()))


# Private functions


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    """What is known of the program as a package.

    Args:
        python: a condition on Python's version.
        requires: other distributions, those of extras with their condition.
        extras: the names of the extras.
        commands: what its wheel says under ``entry_points.txt``.
    """

    python: str
    requires: tuple[str, ...]
    extras: tuple[str, ...]
    commands: str


@functools.cache
def _about() -> _About:
    """In a checkout its own file counts: what was installed of it may be older."""
    project = Path(graders.__file__).resolve().parents[1] / "pyproject.toml"
    if project.is_file():
        data = tomllib.loads(project.read_text(encoding="utf-8")).get("project", {})
        if data.get("name") == _NAME:
            return _from_project(data)
    try:
        known = importlib.metadata.distribution(_NAME)
    except importlib.metadata.PackageNotFoundError:
        raise UsageError(notice(_NAME, Slug.PROGRAM_NOT_INSTALLED)) from None
    return _About(
        python=(known.metadata.get_all("Requires-Python") or [">=3.11"])[0],
        requires=tuple(known.requires or ()),
        extras=tuple(known.metadata.get_all("Provides-Extra") or ()),
        commands=known.read_text("entry_points.txt") or "",
    )


def _from_project(data: Mapping[str, Any]) -> _About:
    extras = data.get("optional-dependencies", {})
    requires = [*data["dependencies"]]
    requires += [f'{each}; extra == "{extra}"' for extra, some in extras.items() for each in some]
    groups = {"console_scripts": data.get("scripts", {}), **data.get("entry-points", {})}
    sections = (
        "\n".join([f"[{name}]", *(f"{command} = {place}" for command, place in some.items())])
        for name, some in groups.items()
    )
    return _About(
        python=data["requires-python"],
        requires=tuple(requires),
        extras=tuple(extras),
        commands="\n\n".join(sections) + "\n",
    )


def _plain(requires: Iterable[str], extra: str = "-") -> tuple[str, ...]:
    """Those that are needed in any case, and those of an extra, without its condition."""
    asked = re.compile(rf"""\s*;\s*extra == ['"]{extra}['"]$""")
    return tuple(each for each in (asked.sub("", one) for one in requires) if "extra ==" not in each)


def _metadata(about: _About) -> str:
    lines = ["Metadata-Version: 2.1", f"Name: {_NAME}", f"Version: {graders.__version__}"]
    lines += [f"Requires-Python: {about.python}", *(f"Requires-Dist: {each}" for each in about.requires)]
    return "\n".join([*lines, *(f"Provides-Extra: {each}" for each in about.extras)]) + "\n"


def _package() -> Mapping[str, bytes]:
    folder = Path(graders.__file__).resolve().parent
    return {
        f"{_NAME}/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    }


def _record(files: Mapping[str, bytes], own: str) -> bytes:
    return "".join([*_lines(files), f"{own},,\n"]).encode()


def _lines(files: Mapping[str, bytes]) -> Iterator[str]:
    for name, content in sorted(files.items()):
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        yield f"{name},sha256={digest},{len(content)}\n"


def _required(requirement: str) -> str:
    """The name in ``name[extra]>=1; marker``."""
    end = next((n for n, char in enumerate(requirement) if not (char.isalnum() or char in "-_.")), None)
    return requirement[:end]


def _normal(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")
