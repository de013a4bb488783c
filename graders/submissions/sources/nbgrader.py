"""nbgrader: `submitted/<student>/<assignment>/`, with the time of the submission in `timestamp.txt`."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Sequence

from graders.errors import notice
from graders.model.classlist import Handed, Student
from graders.slugs import Slug
from graders.submissions.handed_in import SubmissionFile
from graders.submissions.sources.nodes import Node, children, contains, handed_in, start_of

FOLDER = "submitted"
_TIMESTAMP = "timestamp.txt"


def is_nbgrader(root: Node, nodes: Sequence[Node]) -> bool:
    """Whether it is the folder of submissions of an nbgrader course: by its name, or by the time stamps."""
    folders = [each for each in nodes if each.folder]
    if root.name == FOLDER:
        return any(inner.folder for each in folders for inner in children(each))
    return any(
        contains(inner, _TIMESTAMP) for each in folders[:20] for inner in children(each) if inner.folder
    )


def nbgrader_class(nodes: Sequence[Node], assignment: str) -> tuple[list[SubmissionFile], list[Node]]:
    """What each student handed in for the assignment; for the only one there is, whatever its name."""
    folders = [each for each in nodes if each.folder]
    inner = {each.name: [below for below in children(each) if below.folder] for each in folders}
    names = {below.name for some in inner.values() for below in some}
    name = assignment if assignment in names or len(names) != 1 else next(iter(names))
    files = [_student(each, inner[each.name], name) for each in folders]
    return files, [each for each in nodes if not each.folder]


# Private functions


def _student(folder: Node, assignments: Sequence[Node], assignment: str) -> SubmissionFile:
    who = Student(key=folder.name, name=folder.name, ids={"login": folder.name})
    for each in assignments:
        if each.name == assignment:
            return handed_in(each, who, Handed(at=_time(each)))
    problem = notice(folder.name, Slug.EXPORT_OTHER, name=assignment)
    return SubmissionFile(
        student=who.key, path=folder.path, base=folder.base, who=who, problem=problem, name=who.key
    )


def _time(folder: Node) -> dt.datetime | None:
    """``2015-02-02 15:58:23.948203 America/Los_Angeles``; without a zone it is UTC, as nbgrader has it."""
    stamp = next((each for each in children(folder) if each.name == _TIMESTAMP and not each.folder), None)
    content = None if stamp is None else start_of(stamp, 200)
    words = (content or b"").decode("ascii", "replace").split()
    try:
        at = dt.datetime.fromisoformat(" ".join(words[:2]))
        zone = dt.UTC if len(words) < 3 else zoneinfo.ZoneInfo(words[2])
    except (ValueError, zoneinfo.ZoneInfoNotFoundError, OSError):
        return None
    return at if at.tzinfo is not None else at.replace(tzinfo=zone)
