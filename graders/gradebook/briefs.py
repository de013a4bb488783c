"""A report without its findings as compressed text, and back; equal parts of a class are read once."""

from __future__ import annotations

import functools
import json
import zlib
from fractions import Fraction
from typing import Any

from graders.errors import Notice
from graders.model.assignment import Visibility
from graders.model.facts import Charge, Diagnosis, Finding, WrittenSentence
from graders.model.notices import notice_from, plain_notice
from graders.model.report import CheckResult, QuestionResult, Report, Score, Status, SubmissionFacts, Verdict
from graders.model.submission import SubmissionKind
from graders.model.text import Text

_LEVEL = 1  # of compression


def pack(report: Report) -> bytes:
    """A report as `workflows.slim` leaves it; the student's name stays out, and what failed in cells."""
    facts = report.submission
    plain = [
        report.assignment,
        [facts.file, facts.kind and facts.kind.value, facts.sha256],
        report.status.value,
        _plain_score(report.score),
        report.error and _plain_sentence(report.error),
        [_plain_sentence(each) for each in report.notes],
        # Texts in a text: equal questions of a class are read once.
        [_dump(_plain_question(each)) for each in report.questions],
        report.run.get("seconds"),
    ]
    return zlib.compress(_dump(plain).encode(), _LEVEL)


def unpack(content: bytes, student: str) -> Report:
    """What `pack` made of a report.

    Raises:
        ValueError: `content` is damaged.
    """
    try:
        assignment, (file, kind, sha256), status, score, error, notes, questions, seconds = json.loads(
            zlib.decompress(content)
        )
        return Report(
            assignment=assignment,
            student=student,
            submission=SubmissionFacts(file=file, kind=SubmissionKind(kind) if kind else None, sha256=sha256),
            status=Status(status),
            score=_score(tuple(score)),
            questions=tuple(map(_question, questions)),
            error=None if error is None else _sentence(error),
            notes=tuple(map(_sentence, notes)),
            run={} if seconds is None else {"seconds": seconds},
        )
    except (zlib.error, KeyError, TypeError) as error:
        raise ValueError(str(error)) from error


# Private functions


def _dump(plain: Any) -> str:
    return json.dumps(plain, ensure_ascii=True, separators=(",", ":"), check_circular=False)


def _plain_question(result: QuestionResult) -> list[Any]:
    return [
        result.id,
        _plain_text(result.title),
        result.verdict.value,
        _plain_score(result.score),
        [_plain_check(each) for each in result.checks],
        [
            [each.idea, _plain_text(each.text), str(each.costs), list(each.checks), _plain_text(each.says)]
            for each in result.charges
        ],
        result.unseen,
    ]


@functools.lru_cache(maxsize=20_000)
def _question(text: str) -> QuestionResult:
    name, title, verdict, score, checks, charges, unseen = json.loads(text)
    return QuestionResult(
        id=name,
        title=_text(title),
        verdict=Verdict(verdict),
        score=_score(tuple(score)),
        checks=tuple(map(_check, checks)),
        charges=tuple(
            Charge(idea=idea, text=_text(says), costs=Fraction(costs), checks=tuple(names), says=_text(rule))
            for idea, says, costs, names, rule in charges
        ),
        unseen=unseen,
    )


def _plain_check(result: CheckResult) -> list[Any]:
    diagnosis = result.diagnosis
    return [
        result.id,
        _plain_text(result.title),
        result.verdict.value,
        _plain_score(result.score),
        result.visibility.value,
        diagnosis and [diagnosis.misconception, _plain_text(diagnosis.text), diagnosis.case],
        result.margin,
        None if result.max_points is None else str(result.max_points),
        list(result.charged),
        _said(result.finding),
    ]


def _check(plain: list[Any]) -> CheckResult:
    name, title, verdict, score, visibility, diagnosis, margin, most, charged, said = plain
    return CheckResult(
        id=name,
        title=_text(title),
        verdict=Verdict(verdict),
        score=_score(tuple(score)),
        visibility=Visibility(visibility),
        diagnosis=diagnosis
        and Diagnosis(misconception=diagnosis[0], text=_text(diagnosis[1]), case=diagnosis[2]),
        margin=margin,
        max_points=None if most is None else Fraction(most),
        charged=tuple(charged),
        finding=said and Finding(fact=WrittenSentence(text=said[1], is_open=True), function=said[0]),
    )


def _said(finding: Finding | None) -> list[str] | None:
    """What a failing check says of it; a finding that is no sentence is left out."""
    if finding is None or not isinstance(finding.fact, WrittenSentence):
        return None
    return [finding.function, finding.fact.text]


def _plain_score(score: Score) -> list[str]:
    return [str(each) for each in (score.earned, score.possible, score.pending, score.withheld)]


@functools.lru_cache(maxsize=20_000)
def _score(plain: tuple[str, ...]) -> Score:
    earned, possible, pending, withheld = map(Fraction, plain)
    return Score(earned=earned, possible=possible, pending=pending, withheld=withheld)


def _plain_text(text: Text) -> list[str]:
    return [text.en, text.zh]


def _text(plain: list[str]) -> Text:
    return Text(en=plain[0], zh=plain[1])


def _plain_sentence(sentence: Notice | WrittenSentence) -> Any:
    if isinstance(sentence, WrittenSentence):
        return {"text": sentence.text, "remedy": sentence.remedy}
    return plain_notice(sentence)


def _sentence(plain: Any) -> Notice | WrittenSentence:
    return WrittenSentence(**plain) if isinstance(plain, dict) else notice_from(plain)
