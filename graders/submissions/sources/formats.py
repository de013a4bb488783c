"""Tells which system a class comes from, and reads it as that system wrote it."""

from __future__ import annotations

from collections.abc import Sequence

from graders.submissions.handed_in import SubmissionFile
from graders.submissions.sources.canvas import canvas_class, is_canvas
from graders.submissions.sources.gradescope import gradescope_class, is_gradescope
from graders.submissions.sources.moodle import is_moodle, moodle_class
from graders.submissions.sources.nbgrader import FOLDER, is_nbgrader, nbgrader_class
from graders.submissions.sources.nodes import Node, children
from graders.submissions.sources.plain import plain_class
from graders.submissions.sources.repositories import is_repositories, repositories_class


def submissions_in(
    root: Node, assignment: str = "", logins: frozenset[str] = frozenset()
) -> tuple[SubmissionFile, ...]:
    """All submissions below `root`, whatever system wrote it, sorted by student; keys may be shared.

    What belongs to nobody in a format is read as in a plain folder, so nothing is ignored silently.

    Args:
        assignment: its name, which systems put into names of folders.
        logins: names on GitHub, as the roster has them, in small letters.

    Raises:
        SubmissionError: a folder, or the list in it that says whose it is, cannot be read.
    """
    root = _entered(root)
    nodes = children(root)
    files, rest = _read(root, nodes, assignment, logins)
    return tuple(sorted([*files, *plain_class(rest)], key=lambda each: each.student))


# Private functions


def _entered(root: Node) -> Node:
    """The folder that the class is in: what was packed as one folder lies a step below."""
    nodes = children(root)
    submitted = next((each for each in nodes if each.folder and each.name == FOLDER), None)
    if submitted is not None and is_nbgrader(submitted, children(submitted)):
        return submitted
    if len(nodes) != 1 or not nodes[0].folder:
        return root
    (inner,) = nodes
    from_archive = root.parts is not None
    known = is_moodle(nodes) or is_repositories(nodes)
    if from_archive and not known:
        return _entered(inner)
    return inner if is_gradescope(children(inner)) else root


def _read(
    root: Node, nodes: Sequence[Node], assignment: str, logins: frozenset[str]
) -> tuple[list[SubmissionFile], Sequence[Node]]:
    if is_gradescope(nodes):
        return gradescope_class(nodes)
    if is_nbgrader(root, nodes):
        return nbgrader_class(nodes, assignment)
    if is_moodle(nodes):
        return moodle_class(nodes)
    if is_canvas(nodes):
        return canvas_class(nodes)
    if is_repositories(nodes):
        return repositories_class(nodes, assignment, logins)
    return [], nodes
