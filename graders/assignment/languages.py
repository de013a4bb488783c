"""Texts of an assignment file that are silent in one of its languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from graders.assignment.schema import AssignmentPart
from graders.assignment.schema_parts import TextPart
from graders.assignment.source import KeyPath, Source
from graders.slugs import Slug


def silent(part: AssignmentPart, source: Source) -> Iterator[tuple[KeyPath, Slug, dict[str, object]]]:
    """Every text that lacks a language of the assignment, with its place."""
    languages = list(dict.fromkeys(part.languages))
    for path in _texts(part, ()):
        written = _at(source.data, path)
        if isinstance(written, dict):
            yield from (
                ((*path, each), Slug.KEY_MISSING, {})
                for each in languages
                if not str(written.get(each, "")).strip()
            )
        elif len(languages) > 1:
            yield path, Slug.TEXT_IN_ONE_LANGUAGE, {"languages": languages}


# Private functions


def _texts(part: Any, path: KeyPath) -> Iterator[KeyPath]:
    """The places of all texts below a part of the file."""
    if isinstance(part, TextPart):
        yield path
    elif isinstance(part, BaseModel):
        for name, field in type(part).model_fields.items():
            yield from _texts(getattr(part, name), (*path, field.alias or name))
    elif isinstance(part, list):
        for index, each in enumerate(part):
            yield from _texts(each, (*path, index))


def _at(data: Any, path: KeyPath) -> Any:
    for step in path:
        data = data[step]
    return data
