"""Notices as plain data, and back: what a gradebook keeps of them, in no language."""

from __future__ import annotations

from typing import Any

from graders.errors import Notice
from graders.model.text import Text
from graders.slugs import Slug


def plain_notice(notice: Notice) -> list[Any]:
    """A notice as JSON can carry it; details that are neither texts, numbers nor lists become text."""
    return [notice.where, str(notice.slug), {key: _plain(value) for key, value in notice.details.items()}]


def notice_from(plain: Any) -> Notice:
    """What `plain_notice` made plain.

    Raises:
        KeyError, TypeError, ValueError: it is not in that form.
    """
    where, slug, details = plain
    return Notice(where=where, slug=Slug(slug), details={key: _value(each) for key, each in details.items()})


# Private functions


def _plain(value: Any) -> Any:
    if isinstance(value, Text):
        return {"en": value.en, "zh": value.zh}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if isinstance(value, (set, frozenset)):
        return sorted(map(str, value))
    return value if value is None or isinstance(value, (bool, int, float)) else str(value)


def _value(plain: Any) -> Any:
    if isinstance(plain, dict):
        return Text(**plain)
    return [_value(each) for each in plain] if isinstance(plain, list) else plain
