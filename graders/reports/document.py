"""The report as plain data, in the order and with the keys of ``graders/report/1``, and as YAML or JSON."""

from __future__ import annotations

import json
import math
from typing import Any

from graders.model.facts import Charge, Finding, NeedsManualGrading, WrittenSentence, WrongValue
from graders.model.facts_of_values import NotEqual, WrongClass
from graders.model.report import Audience, CheckResult, QuestionResult, Report, Score, Verdict
from graders.model.text import Language
from graders.reports.clean import clean
from graders.reports.disclosure import Disclosure, of_check, of_counterexample
from graders.reports.fragments import dump_report
from graders.reports.literals import call, literal, number
from graders.reports.points import points
from graders.reports.said import said_apart, said_of_cell, said_of_finding, said_of_notice

SCHEMA = "graders/report/1"
_OF_TASK = ("call", "expected")  # evidence that is the grader's own


def document(report: Report, language: Language, audience: Audience) -> dict[str, Any]:
    """The report as dictionaries, lists, strings and numbers; keys in their fixed order."""
    return {
        "schema": SCHEMA,
        "assignment": report.assignment,
        "student": clean(report.student),
        "submission": _submission(report),
        "status": report.status.value,
        **_error(report, language),
        **_totals(report.score),
        "questions": [_question(each, language, audience) for each in report.questions],
        **_remarks(report, language),
        "run": _run(report, audience),
    }


def to_yaml(report: Report, language: Language, audience: Audience = Audience.STAFF) -> str:
    return dump_report(document(report, language, audience))


def to_json(report: Report, language: Language, audience: Audience = Audience.STAFF) -> str:
    data = document(report, language, audience)
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


# Private functions


def _submission(report: Report) -> dict[str, Any]:
    facts = report.submission
    kind = {"kind": facts.kind.value} if facts.kind else {}
    digest = {"sha256": facts.sha256} if facts.sha256 else {}
    return {"file": clean(facts.file), **kind, **digest}


def _error(report: Report, language: Language) -> dict[str, Any]:
    if report.error is None:
        return {}
    what, remedy = said_apart(report.error, language)
    return {"error": {"message": what, "hint": remedy}}


def _totals(score: Score) -> dict[str, Any]:
    return {
        "score": points(score.earned, score.possible),
        "possible": points(score.possible),
        "pending": points(score.pending),
        "withheld": points(score.withheld),
    }


def _question(result: QuestionResult, language: Language, audience: Audience) -> dict[str, Any]:
    return {
        "id": result.id,
        "title": result.title.read(language),
        "score": points(result.score.earned, result.score.possible),
        "possible": points(result.score.possible),
        "verdict": result.verdict.value,
        **({"unseen_checks": result.unseen} if result.unseen else {}),
        **({"ideas": [_charge(each, language) for each in result.charges]} if result.charges else {}),
        "checks": [_check(each, language, audience) for each in result.checks],
    }


def _charge(charge: Charge, language: Language) -> dict[str, Any]:
    """An idea that costs points once, with the checks that it explains and the sentence that rules it out."""
    says = charge.says.read(language)
    return {
        "id": charge.idea,
        "costs": points(charge.costs),
        "text": charge.text.read(language),
        **({"statement": says} if says else {}),
        "checks": list(charge.checks),
    }


def _check(result: CheckResult, language: Language, audience: Audience) -> dict[str, Any]:
    disclosure = of_check(result, audience)
    entry: dict[str, Any] = {
        "id": result.id,
        "title": result.title.read(language),
        "verdict": result.verdict.value,
        "score": points(result.score.earned, result.score.possible),
        "possible": points(result.score.possible),
        "visibility": result.visibility.value,
    }
    if result.max_points is not None:
        entry["question_at_most"] = points(result.max_points)
    if result.charged:
        entry["charged_to"] = list(result.charged)
    if result.finding is not None:
        entry["message"] = said_of_finding(result.finding, language, disclosure)
        if result.hint is not None:
            entry["hint"] = result.hint.read(language)
        if result.diagnosis is not None:
            diagnosis = result.diagnosis
            entry["misconception"] = {"id": diagnosis.misconception, "text": diagnosis.text.read(language)}
        if disclosure is Disclosure.ALL:
            entry.update(_evidence(result.finding, result.verdict, disclosure))
        if result.counterexample is not None:
            made = _evidence(result.counterexample, result.verdict, of_counterexample(result, audience))
            if made:
                entry["counterexample"] = made["evidence"]
    if audience is Audience.STAFF and result.margin is not None:
        entry["margin"] = _margin(result.margin)
    return entry


def _margin(margin: float) -> float | str:
    """The margin with three digits, or ``"inf"``: JSON has no infinity, and both formats are the same."""
    short = float(f"{margin:.3g}")
    return short if math.isfinite(short) else "inf"


def _evidence(finding: Finding, verdict: Verdict, disclosure: Disclosure) -> dict[str, Any]:
    if isinstance(finding.fact, WrittenSentence):
        return _written_evidence(finding.fact, disclosure)
    if isinstance(finding.fact, NeedsManualGrading):
        return {"evidence": {"text": clean(finding.fact.text)}}
    if verdict is Verdict.BLOCKED or finding.args is None:
        return {}
    evidence = {"call": clean(call(finding.function, finding.args, finding.manner))}
    none_counts = isinstance(finding.fact, (WrongClass, NotEqual))
    if finding.raises is not None:
        evidence["expected"] = finding.raises
    elif finding.expected is not None or none_counts:
        evidence["expected"] = clean(literal(finding.expected))
    if disclosure is not Disclosure.ALL:
        return {"evidence": evidence}
    if finding.actual is not None or none_counts:
        evidence["actual"] = clean(literal(finding.actual))
    if isinstance(finding.fact, WrongValue):
        evidence["error"] = number(finding.fact.error)
        evidence["tolerance"] = number(finding.fact.tolerance)
    return {"evidence": evidence}


def _written_evidence(fact: WrittenSentence, disclosure: Disclosure) -> dict[str, Any]:
    """The evidence of a report that was read back, as far as it may be seen; without it there is no key."""
    keys = fact.evidence if disclosure is Disclosure.ALL else _OF_TASK
    evidence = {key: fact.evidence[key] for key in keys if key in fact.evidence}
    return {"evidence": evidence} if evidence else {}


def _run(report: Report, audience: Audience) -> dict[str, Any]:
    """What the report was made with; how long a submission took is a number that it chooses itself."""
    return {key: value for key, value in report.run.items() if audience is Audience.STAFF or key != "seconds"}


def _remarks(report: Report, language: Language) -> dict[str, Any]:
    """What was unusual, and what failed while the work ran; none of it costs points."""
    notes = [said_of_notice(note, language) for note in report.notes]
    errors = [said_of_cell(error, language) for error in report.cell_errors]
    remarks: dict[str, Any] = {}
    if notes:
        remarks["notes"] = notes
    if errors:
        remarks["cells_with_errors"] = errors
    return remarks
