"""Gradescope: "Export Submissions", a folder for each submission and `submission_metadata.yml`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from graders.errors import SubmissionError, notice
from graders.model.classlist import Handed, Student
from graders.slugs import Slug
from graders.submissions.handed_in import SubmissionFile
from graders.submissions.sources.nodes import Node, handed_in, start_of

METADATA = "submission_metadata.yml"
_MOST = 20_000_000  # bytes: results of earlier gradings stand in it as well


def is_gradescope(nodes: Sequence[Node]) -> bool:
    """Whether the metadata of an export is there."""
    return any(each.name == METADATA and not each.folder for each in nodes)


def gradescope_class(nodes: Sequence[Node]) -> tuple[list[SubmissionFile], list[Node]]:
    """What each student handed in; a group's submission is that of each of its members.

    Raises:
        SubmissionError: the metadata cannot be read.
    """
    metadata = _metadata(next(each for each in nodes if each.name == METADATA))
    folders = {each.name: each for each in nodes if each.folder}
    files = []
    for name, about in metadata.items():
        folder = folders.pop(str(name), None)
        for who in _submitters(about):
            if folder is None:
                problem = notice(name, Slug.EXPORT_LACKS)
                where = nodes[0].base
                files.append(
                    SubmissionFile(student=who.key, path=where / str(name), who=who, problem=problem)
                )
            else:
                files.append(handed_in(folder, who, _handed(about)))
    return files, [*folders.values(), *(each for each in nodes if not each.folder and each.name != METADATA)]


# Private functions


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads plain values, and objects of Ruby's as the plain values in them."""


def _plain(loader: Any, _suffix: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        inner = loader.construct_mapping(node, deep=True)
        return inner.get("time", inner.get("utc", inner))
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return node.value


_Loader.add_multi_constructor("!", _plain)
_Loader.add_multi_constructor("tag:", _plain)


def _metadata(node: Node) -> Mapping[Any, Any]:
    content = start_of(node, _MOST + 1)
    if content is None or len(content) > _MOST:
        raise SubmissionError(notice(METADATA, Slug.EXPORT_UNREADABLE))
    try:
        data = yaml.load(content, Loader=_Loader)  # noqa: S506  it makes plain values only
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise SubmissionError(notice(METADATA, Slug.EXPORT_UNREADABLE)) from error
    if not isinstance(data, Mapping):
        raise SubmissionError(notice(METADATA, Slug.EXPORT_UNREADABLE))
    return data


def _get(about: Any, name: str) -> Any:
    return about.get(f":{name}", about.get(name)) if isinstance(about, Mapping) else None


def _submitters(about: Any) -> Iterator[Student]:
    people = _get(about, "submitters")
    for person in people if isinstance(people, list) else ():
        email, number = str(_get(person, "email") or ""), str(_get(person, "sid") or "")
        name = str(_get(person, "name") or email or number)
        ids = {"gradescope": number or email, "email": email, "sis": number}
        if name:
            yield Student(key=name, name=name, ids={kind: value for kind, value in ids.items() if value})


def _handed(about: Any) -> Handed:
    at, history = _get(about, "created_at"), _get(about, "history")
    attempt = len(history) + 1 if isinstance(history, list) else None
    return Handed(at=_time(at), attempt=attempt)


def _time(at: Any) -> dt.datetime | None:
    if isinstance(at, str):
        try:
            at = dt.datetime.fromisoformat(at.strip().replace(" UTC", "+00:00"))
        except ValueError:
            return None
    if not isinstance(at, dt.datetime):
        return None
    return at if at.tzinfo is not None else at.replace(tzinfo=dt.UTC)
