"""Checks that look at something else than a value, and those that the author decides."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from graders.checks.asking import expect_all, settle
from graders.checks.aspects import ASPECTS, OfCalls
from graders.checks.authors import decided_by_author
from graders.checks.evaluate import judge
from graders.checks.expectation import AskedCall, Expectation, Tree
from graders.checks.infer import DEFAULT
from graders.checks.output import compare_output
from graders.model.assignment import (
    Aspect,
    Assignment,
    Case,
    Check,
    Close,
    ExactMatch,
    Growth,
    Leeway,
    Question,
    QuestionKind,
    Visibility,
)
from graders.model.facts import GraderFailed
from graders.model.facts_of_values import NoFile, Remark, TooSlow, WrongDrawing, WrongOutput
from graders.model.limits import Limits
from graders.model.manner import Manner
from graders.model.text import Text
from graders.model.transcript import Raised, Returned
from graders.model.values import Axes, Figure

NOTHING = Text(en="", zh="")


def question(*cases: Case, returns: str = "", aspect: Aspect = Aspect.VALUE) -> Question:
    check = Check(
        id="c", title=NOTHING, points=Fraction(1), visibility=Visibility.PUBLIC, aspect=aspect, cases=cases
    )
    return Question(
        id="f", kind=QuestionKind.FUNCTION, title=NOTHING, statement=NOTHING, points=Fraction(1),
        checks=(check,), parameters=("x",), returns=returns, tolerance=None,
    )  # fmt: skip


def assignment(one: Question) -> Assignment:
    return Assignment(name="a", title=NOTHING, seed=1, limits=Limits(), questions=(one,))


# What is left out


@pytest.mark.parametrize(
    ("right", "returns", "tolerance"),
    [
        (3, "scalar", ExactMatch()),
        (0.5, "scalar", DEFAULT),
        (np.array([1.0, 2.0]), "array", DEFAULT),
        (np.array([1, 2]), "array", ExactMatch()),
        ([1, 2], "value", DEFAULT),
        ((1.0, 2.0), "value", DEFAULT),
        (True, "value", DEFAULT),
        (None, "value", DEFAULT),
        ("text", "value", DEFAULT),
        (1j, "value", DEFAULT),
        (float("inf"), "value", DEFAULT),
        (np.array([True]), "value", DEFAULT),
        (np.array(["a"]), "value", DEFAULT),
        ({"a": 1}, "value", DEFAULT),
    ],
)
def test_what_is_left_out_is_what_the_reference_returns(right: Any, returns: str, tolerance: Any) -> None:
    one = settle(assignment(question(Case(args=(1,)))), {"f": lambda _x: right}).question("f")
    assert (one.returns, one.tolerance) == (returns, tolerance)


def test_answers_of_several_kinds_are_values() -> None:
    one = question(Case(args=(1,)), Case(args=(2,)))
    assert settle(assignment(one), {"f": lambda x: x if x == 1 else None}).question("f").returns == "value"
    raises = settle(assignment(one), {"f": lambda x: 1 / (x - 1)}).question("f")
    assert raises.returns == "scalar"


def test_what_makes_no_difference_makes_it_a_value() -> None:
    one = dataclasses.replace(question(Case(args=(1,))), leeway=Leeway(up_to=frozenset({"sign"})))
    assert settle(assignment(one), {"f": lambda _x: np.array([1.0])}).question("f").returns == "value"


# The author's own checker


def verdict(answer: Any) -> Any:
    def check_f(call: AskedCall, actual: Any) -> Any:
        call.args[0].append("changed")
        if isinstance(answer, Exception):
            raise answer
        return answer(call, actual) if callable(answer) else answer

    asked = AskedCall(args=([1, 2],), kwargs={}, seed=3)
    tree = Tree(value=None, tolerance=DEFAULT, leeway=Leeway(), checker=check_f, asked=asked)
    fact = decided_by_author(tree, Returned(value=[5], printed="out"))
    assert asked.args == ([1, 2],)
    return fact


@pytest.mark.parametrize("right", [True, np.bool_(True), 1, 1.0, Fraction(1), np.float64(1.0)])
def test_a_checker_says_yes(right: Any) -> None:
    assert verdict(right) is None


@pytest.mark.parametrize(
    ("said", "share", "text"),
    [
        (False, 0, None),
        (0, 0, None),
        (0.5, Fraction(1, 2), None),
        ("too small", 0, "too small"),
        ((0.25, "nearly"), Fraction(1, 4), "nearly"),
        (Text(en="small", zh="小"), 0, "small"),
        ((False, "no"), 0, "no"),
    ],
)
def test_a_checker_says_no_or_gives_a_share(said: Any, share: Any, text: str | None) -> None:
    fact = verdict(said)
    assert isinstance(fact, Remark)
    assert fact.share == share
    assert (fact.text and fact.text.en) == text


@pytest.mark.parametrize("said", [None, 1.5, -0.1, float("nan"), [True], (1, 2, 3), ZeroDivisionError("x")])
def test_what_a_checker_may_not_say_is_our_fault(said: Any) -> None:
    assert isinstance(verdict(said), GraderFailed)


def test_a_checker_sees_the_call() -> None:
    seen = verdict(lambda call, actual: (call.seed, call.printed, actual) == (3, "out", [5]))
    assert seen is None


def test_a_checker_is_asked_again_with_other_seeds() -> None:
    case = Case(args=(1,), manner=Manner(rng=7), tries=3)
    one = question(case, returns="value")
    checkers = {"f": lambda call, actual: actual == call.seed}
    (expected,) = expect_all(assignment(one), {}, None, checkers).values()
    assert isinstance(expected, Expectation)
    replies = [Returned(value=0), Returned(value=8), None]
    assert judge(one, Aspect.VALUE, case, replies, expected) == (None, None)
    fact, _ = judge(one, Aspect.VALUE, case, [Returned(value=0)] * 3, expected)
    assert isinstance(fact, Remark)
    assert [case.manner_of(turn).rng for turn in range(3)] == [7, 8, 9]


# What is printed


@pytest.mark.parametrize(
    ("actual", "expected", "leeway"),
    [
        ("a\n", "a\n", {}),
        ("a", "a\n", {}),
        ("a  \n\n", "a\n", {}),
        ("a\r\nb", "a\nb", {}),
        ("x = 0.30000000000000004", "x = 0.3", {}),
        ("2.50", "2.5", {}),
        ("1e-3 s", "0.001 s", {}),
        ("3.0 cats", "3 cats", {}),
        ("a\n b", "a  b", {"spacing": "words"}),
        ("HELLO", "hello", {"case": False}),
    ],
)
def test_output_that_is_right(actual: str, expected: str, leeway: dict[str, Any]) -> None:
    assert compare_output(actual, expected, DEFAULT, Leeway(**leeway)) is None


@pytest.mark.parametrize(
    ("actual", "expected", "line", "leeway"),
    [
        ("b", "a", 1, {}),
        ("a\nb", "a\nc", 2, {}),
        ("a", "a\nb", 2, {}),
        ("a\nb", "a", 2, {}),
        ("x = 0.31", "x = 0.3", 1, {}),
        ("30", "3", 1, {}),
        ("-3", "3", 1, {}),
        ("v2.0", "v2.1", 1, {}),
        ("a b", "ab", 1, {"spacing": "words"}),
        ("a ", "a", 1, {"spacing": "exact"}),
        ("HELLO", "hello", 1, {}),
        ("", "a", 1, {}),
    ],
)
def test_output_that_is_wrong(actual: str, expected: str, line: int, leeway: dict[str, Any]) -> None:
    wrong = compare_output(actual, expected, DEFAULT, Leeway(**leeway))
    assert isinstance(wrong, WrongOutput)
    assert wrong.line == line


# Other things that a check may look at


def seen(aspect: Aspect, case: Case, actual: Returned, right: Returned) -> Any:
    looks_at = ASPECTS[aspect]
    assert isinstance(looks_at, OfCalls)
    tree = Tree(value=None, tolerance=DEFAULT, leeway=Leeway())
    expected = Expectation(values=(), tolerances=(), precision="float64", tree=tree, reply=right)
    return looks_at.judge(question(case, returns="value", aspect=aspect), case, (actual, None), expected)[0]


def test_files_are_compared() -> None:
    case = Case(args=(), manner=Manner(writes=("a.txt",)))
    right = Returned(value=None, written={"a.txt": "1\n2\n"})
    assert seen(Aspect.WRITES, case, Returned(value=None, written={"a.txt": "1\n2"}), right) is None
    missing = seen(Aspect.WRITES, case, Returned(value=None, written={"a.txt": None}), right)
    assert missing == NoFile(name="a.txt")
    assert isinstance(
        seen(Aspect.WRITES, case, Returned(value=None, written={"a.txt": "1\n3\n"}), right), WrongOutput
    )


def figure(x: list[float], y: list[float], **texts: Any) -> Figure:
    whole: dict[str, Any] = {"title": "", "xlabel": "", "ylabel": "", "xscale": "linear", "yscale": "linear"}
    whole |= {"legend": None, "points": (), "bars": ()} | texts
    return Figure((Axes(lines=((np.array(x), np.array(y)),), **whole),))


@pytest.mark.parametrize(
    ("actual", "wrong"),
    [
        ((figure([0, 1], [0, 1], title="T", xlabel="anything"),), None),
        ((figure([0, 1], [0, 1.0 + 1e-13], title=" T "),), None),
        ((figure([0, 1], [0, 2], title="T"),), "data of lines"),
        ((figure([0, 1], [0, 1], title="U"),), "title"),
        ((figure([0, 1], [0, 1], title="T", yscale="log"),), "yscale"),
        ((), "figures"),
    ],
)
def test_drawings_are_compared(actual: tuple[Figure, ...], wrong: str | None) -> None:
    right = Returned(value=None, drawn=(figure([0, 1], [0, 1], title="T"),))
    fact = seen(Aspect.DRAWS, Case(args=()), Returned(value=None, drawn=actual), right)
    assert (fact.of if isinstance(fact, WrongDrawing) else fact) == wrong


def growth(small: float, large: float) -> Any:
    case = Case(args=(), growth=Growth(larger=(), ratio=31.6), manner=Manner(timed=True))
    replies = [Returned(value=None, seconds=small), Returned(value=None, seconds=large)]
    return judge(question(case, returns="value"), Aspect.GROWTH, case, replies, None)[0]


def test_time_may_grow_as_far_as_the_check_says() -> None:
    assert growth(0.001, 0.011) is None
    assert growth(0.0, 0.001) is None
    assert isinstance(growth(0.001, 0.1), TooSlow)
    assert isinstance(growth(0.0, 1.0), TooSlow)


def test_an_exception_of_the_students_own_is_known_by_its_name() -> None:
    own, builtin = Case(args=(1,), raises="EmptyError"), Case(args=(1,), raises="ValueError")
    of_own = Raised(
        type_name="E", bases=("Exception",), own_bases=("E", "EmptyError"), message="", place=None
    )
    named_alike = Raised(
        type_name="ValueError", bases=("Exception",), own_bases=("ValueError",), message="", place=None
    )
    one = question(own, builtin, returns="value")
    assert judge(one, Aspect.VALUE, own, (of_own, None), None)[0] is None
    assert judge(one, Aspect.VALUE, builtin, (of_own, None), None)[0] is not None
    assert judge(one, Aspect.VALUE, builtin, (named_alike, None), None)[0] is not None


def test_tolerances_of_close_are_those_of_the_question() -> None:
    assert compare_output("0.31", "0.3", Close(rtol=0.1, atol=0.0), Leeway()) is None
