"""Reads a YAML file as plain data and remembers the line of every value."""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from graders.errors import AssignmentError, Notice, notice
from graders.slugs import Slug

KeyPath = tuple[str | int, ...]
MAX_BYTES = 5_000_000  # of an assignment file: a thousand times what a long one has


@dataclass(frozen=True, slots=True)
class Source:
    """What a YAML file says, and where."""

    name: str  # as people write it
    data: Any
    lines: dict[KeyPath, int]

    def where(self, path: KeyPath) -> str:
        """``file:line: questions[2].points``, with the line of the nearest value that exists."""
        known = next(path[:n] for n in range(len(path), -1, -1) if path[:n] in self.lines)
        place = f"{self.name}:{self.lines[known]}"
        return f"{place}: {dotted(path)}" if path else place


def dotted(path: KeyPath) -> str:
    """``("questions", 2, "points")`` as ``questions[2].points``."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return text.removeprefix(".")


def read_source(path: Path, name: str) -> Source:
    """Read a YAML file.

    Raises:
        AssignmentError: it is missing, not UTF-8, not YAML, or a key stands twice.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise AssignmentError(notice(name, Slug.FILE_MISSING)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise AssignmentError(notice(name, Slug.FILE_UNREADABLE, reason=str(error))) from error
    if len(text) > MAX_BYTES:
        raise AssignmentError(notice(name, Slug.FILE_TOO_LARGE, limit=f"{MAX_BYTES // 10**6} MB"))
    try:
        node = yaml.compose(text, Loader=_Loader)
        data = yaml.load(text, Loader=_Loader)  # noqa: S506  safe: it is CSafeLoader but for floats
    except (
        ValueError
    ) as error:  # 2024-13-40 looks like a date, and is none; a number may have too many digits
        where, reason = _odd_scalar(node, name), str(error)
        raise AssignmentError(notice(where, Slug.YAML_INVALID, reason=reason)) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = name if mark is None else f"{name}:{mark.line + 1}"
        reason = getattr(error, "problem", None) or str(error).split("\n")[0]
        raise AssignmentError(notice(where, Slug.YAML_INVALID, reason=reason)) from error
    lines: dict[KeyPath, int] = {(): 1}
    twice: list[Notice] = []
    if node is not None:
        _walk(node, (), lines, twice, name)
    if twice:
        raise AssignmentError(*twice)
    return Source(name, data, lines)


# Private functions


class _Loader(yaml.CSafeLoader):
    """PyYAML's, with the numbers of YAML 1.2: to 1.1, ``1e-9`` is a text, since it has no dot."""


_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$"),
    list("-+.0123456789"),
)


def _odd_scalar(node: yaml.Node | None, name: str) -> str:
    """The place of the first value that cannot be made; nodes are made one by one for that."""
    if isinstance(node, yaml.ScalarNode):
        try:
            yaml.constructor.SafeConstructor().construct_object(node)
        except ValueError:
            return f"{name}:{node.start_mark.line + 1}"
        return ""
    parts = (
        [part for pair in node.value for part in pair]
        if isinstance(node, yaml.MappingNode)
        else getattr(node, "value", [])
    )
    return next((place for place in (_odd_scalar(part, name) for part in parts) if place), "")


def _walk(node: yaml.Node, path: KeyPath, lines: dict[KeyPath, int], twice: list[Notice], name: str) -> None:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _walk(item, (*path, index), lines, twice, name)
    if isinstance(node, yaml.MappingNode):
        seen: dict[Hashable, int] = {}
        for key_node, value in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            # YAML itself lets the last one win, so that a question could vanish without a word.
            if key in seen:
                where = f"{name}:{line}: {dotted((*path, key))}"
                twice.append(notice(where, Slug.KEY_TWICE, first=seen[key]))
            seen[key] = line
            _walk(value, (*path, key), lines, twice, name)
            lines[(*path, key)] = line
