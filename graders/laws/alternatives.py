"""Every right answer in another style earns everything, through the runner that students come through."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence

from graders.assignment.alternatives import Alternative
from graders.errors import Notice, notice
from graders.laws.submissions import SOURCE_RULES, as_submission
from graders.model.report import QuestionResult, Report, Verdict
from graders.model.submission import Submission
from graders.model.verification import BrokenLaw, Law
from graders.mutation.programs import missing_library, reach

Grade = Callable[[Submission], Report]


def not_run(text: str, alternatives: Sequence[Alternative], *, file: str) -> dict[Alternative, Notice]:
    """The alternatives that need what is not installed here, and what that is."""
    tree = ast.parse(text)
    found = {}
    for each in alternatives:
        library = missing_library(ast.Module(list(reach(tree, each.function)), []))
        if library is not None:
            where = f"{file}:{each.line}, {each.function}"
            found[each] = notice(where, "alternative-not-run", library=library)
    return found


def broken_by_alternatives(
    text: str, alternatives: Sequence[Alternative], grade: Grade, *, file: str
) -> Iterator[BrokenLaw]:
    """The alternatives that lose points, each with the first check that it loses.

    Of every question one is handed in, then the next, so that a style costs one submission.
    """
    for together in _rounds(alternatives):
        answers = {each.question: each.function for each in together}
        report = grade(as_submission(text, answers, file=file))
        results = {result.id: result for result in report.questions}
        for each in together:
            yield from _lost(each, results.get(each.question), report, file)


# Private functions


def _rounds(alternatives: Sequence[Alternative]) -> list[list[Alternative]]:
    """The first of each question, then the second of each, …; libraries that load slowly together."""
    by_question: dict[str, list[Alternative]] = {}
    for each in alternatives:
        by_question.setdefault(each.question, []).append(each)
    longest = max(map(len, by_question.values()), default=0)
    return [[column[n] for column in by_question.values() if n < len(column)] for n in range(longest)]


def _lost(each: Alternative, result: QuestionResult | None, report: Report, file: str) -> Iterator[BrokenLaw]:
    where = f"{file}:{each.line}, {each.function}"
    if result is None:
        reason = report.error.slug if isinstance(report.error, Notice) else report.status.value
        yield BrokenLaw(law=Law.ALTERNATIVES, notice=notice(where, "alternative-not-graded", reason=reason))
        return
    for check in result.checks:
        if check.verdict is Verdict.PASSED or check.finding is None:
            continue
        by_rule = check.id in SOURCE_RULES.values()
        slug = "alternative-breaks-rule" if by_rule else "alternative-fails"
        problem = notice(where, slug, question=each.question, check=check.id)
        yield BrokenLaw(law=Law.ALTERNATIVES, notice=problem, finding=check.finding)
        return
