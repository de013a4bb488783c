"""Law: every right answer in another style earns all points, through the runner that students use."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from graders.assignment.alternatives import Alternative
from graders.errors import Notice, notice
from graders.laws.submissions import SOURCE_RULES, as_submission, bindings
from graders.model.report import QuestionResult, Report, Verdict
from graders.model.submission import Submission
from graders.model.verification import BrokenLaw, Law
from graders.mutation.programs import missing_library, reach
from graders.slugs import Slug

Helpers = Mapping[str, str]  # the text of a module, by its dotted name; the first to run first
Grade = Callable[[Submission], Report]


def not_run(
    alternatives: Sequence[Alternative], texts: Mapping[str, str], helpers: Mapping[str, Helpers]
) -> dict[Alternative, Notice]:
    """The alternatives that need a library that is not installed here, with a notice that names it.

    Args:
        texts: of their files, by name.
        helpers: the author's own modules that a file imports, by the file's name.
    """
    trees = {file: ast.parse(text) for file, text in texts.items()}
    notices = {}
    for each in alternatives:
        library = missing_library(
            ast.Module(list(reach(trees[each.file], each.function)), []), helpers[each.file]
        )
        if library is not None:
            where = f"{each.file}:{each.line}, {each.function}"
            notices[each] = notice(where, Slug.ALTERNATIVE_NOT_RUN, library=library)
    return notices


def broken_by_alternatives(
    alternatives: Sequence[Alternative],
    texts: Mapping[str, str],
    grade: Grade,
    helpers: Mapping[str, Helpers] = MappingProxyType({}),
) -> Iterator[BrokenLaw]:
    """The alternatives that lose points, each with the first check that it loses.

    One alternative of each question is handed in together, then the next one of each: few submissions.

    Args:
        texts: of their files, by name.
        helpers: the author's own modules that a file imports, which are handed in with it.
    """
    for together in _rounds(alternatives, texts):
        answers: dict[str, dict[str, str]] = {}
        for each in together:
            answers.setdefault(texts[each.file], {})[each.question] = each.function
        brought = {name: text for each in together for name, text in helpers.get(each.file, {}).items()}
        report = grade(as_submission(answers, file=together[0].file, helpers=brought))
        results = {result.id: result for result in report.questions}
        for each in together:
            yield from _lost(each, results.get(each.question), report)


# Private functions


def _rounds(alternatives: Sequence[Alternative], texts: Mapping[str, str]) -> Iterator[list[Alternative]]:
    """The first alternative of each question, then the second of each, and so on.

    Libraries that are slow to load stand together.  An alternative that brings along a function whose name
    another file uses already is handed in alone.
    """
    by_question: dict[str, list[Alternative]] = {}
    for each in alternatives:
        by_question.setdefault(each.question, []).append(each)
    for column in itertools.zip_longest(*by_question.values()):
        together: list[Alternative] = []
        taken: dict[str, str] = {}
        for each in filter(None, column):
            brings = bindings(texts[each.file], each.question, each.function)
            if any(taken.get(name, source) != source for name, source in brings.items()):
                yield [each]
                continue
            together.append(each)
            taken |= brings
        yield together


def _lost(each: Alternative, result: QuestionResult | None, report: Report) -> Iterator[BrokenLaw]:
    where = f"{each.file}:{each.line}, {each.function}"
    if result is None:
        reason = report.error.slug if isinstance(report.error, Notice) else report.status.value
        yield BrokenLaw(
            law=Law.ALTERNATIVES, notice=notice(where, Slug.ALTERNATIVE_NOT_GRADED, reason=reason)
        )
        return
    for check in result.checks:
        if check.verdict is Verdict.PASSED or check.finding is None:
            continue
        by_rule = check.id in SOURCE_RULES.values()
        slug = Slug.ALTERNATIVE_BREAKS_RULE if by_rule else Slug.ALTERNATIVE_FAILS
        problem = notice(where, slug, question=each.question, check=check.id)
        yield BrokenLaw(law=Law.ALTERNATIVES, notice=problem, finding=check.finding)
        return
