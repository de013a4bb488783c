"""Exact is exact: whole numbers of any size, every element, and types that arrive as they were written."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from courses import course, earned, graded, ready

from graders.checks.expectation import Expectation
from graders.diagnosis.agree import likeness
from graders.errors import AssignmentError
from graders.inside.calls import arguments
from graders.inside.wire import values as wire
from graders.model.text import Language
from graders.model.transcript import Returned
from graders.model.values import Opaque
from graders.reports.document import to_json
from graders.reports.words.messages import say

FACTORIAL = "import math\ndef f(x):\n    return math.factorial(x)\n"


def work(answer: str, parameters: str = "x") -> str:
    return f"import math\nimport numpy as np\nfrom fractions import Fraction\ndef f({parameters}):\n    return {answer}\n"


@pytest.mark.parametrize("n", [5, 20, 30, 170, 171, 1000, 1500])
@pytest.mark.parametrize(
    ("answer", "points"),
    [
        ("math.factorial(x)", 1),
        ("Fraction(math.factorial(x))", 1),
        ("math.factorial(x) + 1", 0),
        ("math.factorial(x) - 1", 0),
        ("-math.factorial(x)", 0),
        ("Fraction(3 * math.factorial(x) + 1, 3)", 0),
        ("math.nan", 0),
        ("math.inf", 0),
        ("10**5000", 0),
    ],
)
def test_whole_numbers_are_compared_digit_by_digit(tmp_path: Path, n: int, answer: str, points: int) -> None:
    assert earned(course(tmp_path, FACTORIAL, f"{{args: [{n}]}}"), work(answer)) == points


@pytest.mark.parametrize(
    ("reference", "answer", "points"),
    [
        ("2**53 + 1", "float(2**53)", 0),
        ("2**53 + 1", "np.int64(2**53 + 1)", 1),
        ("2**60", "float(2**60)", 1),
        ("2**60", "2**60 + 1", 0),
        ("2**60", "np.int64(2**60 + 1)", 0),
        ("2**64 - 1", "np.uint64(2**64 - 1)", 1),
        ("2**64 - 1", "np.uint64(2**64 - 2)", 0),
        ("float(2**60)", "2**60", 1),
        ("0.1", "Fraction(1, 10)", 1),
        ("Fraction(1, 3)", "1 / 3", 1),
        ("Fraction(1, 3)", "Fraction(1, 3)", 1),
        ("1", "Fraction(10**20 - 1, 10**20)", 0),
        ("6", "6 + 0j", 1),
        ("6", "True", 0),
    ],
)
def test_an_answer_of_another_type_has_to_be_the_same_number(
    tmp_path: Path, reference: str, answer: str, points: int
) -> None:
    root = course(tmp_path, f"from fractions import Fraction\ndef f(x):\n    return {reference}\n")
    assert earned(root, work(answer)) == points


@pytest.mark.parametrize(
    ("answer", "points"),
    [
        ("10**400 + 10**380", 1),
        ("10**400 + 10**395", 0),
        ("math.inf", 0),
        ("1e308", 0),
        ("-10**400", 0),
    ],
)
def test_a_tolerance_means_something_beyond_the_largest_float(
    tmp_path: Path, answer: str, points: int
) -> None:
    root = course(tmp_path, "def f(x):\n    return 10**400\n", more="tolerance: {kind: close, rtol: 1.0e-9}")
    assert earned(root, work(answer)) == points


@pytest.mark.parametrize("returns", ["numbers", "array"])
@pytest.mark.parametrize(
    ("answer", "points"),
    [
        ("[1, 2**62 + 1, 10**30]", 1),
        ("[1, 2**62 + 2, 10**30]", 0),
        ("[1, 2**62 + 1, 10**30 + 1]", 0),
        ("[2, 2**62 + 1, 10**30]", 0),
        ("[1.0, 2.0**62, 1e30]", 0),
    ],
)
def test_elements_beyond_float64_are_compared_digit_by_digit(
    tmp_path: Path, returns: str, answer: str, points: int
) -> None:
    reference = "def f(x):\n    return [1, 2**62 + 1, 10**30]\n"
    given = answer if returns == "numbers" else f"np.array({answer})"
    root = course(tmp_path, reference, returns=returns)
    assert earned(root, work(given)) == points


def test_an_array_of_int64_is_not_rounded_on_the_way(tmp_path: Path) -> None:
    root = course(
        tmp_path,
        "import numpy as np\ndef f(x):\n    return np.array([2**60, 2**60 + 1])\n",
        returns="array",
    )
    assert earned(root, work("np.array([2**60, 2**60 + 1])")) == 1
    assert earned(root, work("np.array([2**60, 2**60])")) == 0


@pytest.mark.parametrize(
    ("answer", "points"),
    [
        ("[x, 1, 2]", 1),
        ("(x, 1, 2)", 1),
        ("np.array([x, 1, 2])", 1),
        ("[x, 1.0, np.float32(2)]", 1),
        ("[x, 'x', None]", 0),
        ("[x, 1, None]", 0),
        ("[x, 1, 3]", 0),
        ("[x, True, 2]", 0),
        ("np.array([x, 1, 3])", 0),
        ("np.array([[x, 1, 2]])", 0),
        ("[x, 1]", 0),
        ("[]", 0),
        ("[x, 1, float('nan')]", 0),
        ("[x, 1, [2]]", 0),
        ("(n for n in (x, 1, 2))", 0),
    ],
)
def test_every_one_of_several_numbers_counts(tmp_path: Path, answer: str, points: int) -> None:
    root = course(tmp_path, "def f(x):\n    return [x, 1, 2]\n", "{args: [7]}", returns="numbers")
    assert earned(root, work(answer)) == points


def test_the_worst_of_several_numbers_is_told_and_how_many_are_wrong(tmp_path: Path) -> None:
    root = course(tmp_path, "def f(x):\n    return [4.0, 18.0, 1.0]\n", returns="numbers")
    (question,) = graded(root, work("[4.0, 99.0, 1.5]")).questions
    fact = question.checks[1].finding.fact
    assert (fact.index, fact.actual, fact.expected, fact.wrong, fact.total) == ((1,), 99.0, 18.0, 2, 3)


@pytest.mark.parametrize("returns", ["numbers", "array"])
@pytest.mark.parametrize(("answer", "points"), [("[]", 1), ("[0.0]", 0), ("[[]]", 0)])
def test_nothing_at_all_can_be_the_right_answer(
    tmp_path: Path, returns: str, answer: str, points: int
) -> None:
    reference = "def f(x):\n    return [n for n in x if n > 1]\n"
    given = answer if returns == "numbers" else f"np.array({answer})"
    root = course(tmp_path, reference, "{args: [[0, 1]]}", returns=returns)
    assert earned(root, work(given)) == points
    to_json(graded(root, work(given)), Language.EN)


ARRIVES = {
    "booleans": ("[[true, false]]", "array", np.array([True, False])),
    "a mask": ("[[[true], [false]]]", "array", np.array([[True], [False]])),
    "a mask beside float32": ("[[true, false]]", "float32", np.array([True, False])),
    "integers": ("[[1, 2]]", "array", np.array([1, 2])),
    "floats": ("[[1.0, 2]]", "array", np.array([1.0, 2.0])),
    "short floats": ("[[1, 2]]", "float32", np.array([1, 2], dtype=np.float32)),
    "nothing": ("[[]]", "array", np.array([])),
    "rows of nothing": ("[[[], []]]", "array", np.zeros((2, 0))),
}


@pytest.mark.parametrize("name", ARRIVES)
def test_arguments_arrive_as_they_were_written(tmp_path: Path, name: str) -> None:
    written, container, expected = ARRIVES[name]
    root = course(tmp_path, "def f(x):\n    return 0\n", f"{{args: {written}, container: [{container}]}}")
    ((argument,),) = [call.args for call in ready(root).plan.calls]
    (received,) = arguments.unpack(arguments.pack([argument]))
    assert (received.dtype, received.shape) == (expected.dtype, expected.shape)
    assert received.tolist() == expected.tolist()


def test_a_mask_masks(tmp_path: Path) -> None:
    root = course(
        tmp_path,
        "import numpy as np\ndef f(x, m):\n    return np.where(m, x, 0.0)\n",
        "{args: [[1.0, 2.0], [true, false]], container: [array, float32]}",
        returns="array",
        parameters="x, m",
    )
    masked = "import numpy as np\ndef f(x, m):\n    x = x.copy()\n    x[~m] = 0.0\n    return x\n"
    assert earned(root, masked) == 1


UNFIT = {
    "a text": ("[[1, two]]", "contains str ('two')"),
    "nothing for a number": ("[[1, null]]", "contains NoneType (None)"),
    "a truth among numbers": ("[[true, 2]]", "mixes true and false with numbers"),
    "rows of two lengths": ("[[[1, 2], [3]]]", "has rows of different lengths"),
    "a number beside a row": ("[[1, [2]]]", "has rows of different lengths"),
    "more than 64 bits": ("[[1, 9223372036854775808]]", "9223372036854775808"),
    "a mapping": ("[[{a: 1}]]", "contains dict"),
}


@pytest.mark.parametrize("container", ["array", "float32"])
@pytest.mark.parametrize("name", UNFIT)
def test_what_no_array_of_numbers_holds_is_refused_when_the_file_is_read(
    tmp_path: Path, name: str, container: str
) -> None:
    written, message = UNFIT[name]
    root = course(
        tmp_path,
        "def f(x):\n    return 0\n",
        "{args: [1]}",
        f"{{args: {written}, container: [list, {container}]}}",
    )
    with pytest.raises(AssignmentError) as caught:
        ready(root)
    (said,) = [say(each, Language.EN) for each in caught.value.notices]
    assert said.startswith("assignments/hw/assignment.yaml:20: questions[0].checks[0].cases[1].args[0]: ")
    assert message in said
    assert ";" in said


@pytest.mark.parametrize(
    "written", ["2024-01-01", "[2024-01-01]", "{a: 2024-01-01}", "{1: 2}", "[{1.5: 2}]", "1" + "0" * 4297]
)
def test_what_no_function_can_be_given_is_refused_when_the_file_is_read(tmp_path: Path, written: str) -> None:
    root = course(tmp_path, "def f(x):\n    return 0\n", f"{{args: [{written}]}}")
    with pytest.raises(AssignmentError) as caught:
        ready(root)
    assert "cases[0].args[0]: " in say(caught.value.notices[0], Language.EN)


UNGRADABLE = {
    "a truth": ("scalar", "True", "bool (True)"),
    "a NumPy truth": ("scalar", "np.True_", "True"),
    "nothing": ("scalar", "None", "NoneType (None)"),
    "a text": ("scalar", "'one'", "str ('one')"),
    "a list for a number": ("scalar", "[1.0]", "list ([1.0])"),
    "an array of one": ("scalar", "np.array([1.0])", "shape (1,)"),
    "a complex number": ("scalar", "1j", "complex (1j)"),
    "not a number": ("scalar", "float('nan')", "nan"),
    "infinite": ("array", "np.array([1.0, np.inf])", "shape (2,)"),
    "a Boolean array": ("array", "np.array([True])", "dtype bool"),
    "a list of truths": ("array", "[True, False]", "list"),
    "a number for an array": ("array", "1.5", "float (1.5)"),
    "rows of two lengths": ("array", "[[1], [1, 2]]", "list"),
    "texts": ("array", "np.array(['a'])", "dtype <U1"),
    "a dictionary": ("array", "{'a': 1}", "dict"),
    "a generator": ("array", "(n for n in [1])", "generator"),
    "a pair of arrays": ("pair", "(np.ones(2), np.ones(2))", "tuple"),
    "three of a pair": ("pair", "(1, 2, 3)", "tuple ((1, 2, 3))"),
    "a pair of truths": ("pair", "(True, 1.0)", "tuple ((True, 1.0))"),
    "a number for numbers": ("numbers", "1.0", "float (1.0)"),
    "rows for numbers": ("numbers", "[[1.0], [2.0]]", "list"),
    "too many digits": ("scalar", "10**5000", "int (≈ 10**5000)"),
}


@pytest.mark.parametrize("name", UNGRADABLE)
def test_an_answer_that_cannot_be_graded_is_refused_when_the_reference_is_read(
    tmp_path: Path, name: str
) -> None:
    returns, answer, message = UNGRADABLE[name]
    reference = f"import numpy as np\ndef f(x):\n    return {answer} if x else ODD\n"
    good = {"scalar": "0", "array": "np.zeros(1)", "pair": "(0, 0)", "numbers": "[0]"}[returns]
    root = course(tmp_path, reference.replace("ODD", good), "{args: [0]}", "{args: [1]}", returns=returns)
    with pytest.raises(AssignmentError) as caught:
        ready(root)
    for language in Language:
        (said,) = [say(each, language) for each in caught.value.notices]
        assert said.startswith("reference/hw.py, f(1) (f/one): ")
        assert message in said
    assert ";" in say(caught.value.notices[0], Language.EN)


def test_a_variable_that_cannot_be_graded_is_refused_as_well(tmp_path: Path) -> None:
    root = course(tmp_path, "f = True\n")
    path = root / "assignments" / "hw" / "assignment.yaml"
    text = path.read_text(encoding="utf-8").replace("kind: function", "kind: variable")
    path.write_text(text.replace("  parameters: [x]\n", "").partition("    cases:")[0], encoding="utf-8")
    with pytest.raises(AssignmentError) as caught:
        ready(root)
    assert say(caught.value.notices[0], Language.EN).startswith("reference/hw.py, f: ")


def test_a_reference_that_raises_breaks_its_own_check_alone(tmp_path: Path) -> None:
    root = course(tmp_path, "def f(x):\n    return 1 / x\n", "{args: [0]}")
    assert graded(root, work("1")).score.withheld == 1


@pytest.mark.parametrize(
    "value",
    [
        10**4000,
        -(2**14000),
        np.array([10**30, 1], dtype=object),
        np.array([2**64 - 1, -1], dtype=object),
        np.array([Fraction(1, 3), 1], dtype=object),
    ],
    ids=lambda value: type(value).__name__,
)
def test_large_whole_numbers_cross_the_wall_unchanged(value) -> None:
    received = wire.decode(wire.encode(value), Opaque)
    assert type(received) is type(value)
    assert np.array_equal(received, value)


def test_python_s_own_numbers_in_an_array_become_numbers_of_the_machine_where_they_fit() -> None:
    for items, dtype in (([1, 2], np.int64), ([1.5, 2], np.float64), ([1.5, 2.5], np.float64)):
        assert wire.decode(wire.encode(np.array(items, dtype=object)), Opaque).dtype == dtype


def test_a_number_of_too_many_digits_is_named_and_not_carried() -> None:
    assert wire.decode(wire.encode(10**5000), Opaque) == Opaque("int", "of more than 14272 bits")
    array = np.array([10**5000], dtype=object)
    assert isinstance(wire.decode(wire.encode(array), Opaque), Opaque)


@pytest.mark.parametrize("plain", [["objects", [1], [["other", "x", ""]]], ["objects", [2], [["int", "1"]]],
                                   ["objects", [-1], []], ["objects", [True], [["int", "1"]]],
                                   ["objects", [1], [[]]], ["objects", [1] * 65, [["int", "1"]]]])  # fmt: skip
def test_a_forged_array_of_objects_is_refused(plain) -> None:
    with pytest.raises(wire.WireError):
        wire.decode(plain, Opaque)


def test_many_digits_are_shown_by_their_ends(tmp_path: Path) -> None:
    report = graded(course(tmp_path, FACTORIAL, "{args: [1000]}"), work("math.factorial(x) + 1"))
    text = to_json(report, Language.EN)
    assert "is 402387260077…000000000001 (≈ 4.02e2567), but should be 402387260077…000000000000" in text
    assert max(map(len, text.split("\n"))) < 1_000


@pytest.mark.parametrize(("answer", "points"), [("sum(map(len, x))", 1), ("0", 0), ("[]", 0)])
def test_rows_of_different_lengths_in_lists_break_nothing(tmp_path: Path, answer: str, points: int) -> None:
    root = course(
        tmp_path,
        "def f(x):\n    return sum(map(len, x))\n",
        "{args: [[[1, 2], [3]]]}",
        "{family: random, shapes: [[n, 2]], sizes: [{n: 2}, {n: 3}]}",
    )
    report = graded(root, work(answer))
    assert (report.score.earned, report.score.withheld) == (points, 0)


@pytest.mark.parametrize(
    "large", [1 << 8191, [1 << 8191] * 3, np.array([1 << 8191], dtype=object), (1 << 8191, 1)]
)
@pytest.mark.parametrize(
    "other",
    [1.5, np.float64(2), [np.float64(2)] * 3, (1.0, 2.0), np.array([2.0]), np.array([2, "x"], dtype=object)],
)
def test_large_whole_numbers_are_like_nothing_but_themselves(large, other) -> None:
    def reply(value) -> Returned:
        return Returned(value=value)

    expected = Expectation(values=(np.array(1.0),), tolerances=(np.array(0.0),), precision="float64")
    assert not likeness(reply(large), reply(other), expected).elements
    assert not likeness(reply(other), reply(large), expected).elements
    assert likeness(reply(large), reply(large), expected).elements
