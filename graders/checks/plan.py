"""Plans the calls to a submission that the checks of an assignment need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from graders.model.assignment import Assignment, Case, Check, Question, QuestionKind, Rule, Visibility
from graders.model.manner import PLAIN
from graders.model.transcript import Call, Plan


def plan_calls(assignment: Assignment) -> Plan:
    """Every call of every check: first those of public checks, in the order of the report.

    Otherwise a student's function could remember what a hidden call passed, and return it from a public call,
    whose answer the report shows.  Last come the calls with spy arrays, whose answers do not count.
    """
    functions = [q for q in assignment.questions if q.kind is QuestionKind.FUNCTION]
    others = [q.id for q in assignment.questions if q.kind is not QuestionKind.FUNCTION]
    return Plan(
        functions=tuple(question.id for question in functions),
        variables=tuple(others),
        calls=tuple(
            call
            for hidden in (False, True)
            for question in functions
            for call in calls_of(question)
            if call.hidden is hidden
        )
        + tuple(_watching(functions)),
    )


def call_id(question: Question, check: Check, case: int, turn: int = 0) -> str:
    """The grader's name for one call; `turn` is 1 for the second of two equal calls."""
    return f"{question.id}/{check.id}/{case}/{turn}"


def calls_of(question: Question) -> Iterator[Call]:
    """Every call of a question, in the order of its checks."""
    for check in question.checks:
        for index, case in enumerate(check.cases):
            for turn in range(case.turns(check.aspect)):
                identity = call_id(question, check, index, turn)
                yield Call(
                    id=identity,
                    function=question.id,
                    args=case.args_of(turn),
                    manner=case.manner_of(turn),
                    hidden=check.visibility is Visibility.HIDDEN,
                )


# Private functions


def _watching(questions: Iterable[Question]) -> Iterator[Call]:
    """For each function with a rule, one call with spy arrays, which notice who receives them."""
    for question in questions:
        names = _watched(question.forbidden)
        case = next((case for check in question.checks for case in check.cases if _is_of_arrays(case)), None)
        if names and case is not None:
            yield Call(
                id=f"{question.id}/watch", function=question.id, args=case.args, hidden=True, watch=names
            )


def _watched(rule: Rule | None) -> tuple[str, ...]:
    """The functions that a rule forbids, whatever name the student uses for them."""
    if rule is None:
        return ()
    names = {name for name in rule.names if "(" not in name} | (
        {"matmul"} if "@" in rule.operators else set()
    )
    return tuple(sorted(names))


def _is_of_arrays(case: Case) -> bool:
    whole = all(isinstance(each, np.ndarray) and each.size > 1 for each in case.args)
    return whole and bool(case.args) and case.raises is None and case.manner == PLAIN
