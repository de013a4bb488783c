"""The rounding bound accepts every order of summation, and nothing that is not rounding."""

from __future__ import annotations

import math
import random
from fractions import Fraction
from functools import reduce

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graders.checks.expect import expect
from graders.checks.expectation import Expectation
from graders.checks.kinds import KINDS
from graders.checks.tolerance import gamma, input_precision
from graders.model.assignment import Close, Question, QuestionKind, Rounding
from graders.model.exact import Exact, sqrt
from graders.model.text import Text
from graders.model.values import Opaque

NOTHING = Text(en="", zh="")
FOUR = Rounding(factor=4.0)


def question(returns: str, tolerance=FOUR) -> Question:
    return Question(
        id="f", kind=QuestionKind.FUNCTION, title=NOTHING, statement=NOTHING, points=Fraction(1),
        checks=(), parameters=("x", "y"), returns=returns, tolerance=tolerance,
    )  # fmt: skip


def exact_dot(x, y) -> Exact:
    products = [Fraction(a) * Fraction(b) for a, b in zip(x, y, strict=True)]
    total = sum(products, Fraction(0))
    return Exact(value=total, gauge=sum(map(abs, products), Fraction(0)), roundings=max(1, len(products)))


vectors = st.integers(1, 60).flatmap(
    lambda n: st.tuples(*(st.lists(st.floats(-1e6, 1e6, width=64), min_size=n, max_size=n) for _ in "xy"))
)
WAYS = {
    "left to right": lambda p: reduce(lambda a, b: a + b, p, 0.0),
    "right to left": lambda p: reduce(lambda a, b: a + b, reversed(p), 0.0),
    "sorted": lambda p: sum(sorted(p)),
    "pairwise": lambda p: float(np.sum(np.array(p))),
    "fsum": math.fsum,
}


@given(vectors)
def test_every_order_of_summation_is_right(pair) -> None:
    x, y = pair
    products = [a * b for a, b in zip(x, y, strict=True)]
    if any(0 < abs(p) < 1e-290 for p in products):
        return  # underflow is not asked
    expected = expect(question("scalar"), exact_dot, (x, y))
    for way, add in WAYS.items():
        seen = KINDS["scalar"].compare(add(products), expected)
        assert seen.fact is None, way
        assert seen.margin is not None
        assert seen.margin <= 0.5


@pytest.mark.parametrize("scale", [1.0, 1e5, 1e-5])
def test_returning_zero_is_caught_on_the_twin_of_an_orthogonal_pair(scale: float) -> None:
    rng = random.Random(3)
    x = [scale * rng.random() for _ in range(50)]
    expected = expect(question("scalar"), exact_dot, (x, x))
    assert KINDS["scalar"].compare(0.0, expected).fact is not None


def test_gamma_is_higham_s() -> None:
    assert gamma(10, 2.0**-53) == 10 * 2.0**-53 / (1 - 10 * 2.0**-53)


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (([1, 2], (3,)), "integer"),
        (([1, 2.0],), "float64"),
        ((np.zeros(2, np.float32),), "float32"),
        ((np.zeros(2, np.float32), np.zeros(2)), "float64"),
        ((np.zeros(2, np.int64),), "integer"),
    ],
    ids=str,
)
def test_the_input_says_how_precise_an_answer_must_be(args, expected: str) -> None:
    assert input_precision(args) == expected


def scalar(value: float, tolerance: float = 0.0, precision: str = "float64") -> Expectation:
    return Expectation(values=(np.array(value),), tolerances=(np.array(tolerance),), precision=precision)


@pytest.mark.parametrize(
    "actual",
    [2, 2.0, 2 + 0j, Fraction(2), np.float64(2), np.int8(2), np.array(2.0), np.array(2)],
    ids=repr,
)
def test_every_kind_of_number_is_a_scalar(actual) -> None:
    assert KINDS["scalar"].compare(actual, scalar(2.0)).fact is None


@pytest.mark.parametrize(
    ("actual", "fact"),
    [
        (True, "WrongType"),
        (np.True_, "WrongType"),
        (None, "WrongType"),
        ("2.0", "WrongType"),
        ([2.0], "WrongType"),
        (Opaque("Tensor"), "WrongType"),
        (np.array([2.0]), "WrongShape"),
        (np.array([[2.0]]), "WrongShape"),
        (np.float32(2.0), "WrongPrecision"),
        (2.0000001, "WrongValue"),
        (math.nan, "WrongValue"),
        (math.inf, "WrongValue"),
        (10**400, "WrongValue"),
        (2 + 1e-3j, "WrongValue"),
    ],
    ids=repr,
)
def test_what_is_not_the_number_is_named_by_its_first_root_cause(actual, fact: str) -> None:
    seen = KINDS["scalar"].compare(actual, scalar(2.0, 1e-9))
    assert type(seen.fact).__name__ == fact


def test_a_wrong_type_comes_before_a_wrong_value_in_a_pair() -> None:
    two = Expectation(values=(np.array(1.0),) * 2, tolerances=(np.array(0.0),) * 2, precision="float64")
    seen = KINDS["pair"].compare((5.0, "x"), two)
    assert type(seen.fact).__name__ == "WrongType"


def test_the_worst_element_is_told() -> None:
    expected = Expectation(
        values=(np.array([1.0, 2.0, 3.0]),), tolerances=(np.array([0.1, 0.1, 0.1]),), precision="float64"
    )
    fact = KINDS["array"].compare(np.array([1.2, 2.0, 9.0]), expected).fact
    assert (fact.index, fact.expected, fact.actual, fact.wrong, fact.total) == ((2,), 3.0, 9.0, 2, 3)


def test_close_scales_with_expected_alone() -> None:
    rule = Close(rtol=0.5, atol=0.0)
    expected = expect(question("scalar", rule), 1.0, ())
    assert KINDS["scalar"].compare(1.5, expected).fact is None
    assert KINDS["scalar"].compare(2.0, expected).fact is not None


@given(st.fractions(min_value=0))
def test_square_roots_are_good_to_48_digits(number: Fraction) -> None:
    root = sqrt(number)
    assert abs(root * root - number) <= number * Fraction(1, 2**155)
