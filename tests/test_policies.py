"""Due dates, penalties, extensions and limits: exact, and by the time of the submission alone."""

from __future__ import annotations

import datetime as dt
import json
from fractions import Fraction
from pathlib import Path

import pytest
from courses import put
from kept import Class

from graders.assignment.load import load_assignment
from graders.errors import AssignmentError
from graders.model.classlist import Handed, Student
from graders.model.policies import LatePenalty, Policies, policies_as_data, policies_of_data
from graders.model.report import Report, Score, Status, SubmissionFacts
from graders.model.text import Language
from graders.reports.said import said_of_notice
from graders.scoring.policies import deduction, due_for, is_over_limit, late_report, lateness, to_settle
from graders.slugs import Slug
from graders.workflows.compare import standings_at

CHINA = dt.timezone(dt.timedelta(hours=8))
DUE = dt.datetime(2026, 10, 1, 23, 59, tzinfo=CHINA)
DAY, HOUR = dt.timedelta(days=1), dt.timedelta(hours=1)
ALICE = Student(key="alice", name="Alice Liddell", ids={"canvas": "1234", "email": "alice@example.org"})
TENTH = LatePenalty(per=DAY, share=Fraction(1, 10))

ASSIGNMENT = """\
schema: graders/assignment/1
languages: [en]
policies:
@POLICIES@
questions:
- {id: f, statement: s, parameters: [x], checks: [{id: c, points: 1, cases: ["f(1)"]}]}
"""


def off(policies: Policies, late: dt.timedelta, *, earned: int = 80, possible: int = 100) -> Fraction:
    handed = Handed(at=DUE + late)
    return deduction(policies, ALICE, handed, earned=Fraction(earned), possible=Fraction(possible))


@pytest.mark.parametrize(
    ("late", "points"),
    [
        (-DAY, 0),
        (dt.timedelta(0), 0),
        (dt.timedelta(microseconds=1), 10),
        (DAY, 10),
        (DAY + dt.timedelta(seconds=1), 20),
    ],
)
def test_each_day_that_has_begun_costs_its_share(late: dt.timedelta, points: int) -> None:
    assert off(Policies(due=DUE, late=TENTH), late) == points


def test_a_share_may_be_of_what_was_earned() -> None:
    assert (
        off(Policies(due=DUE, late=LatePenalty(per=HOUR, share=Fraction(1, 10), of_earned=True)), HOUR) == 8
    )


def test_within_the_grace_nothing_is_lost_and_beyond_it_all_of_the_lateness_counts() -> None:
    policies = Policies(
        due=DUE, late=LatePenalty(per=HOUR, share=Fraction(1, 100), grace=dt.timedelta(minutes=90))
    )
    assert off(policies, dt.timedelta(minutes=90)) == 0
    assert off(policies, dt.timedelta(minutes=91)) == 2


def test_no_more_than_the_cap_is_lost_and_never_more_than_was_earned() -> None:
    capped = LatePenalty(per=DAY, share=Fraction(1, 10), cap=Fraction(1, 2))
    assert off(Policies(due=DUE, late=capped), 30 * DAY) == 50
    assert off(Policies(due=DUE, late=capped), 30 * DAY, earned=20) == 20


def test_thirds_stay_exact() -> None:
    third = LatePenalty(per=DAY, share=Fraction(1, 3), cap=Fraction(1))
    assert off(Policies(due=DUE, late=third), DAY, earned=100) == Fraction(100, 3)


@pytest.mark.parametrize("name", ["alice", "Alice Liddell", "1234", "alice@example.org"])
def test_an_extension_is_found_by_key_name_or_id(name: str) -> None:
    policies = Policies(due=DUE, late=TENTH, extensions={name: DUE + 3 * DAY, "bob": DUE + 9 * DAY})
    assert due_for(policies, ALICE) == DUE + 3 * DAY
    assert off(policies, 2 * DAY) == 0
    assert off(policies, 3 * DAY + HOUR) == 10


def test_times_are_compared_as_moments_whatever_their_zone() -> None:
    utc = dt.datetime(2026, 10, 1, 16, 0, tzinfo=dt.UTC)  # a minute past midnight in China
    assert lateness(Policies(due=DUE), ALICE, Handed(at=utc)) == dt.timedelta(minutes=1)


def test_a_late_mark_without_a_time_costs_nothing_and_is_not_in_time_either() -> None:
    policies = Policies(due=DUE, late=TENTH)
    assert lateness(policies, ALICE, Handed(late=True)) is None
    assert deduction(policies, ALICE, Handed(late=True), earned=Fraction(5), possible=Fraction(5)) == 0


def test_an_attempt_beyond_the_limit_is_known_by_its_number() -> None:
    policies = Policies(attempts=2)
    assert [is_over_limit(policies, Handed(attempt=n)) for n in (None, 1, 2, 3)] == [
        False,
        False,
        False,
        True,
    ]


def report(earned: int = 80, status: Status = Status.GRADED) -> Report:
    score = Score(earned=Fraction(earned), possible=Fraction(100))
    return Report(
        assignment="hw",
        student="alice",
        submission=SubmissionFacts(file="a.py"),
        status=status,
        score=score,
        run={},
    )


def test_a_report_loses_what_is_deducted_and_says_so() -> None:
    after = late_report(Policies(due=DUE, late=TENTH), ALICE, Handed(at=DUE + HOUR), report())
    assert (after.score.earned, after.score.deducted) == (70, 10)
    assert late_report(Policies(), ALICE, Handed(at=DUE + HOUR), report()) == report()
    broken = report(status=Status.BROKEN)
    assert late_report(Policies(due=DUE, late=TENTH), ALICE, Handed(at=DUE + HOUR), broken) == broken


def test_what_the_policies_cannot_decide_is_listed_for_a_person() -> None:
    policies = Policies(due=DUE, late=TENTH, attempts=2)
    listed = [each.slug for each in to_settle(policies, ALICE, Handed(late=True, attempt=3))]
    assert listed == [Slug.LATE_AT_NO_TIME, Slug.TOO_MANY_ATTEMPTS]
    assert not list(to_settle(policies, ALICE, Handed(at=DUE, attempt=2)))


@pytest.mark.parametrize(
    "policies",
    [
        Policies(),
        Policies(due=DUE, late=TENTH, extensions={"bob": DUE + DAY}, attempts=3, hidden_after_due=True),
        Policies(
            late=LatePenalty(per=HOUR, share=Fraction(1, 3), of_earned=True, grace=HOUR, cap=Fraction(1, 2))
        ),
    ],
)
def test_policies_are_kept_as_plain_data(policies: Policies) -> None:
    assert policies_of_data(json.loads(json.dumps(policies_as_data(policies)))) == policies


LATE = """\
schema: graders/assignment/1
languages: [en]
policies: {due: 2026-10-01T12:00:00+00:00, late: {percent: 25}, extensions: {bob: 2026-10-09T12:00:00+00:00}}
questions:
- {id: f, statement: double it, parameters: [x], checks: [{id: one, points: 4, cases: ["f(1)"]}]}
"""


def test_a_class_pays_for_lateness_in_every_file_and_after_a_change_of_policies(
    tmp_path, monkeypatch
) -> None:
    """Times are those of nbgrader's `timestamp.txt`."""
    root = tmp_path / "course"
    put(root / "assignments" / "hw" / "assignment.yaml", LATE)
    put(root / "reference" / "hw.py", "def f(x):\n    return 2 * x\n")
    small = Class(tmp_path, monkeypatch, root)
    for name in ("ann", "bob", "cyd"):
        put(small.source / "submitted" / name / "hw" / "hw.py", "def f(x):\n    return 2 * x\n")
        when = "2026-10-01 11:00:00 UTC" if name == "cyd" else "2026-10-02 13:00:00 UTC"
        put(small.source / "submitted" / name / "hw" / "timestamp.txt", when)
    small.source = small.source / "submitted"
    small.grade()
    table = (small.out / "grades.csv").read_text(encoding="utf-8").splitlines()
    assert table[0] == "student,file,status,score,possible,pending,withheld,deducted,f"
    assert table[1:] == [
        "ann,hw.py,graded,2,4,0,0,2,4",
        "bob,hw.py,graded,4,4,0,0,0,4",
        "cyd,hw.py,graded,4,4,0,0,0,4",
    ]
    assert [str(each.score) for each in standings_at(str(small.out))] == ["2", "4", "4"]
    small.noted()
    small.change("percent: 25", "percent: 10")
    small.regrade(opener=lambda *_: pytest.fail("a runner was opened"))
    assert [str(each.score) for each in standings_at(str(small.out))] == ["16/5", "4", "4"]


def loaded(tmp_path: Path, text: str) -> Policies:
    path = tmp_path / "hw" / "assignment.yaml"
    path.parent.mkdir()
    indented = "\n".join("  " + line for line in text.splitlines())
    path.write_text(ASSIGNMENT.replace("@POLICIES@", indented), encoding="utf-8")
    return load_assignment(path, shown="assignment.yaml").policies


def test_policies_stand_in_the_assignment_file(tmp_path: Path) -> None:
    text = """\
due: 2026-10-01T23:59:00+08:00
late: {per: hour, percent: 2.5, of: earned, grace_minutes: 15, cap_percent: 50}
extensions: {alice@example.org: 2026-10-04T23:59:00+08:00}
attempts: 3
hidden_checks: shown-after-due"""
    assert loaded(tmp_path, text) == Policies(
        due=DUE,
        late=LatePenalty(
            per=HOUR,
            share=Fraction(1, 40),
            of_earned=True,
            grace=dt.timedelta(minutes=15),
            cap=Fraction(1, 2),
        ),
        extensions={"alice@example.org": DUE + 3 * DAY},
        attempts=3,
        hidden_after_due=True,
    )


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        (
            "due: 2026-10-01T23:59:00",
            "policies.due: expected a date and time with its offset from UTC, as 2026-10-01T23:59:00+08:00",
            "带时区的日期和时间",
        ),
        ("due: 2026-10-01", "policies.due: expected a date and time", "带时区的日期和时间"),
        ("late: {percent: 120}", "policies.late.percent: ", "<= 100"),
        ("attempts: 0", "policies.attempts: ", ">= 1"),
        ("dew: 1", "policies.dew: ", "due"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, text: str, english: str, chinese: str) -> None:
    with pytest.raises(AssignmentError) as error:
        loaded(tmp_path, text)
    (problem,) = error.value.notices
    assert english in said_of_notice(problem, Language.EN), said_of_notice(problem, Language.EN)
    assert chinese in said_of_notice(problem, Language.ZH)
