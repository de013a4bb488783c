"""A plain folder: a file a student, or a folder a student; files with one name are one student's."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from graders.model.classlist import Student
from graders.submissions.handed_in import SubmissionFile
from graders.submissions.sources.nodes import Node, handed_in, handed_in_parts, part_of


def plain_class(nodes: Sequence[Node]) -> list[SubmissionFile]:
    """What each student handed in: `alice.ipynb` and `alice.py` are one student's."""
    groups: dict[str, list[Node]] = {}
    for node in nodes:
        if not node.folder:
            groups.setdefault(unicodedata.normalize("NFC", PurePath(node.name).stem), []).append(node)
    folders = [each for each in nodes if each.folder]
    taken = Counter(name.casefold() for name in (*groups, *(each.name for each in folders)))
    files = [handed_in(each, _student(each.name)) for each in folders]
    for stem, group in groups.items():
        if taken[stem.casefold()] == 1:
            files.append(_together(stem, group))
        else:  # a folder, or a file in other letters, has the name as well
            files += [handed_in(each, _student(each.name)) for each in group]
    return sorted(files, key=lambda each: each.student)


# Private functions


def _student(name: str) -> Student:
    return Student(key=name, name=name)


def _together(stem: str, group: Sequence[Node]) -> SubmissionFile:
    if len(group) == 1:
        return handed_in(group[0], _student(stem))
    base = group[0].base
    return handed_in_parts(stem, [part_of(each) for each in group], base, _student(stem))
