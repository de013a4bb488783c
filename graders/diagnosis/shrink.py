"""Finds the smallest input that shows a mistake: Hypothesis shrinks, the student's code is called.

Candidates have the form of the drawn input that failed, filled with other numbers: small integers; 1, 2.5
and 7 times the smallest and the largest power of ten in the input; or thirds of those.  So no digit of a
hidden input is shown.  The search is deterministic, and limited in calls.
"""

from __future__ import annotations

import math
import random
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graders.assignment.membership import within
from graders.checks.expect import expect
from graders.checks.kinds import KINDS
from graders.diagnosis.strategies import arguments
from graders.model.assignment import Aspect, Case, Question
from graders.model.facts import Crashed, Fact, Finding
from graders.model.manner import PLAIN
from graders.model.transcript import Raised, Reply, Returned

MAX_EXAMPLES = 80  # tried before a failing one is found
MAX_CALLS = 300  # in all
MAX_SIDE = 4  # elements along one axis
Axis = tuple[int, int]  # an argument, and one of its axes
CallAnswer = Callable[[tuple[Any, ...]], Reply]  # calls the student's answer


def shrink(question: Question, finding: Finding, answer: Any, ask: CallAnswer) -> Finding | None:
    """The smallest input at which the same kind of mistake shows, or None if the search finds none.

    Args:
        finding: what went wrong, at a drawn input.
        answer: the reference.
        ask: calls the student's function.
    """
    if finding.args is None or finding.manner != PLAIN:
        return None
    drawn = _has_domains(question, finding.args)
    if not drawn and not all(_is_numeric(each) for each in finding.args):
        return None
    import hypothesis  # noqa: PLC0415  it takes longer to load than most submissions to grade
    from hypothesis.errors import HypothesisException  # noqa: PLC0415

    failure = _SameFailure(question, finding, answer, ask)
    settings = hypothesis.settings(
        max_examples=MAX_EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=(hypothesis.Phase.generate, hypothesis.Phase.shrink),
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            args = hypothesis.find(
                arguments(question.domains) if drawn else _candidates(question, finding.args),
                failure.fails,
                settings=settings,
                random=random.Random(0),  # noqa: S311  the same search every time
            )
    except HypothesisException:  # there is none, or the answer changes from call to call
        return None
    return failure.judge(args)


# Private functions


@dataclass(slots=True)
class _SameFailure:
    """Tells whether a candidate input fails in the same way as the drawn one, and counts the calls."""

    question: Question
    finding: Finding
    answer: Any
    ask: CallAnswer
    calls: int = 0

    def fails(self, args: tuple[Any, ...]) -> bool:
        if self.calls >= MAX_CALLS or not _is_fair(args, self.finding.args or ()):
            return False
        if not within(self.question.domains, self.question.parameters, args):
            return False
        return self.judge(args) is not None

    def judge(self, args: tuple[Any, ...]) -> Finding | None:
        """What is wrong with the answer to `args`, if it is wrong in the same way."""
        try:
            expected = expect(self.question, self.answer, args)
        except Exception:  # noqa: BLE001  the statement leaves these arguments open
            return None
        self.calls += 1
        reply = self.ask(args)
        fact: Fact | None
        actual, margin = None, None
        if isinstance(reply, Returned):
            seen = KINDS[self.question.returns].compare(reply.value, expected)
            fact, margin, actual = seen.fact, seen.margin, reply.value
        elif isinstance(reply, Raised):
            fact = Crashed(outcome=reply)
        else:
            return None
        if type(fact) is not type(self.finding.fact):
            return None
        assert fact is not None
        return Finding(
            fact=fact,
            function=self.question.id,
            args=args,
            expected=expected.right,
            actual=actual,
            margin=margin,
        )


def _has_domains(question: Question, args: tuple[Any, ...]) -> bool:
    """Whether every argument has a domain to be drawn from."""
    return len(args) == len(question.parameters) and all(
        name in question.domains for name in question.parameters
    )


def _candidates(question: Question, args: tuple[Any, ...]) -> Any:
    """A strategy for arguments like `args`, but smaller."""
    from hypothesis import strategies as st  # noqa: PLC0415

    arrays = [np.asarray(each) for each in args]
    ties = tied_axes(question, arrays)
    least = {axis: min(sizes) for axis, sizes in _sizes(question, arrays).items()}

    @st.composite
    def draw_arguments(draw: Any) -> tuple[Any, ...]:
        side = {
            number: draw(st.integers(_floor(number, ties, least), _ceiling(number, ties, arrays)))
            for number in sorted(set(ties.values()))
        }
        return tuple(
            _like(given, _filled(draw, array, tuple(side[ties[n, axis]] for axis in range(array.ndim))))
            for n, (given, array) in enumerate(zip(args, arrays, strict=True))
        )

    return draw_arguments()


def _filled(draw: Any, array: NDArray[Any], shape: tuple[int, ...]) -> NDArray[Any]:
    from hypothesis import strategies as st  # noqa: PLC0415

    small = st.integers(0, 9).map(lambda n: n // 2 + 1 if n % 2 == 0 else -(n // 2 + 1))
    number = small
    if array.dtype.kind == "f":
        sizes = _sizes_of(array)
        thirds = [value / 3 for value in sizes]  # with digits that rounding takes away
        number = st.one_of(small.map(float), st.sampled_from(sizes), st.sampled_from(thirds))
    count = math.prod(shape)
    values = draw(st.lists(number, min_size=count, max_size=count))
    return np.array(values, dtype=array.dtype).reshape(shape)


def tied_axes(question: Question, arrays: Sequence[NDArray[Any]]) -> Mapping[Axis, int]:
    """Which axes always have one size, over all cases of a question with arguments of these many axes."""
    sizes = _sizes(question, arrays)
    numbers: dict[tuple[int, ...], int] = {}
    return {axis: numbers.setdefault(tuple(seen), len(numbers)) for axis, seen in sizes.items()}


def _sizes(question: Question, arrays: Sequence[NDArray[Any]]) -> dict[Axis, list[int]]:
    sizes: dict[Axis, list[int]] = {
        (n, axis): [] for n, each in enumerate(arrays) for axis in range(each.ndim)
    }
    for case in _cases(question):
        if not all(map(_is_regular, case.args)):
            continue
        others = [np.asarray(each) for each in case.args]
        if [each.ndim for each in others] == [each.ndim for each in arrays] and all(e.size for e in others):
            for (n, axis), seen in sizes.items():
                seen.append(others[n].shape[axis])
    return sizes


def _cases(question: Question) -> Iterator[Case]:
    for check in question.checks:
        if check.aspect is Aspect.VALUE:
            yield from (case for case in check.cases if case.raises is None)


def _floor(number: int, ties: Mapping[Axis, int], least: Mapping[Axis, int]) -> int:
    return min([MAX_SIDE, *(least[axis] for axis, tie in ties.items() if tie == number)])


def _ceiling(number: int, ties: Mapping[Axis, int], arrays: Sequence[NDArray[Any]]) -> int:
    here = (int(arrays[n].shape[axis]) for (n, axis), tie in ties.items() if tie == number)
    return min([MAX_SIDE, *here])


def _like(given: Any, array: NDArray[Any]) -> Any:
    """Put an array into the container that the student was given."""
    if isinstance(given, np.ndarray):
        return array
    plain = array.tolist()
    return _tuples(plain) if isinstance(given, tuple) else plain


def _tuples(plain: Any) -> Any:
    return tuple(_tuples(each) for each in plain) if isinstance(plain, list) else plain


def _is_regular(argument: Any) -> bool:
    """Whether all its rows have one length."""
    try:
        np.asarray(argument)
    except ValueError:
        return False
    return True


def _is_numeric(argument: Any) -> bool:
    if not _is_regular(argument):
        return False
    array = np.asarray(argument)
    return array.dtype.kind in "if" and array.size > 0


def _is_fair(args: tuple[Any, ...], drawn: tuple[Any, ...]) -> bool:
    """Whether a candidate has a zero vector only if the drawn input has one: other checks ask for those."""
    return all(
        not (_is_numeric(new) and _has_zero_row(new) and not _has_zero_row(old))
        for new, old in zip(args, drawn, strict=True)
        if _is_numeric(old)
    )


def _has_zero_row(argument: Any) -> bool:
    array = np.atleast_1d(np.asarray(argument))
    return not array.any(axis=-1).all()


def _sizes_of(array: NDArray[Any]) -> list[float]:
    """Numbers of both signs, as small and as large as those of an array, but with other digits."""
    powers = sorted({math.floor(math.log10(abs(value))) for value in array.ravel()[:50].tolist() if value})
    ends = dict.fromkeys([*powers[:1], *powers[-1:]] or [0])
    sizes = [digit * 10.0**power for power in ends for digit in (1.0, 2.5, 7.0)]
    return sorted(
        [*sizes, *(-size for size in sizes)], key=lambda value: (abs(math.log10(abs(value))), value)
    )
