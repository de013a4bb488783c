"""Chooses which of a student's files is graded; the others stand beside it."""

from __future__ import annotations

import dataclasses
import re
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from graders.errors import Notice, SubmissionError, notice
from graders.slugs import Slug
from graders.submissions import plain_files
from graders.submissions.handed_in import SUFFIXES, Part, SubmissionFile, is_work
from graders.submissions.walk import MAX_ENTRIES, TooManyError, has_litter, inside

_MAX_NOTES = 10  # notes on one submission, and names of files in one of them
_MAX_CANDIDATES = 2_000  # files that are looked into to choose among them
_MAX_LOOK = 2_000_000  # bytes read of each
_MAX_LOOKS = 20_000_000  # bytes read of all of them
_IMPORTED = re.compile(r"(?:from|import)[ \t]+\.*(\w+)")  # the first word is the module's, in either form


def choose(file: SubmissionFile, assignment: str, names: Iterable[str]) -> SubmissionFile:
    """The file to grade, where a student has several; the others become what lies beside it.

    Args:
        assignment: its name: a file that carries it comes first.
        names: what the assignment asks for; of several files, the one that defines most comes next, then
            the newest.
    """
    if file.problem is not None or not (file.folder or file.parts):
        return file
    base = file.base or file.path.parent
    odd: list[Notice] = []
    parts: Sequence[Part] = file.parts
    if file.folder:
        try:
            parts, odd = _in_folder(file.path, base)
        except OSError as error:
            reason = error.strerror or str(error)
            return _without_work(file, notice(file.student, Slug.FILE_UNREADABLE, reason=reason))
        except TooManyError:
            problem = notice(file.student, Slug.FOLDER_TOO_LARGE, limit=f"{MAX_ENTRIES:,}")
            return _without_work(file, problem)
    return _chosen(file, parts, odd, base, assignment, tuple(names))


def beside_of(path: Path) -> tuple[Part, ...]:
    """What lies beside a file in its folder, all of it its student's; nothing where that is too much."""
    try:
        parts, _ = _in_folder(path.parent, path.parent)
    except (OSError, TooManyError):
        return ()
    return tuple(part for part in parts if part.name != path.name and not has_litter(part.name))


# Private functions


def _without_work(file: SubmissionFile, problem: Notice) -> SubmissionFile:
    return dataclasses.replace(file, problem=problem)


def _in_folder(folder: Path, base: Path) -> tuple[list[Part], list[Notice]]:
    """The plain files in a student's folder, and what is to be said of the others."""
    every = list(inside(folder))
    odd = [
        each
        for path, mode in every
        if (each := plain_files.problem_of(mode, path.relative_to(base).as_posix())) is not None
    ]
    parts = [
        Part(name=path.relative_to(folder).as_posix(), path=path, newer=_time(path))
        for path, mode in every
        if stat.S_ISREG(mode)
    ]
    return parts, odd


def _time(path: Path) -> int:
    try:
        return int(path.lstat().st_mtime)
    except OSError:
        return 0


def _chosen(
    file: SubmissionFile, parts: Sequence[Part], odd: Sequence[Notice], base: Path, assignment: str,
    names: tuple[str, ...],
) -> SubmissionFile:  # fmt: skip
    odd = [*odd, *(part.problem for part in parts if part.problem is not None)]
    parts = [part for part in parts if part.problem is None]
    candidates = [part for part in parts if is_work(part.name) and not has_litter(part.name)]
    if not candidates:
        nothing = notice(file.student, Slug.FOLDER_WITHOUT_WORK)
        return _without_work(file, odd[0] if odd else nothing)
    likely = sorted(candidates, key=lambda part: _likely(part, assignment))[:_MAX_CANDIDATES]
    best, notes = likely[0], [_passed_over(each) for each in odd if each.slug != Slug.FILE_SPECIAL]
    if len(candidates) > 1:
        texts = _texts(likely, base)
        defined = {part.name: _defined(text, names) for part, text in zip(likely, texts, strict=True)}
        best = min(likely, key=lambda part: _rank(part, assignment, defined[part.name]))
        others = _rivals(best, candidates, defined, dict(zip(likely, texts, strict=True)))
        if others:
            shown = sorted(part.name for part in others)[:_MAX_NOTES]
            notes.append(notice(file.student, Slug.SEVERAL_FILES, chosen=best.name, others=shown))
    return dataclasses.replace(
        file, path=best.path, base=base, folder=False, parts=(), name=best.name,
        notes=(*file.notes, *notes[-_MAX_NOTES:]),
        beside=tuple(part for part in parts if part.name != best.name),
    )  # fmt: skip


def _passed_over(odd: Notice) -> Notice:
    return notice(odd.where, Slug.LINK_PASSED_OVER) if odd.slug == Slug.FILE_LINK else odd


def _rank(part: Part, assignment: str, defined: int) -> tuple[int, int, int, int, str]:
    """A sort key, best first: the assignment's name, what is defined, the newest, then notebooks."""
    named, suffix, name = _likely(part, assignment)
    return named, -defined, -part.newer, suffix, name


def _likely(part: Part, assignment: str) -> tuple[int, int, str]:
    """A sort key, best first: files with the assignment's name, then notebooks."""
    stem = PurePosixPath(part.name).stem.casefold()
    suffix = PurePosixPath(part.name).suffix.lower()
    return -int(bool(assignment) and assignment.casefold() in stem), SUFFIXES.index(suffix), part.name


def _rivals(
    best: Part, candidates: Sequence[Part], defined: dict[str, int], texts: dict[Part, str]
) -> list[Part]:
    """The files that might have been meant in place of the chosen one: no modules that the work imports."""
    imported = {name for text in texts.values() for name in _IMPORTED.findall(text)}
    return [
        part
        for part in candidates
        if part.name != best.name and not (_is_helper(part, imported) and not defined.get(part.name))
    ]


def _is_helper(part: Part, imported: set[str]) -> bool:
    path = PurePosixPath(part.name)
    return path.suffix.lower() == ".py" and bool({path.stem, *path.parts[:-1]} & imported)


def _texts(parts: Sequence[Part], base: Path) -> list[str]:
    """What stands in each file, as far as bytes are left to be read."""
    left = _MAX_LOOKS
    texts = []
    for part in parts:
        try:
            content = plain_files.read_start(part.path, base=base, most=min(_MAX_LOOK, left))
        except (OSError, SubmissionError):
            content = b""
        left = max(0, left - len(content))
        texts.append(content.decode("utf-8", "replace"))
    return texts


def _defined(text: str, names: tuple[str, ...]) -> int:
    """How many of the names a file seems to define."""
    return sum(bool(re.search(rf"(?:def\s+{name}\b|\b{name}\s*=)", text)) for name in names)
