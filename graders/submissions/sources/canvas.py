"""Canvas: "Download Submissions", a flat zip, or the folder it was unpacked into."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graders.model.classlist import Handed, Student
from graders.submissions.handed_in import SubmissionFile
from graders.submissions.sources.nodes import Node, handed_in_parts, part_of

# <name>[_LATE]_<user>_<attachment>_<file>; anonymous work has anon_<id> for <user>, and may have no name.
_NAME = re.compile(
    r"(?:(?P<name>.+?)_)?(?P<late>LATE_)?(?P<user>\d+|anon_[^_]+)_"
    r"(?:\d{3,}_(?P<file>.+)|(?P<typed>(?:text|link)\.html))",
    re.DOTALL,
)
_AGAIN = re.compile(r"(?P<stem>.+)-(?P<again>\d{1,3})(?P<suffix>\.[^.]*)", re.DOTALL)


def is_canvas(nodes: Sequence[Node]) -> bool:
    """Whether most of the files are named as Canvas names them."""
    files = [each for each in nodes if not each.folder]
    return bool(files) and 2 * sum(_NAME.fullmatch(each.name) is not None for each in files) > len(nodes)


def canvas_class(nodes: Sequence[Node]) -> tuple[list[SubmissionFile], list[Node]]:
    """What each student handed in, and the files that are nobody's.

    A second attempt's file has ``-1`` after its name, a third one's ``-2``; that is an attempt's number only
    if somebody in the class has a file of the plain name.
    """
    named = [(each, _NAME.fullmatch(each.name)) for each in nodes]
    plain = {_file(match) for _, match in named if match}
    students: dict[str, list[tuple[Node, re.Match[str]]]] = {}
    for node, match in named:
        if match is not None and not node.folder:
            students.setdefault(match["user"], []).append((node, match))
    files = [_student(user, some, plain) for user, some in students.items()]
    return files, [node for node, match in named if match is None or node.folder]


# Private functions


def _student(user: str, files: Sequence[tuple[Node, re.Match[str]]], plain: set[str]) -> SubmissionFile:
    name = next((match["name"] for _, match in files if match["name"]), user)
    attempts = {node.name: _attempt(_file(match), plain) for node, match in files}
    attempt = max((each for each in attempts.values() if each is not None), default=None)
    own = {_file(match) for _, match in files}
    parts = [
        part_of(node, _own_name(_file(match), own, again=(attempt or 1) > 1), newer=attempts[node.name] or 1)
        for node, match in files
    ]
    handed = Handed(late=any(match["late"] for _, match in files), attempt=attempt)
    who = Student(key=name, name=name, ids={"canvas": user})
    return handed_in_parts(name, parts, files[0][0].base, who, handed)


def _file(match: re.Match[str]) -> str:
    return match["file"] or match["typed"]


def _attempt(file: str, plain: set[str]) -> int | None:
    match = _AGAIN.fullmatch(file)
    if match is not None and match["stem"] + match["suffix"] in plain:
        return int(match["again"]) + 1
    return None


def _own_name(file: str, own: set[str], *, again: bool) -> str:
    """What the student called a file: `utils-1.py` is imported as `utils`."""
    match = _AGAIN.fullmatch(file)
    if match is None or match["stem"] + match["suffix"] in own:
        return file
    if again or (match["suffix"] == ".py" and match["stem"].isidentifier()):
        return match["stem"] + match["suffix"]
    return file
