"""Rules of an assignment file that span several keys."""

from __future__ import annotations

import builtins
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from graders.assignment.calls import read_call, read_step
from graders.assignment.containers import unfit
from graders.assignment.domains import is_mapping, values_in, wrong_domains, wrong_drawing
from graders.assignment.families import values_of
from graders.assignment.languages import silent
from graders.assignment.literals import NotALiteralError
from graders.assignment.points import points_of
from graders.assignment.schema import AssignmentPart, QuestionPart
from graders.assignment.schema_cases import CasePart, CheckPart, ValuesPart
from graders.assignment.source import KeyPath, Source
from graders.assignment.starter import starter_kind
from graders.errors import Notice, notice
from graders.model.nearest import nearest
from graders.slugs import Slug

BUILT_IN_CHECKS = ("defined", "source-rule", "source-requirement")
_FAMILY_KEYS = {
    "random": ("shapes", "count", "sizes", "values", "values_for", "zero_rows"),
    "orthogonal": ("lengths", "scales"),
    "parallel": ("lengths", "factors"),
}
_MANNERS = ("tries", "call", "kwargs", "steps", "rng", "take", "stdin", "larger")
_REQUIRED = {"random": ("shapes",), "orthogonal": ("lengths",), "parallel": ("lengths", "factors")}
Problem = tuple[KeyPath, Slug, dict[str, object]]


def broken_rules(part: AssignmentPart, source: Source) -> tuple[Notice, ...]:
    """Every rule that the file breaks, with its place."""
    problems = [*silent(part, source), *_twice([q.id for q in part.questions], ("questions",))]
    for index, question in enumerate(part.questions):
        path = ("questions", index)
        functions = [each.id for each in part.questions[:index] if each.kind == "function"]
        built_on = question.builds_on.questions if question.builds_on else []
        problems += [
            ((*path, "builds_on", "questions", n), Slug.NAME_UNKNOWN, {"name": name, "known": functions})
            for n, name in enumerate(built_on)
            if name not in functions
        ]
        problems += [(path + inner, slug, details) for inner, slug, details in _question(question)]
    ids = [question.id for question in part.questions]
    problems += [
        (("chapters", index, "before"), Slug.NAME_UNKNOWN, {"name": chapter.before, "known": ids})
        for index, chapter in enumerate(part.chapters)
        if chapter.before is not None and chapter.before not in ids
    ]
    return tuple(notice(source.where(path), slug, **details) for path, slug, details in problems)


# Private functions


def _question(question: QuestionPart) -> Iterator[Problem]:
    if question.kind == "text":
        if question.checks:
            yield ("checks",), Slug.TEXT_HAS_CHECKS, {}
        if question.points is None:
            yield ("points",), Slug.KEY_MISSING, {}
        return
    points, of_checks = points_of(question)
    if points != sum(of_checks, Fraction(0)):
        total = float(sum(of_checks, Fraction(0)))
        yield ("points",), Slug.POINTS_DIFFER, {"points": question.points, "total": total}
    yield from _leeway(question)
    tolerance = question.tolerance
    if tolerance is not None and tolerance.kind == "close" and tolerance.rtol is tolerance.atol is None:
        yield ("tolerance",), Slug.TOLERANCE_EMPTY, {}
    for key, rule in (("forbid", question.forbid), ("require", question.require)):
        if rule is not None and not (rule.names or rule.operators or rule.syntax):
            yield (key,), Slug.RULE_EMPTY, {}
    yield from wrong_domains(question.parameters)
    for path, values in values_in(question.parameters):
        yield from _values(values, path)
    yield from _starter(question)
    yield from _twice([check.id for check in question.checks], ("checks",))
    for index, check in enumerate(question.checks):
        for inner, slug, details in _check(check, question, index):
            yield ("checks", index, *inner), slug, details


def _leeway(question: QuestionPart) -> Iterator[Problem]:
    """What makes no difference is known for values of every kind only."""
    for key in ("accept", "up_to", "ignore"):
        if getattr(question, key) and question.returns not in (None, "value"):
            yield (key,), Slug.LEEWAY_NOT_HERE, {"kind": question.returns}


def _starter(question: QuestionPart) -> Iterator[Problem]:
    if question.kind != "function" or not question.starter:
        return
    try:
        starter_kind(question.starter, question.id)
    except (SyntaxError, ValueError) as error:
        reason = getattr(error, "msg", None) or str(error)
        yield ("starter",), Slug.STARTER_NOT_PYTHON, {"reason": reason, "name": question.id}


def _check(check: CheckPart, question: QuestionPart, index: int) -> Iterator[Problem]:
    above = [each.id for each in question.checks[:index]]
    if check.id in BUILT_IN_CHECKS:
        yield ("id",), Slug.ID_RESERVED, {"name": check.id}
    for position, need in enumerate(check.needs):
        if need not in above:
            yield ("needs", position), Slug.NAME_UNKNOWN, {"name": need, "known": above}
    hidden = {each.id for each in question.checks if each.visibility == "hidden"}
    if check.visibility == "public" and hidden & set(check.needs):
        yield ("needs",), Slug.PUBLIC_NEEDS_HIDDEN, {"name": min(hidden & set(check.needs))}
    if question.kind == "function" and not check.cases:
        yield ("cases",), Slug.KEY_MISSING, {}
    if question.kind == "variable" and check.cases:
        yield ("cases",), Slug.VARIABLE_HAS_CASES, {}
    if check.aspect == "writes" and not check.files:
        yield ("files",), Slug.KEY_MISSING, {}
    for position, case in enumerate(check.cases):
        if check.aspect == "growth" and (case.larger is None or case.call is None):
            yield ("cases", position, "larger"), Slug.KEY_MISSING, {}
        for inner, slug, details in _case(case, question):
            yield ("cases", position, *inner), slug, details


def _case(case: CasePart, question: QuestionPart) -> Iterator[Problem]:
    ways = [name for name in ("call", "args", "family", "steps") if getattr(case, name) is not None]
    without_arguments = not ways and (case.stdin is not None or case.rng is not None)
    if len(ways) != 1 and not without_arguments:
        yield (), Slug.ARGS_OR_FAMILY, {}
        return
    if case.args is not None and question.parameters and len(case.args) > len(question.parameters):
        yield ("args",), Slug.ARGUMENT_COUNT, {"found": len(case.args), "expected": len(question.parameters)}
    yield from _python(case, question)
    yield from _arguments(case, question)
    if case.raises is not None and not _may_be_exception(case.raises):
        yield ("raises",), Slug.EXCEPTION_UNKNOWN, {"name": case.raises}
    given = case.model_fields_set - {"family", "args", "container", "raises", "as_rows", *_MANNERS}
    allowed = _FAMILY_KEYS.get(case.family or "", ())
    for key in sorted(given - set(allowed)):
        yield (key,), Slug.KEY_NOT_HERE, {"family": case.family, "known": list(allowed)}
    if case.family == "random" and case.shapes is None and is_mapping(question.parameters):
        yield from wrong_drawing(case, question)
        return
    for key in _REQUIRED.get(case.family or "", ()):
        if not getattr(case, key):
            yield (key,), Slug.KEY_MISSING, {}
    if case.count is not None and case.shapes is not None:
        yield ("count",), Slug.KEY_NOT_HERE, {"family": "random", "known": list(allowed)}
    yield from _shapes(case, question)
    yield from _all_values(case, question)


def _python(case: CasePart, question: QuestionPart) -> Iterator[Problem]:
    """Calls and steps that cannot be read."""
    for key in ("call", "larger"):
        text = getattr(case, key)
        if text is not None:
            try:
                written = read_call(text)
            except NotALiteralError as error:
                yield (key,), Slug.CALL_NOT_READ, {"reason": str(error)}
                continue
            if written.function != question.id:
                yield (key,), Slug.CALL_OF_ANOTHER, {"name": written.function, "question": question.id}
    for index, step in enumerate(case.steps or []):
        try:
            read_step(step)
        except NotALiteralError as error:
            yield ("steps", index), Slug.CALL_NOT_READ, {"reason": str(error)}
    if case.tries > 1 and case.rng is None:
        yield ("tries",), Slug.TRIES_WITHOUT_SEED, {}
    if case.rng is not None and question.parameters and "rng" not in question.parameters:
        yield ("rng",), Slug.NAME_UNKNOWN, {"name": "rng", "known": question.parameters}


def _arguments(case: CasePart, question: QuestionPart) -> Iterator[Problem]:
    """Problems with arguments that no function can receive, or that do not fit a container named."""
    for index, argument in enumerate(case.args or []):
        for container in case.container or question.container:
            problem = unfit(argument, container)
            if problem is not None:
                slug, actual = problem
                yield ("args", index), slug, {"found": actual, "container": container}
                break


def _shapes(case: CasePart, question: QuestionPart) -> Iterator[Problem]:
    if case.shapes is None:
        return
    if len(case.shapes) != len(question.parameters):
        expected = len(question.parameters)
        yield ("shapes",), Slug.ARGUMENT_COUNT, {"found": len(case.shapes), "expected": expected}
    letters = {n for shape in case.shapes for n in shape if isinstance(n, str)}
    for index, sizes in enumerate(case.sizes or ([{}] if letters else [])):
        for letter in sorted(letters - set(sizes)):
            yield ("sizes", index), Slug.SIZE_MISSING, {"letter": letter}


def _all_values(case: CasePart, question: QuestionPart) -> Iterator[Problem]:
    if case.values is not None:
        yield from _values(case.values, ("values",))
    for name, values in (case.values_for or {}).items():
        if name not in question.parameters:
            yield ("values_for", name), Slug.NAME_UNKNOWN, {"name": name, "known": list(question.parameters)}
        yield from _values(values, ("values_for", name))
    for index, (name, shape) in enumerate(zip(question.parameters, case.shapes or [], strict=False)):
        # NumPy takes whole numbers only where it asks for an axis.
        if name == "axis" and not shape and values_of(case, name).integers is None:
            yield ("shapes", index), Slug.AXIS_NOT_WHOLE, {"name": name}


def _values(values: ValuesPart, path: KeyPath) -> Iterator[Problem]:
    kinds = [
        values.integers is not None,
        values.magnitudes is not None,
        values.low is not None or values.high is not None,
        values.normal,
    ]
    if sum(kinds) != 1:
        yield path, Slug.VALUES_AMBIGUOUS, {}
    elif values.magnitudes is not None and min(values.magnitudes) <= 0:
        actual = str(values.magnitudes)
        yield (*path, "magnitudes"), Slug.VALUE_OUT_OF_RANGE, {"found": actual, "bound": "> 0"}


def _may_be_exception(name: str) -> bool:
    """Whether it is one of Python's, or may be one that the work defines and not one of Python's misspelt."""
    if hasattr(builtins, name):
        return _is_exception(name)
    return nearest(name, filter(_is_exception, vars(builtins)), likeness=0.9) is None


def _is_exception(name: str) -> bool:
    builtin = getattr(builtins, name, None)
    return isinstance(builtin, type) and issubclass(builtin, Exception)


def _twice(ids: list[str], path: KeyPath) -> Iterator[Problem]:
    counts = Counter(ids)
    for index, name in enumerate(ids):
        if counts[name] > 1 and name in ids[:index]:
            yield (*path, index, "id"), Slug.ID_TWICE, {"name": name}
