"""``assignment.yaml`` -> `model.Assignment`; raw dictionaries end here."""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from graders.assignment.cases import made_cases
from graders.assignment.domains import domains_of
from graders.assignment.points import points_of
from graders.assignment.problems import problems
from graders.assignment.rules import broken_rules
from graders.assignment.schema import AssignmentPart, BuildsOnPart, QuestionPart, RulePart
from graders.assignment.schema_cases import CheckPart
from graders.assignment.schema_parts import HintPart, TextPart
from graders.assignment.source import read_source
from graders.errors import AssignmentError, notice
from graders.model.assignment import (
    Aspect,
    Assignment,
    BuildsOn,
    Case,
    Chapter,
    Check,
    Close,
    ExactMatch,
    Leeway,
    Question,
    QuestionKind,
    Rounding,
    Rule,
    Tolerance,
    Visibility,
)
from graders.model.limits import Limits
from graders.model.reason import Reason
from graders.model.text import Language, Text
from graders.slugs import Slug

_DEFINED = Text(en="The answer is there", zh="答案已给出")


def load_assignment(path: Path, *, shown: str | None = None, seed: int | None = None) -> Assignment:
    """Read an assignment file; its folder's name is the assignment's name.

    Args:
        shown: the file's name in messages; `path` itself if left out.
        seed: in place of the file's own seed, for other drawn numbers.

    Raises:
        AssignmentError: naming everything that is wrong with the file.
    """
    source = read_source(path, shown or str(path))
    if not isinstance(source.data, dict):
        raise AssignmentError(notice(source.name, Slug.YAML_NOT_MAPPING))
    try:
        part = AssignmentPart.model_validate(source.data)
    except ValidationError as error:
        raise AssignmentError(*problems(error, source, AssignmentPart)) from None
    broken = broken_rules(part, source)
    if broken:
        raise AssignmentError(*broken)
    return _assignment(path.parent.name, part, part.seed if seed is None else seed)


# Private functions


def _assignment(name: str, part: AssignmentPart, seed: int) -> Assignment:
    return Assignment(
        name=name,
        title=_text(part.title) if part.title is not None else _named(name),
        languages=tuple(Language(each) for each in dict.fromkeys(part.languages)),
        seed=seed,
        limits=Limits(**part.limits.model_dump()),
        policies=part.policies.value(),
        questions=tuple(_question(question, seed) for question in part.questions),
        chapters=tuple(
            Chapter(before=each.before, text=_text(each.text), code=each.code) for each in part.chapters
        ),
    )


def _question(part: QuestionPart, seed: int) -> Question:
    points, of_checks = points_of(part)
    pairs = zip(part.checks, of_checks, strict=True)
    own = (_check(check, part, seed, points=each) for check, each in pairs)
    return Question(
        id=part.id,
        kind=QuestionKind(part.kind),
        title=_text(part.title) if part.title is not None else _named(part.id),
        statement=_text(part.statement),
        points=points,
        checks=(*_gates(part), *own),
        parameters=tuple(part.parameters),
        domains=domains_of(part.parameters),
        returns=part.returns or "",
        tolerance=_tolerance(part),
        leeway=_leeway(part),
        forbidden=_rule(part.forbid),
        required=_rule(part.require),
        builds_on=_builds_on(part.builds_on),
        starter=part.starter,
    )


def _gates(part: QuestionPart) -> Iterator[Check]:
    """The checks without points that every question begins with."""
    nothing = Fraction(0)
    if part.kind == "text":
        nothing, _ = points_of(part)
    yield Check(
        id="defined",
        title=_DEFINED,
        points=nothing,
        visibility=Visibility.PUBLIC,
        aspect=Aspect.DEFINED,
    )
    if part.forbid is not None:
        yield _rule_check("source-rule", Aspect.RULE, part.forbid)
    if part.require is not None:
        yield _rule_check("source-requirement", Aspect.REQUIRED, part.require)


def _rule_check(name: str, aspect: Aspect, part: RulePart) -> Check:
    return Check(
        id=name,
        title=_text(part.title),
        points=Fraction(0),
        visibility=Visibility.PUBLIC,
        aspect=aspect,
        max_points=_max_points(part),
    )


def _check(part: CheckPart, question: QuestionPart, seed: int, *, points: Fraction) -> Check:
    cases: list[Case] = []
    for index, case in enumerate(part.cases):
        rng = random.Random(f"{seed}/{question.id}/{part.id}/{index}")  # noqa: S311  not a secret
        cases += made_cases(case, part, question, rng)
    return Check(
        id=part.id,
        title=_text(part.title) if part.title is not None else _named(part.id.replace("-", " ").capitalize()),
        points=points,
        visibility=Visibility(part.visibility),
        aspect=Aspect(part.aspect),
        cases=tuple(cases),
        needs=tuple(part.needs),
        item=part.item,
        **({} if part.hint is None else _hint(part.hint)),
    )


def _hint(part: HintPart) -> dict[str, Any]:
    return {
        "hint": _text(part),
        "hint_for": frozenset(map(Reason, part.about)) or None,
        "hint_unless_compared": frozenset(part.unless_compared),
        "hint_unless_called": frozenset(part.unless_called),
        "hint_after": tuple(part.after),
    }


def _named(name: str) -> Text:
    return Text(en=name, zh=name)


def _text(part: TextPart) -> Text:
    return Text(en=part.en.strip(), zh=part.zh.strip())


def _leeway(part: QuestionPart) -> Leeway:
    return Leeway(
        types=frozenset(part.accept),
        up_to=frozenset(part.up_to),
        ignore=frozenset(each for each in part.ignore if each != "case"),
        spacing=part.spacing,
        case="case" not in part.ignore,
    )


def _tolerance(question: QuestionPart) -> Tolerance | None:
    """None where the reference's answers decide."""
    part = question.tolerance
    if part is None:
        return None if question.returns in (None, "value") else ExactMatch()
    if part.kind == "exact":
        return ExactMatch()
    if part.kind == "close":
        return Close(rtol=part.rtol or 0.0, atol=part.atol or 0.0)
    return Rounding(factor=part.factor or 4.0)


def _builds_on(part: BuildsOnPart | None) -> BuildsOn | None:
    if part is None:
        return None
    return BuildsOn(questions=tuple(part.questions), keeps_points=part.points == "kept")


def _rule(part: RulePart | None) -> Rule | None:
    if part is None:
        return None
    return Rule(
        names=frozenset((*part.names, *part.names_elsewhere)),
        elsewhere=frozenset(part.names_elsewhere),
        operators=frozenset(part.operators),
        syntax=frozenset(part.syntax),
        reason=_text(part.title),
        max_points=_max_points(part),
    )


def _max_points(part: RulePart) -> Fraction | None:
    return None if part.max_points is None else Fraction(str(part.max_points))
