"""The ``results.json`` of an autograder: a report, lateness, attempts; or why there is no score."""

from __future__ import annotations

import dataclasses
import datetime as dt
from fractions import Fraction
from typing import Any

from graders.model.classlist import Handed, Student
from graders.model.policies import Policies
from graders.model.report import Report, Status
from graders.model.text import Language
from graders.model.upload import Upload
from graders.reports.gradescope import FORM, HiddenTests, results
from graders.reports.points import points
from graders.reports.words.upload import UPLOAD
from graders.scoring.policies import deduction, due_for, is_over_limit, lateness

_NOBODY = Student(key="", name="")


def upload_results(
    report: Report, language: Language, hidden: HiddenTests, policies: Policies, upload: Upload
) -> dict[str, Any]:
    """The results of a submission that counts.

    What cannot be read earns 0 and says what to do: the student can hand in again.  If points are withheld by
    our fault there is no score, which makes Gradescope ask for a person.
    """
    if report.status is Status.BROKEN:
        return failed_results(language)
    data = results(report, language, hidden)
    if report.status is not Status.GRADED:
        return _unreadable(report, data, language, policies, upload)
    applied = _with_due(policies, upload)
    who, handed = _who(applied, upload), _handed(upload)
    earned, possible = report.score.earned, report.score.possible
    off = deduction(applied, who, handed, earned=earned, possible=possible)
    data["score"] = points(earned - off, possible)
    late = lateness(applied, who, handed)
    data["output"] = "\n".join([
        data["output"], *_attempt(policies, upload, language), *_lateness(late, off, applied, language)
    ])  # fmt: skip
    if report.score.withheld:
        del data["score"]
    return data


def is_not_to_be_graded(policies: Policies, upload: Upload) -> bool:
    """Whether it is one attempt more than students have."""
    return is_over_limit(policies, _handed(upload))


def over_limit_results(policies: Policies, upload: Upload, language: Language) -> dict[str, Any]:
    """The results of an attempt beyond the limit: the score of the last one within it, and no tests."""
    limit = policies.attempts or 0
    score = upload.previous[limit - 1].score
    name = "over_limit" if score is not None else "over_limit_unknown"
    said = UPLOAD[name].read(language).format(number=upload.attempt, limit=limit)
    known = {} if score is None else {"score": points(score)}
    return {**known, "output": said, **FORM, "tests": []}


def failed_results(language: Language) -> dict[str, Any]:
    """What a student reads when the grader failed: no score, and no reason: it could quote hidden inputs."""
    return {"output": UPLOAD["not_graded"].read(language), **FORM, "tests": []}


def unread_results(reason: str, language: Language, possible: Fraction = Fraction(0)) -> dict[str, Any]:
    """What a student reads whose submission cannot be read."""
    test = {
        "name": UPLOAD["unreadable"].read(language),
        "number": "1",
        "score": 0,
        "max_score": points(possible),
        "status": "failed",
        "output": reason,
        "tags": [],
        "visibility": "visible",
    }
    return {"score": 0, "output": UPLOAD["hand_in_again"].read(language), **FORM, "tests": [test]}


# Private functions


def _unreadable(
    report: Report, data: dict[str, Any], language: Language, policies: Policies, upload: Upload
) -> dict[str, Any]:
    said = unread_results(data["output"], language, report.score.possible)
    said["output"] = "\n".join([said["output"], *_attempt(policies, upload, language)])
    return said


def _with_due(policies: Policies, upload: Upload) -> Policies:
    """The assignment's due date comes first; Gradescope's is taken where it has none."""
    return policies if policies.due is not None else dataclasses.replace(policies, due=upload.due)


def _who(policies: Policies, upload: Upload) -> Student:
    """Of a group, the member who has longest."""
    always = dt.datetime.max.replace(tzinfo=dt.UTC)
    return max(upload.students or (_NOBODY,), key=lambda each: due_for(policies, each) or always)


def _handed(upload: Upload) -> Handed:
    return Handed(at=upload.at, attempt=upload.attempt)


def _attempt(policies: Policies, upload: Upload, language: Language) -> list[str]:
    if policies.attempts is None:
        return []
    return [UPLOAD["attempt"].read(language).format(number=upload.attempt, limit=policies.attempts)]


def _lateness(late: dt.timedelta | None, off: Fraction, policies: Policies, language: Language) -> list[str]:
    if not late or policies.late is None:
        return []
    name = "late" if off else "late_free"
    return [UPLOAD[name].read(language).format(late=_span(late, language), points=points(off))]


def _span(late: dt.timedelta, language: Language) -> str:
    """A time in days, hours and minutes; a minute that has begun counts."""
    minutes = -(-late // dt.timedelta(minutes=1))
    days, hours = minutes // 1440, minutes // 60 % 24
    name = "days" if days else "hours" if hours else "minutes"
    return UPLOAD[name].read(language).format(days=days, hours=hours, minutes=minutes % 60)
