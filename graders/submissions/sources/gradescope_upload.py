"""Gradescope: ``submission_metadata.json``, which an autograder finds beside the submission."""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from graders.errors import SubmissionError, notice
from graders.model.classlist import Student
from graders.model.upload import PreviousScore, Upload
from graders.slugs import Slug

UPLOAD_METADATA = "submission_metadata.json"
_LONGEST_NUMBER = 40  # characters


def read_upload(text: str) -> Upload:
    """What the metadata says; a part that is missing or odd is not known.

    Raises:
        SubmissionError: it is no JSON object.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SubmissionError(notice(UPLOAD_METADATA, Slug.UPLOAD_METADATA, reason=str(error))) from None
    if not isinstance(data, Mapping):
        raise SubmissionError(notice(UPLOAD_METADATA, Slug.UPLOAD_METADATA, reason=type(data).__name__))
    at, assignment = _time(data.get("created_at")), _mapping(data.get("assignment"))
    users = [each for each in _list(data.get("users")) if isinstance(each, Mapping)]
    due = [_time(_mapping(each.get("assignment")).get("due_date")) for each in users]  # of an extension
    known = [each for each in (_time(assignment.get("due_date")), *due) if each is not None]
    return Upload(
        at=at,
        due=max(known, default=None),
        total=_number(assignment.get("total_points")),
        students=tuple(_student(each) for each in users),
        previous=tuple(_previous(data.get("previous_submissions"), at)),
    )


# Private functions


def _student(user: Mapping[str, Any]) -> Student:
    said = {kind: str(user.get(name) or "") for kind, name in _IDS.items()}
    ids = {kind: value for kind, value in said.items() if value}
    name = str(user.get("name") or said["email"] or said["gradescope"])
    return Student(key=said["email"] or name, name=name, ids=ids)


_IDS = {"email": "email", "gradescope": "id", "sis": "sid"}


def _previous(listed: Any, at: dt.datetime | None) -> Iterator[PreviousScore]:
    """Earlier attempts in their order.  One that our side failed to grade is none; nor is a later one, which
    is there when an earlier submission is graded again."""
    attempts = []
    for each in _list(listed):
        if isinstance(each, Mapping) and each.get("autograder_error") is not True:
            when = _time(each.get("submission_time"))
            if at is None or when is None or when < at:
                attempts.append(PreviousScore(at=when, score=_number(each.get("score"))))
    never = dt.datetime.min.replace(tzinfo=dt.UTC)
    yield from sorted(attempts, key=lambda each: each.at or never)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _number(value: Any) -> Fraction | None:
    """A number, or one that is written as text, as ``total_points`` is."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    text = str(value)
    try:
        return Fraction(text) if len(text) <= _LONGEST_NUMBER and "e" not in text.lower() else None
    except (ValueError, ZeroDivisionError):
        return None


def _time(value: Any) -> dt.datetime | None:
    try:
        at = dt.datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return at if at.tzinfo is not None else at.replace(tzinfo=dt.UTC)
