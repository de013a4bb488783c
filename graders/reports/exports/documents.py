"""Exports that write documents: JUnit XML, Gradescope's results, and scores for LTI platforms."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from graders.errors import notice
from graders.model.assignment import Assignment
from graders.model.classlist import Standing
from graders.model.report import Status
from graders.reports.clean import clean
from graders.reports.document import document
from graders.reports.exports.export import Asked, Exported, ordered, score_notices, score_of, several, whole
from graders.reports.exports.tables import gradescope_table
from graders.reports.gradescope import results
from graders.reports.junit import missing_suite, suite, to_xml
from graders.reports.points import points
from graders.slugs import Slug


class Junit:
    """JUnit XML as pytest writes it: a test suite for each student."""

    fills = False
    needs_sheet = False
    many = False

    def write(self, assignment: Assignment, standings: Sequence[Standing], asked: Asked) -> Exported:
        suites = [
            missing_suite(assignment.name, each.student.key, asked.language)
            if each.report is None
            else suite(document(each.report, asked.language, asked.audience))
            for each in ordered(standings)
        ]
        return whole(to_xml(assignment.name, suites))


class Gradescope:
    """A folder with the ``results.json`` of each student, and a table of all."""

    fills = False
    needs_sheet = False
    many = True

    def write(self, assignment: Assignment, standings: Sequence[Standing], asked: Asked) -> Exported:
        files = {"grades.csv": gradescope_table(assignment, standings, asked)}
        for standing in ordered(standings):
            if standing.report is not None:
                data = results(standing.report, asked.language)
                if "score" in data and standing.score is not None:
                    data["score"] = points(standing.score, standing.possible)
                name = f"{standing.student.key.replace('/', '_')}/results.json"
                files[name] = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
        return Exported(files=files, notices=tuple(score_notices(ordered(standings))))


class Lti:
    """Scores of LTI Assignment and Grade Services 2.0: a JSON list, each of which is posted by itself."""

    fills = False
    needs_sheet = False
    many = False

    def write(
        self,
        assignment: Assignment,  # noqa: ARG002  the platform knows it
        standings: Sequence[Standing],
        asked: Asked,
    ) -> Exported:
        scores, unknown = [], []
        for standing in ordered(standings):
            # Canvas takes its own ids as well as those of LTI.
            user = standing.student.ids.get("lti") or standing.student.ids.get("canvas")
            if user is None:
                unknown.append(clean(standing.student.name))
            else:
                scores.append(_score(user, standing, asked))
        notices = list(score_notices(ordered(standings)))
        if unknown:
            notices.append(notice(several(unknown), Slug.LTI_ID_MISSING))
        text = json.dumps(scores, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
        return whole(text, notices)


# Private functions


def _score(user: str, standing: Standing, asked: Asked) -> dict[str, Any]:
    score, at = score_of(standing, asked), standing.handed.at
    data: dict[str, Any] = {"userId": user, "timestamp": _time(asked.now), **_progress(standing, asked)}
    if score is not None:
        data |= {"scoreGiven": points(score, standing.possible), "scoreMaximum": points(standing.possible)}
    if standing.comment and asked.comments:
        data["comment"] = clean(standing.comment)
    if at is not None:
        data["submission"] = {"submittedAt": _time(at)}
    return data


def _progress(standing: Standing, asked: Asked) -> dict[str, str]:
    if standing.report is None and standing.score is None:
        final = asked.missing_as_zero
        return {"activityProgress": "Initialized", "gradingProgress": "FullyGraded" if final else "NotReady"}
    if standing.score is None:
        return {"activityProgress": "Submitted", "gradingProgress": "Failed"}
    if (
        standing.report is not None
        and standing.report.status is Status.GRADED
        and standing.report.score.withheld
    ):
        return {"activityProgress": "Submitted", "gradingProgress": "Pending"}
    grading = "PendingManual" if standing.pending else "FullyGraded"
    return {
        "activityProgress": "Completed" if grading == "FullyGraded" else "Submitted",
        "gradingProgress": grading,
    }


def _time(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
