"""Finds the submissions of a class: in a folder or a zip, of whatever system it comes from."""

from __future__ import annotations

import dataclasses
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graders.errors import SubmissionError, notice
from graders.model.classlist import Student
from graders.slugs import Slug
from graders.submissions.archives import OF_A_CLASS, is_archive, unpack
from graders.submissions.handed_in import Part, SubmissionFile
from graders.submissions.inner_archives import opened_inner
from graders.submissions.keys import with_keys
from graders.submissions.on_roster import Roster, missing
from graders.submissions.roster import read_roster
from graders.submissions.sources.formats import submissions_in
from graders.submissions.sources.nodes import Node, children
from graders.submissions.sources.plain import plain_class


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassFiles:
    """What a class handed in.

    Args:
        files: sorted by student, each `student` once.
        missing: students of the roster who handed nothing in.
        strangers: those of `files`, by `student`, who are not on the roster; nobody if there is no roster.
    """

    files: tuple[SubmissionFile, ...]
    missing: tuple[Student, ...] = ()
    strangers: tuple[str, ...] = ()


def find_submissions(source: Path) -> tuple[SubmissionFile, ...]:
    """All submissions in a plain folder, sorted by student; nothing of theirs is opened.

    Raises:
        SubmissionError: `source` is not a folder that can be read, or has no submission in it.
    """
    if source.is_file():
        return (SubmissionFile(student=source.stem, path=source),)
    if not source.is_dir():
        raise SubmissionError(notice(source, Slug.FOLDER_MISSING))
    files = plain_class(children(_root(source)))
    if not files:
        raise SubmissionError(notice(source, Slug.FOLDER_EMPTY))
    return tuple(files)


def find_class(source: Path, scratch: Path, roster: Path | None = None, assignment: str = "") -> ClassFiles:
    """All submissions of a class.

    Args:
        source: a folder or a zip: plain, or as a learning platform gives it.
        scratch: an empty folder of ours, where archives are unpacked; it has to stay until all is graded.
        roster: a CSV of the students.
        assignment: its name, which platforms put into names of folders.

    Raises:
        SubmissionError: `source` or the roster cannot be read, or there is no submission.
    """
    known = Roster(read_roster(roster) if roster is not None else ())
    if source.is_file() and not zipfile.is_zipfile(source) and not is_archive(source.name):
        files: Sequence[SubmissionFile] = find_submissions(source)
    else:
        files = submissions_in(_opened(source, scratch), assignment, known.logins())
    if not files:
        raise SubmissionError(notice(source, Slug.FOLDER_EMPTY))
    files = [opened_inner(each, scratch / f"inner-{n}") for n, each in enumerate(files)]
    if roster is None:
        return ClassFiles(files=_sorted(_named(files, with_keys([each.who for each in files]))))
    return _on_roster(files, known)


# Private functions


def _root(source: Path) -> Node:
    return Node(name=source.resolve().name, path=source, base=source, folder=True)


def _opened(source: Path, scratch: Path) -> Node:
    """The root of a class, unpacked if it is an archive."""
    if source.is_dir():
        return _root(source)
    if not source.exists():
        raise SubmissionError(notice(source, Slug.FOLDER_MISSING))
    if source.suffix.lower() != ".zip" and not zipfile.is_zipfile(source):
        raise SubmissionError(notice(source, Slug.ARCHIVE_KIND))
    into = scratch / "class"
    into.mkdir()
    with source.open("rb") as file:
        parts = unpack(file, str(source), into, OF_A_CLASS)
    return Node(name=source.stem, path=into, base=into, folder=True, parts=parts)


def _on_roster(files: Sequence[SubmissionFile], roster: Roster) -> ClassFiles:
    matched: dict[str, SubmissionFile] = {}
    again, strangers = [], []
    for each in files:
        who = roster.student_of(each)
        if who is None:
            strangers.append(each)
        elif who.key not in matched:
            matched[who.key] = dataclasses.replace(each, who=who, student=who.key)
        elif (first := _together(matched[who.key], each)) is not None:
            matched[who.key] = first
        else:
            again.append(dataclasses.replace(each, who=who))
    whos = [*roster.students, *(each.who for each in (*again, *strangers))]
    others = _named([*again, *strangers], with_keys(whos)[len(roster.students) :])
    return ClassFiles(
        files=_sorted([*matched.values(), *others]),
        missing=missing(roster.students, list(matched.values())),
        strangers=tuple(sorted(each.student for each in others[len(again) :])),
    )


def _together(one: SubmissionFile, other: SubmissionFile) -> SubmissionFile | None:
    """Two of a student's files as one submission; None if one of them is a folder, or cannot be used."""
    if one.folder or other.folder or one.problem or other.problem or one.base != other.base:
        return None
    every = [*_own_parts(one), *_own_parts(other)]
    if len({part.name for part in every}) < len(every):
        return None
    return dataclasses.replace(one, parts=tuple(every), notes=(*one.notes, *other.notes))


def _own_parts(file: SubmissionFile) -> tuple[Part, ...]:
    return file.parts or (Part(name=file.name, path=file.path, newer=int(file.path.lstat().st_mtime)),)


def _named(files: Sequence[SubmissionFile], students: Sequence[Student]) -> list[SubmissionFile]:
    return [
        dataclasses.replace(each, who=who, student=who.key) for each, who in zip(files, students, strict=True)
    ]


def _sorted(files: Sequence[SubmissionFile]) -> tuple[SubmissionFile, ...]:
    return tuple(sorted(files, key=lambda each: each.student))
