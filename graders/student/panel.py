"""What a notebook shows after a check: a small panel about one question, or a table of all of them.

The HTML has no script, no style sheet and nothing from outside; its colours follow the notebook's own.  Where
HTML is not shown, the same stands there as text.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from graders.model.report import Audience, CheckResult, QuestionResult, Report, Verdict
from graders.model.text import Language
from graders.reports.clean import clean
from graders.reports.disclosure import Disclosure, of_check
from graders.reports.literals import call, literal
from graders.reports.points import points
from graders.reports.said import said_of_notice
from graders.reports.terminal import to_text
from graders.reports.wording import message, sentence
from graders.reports.words import student as words

_MARKS = {
    Verdict.PASSED: ("✓", "#2e7d32"),
    Verdict.FAILED: ("✗", "#c62828"),
    Verdict.CRASHED: ("✗", "#c62828"),
    Verdict.BLOCKED: ("·", "inherit"),
    Verdict.PENDING: ("…", "inherit"),
    Verdict.BROKEN: ("!", "#6a1b9a"),
}
_OPEN = {Verdict.FAILED, Verdict.CRASHED, Verdict.BROKEN}
_CODE = "font-family:var(--jp-code-font-family,ui-monospace,monospace);white-space:pre-wrap;overflow-wrap:anywhere"
_BOX = (
    "max-width:46rem;padding:.6rem .9rem;margin:.3rem 0;border-left:4px solid {color};"
    "background:rgba(127,127,127,.08);line-height:1.5"
)
_QUIET = "opacity:.75"


@dataclass(frozen=True, slots=True)
class Panel:
    """A report as a notebook shows it."""

    report: Report
    language: Language

    def __repr__(self) -> str:
        return to_text(self.report, self.language, Audience.STUDENT).rstrip("\n")

    def _repr_html_(self) -> str:
        notes = "".join(
            f'<p style="margin:.3rem 0">{_escaped(said_of_notice(each, self.language))}</p>'
            for each in self.report.notes
        )
        if len(self.report.questions) == 1:
            return notes + _question(self.report.questions[0], self.language)
        return notes + _table(self.report, self.language)


def first_cause(question: QuestionResult) -> CheckResult | None:
    """The check whose failure is to be mended first: one that costs something, in the order of the report."""
    failing = [each for each in question.checks if each.verdict in _OPEN]
    own = [each for each in failing if not each.charged]
    explained = [each for each in failing if question.charges and each.id in question.charges[0].checks]
    return next(iter([*explained, *own, *failing]), None)


# Private functions


def _question(question: QuestionResult, language: Language) -> str:
    mark, color = _MARKS[question.verdict]
    earned, possible = (points(each) for each in (question.score.earned, question.score.possible))
    head = (
        f'<strong><span style="color:{color}" aria-hidden="true">{mark}</span> '
        f"<code>{escape(question.id)}</code></strong> {_escaped(question.title.read(language))} "
        f'<span style="{_QUIET}">{earned}/{possible}</span>'
    )
    body = _paragraph(_works(question, language)) + _cause(question, language)
    label = _escaped(question.title.read(language))
    style = _BOX.format(color=color if color != "inherit" else "currentColor")
    return f'<section role="status" aria-label="{label}" style="{style}">{head}{body}</section>'


def _works(question: QuestionResult, language: Language) -> str:
    if question.verdict is Verdict.PENDING:
        return words.BY_HAND.read(language)
    if question.verdict is Verdict.PASSED:
        return (words.ALL_WORKS if question.unseen else words.ALL_DONE).read(language)
    counted = [each for each in question.checks if each.score.possible or each.verdict is not Verdict.PASSED]
    passed = sum(each.verdict is Verdict.PASSED for each in counted)
    return words.WORKS.read(language).format(passed=passed, total=len(counted))


def _cause(question: QuestionResult, language: Language) -> str:
    check = first_cause(question)
    if check is None or check.finding is None:
        return ""
    disclosure = of_check(check, Audience.STUDENT)
    said = sentence if disclosure is Disclosure.ALL and check.finding.args is not None else message
    parts = [
        f"<strong>{_escaped(words.FIRST.read(language))}:</strong> {_escaped(check.title.read(language))}",
        _escaped(clean(said(check.finding, language, disclosure))),
    ]
    body = "".join(f'<p style="margin:.4rem 0">{each}</p>' for each in parts)
    concept = check.hint if check.diagnosis is None else check.diagnosis.text
    more = [_values(check, language)] if disclosure is Disclosure.ALL else []
    if concept is not None:
        more.append(_paragraph(concept.read(language)))
    after = f"{words.NEXT.read(language)}: {words.AGAIN.read(language)}"
    return body + "".join(more) + f'<p style="margin:.4rem 0 0;{_QUIET}">{_escaped(after)}</p>'


def _values(check: CheckResult, language: Language) -> str:
    """The smallest call that shows it: what was expected, and what came."""
    finding = check.counterexample or check.finding
    if finding is None or finding.args is None:
        return ""
    rows = [(words.EXAMPLE, call(finding.function, finding.args, finding.manner))]
    if finding.raises is not None:
        rows.append((words.EXPECTED, finding.raises))
    elif finding.expected is not None:
        rows.append((words.EXPECTED, literal(finding.expected)))
    if finding.actual is not None:
        rows.append((words.ACTUAL, literal(finding.actual)))
    lines = "".join(
        f'<tr><th scope="row" style="text-align:left;font-weight:normal;vertical-align:top;{_QUIET}">'
        f'{_escaped(name.read(language))}</th><td style="text-align:left;{_CODE}">{_escaped(clean(said))}</td></tr>'
        for name, said in rows
    )
    return f'<table style="margin:.4rem 0;border:0">{lines}</table>'


def _table(report: Report, language: Language) -> str:
    names = (words.QUESTION, words.RESULT, words.POINTS)
    head = "".join(
        f'<th scope="col" style="text-align:left">{_escaped(each.read(language))}</th>' for each in names
    )
    rows = "".join(_row(each, language) for each in report.questions)
    total = f"{points(report.score.earned, report.score.possible)}/{points(report.score.possible)}"
    foot = (
        f'<tr><th scope="row" style="text-align:left" colspan="2"></th><td><strong>{total}</strong></td></tr>'
    )
    return f'<table style="max-width:60rem"><thead><tr>{head}</tr></thead><tbody>{rows}{foot}</tbody></table>'


def _row(question: QuestionResult, language: Language) -> str:
    mark, color = _MARKS[question.verdict]
    check = first_cause(question)
    said = _works(question, language)
    if check is not None and check.finding is not None:
        said = clean(message(check.finding, language, of_check(check, Audience.STUDENT)))
    earned, possible = (points(each) for each in (question.score.earned, question.score.possible))
    return (
        f'<tr><th scope="row" style="text-align:left;white-space:nowrap"><span style="color:{color}" '
        f'aria-hidden="true">{mark}</span> <code>{escape(question.id)}</code></th>'
        f'<td style="text-align:left">{_escaped(said)}</td><td style="white-space:nowrap">{earned}/{possible}</td></tr>'
    )


def _paragraph(text: str) -> str:
    return f'<p style="margin:.4rem 0">{_escaped(text)}</p>'


def _escaped(text: str) -> str:
    return escape(clean(text))
