"""A folder of cloned repositories, such as GitHub Classroom's `<assignment>-<login>`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from graders.model.classlist import Handed, Student
from graders.submissions.handed_in import SubmissionFile
from graders.submissions.sources.git_times import commit_time
from graders.submissions.sources.nodes import Node, contains, handed_in


def is_repositories(nodes: Sequence[Node]) -> bool:
    """Whether most of the folders are repositories."""
    folders = [each for each in nodes if each.folder]
    return bool(folders) and 2 * sum(contains(each, ".git") for each in folders) > len(folders)


def repositories_class(
    nodes: Sequence[Node], assignment: str, logins: frozenset[str] = frozenset()
) -> tuple[list[SubmissionFile], list[Node]]:
    """What each student handed in, with the time of the newest commit.

    Args:
        logins: names on GitHub, as a roster has them, in small letters.
    """
    folders = [each for each in nodes if each.folder]
    prefix = _prefix([each.name for each in folders], assignment)
    return [_student(each, prefix, logins) for each in folders], [each for each in nodes if not each.folder]


# Private functions


def _prefix(names: Sequence[str], assignment: str) -> str:
    """What all names begin with: the assignment's name, or whatever they share up to a "-"."""
    own = re.sub(r"[\W_]+", "-", assignment) + "-"
    if assignment and all(
        re.sub(r"[\W_]+", "-", name).casefold().startswith(own.casefold()) for name in names
    ):
        return names[0][: len(own)]
    shared = "".join(
        each[0] for each in itertools.takewhile(lambda c: len(set(c)) == 1, zip(*names, strict=False))
    )
    shared = shared if len(names) > 1 else ""
    return shared[: shared.rfind("-") + 1]


def _student(folder: Node, prefix: str, logins: frozenset[str]) -> SubmissionFile:
    name = folder.name
    login = next(
        (name[at + 1 :] for at in range(len(name)) if name[at] == "-" and name[at + 1 :].lower() in logins),
        "",
    )
    login = login or name[len(prefix) :] or name
    at = commit_time(folder.path, folder.base) if folder.parts is None else None
    return handed_in(folder, Student(key=login, name=login, ids={"github": login}), Handed(at=at))
