"""A student to grade as a parcel, and what came of it as another: bytes and plain data, with all files."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from graders.batch import parcel
from graders.errors import Notice, SubmissionError
from graders.gradebook import Work
from graders.gradebook.briefs import pack, unpack
from graders.model.classlist import Handed, Student
from graders.model.notices import notice_from, plain_notice
from graders.submissions import Part, SubmissionFile, plain_files
from graders.submissions.carry import as_parts
from graders.workflows.items import GradedItem, Item

_MAX_FILE = 50_000_001  # bytes: a larger one is refused where it is read, whatever follows
_MAX_ALL = 200_000_000  # bytes of a student's files that are sent; of what goes beyond, the size alone


def item_parcel(item: Item) -> bytes:
    """An item with the bytes of all its files."""
    file = as_parts(item.file)
    blobs: list[bytes] = []
    plain = {
        "name": item.name,
        "student": [file.who.key, file.who.name, dict(file.who.ids), file.who.section, file.student],
        "handed": [
            None if (at := file.handed.at) is None else at.isoformat(),
            file.handed.late,
            file.handed.attempt,
        ],
        "file": [file.name, file.path.name],
        "notes": [plain_notice(each) for each in file.notes],
        "problem": _plain(file.problem),
        "parts": _parts(file, blobs),
        "single": not file.parts,
        "unread": item.unread,
        "broken": _plain(item.broken),
        "before": None if item.before is None else _plain_work(item.before, blobs),
    }
    return parcel.pack(plain, blobs)


def item_from(content: bytes, folder: Path) -> Item:
    """The item in a parcel; its files are written into a new folder.

    Raises:
        OSError: there is no room for them.
    """
    plain, blobs = parcel.unpack(content)
    folder.mkdir()
    key, name, ids, section, student = plain["student"]
    at, late, attempt = plain["handed"]
    shown, last = plain["file"]
    parts = tuple(_part(each, blobs, folder / f"{n}") for n, each in enumerate(plain["parts"]))
    path = folder / last
    problem = _notice(plain["problem"])
    if plain["single"] and parts:
        problem = problem or parts[0].problem
        with contextlib.suppress(FileNotFoundError):  # then its reader says so
            parts[0].path.rename(path)
    file = SubmissionFile(
        student=student,
        path=path,
        base=folder,
        notes=tuple(map(notice_from, plain["notes"])),
        problem=problem,
        parts=() if plain["single"] else parts,
        name=shown,
        who=Student(key=key, name=name, ids=ids, section=section),
        handed=Handed(at=None if at is None else dt.datetime.fromisoformat(at), late=late, attempt=attempt),
    )
    before = plain["before"]
    return Item(
        file=file,
        name=plain["name"],
        before=None if before is None else _work(before, blobs),
        unread=plain["unread"],
        broken=_notice(plain["broken"]),
    )


def graded_parcel(graded: GradedItem, files: Mapping[str, bytes]) -> bytes:
    """A result, and the files that belong to it, by their names below the folder of the class."""
    blobs = [pack(graded.report), graded.document, *files.values()]
    plain = {
        "student": graded.report.student,
        "problems": [plain_notice(each) for each in graded.problems],
        "seconds": graded.seconds,
        "files": list(files),
        "work": _plain_work(graded.work, blobs),
    }
    return parcel.pack(plain, blobs)


def graded_from(plain: Any, blobs: Sequence[bytes]) -> tuple[GradedItem, Mapping[str, bytes]]:
    """What `graded_parcel` was given.

    Raises:
        KeyError, TypeError, ValueError: it is none, or a file would lie outside of the folder.
    """
    names = [str(name) for name in plain["files"]]
    if any(len(PurePosixPath(name).parts) != 2 or ".." in PurePosixPath(name).parts for name in names):
        raise ValueError("a file outside of the folder of the class")
    graded = GradedItem(
        report=unpack(blobs[0], plain["student"]),
        problems=tuple(map(notice_from, plain["problems"])),
        document=blobs[1],
        work=_work(plain["work"], blobs),
        seconds=plain["seconds"],
    )
    return graded, dict(zip(names, blobs[2:], strict=False))


# Private functions


def _plain(notice: Notice | None) -> Any:
    return None if notice is None else plain_notice(notice)


def _notice(plain: Any) -> Notice | None:
    return None if plain is None else notice_from(plain)


def _parts(file: SubmissionFile, blobs: list[bytes]) -> list[list[Any]]:
    """Each part without its bytes, which are added to `blobs`; nothing of what is not read anyway."""
    if file.problem is not None:
        return []
    base = file.base or file.path.parent
    left = _MAX_ALL
    plain = []
    for part in file.parts or (Part(name=file.name, path=file.path),):
        content, size = b"", 0
        problem = part.problem
        if problem is None:
            try:
                content = plain_files.read_start(part.path, base=base, most=_MAX_FILE)
            except SubmissionError as error:
                problem = error.notices[0]
            except (OSError, ValueError):  # where it is missing, its reader says so
                size = -1
        size = size or len(content)
        content = content[: max(left, 0)]
        left -= len(content)
        plain.append([part.name, part.newer, _plain(problem), len(blobs), size])
        blobs.append(content)
    return plain


def _part(plain: Any, blobs: Sequence[bytes], path: Path) -> Part:
    """A part with its file, which has the size that it had, whatever was sent of it."""
    name, newer, problem, place, size = plain
    if size >= 0 and problem is None:
        path.write_bytes(blobs[place])
        with path.open("r+b") as file:
            file.truncate(size)
    return Part(name=name, path=path, newer=newer, problem=_notice(problem))


def _plain_work(work: Work, blobs: list[bytes]) -> list[Any]:
    places = []
    for content in (work.submission, work.transcript):
        places.append(None if content is None else len(blobs))
        blobs += [] if content is None else [content]
    return [*places, work.asked, list(work.keys), work.around]


def _work(plain: Any, blobs: Sequence[bytes]) -> Work:
    submission, transcript, asked, keys, around = plain
    return Work(
        submission=None if submission is None else blobs[submission],
        transcript=None if transcript is None else blobs[transcript],
        asked=asked,
        keys=keys,
        around=around,
    )
