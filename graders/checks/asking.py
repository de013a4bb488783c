"""The reference of an assignment, asked what it expects of every call."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from graders.checks.expect import exact_value, expectation_of
from graders.checks.expectation import AskedCall, Expectation, Expectations, NoExpectation, Tree
from graders.checks.infer import DEFAULT, settled
from graders.checks.kinds.structure.reference import read_right
from graders.checks.plan import call_id
from graders.checks.right_answer import UngradableError, described
from graders.model.assignment import Assignment, Case, Question, QuestionKind
from graders.model.manner import PLAIN
from graders.model.transcript import Call, Raised, Reply, Returned
from graders.model.unchanged import copied


class Perform(Protocol):
    """Make one call of the reference as a student's function is called, and bring what a reply would hold."""

    def __call__(self, functions: Mapping[str, Any], call: Call) -> Reply: ...


def expect_all(
    assignment: Assignment,
    answers: Mapping[str, Any],
    perform: Perform | None = None,
    checkers: Mapping[str, Callable[..., Any]] | None = None,
) -> Expectations:
    """The expectation of each call that must return a value, by the call's id; variables by name.

    A reference that fails becomes a `NoExpectation`; it breaks its check and nothing else.

    Args:
        perform: for calls that ask for more than a value; without it these have no expectation.
        checkers: of questions that the author decides on with code of their own, by name.
    """
    expectations: dict[str, Expectation | NoExpectation] = {}
    for question in assignment.questions:
        asking = Asking(answers, perform, (checkers or {}).get(question.id))
        if question.kind is QuestionKind.VARIABLE:
            expectations[question.id] = _expect(question, asking, Case(args=()))
        for check in question.checks:
            for index, case in enumerate(check.cases):
                if case.raises is None and not case.manner.timed:
                    identity = call_id(question, check, index)
                    expectations[identity] = _expect(question, asking, case)
    return expectations


def settle(assignment: Assignment, answers: Mapping[str, Any], perform: Perform | None = None) -> Assignment:
    """The assignment with what its questions leave out: the kind of answer that the reference gives."""

    def right(question: Question) -> Iterator[Any]:
        asking = Asking(answers, perform)
        cases = [case for check in question.checks for case in check.cases if case.raises is None]
        for case in cases or [Case(args=())] * (question.kind is QuestionKind.VARIABLE):
            with contextlib.suppress(Exception):  # what it raises is said where it is asked again
                if not case.manner.timed:
                    yield asking.right(question, case)[0]

    return settled(assignment, right)


@dataclass(frozen=True, slots=True)
class Asking:
    """How a question's reference is asked.

    Args:
        answers: the references of all questions; steps may use several.
    """

    answers: Mapping[str, Any]
    perform: Perform | None = None
    checker: Callable[..., Any] | None = None

    def right(self, question: Question, case: Case) -> tuple[Any, Returned | None]:
        """What the reference returns, and what it did beside that where the case asks for it.

        Raises:
            Exception: whatever it raises.
        """
        answer, manner = self.answers.get(question.id), case.manner
        if question.kind is QuestionKind.VARIABLE:
            return answer, None
        if manner == PLAIN:
            args = case.args if self.perform is None else tuple(map(copied, case.args))
            return answer(*args), None  # type: ignore[misc]
        if dataclasses.replace(manner, kwargs=PLAIN.kwargs, rng=None) == PLAIN:  # an `Exact` is kept as it is
            kwargs = {name: copied(value) for name, value in manner.kwargs.items()}
            if manner.rng is not None:
                kwargs["rng"] = np.random.default_rng(manner.rng)
            return answer(*map(copied, case.args), **kwargs), None  # type: ignore[misc]
        if self.perform is None:
            raise RuntimeError("this call needs more than the reference alone")
        call = Call(id="", function=question.id, args=case.args, manner=manner)
        reply = self.perform(self.answers, call)
        if isinstance(reply, Returned):
            return reply.value, reply
        raise ReferenceRaisedError(reply)


class ReferenceRaisedError(Exception):
    """The reference raised, or ran into a limit, where it had to return."""

    def __init__(self, reply: Reply) -> None:
        raised = f"{reply.type_name}: {reply.message}" if isinstance(reply, Raised) else str(reply)
        super().__init__(raised)


def expect_checked(
    question: Question, answer: Any, checker: Callable[..., Any], args: tuple[Any, ...]
) -> Expectation:
    """What an author's checker decides on, for a call with these arguments.

    Raises:
        Exception: whatever the reference raises.
    """
    return _checked(question, Asking({question.id: answer}, None, checker), checker, Case(args=args))


# Private functions


def _expect(question: Question, asking: Asking, case: Case) -> Expectation | NoExpectation:
    try:
        if asking.checker is not None:
            return _checked(question, asking, asking.checker, case)
        right, reply = asking.right(question, case)
        expectation = expectation_of(question, right, case.args)
        return expectation if reply is None else dataclasses.replace(expectation, reply=reply)
    except UngradableError as error:
        return NoExpectation(reason=described(error.value), problem=error.slug)
    except Exception as error:  # noqa: BLE001  the reference is an author's code; its mistake is ours
        return NoExpectation(reason=f"{type(error).__name__}: {error}")


def _checked(question: Question, asking: Asking, checker: Callable[..., Any], case: Case) -> Expectation:
    """The author's code decides; it is shown what the reference returns, if there is one."""
    right, reply = (None, None)
    if question.id in asking.answers:
        right, reply = asking.right(question, case)
    plain = read_right(right, exact_value)
    asked = AskedCall(
        args=case.args,
        kwargs=case.manner.kwargs,
        expected=plain,
        seed=case.manner.rng,
    )
    tree = Tree(
        value=plain,
        tolerance=question.tolerance or DEFAULT,
        leeway=question.leeway,
        checker=checker,
        asked=asked,
    )
    return Expectation(values=(), tolerances=(), precision="float64", tree=tree, reply=reply)
