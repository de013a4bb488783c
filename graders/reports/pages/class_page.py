"""The page of a class: what to teach again, how the scores lie, who fails alike, and every student.

The page holds at most `EMBEDDED` reports and `LISTED` rows of each list, so that its size is bounded.
It starts from brief reports (`workflows.slim`): what they say is what its readers may see.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graders.model.assignment import Aspect, Assignment
from graders.model.report import Audience, CheckResult, QuestionResult, Report, Status, Verdict
from graders.model.text import Language
from graders.reports.clean import clean
from graders.reports.gradebook import near_the_line
from graders.reports.pages.causes import Cause, CauseId, causes, said_of
from graders.reports.pages.clusters import clusters
from graders.reports.pages.lists import Links, failing_questions, slowest, student_rows
from graders.reports.pages.statistics import BINS, QuestionCounts, histogram, median, question_counts
from graders.reports.pages.templating import CHARTS, has_library, render
from graders.reports.points import points
from graders.reports.said import said_apart
from graders.reports.words.pages import PAGES

EMBEDDED = 1_000  # reports in the page itself; those of a larger class stand in files of their own
LISTED = 60  # rows of a list; the others are counted
TAUGHT = 5  # causes that are worth teaching again


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassView:
    """A class, graded, for a page.

    Args:
        reports: brief ones, sorted by student.
        links: where each student's files are, in the order of the reports.
        run: what may differ between two runs of the same work; it stands at the end of the page.
    """

    assignment: Assignment
    reports: Sequence[Report]
    links: Sequence[Links] = ()
    run: Mapping[str, Any] = field(default_factory=dict)

    @property
    def missing(self) -> Sequence[Report]:
        """Those of students on the roster who handed nothing in."""
        return [each for each in self.reports if each.status is Status.MISSING]


def class_page(view: ClassView, language: Language, audience: Audience = Audience.STAFF) -> str:
    """The page, self-contained: it loads nothing, and works without its script.

    Raises:
        UsageError: Jinja is not installed.
    """
    graded = [each for each in view.reports if each.status is Status.GRADED]
    ranked = causes(graded)
    absent = [each for each in ranked if _is_absent(each, view)]
    shown = [each for each in ranked if each not in absent]
    shared = [each for each in shown if each.students > 1]
    return render(
        "class.html.j2",
        language,
        scripted=True,
        title=view.assignment.title.read(language) or view.assignment.name,
        for_staff=audience is Audience.STAFF,
        headline=_headline(view, graded),
        teach=[_cause(each, view, len(graded), language) for each in (shared or shown)[:TAUGHT]],
        absent=[_cause(each, view, len(graded), language) for each in absent],
        scores=_scores(view.assignment, graded, language),
        questions=[
            _question(n, each, language) for n, each in enumerate(question_counts(view.assignment, graded))
        ],
        ideas=_listed(_ideas(ranked, graded, view, language)),
        clusters=_listed(_clusters(graded, ranked, view, language)),
        near=_listed(_near(graded)),
        crashes=_listed(_crashes(graded)),
        not_graded=_listed(_not_graded(view, language)),
        missing=_listed([clean(each.student) for each in view.missing]),
        students=student_rows(view.reports, view.links),
        reports=_embedded(view, language),
        limit=EMBEDDED,
        slow=slowest(graded),
        run=view.run,
        charted=has_library(CHARTS),
    )


# Private functions


@dataclass(frozen=True, slots=True)
class _List:
    rows: Sequence[Any]
    more: int


def _listed(rows: Any) -> _List:
    every = list(rows)
    return _List(rows=every[:LISTED], more=max(0, len(every) - LISTED))


def _headline(view: ClassView, graded: Sequence[Report]) -> dict[str, Any]:
    middle = median([each.score.earned for each in graded])
    return {
        "submissions": len(view.reports) - len(view.missing),
        "graded": len(graded),
        "not_graded": len(view.reports) - len(view.missing) - len(graded),
        "missing": len(view.missing),
        "median": None if middle is None else points(middle, view.assignment.points),
        "possible": points(view.assignment.points),
        "full": sum(each.score.earned == each.score.possible for each in graded),
    }


def _named(cause: CauseId, view: ClassView, language: Language) -> str:
    titles = [each.title.read(language) for each in view.assignment.questions if each.id == cause.question]
    return titles[0] if titles else cause.question


def _cause(cause: Cause, view: ClassView, total: int, language: Language) -> dict[str, Any]:
    return {
        "question": " · ".join(_named(each, view, language) for each in cause.ids),
        "name": cause.ids[0].name,
        "title": _title(cause, view, language),
        "students": cause.students,
        "total": total,
        "lost": points(cause.lost),
        "example": cause.example,
    }


def _title(cause: Cause, view: ClassView, language: Language) -> str:
    """What is wrong: a misconception says it; a check says what would be right."""
    title = cause.title.read(language)
    if cause.ids[0].is_idea:
        return title
    return _say("absent" if _is_absent(cause, view) else "unmet", language, title=title)


def _is_absent(cause: Cause, view: ClassView) -> bool:
    """Whether it is that nothing was written, which no lesson mends."""
    aspects = {
        check.id: check.aspect
        for question in view.assignment.questions
        if question.id == cause.ids[0].question
        for check in question.checks
    }
    return not cause.ids[0].is_idea and aspects.get(cause.ids[0].name) is Aspect.DEFINED


def _scores(assignment: Assignment, graded: Sequence[Report], language: Language) -> dict[str, Any] | None:
    if not graded:
        return None
    earned = sorted(each.score.earned for each in graded)
    possible = assignment.points
    middle = median(earned)
    assert middle is not None
    counts = histogram(earned, possible)
    said = _say(
        "scores_said", language, count=len(graded), low=points(earned[0], possible),
        median=points(middle, possible), high=points(earned[-1], possible),
    )  # fmt: skip
    edges = [points(possible * n / BINS) for n in range(BINS + 1)]
    return {
        "said": said,
        "chart": _score_chart(counts, float(possible), float(middle), said, language),
        "rows": [(edges[n], edges[n + 1], count) for n, count in enumerate(counts)],
    }


def _score_chart(counts: Sequence[int], possible: float, middle: float, said: str, language: Language) -> str:
    if not has_library(CHARTS):
        return ""
    from graders.reports.pages.charts import score_chart  # noqa: PLC0415  draws with Matplotlib

    axes = (_say("score_axis", language), _say("count_axis", language))
    return score_chart(counts, possible, middle, name="scores", title=said, axes=axes)


def _question(number: int, counts: QuestionCounts, language: Language) -> dict[str, Any]:
    title = counts.question.title.read(language)
    chart = ""
    if has_library(CHARTS) and counts.total:
        from graders.reports.pages.charts import checks_chart  # noqa: PLC0415  draws with Matplotlib

        said = _say("chart_said", language, question=title)
        chart = checks_chart(counts.checks, name=f"question-{number}", title=said)
    return {
        "title": title,
        "id": counts.question.id,
        "median": None if counts.median is None else points(counts.median, counts.question.points),
        "possible": points(counts.question.points),
        "passed": counts.passed,
        "total": counts.total,
        "chart": chart,
        "checks": [
            {
                "id": each.id,
                "title": each.title.read(language),
                "counts": [each.counts.get(verdict, 0) for verdict in Verdict],
            }
            for each in counts.checks
        ],
    }


def _ideas(
    ranked: Sequence[Cause], graded: Sequence[Report], view: ClassView, language: Language
) -> Iterator[dict[str, Any]]:
    for cause in sorted(
        (each for each in ranked if each.ids[0].is_idea), key=lambda each: (-each.students, each.ids)
    ):
        yield _cause(cause, view, len(graded), language)


def _clusters(
    graded: Sequence[Report], ranked: Sequence[Cause], view: ClassView, language: Language
) -> Iterator[dict[str, Any]]:
    titles = {id_: _title(each, view, language) for each in ranked for id_ in each.ids}
    for cluster in clusters(graded):
        names = [clean(each) for each in cluster.students]
        yield {
            "count": len(names),
            "reasons": [
                (_named(each, view, language), titles.get(each, each.name)) for each in cluster.reasons
            ],
            "students": names[:LISTED],
            "more": max(0, len(names) - LISTED),
        }


def _checks(report: Report) -> Iterator[tuple[QuestionResult, CheckResult]]:
    for question in report.questions:
        for check in question.checks:
            yield question, check


def _near(graded: Sequence[Report]) -> Iterator[dict[str, Any]]:
    for report in graded:
        for question, check in _checks(report):
            if check.margin is not None and near_the_line(check.margin):
                yield {
                    "student": clean(report.student),
                    "where": f"{question.id}/{check.id}",
                    "verdict": check.verdict.value,
                    "margin": f"{check.margin:.2g}",
                }


def _crashes(graded: Sequence[Report]) -> Iterator[dict[str, Any]]:
    for report in graded:
        crashed = [
            (question, check) for question, check in _checks(report) if check.verdict is Verdict.CRASHED
        ]
        if crashed:
            question, check = crashed[0]
            yield {
                "student": clean(report.student),
                "where": f"{question.id}/{check.id}",
                "count": len(crashed),
                "said": said_of(check),
            }


def _not_graded(view: ClassView, language: Language) -> Iterator[dict[str, Any]]:
    for report in view.reports:
        if report.error is not None and report.status is not Status.MISSING:
            what, remedy = said_apart(report.error, language)
            yield {
                "student": clean(report.student),
                "what": what,
                "remedy": remedy,
                "status": report.status.value,
            }


def _embedded(view: ClassView, language: Language) -> list[dict[str, Any]] | None:
    """The reports in short; None where the class is too large for one page."""
    if len(view.reports) > EMBEDDED:
        return None
    return [
        {
            "student": clean(report.student),
            "status": report.status.value,
            "score": points(report.score.earned, report.score.possible),
            "possible": points(report.score.possible),
            "questions": failing_questions(report, language),
        }
        for report in view.reports
    ]


def _say(name: str, language: Language, **parts: Any) -> str:
    return PAGES[name].read(language).format(**parts)
