"""Opens the zip that a student handed in instead of the work: one level, within the bounds of one student."""

from __future__ import annotations

import dataclasses
import io
import itertools
from collections.abc import Sequence
from pathlib import Path

from graders.errors import SubmissionError, notice
from graders.slugs import Slug
from graders.submissions import plain_files
from graders.submissions.archives import OF_A_STUDENT, is_archive, unpack
from graders.submissions.handed_in import Part, SubmissionFile, is_work
from graders.submissions.sources.nodes import Node, children

_MANY = 50  # entries of a folder: in one that has so many, an archive is not all there is


def opened_inner(file: SubmissionFile, into: Path) -> SubmissionFile:
    """A student's own zip, unpacked, if it is all that was handed in; one within it is not."""
    parts = file.parts or _parts_in(file)
    if file.problem is not None or any(is_work(part.name) and part.problem is None for part in parts):
        return file
    archives = [part for part in parts if part.problem is None and is_archive(part.name)]
    if len(archives) != 1:
        return (
            dataclasses.replace(file, problem=notice(archives[1].name, Slug.ARCHIVE_INNER))
            if archives
            else file
        )
    (archive,) = archives
    base = file.base or archive.path.parent
    try:
        if not archive.name.lower().endswith(".zip"):
            return dataclasses.replace(file, problem=notice(archive.name, Slug.ARCHIVE_INNER))
        content = plain_files.read(archive.path, base=base, most=OF_A_STUDENT.each)
        into.mkdir()
        inner = unpack(io.BytesIO(content), archive.name, into, OF_A_STUDENT)
    except SubmissionError as error:
        return dataclasses.replace(file, problem=error.notices[0])
    except OSError as error:
        problem = notice(archive.name, Slug.FILE_UNREADABLE, reason=error.strerror or str(error))
        return dataclasses.replace(file, problem=problem)
    inner = tuple(_below(inner))
    nested = [notice(part.name, Slug.ZIP_NESTED) for part in inner if is_archive(part.name)]
    works = any(is_work(part.name) and part.problem is None for part in inner)
    return dataclasses.replace(
        file, path=into, base=into, folder=False, parts=inner,
        notes=(*file.notes, notice(archive.name, Slug.ZIP_OPENED)),
        problem=nested[0] if nested and not works else None,
    )  # fmt: skip


# Private functions


def _parts_in(file: SubmissionFile) -> tuple[Part, ...]:
    """The files right in a student's folder, or the only file; nothing of them is opened."""
    if not file.folder:
        return (Part(name=file.name, path=file.path, problem=file.problem),)
    base = file.base or file.path.parent
    try:
        if sum(1 for _ in itertools.islice(file.path.iterdir(), _MANY)) == _MANY:
            return ()
        nodes = children(Node(name=file.path.name, path=file.path, base=base, folder=True))
    except (OSError, SubmissionError):
        return ()  # its reader says why
    if any(node.folder for node in nodes):
        return ()
    return tuple(Part(name=node.name, path=node.path, problem=node.problem) for node in nodes)


def _below(parts: Sequence[Part]) -> list[Part]:
    """The parts, named from the one folder that all of them lie in, if there is one."""
    tops = {part.name.split("/")[0] for part in parts}
    if len(tops) != 1 or any("/" not in part.name for part in parts):
        return list(parts)
    return [dataclasses.replace(part, name=part.name.partition("/")[2]) for part in parts]
