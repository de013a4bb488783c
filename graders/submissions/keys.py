"""The name that each student has in reports: the person's own, with something added where two share it."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections import Counter
from collections.abc import Sequence

from graders.model.classlist import Student

_TELLING = ("sis", "login", "email", "canvas", "moodle", "github", "gradescope")  # the first that there is


def with_keys(students: Sequence[Student]) -> list[Student]:
    """The students, each with a key of its own; keys that differ only in form count as one."""
    students = [dataclasses.replace(each, name=readable(each.name)) for each in students]
    counts = Counter(plain(each.name) for each in students)
    taken: set[str] = set()
    result = []
    for each in students:
        key = each.name if counts[plain(each.name)] == 1 else _with_id(each)
        number = 1
        while plain(key) in taken:
            number += 1
            key = f"{_with_id(each)} {number}"
        taken.add(plain(key))
        result.append(dataclasses.replace(each, key=key))
    return result


def readable(name: str) -> str:
    """A name with what stands for no character made visible: in a file's name any byte may stand."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def plain(text: str) -> str:
    """The same for names that people take for one: without case, form and blanks around."""
    return " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).split())


# Private functions


def _with_id(student: Student) -> str:
    telling = next((student.ids[kind] for kind in _TELLING if kind in student.ids), "")
    return f"{student.name} ({telling})" if telling else student.name
