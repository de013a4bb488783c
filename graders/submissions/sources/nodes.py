"""Files and folders of a class, whether they lie in a folder or came out of an archive."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graders.errors import Notice, SubmissionError, notice
from graders.model.classlist import Handed, Student
from graders.slugs import Slug
from graders.submissions import plain_files
from graders.submissions.handed_in import Part, SubmissionFile
from graders.submissions.walk import has_litter, is_litter, mode_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A file or folder.

    Args:
        name: its own, without folders.
        path: where it lies; of a folder that came out of an archive, where the archive was unpacked.
        base: the folder below which no link is followed.
        parts: the files in a folder that came out of an archive, named from it; None for any other.
        newer: of a file, as in `Part`.
        problem: why it is not read, if it is not.
    """

    name: str
    path: Path
    base: Path
    folder: bool = False
    parts: tuple[Part, ...] | None = None
    newer: int = 0
    problem: Notice | None = None


def children(node: Node) -> tuple[Node, ...]:
    """What a folder contains, sorted by name, without litter.

    Raises:
        SubmissionError: it cannot be read.
    """
    if node.parts is not None:
        return tuple(_in_archive(node, node.parts))
    try:
        paths = sorted(path for path in node.path.iterdir() if not is_litter(path.name))
    except OSError as error:
        reason = error.strerror or str(error)
        raise SubmissionError(notice(node.path, Slug.FILE_UNREADABLE, reason=reason)) from error
    return tuple(_on_disk(path, node.base) for path in paths)


def contains(node: Node, name: str) -> bool:
    """Whether a folder has an entry of that name, litter or not; a link is none."""
    if node.parts is not None:
        return any(part.name == name or part.name.startswith(f"{name}/") for part in node.parts)
    mode = mode_of(node.path / name) if node.folder else 0
    exists = (node.path / name).exists()
    return exists and (stat.S_ISDIR(mode) or stat.S_ISREG(mode))


def start_of(node: Node, most: int) -> bytes | None:
    """The first bytes of a file, or None if it cannot be read."""
    try:
        return plain_files.read_start(node.path, base=node.base, most=most)
    except (OSError, ValueError, SubmissionError):
        return None


def part_of(node: Node, name: str = "", newer: int | None = None) -> Part:
    """A file as a part of somebody's work, under another name if need be."""
    newer = node.newer if newer is None else newer
    return Part(name=name or node.name, path=node.path, newer=newer, problem=node.problem)


def handed_in(node: Node, who: Student, handed: Handed | None = None) -> SubmissionFile:
    """A folder, or a single file, as what a student handed in."""
    common = {"student": who.key, "base": node.base, "who": who, "handed": handed or Handed()}
    if node.parts is not None:
        return handed_in_parts(node.name, node.parts, node.path, who, handed)
    return SubmissionFile(**common, path=node.path, folder=node.folder, problem=node.problem, name=node.name)  # type: ignore[arg-type]


def handed_in_parts(
    shown: str, parts: Sequence[Part], base: Path, who: Student, handed: Handed | None = None
) -> SubmissionFile:
    """Single files as what a student handed in.

    Args:
        shown: the name of the whole, in messages.
    """
    kept = tuple(part for part in parts if part.problem is not None or not has_litter(part.name))
    path = kept[0].path if len(kept) == 1 else base
    return SubmissionFile(
        student=who.key, path=path, base=base, parts=kept, who=who, handed=handed or Handed(),
        name=kept[0].name if len(kept) == 1 else shown,
        problem=None if kept else notice(shown, Slug.FOLDER_WITHOUT_WORK),
    )  # fmt: skip


# Private functions


def _on_disk(path: Path, base: Path) -> Node:
    mode = mode_of(path)
    try:
        newer = int(path.lstat().st_mtime)
    except OSError:
        newer = 0
    return Node(
        name=path.name, path=path, base=base, folder=stat.S_ISDIR(mode), newer=newer,
        problem=plain_files.problem_of(mode, path.name),
    )  # fmt: skip


def _in_archive(node: Node, parts: Sequence[Part]) -> list[Node]:
    groups: dict[str, list[Part]] = {}
    nodes = []
    for part in parts:
        first, slash, rest = part.name.partition("/")
        if slash:
            below = Part(name=rest, path=part.path, newer=part.newer, problem=part.problem)
            groups.setdefault(first, []).append(below)
        else:
            nodes.append(
                Node(name=first, path=part.path, base=node.base, newer=part.newer, problem=part.problem)
            )
    for name, inner in groups.items():
        nodes.append(Node(name=name, path=node.path, base=node.base, folder=True, parts=tuple(inner)))
    return sorted((each for each in nodes if not is_litter(each.name)), key=lambda each: each.name)
