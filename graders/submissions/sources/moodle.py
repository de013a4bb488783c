"""Moodle: "Download all submissions", with a folder a student or flat, old and new, or unpacked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graders.model.classlist import Student
from graders.submissions.handed_in import SubmissionFile
from graders.submissions.sources.nodes import Node, handed_in, handed_in_parts, part_of

# A team's default name comes without an id; before 4.1 a folder ended in "_".
_NAME = re.compile(
    r"(?P<name>[^_]*)(?:_(?P<id>\d+))?_assignsubmission_(?P<plugin>[^_]+)(?:_(?P<file>.*))?", re.DOTALL
)


def is_moodle(nodes: Sequence[Node]) -> bool:
    """Whether most files and folders are named as Moodle names them."""
    return bool(nodes) and 2 * sum(_NAME.fullmatch(each.name) is not None for each in nodes) > len(nodes)


def moodle_class(nodes: Sequence[Node]) -> tuple[list[SubmissionFile], list[Node]]:
    """What each student handed in, and what is nobody's.  Text that was typed in counts where no file is."""
    students: dict[tuple[str, str], list[tuple[Node, re.Match[str]]]] = {}
    rest = []
    for node in nodes:
        match = _NAME.fullmatch(node.name)
        if match is None:
            rest.append(node)
        else:
            students.setdefault((match["name"], match["id"] or ""), []).append((node, match))
    return [_student(*known, some) for known, some in students.items()], rest


# Private functions


def _student(name: str, number: str, nodes: Sequence[tuple[Node, re.Match[str]]]) -> SubmissionFile:
    shown = name.strip() or number
    who = Student(key=shown, name=shown, ids={"moodle": number} if number else {})
    folders = [(node, match) for node, match in nodes if node.folder]
    if folders:
        ordered = sorted(folders, key=lambda each: each[1]["plugin"] != "file")
        return handed_in(ordered[0][0], who)
    parts = [part_of(node, (match["file"] or node.name).lstrip("_")) for node, match in nodes]
    return handed_in_parts(shown, parts, nodes[0][0].base, who)
