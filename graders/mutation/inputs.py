"""The inputs of a question, whatever its cases hold: made, drawn from domains, or as they stand.

Numbers in lists and arrays are made in every small size (`domain`).  Where parameters have domains,
inputs are drawn from these, and what is made stays within them.  Any other case is tried as it is.
"""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from graders.assignment.drawing import draw
from graders.assignment.membership import within
from graders.checks import Expectation, Expectations, call_id, expect
from graders.checks.asking import expect_checked
from graders.model.assignment import Assignment, Case, Check, Question
from graders.model.manner import PLAIN
from graders.model.values import Opaque
from graders.mutation.domain import AS_IT_IS, Input, domain, is_nested, shape_of, taken_apart
from graders.mutation.fitting import form_of, forms_of

_DRAWN = 40  # inputs drawn from domains with each bound on their sizes
_BOUNDS = (1, 2, 3, None)


def inputs_of(
    question: Question, drawn: Sequence[Assignment], answer: Any, expectations: Expectations
) -> tuple[Input, ...]:
    """The inputs for one question, those that are like its cases first, each once.

    Args:
        drawn: the assignment, and the same under other seeds.
        answer: the reference of the question.
        expectations: of the cases of the assignment itself.
    """
    nested = [_only(each, question, is_nested) for each in drawn]
    made = domain(nested[0].question(question.id), nested, answer)
    if question.domains:
        made = tuple(each for each in made if _is_inside(question, each))
    every = [*made, *_as_they_are(question, expectations), *_drawn_again(question, drawn[1:], answer)]
    every += _from_domains(question, drawn[0].seed, answer)
    checker = _checker(question, expectations)
    if checker is not None:
        every = [_checked(each, question, answer, checker) for each in every]
    forms = forms_of(question)
    asked = [
        dataclasses.replace(each, asked=_is_asked(question, each, forms))
        for each in every
        if not _is_opaque(each.expected)
    ]
    return tuple(sorted(asked, key=lambda each: not each.asked))


def unvaried(question: Question) -> tuple[str, ...]:
    """What of its cases is tried as it stands alone: parameters, and ways of calling."""
    names: dict[str, None] = {}
    for case in (case for check in question.checks for case in check.cases):
        for number, argument in enumerate(case.args):
            name = question.parameters[number] if number < len(question.parameters) else str(number + 1)
            if name not in question.domains and argument is not None and shape_of(argument) is None:
                names[f"`{name}` ({type(argument).__name__})"] = None
        for each in dataclasses.fields(case.manner):
            if getattr(case.manner, each.name) != getattr(PLAIN, each.name):
                names[each.name] = None
    return tuple(names)


# Private functions


def _checker(question: Question, expectations: Expectations) -> Callable[..., Any] | None:
    """The author's own checker, where the question has one."""
    trees = (
        getattr(expectations.get(call_id(question, check, index)), "tree", None)
        for check, index, _ in _cases(question.checks)
    )
    return next((tree.checker for tree in trees if tree is not None and tree.checker is not None), None)


def _checked(each: Input, question: Question, answer: Any, checker: Callable[..., Any]) -> Input:
    if each.expected is None or (each.expected.tree is not None and each.expected.tree.checker is not None):
        return each
    return dataclasses.replace(each, expected=expect_checked(question, answer, checker, each.case.args))


def _is_opaque(expected: Expectation | None) -> bool:
    """Whether a right answer is no value that can be compared, such as a generator or an author's object."""
    return expected is not None and expected.tree is not None and isinstance(expected.tree.value, Opaque)


def _only(assignment: Assignment, question: Question, keep: Any) -> Assignment:
    """The assignment with those cases of the question alone."""
    checks = tuple(
        dataclasses.replace(check, cases=tuple(filter(keep, check.cases)))
        for check in assignment.question(question.id).checks
    )
    cut = dataclasses.replace(assignment.question(question.id), checks=checks)
    return dataclasses.replace(
        assignment, questions=tuple(cut if each.id == cut.id else each for each in assignment.questions)
    )


def _is_inside(question: Question, each: Input) -> bool:
    """Whether an input keeps to the domains, or stands in the assignment as it is."""
    if within(question.domains, question.parameters, each.case.args):
        return True
    text = repr(each.case.args)
    return any(repr(case.args) == text for check in question.checks for case in check.cases)


def _as_they_are(question: Question, expectations: Expectations) -> Iterator[Input]:
    for check, index, case in _cases(question.checks):
        expected = expectations.get(call_id(question, check, index))
        if is_nested(case) or (case.raises is None and not isinstance(expected, Expectation)):
            continue
        right = expected if isinstance(expected, Expectation) else None
        yield Input(nested=case.args, container=AS_IT_IS, case=case, expected=right)


def _drawn_again(question: Question, others: Iterable[Assignment], answer: Any) -> Iterator[Input]:
    """What families draw under other seeds and `domain` does not take."""
    for assignment in others:
        for _, _, case in _cases(assignment.question(question.id).checks):
            if case.drawn and not is_nested(case) and case.manner == PLAIN and case.raises is None:
                yield from _with_answer(question, case.args, answer)


def _from_domains(question: Question, seed: int, answer: Any) -> Iterator[Input]:
    if not question.domains or not all(name in question.domains for name in question.parameters):
        return
    rng = random.Random(f"{seed}/{question.id}/domains")  # noqa: S311  not a secret
    seen: set[str] = set()
    for most in _BOUNDS:
        for _ in range(_DRAWN):
            args = draw(question.domains, rng, most=most)
            if repr(args) not in seen:
                seen.add(repr(args))
                yield from _with_answer(question, args, answer)


def _with_answer(question: Question, args: tuple[Any, ...], answer: Any) -> Iterator[Input]:
    """The input, unless the reference leaves it open."""
    raises = {case.raises for _, _, case in _cases(question.checks) if case.raises is not None}
    try:
        expected = expect(question, answer, args)
    except Exception as error:  # noqa: BLE001  what the reference raises says what is asked
        names = [kind.__name__ for kind in type(error).__mro__ if kind.__name__ in raises]
        if names:
            case = Case(args=args, raises=names[0])
            nested, container = taken_apart(case)
            yield Input(nested=nested, container=container, case=case, expected=None)
        return
    nested, container = taken_apart(Case(args=args))
    yield Input(nested=nested, container=container, case=Case(args=args), expected=expected)


def _is_asked(question: Question, each: Input, forms: frozenset[frozenset[str]]) -> bool:
    """Whether the statement asks it: within the domains of all parameters, or like one of the cases."""
    if form_of(each.case) in forms:
        return True
    has_domains = bool(question.domains) and all(name in question.domains for name in question.parameters)
    return has_domains and within(question.domains, question.parameters, each.case.args)


def _cases(checks: Iterable[Check]) -> Iterator[tuple[Check, int, Case]]:
    for check in checks:
        for index, case in enumerate(check.cases):
            yield check, index, case
