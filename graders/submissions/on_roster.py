"""Says who of a roster handed each submission in, and who handed nothing in."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from graders.model.classlist import Student
from graders.submissions.handed_in import SubmissionFile
from graders.submissions.keys import plain

# Which of a roster's ids an id of a submission may be: Moodle's numbers are nobody's student number.
_ALSO = {
    "canvas": ("canvas", "sis"),
    "login": ("login", "sis", "email"),
    "gradescope": ("gradescope", "sis", "email"),
}
_BETWEEN = re.compile(r"[_\-+.,()（）【】\[\]]+")


class Roster:
    """A roster, to look students up in; what several of them share finds none of them."""

    def __init__(self, students: Sequence[Student]) -> None:
        self.students = tuple(students)
        self._by_id: dict[tuple[str, str], list[Student]] = {}
        self._by_name: dict[str, list[Student]] = {}
        for each in students:
            for kind, value in each.ids.items():
                self._by_id.setdefault((kind, plain(value)), []).append(each)
            for name in set(_names(each.name)):
                self._by_name.setdefault(name, []).append(each)

    def logins(self) -> frozenset[str]:
        """The names on GitHub, in small letters."""
        return frozenset(value for kind, value in self._by_id if kind == "github")

    def student_of(self, file: SubmissionFile) -> Student | None:
        """The student of the roster who handed this in, with the ids of both; None if nobody is meant."""
        who = file.who
        for kind, value in who.ids.items():
            for other in _ALSO.get(kind, (kind,)):
                if (known := _only(self._by_id.get((other, plain(value)), ()))) is not None:
                    return _joined(known, who)
        known = _only(self._by_name.get(_squeezed(who.name), ()))
        if known is None and not set(who.ids) - {"login"}:  # named by hand: 2021001_Jane Doe_hw1
            known = _only({each.key: each for each in self._in_words(who.name)}.values())
        return None if known is None else _joined(known, who)

    def _in_words(self, name: str) -> Iterator[Student]:
        for word in [name, *_BETWEEN.split(name)]:
            for kind in ("sis", "login", "email", "github"):
                yield from self._by_id.get((kind, plain(word)), ())
            if len(_squeezed(word)) > 1:
                yield from self._by_name.get(_squeezed(word), ())


def missing(roster: Sequence[Student], files: Sequence[SubmissionFile]) -> tuple[Student, ...]:
    """The students of the roster who handed nothing in."""
    present = {each.who.key for each in files}
    return tuple(each for each in roster if each.key not in present)


# Private functions


def _only(students: object) -> Student | None:
    every = list(students)  # type: ignore[call-overload]
    return every[0] if len(every) == 1 else None


def _joined(known: Student, who: Student) -> Student:
    return dataclasses.replace(known, ids={**who.ids, **known.ids})


def _squeezed(name: str) -> str:
    return "".join(each for each in plain(name) if each.isalnum())


def _names(name: str) -> Iterator[str]:
    """A name in the orders in which systems write it: Jane Doe; Doe, Jane; doejane."""
    yield _squeezed(name)
    words = [part.strip() for part in name.split(",")] if "," in name else name.split()
    if len(words) > 1:
        yield _squeezed("".join([words[-1], *words[:-1]]))
        yield _squeezed("".join([*words[1:], words[0]]))
