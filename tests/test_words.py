"""The idea behind a mistake is found in whatever form it comes, and nobody is told of something else."""

from __future__ import annotations

import pytest
from test_diagnose import graded

HEAD = "import numpy as np\n"
LENGTHS = "    if len(x) != len(y):\n        raise ValueError('lengths differ')\n"
SHORT = "np.sum(np.asarray(x, np.float32) * np.asarray(y, np.float32))"
COSINE = (
    "    x, y = np.asarray(x, float), np.asarray(y, float)\n    n = np.linalg.norm(x) * np.linalg.norm(y)\n"
)
RATIO = "float(np.dot(x, y) / n) if n else 0.0"
ROWS = (
    "def cosine_matrix(X):\n    X = np.asarray(X, float)\n    n = np.linalg.norm(X, axis=1)\n"
    "    with np.errstate(all='ignore'):\n        D = 1 - (X @ X.T) / np.outer(n, n)\n"
)


def ideas(source: str, question: str, chapter2) -> dict[str, str]:
    report = graded(HEAD + source, chapter2)
    checks = next(each.checks for each in report.questions if each.id == question)
    return {each.id: each.diagnosis.misconception for each in checks if each.diagnosis}


@pytest.mark.parametrize(
    "form", ["float({})", "{}.item()", "np.float64({})", "round(float({}), 15)", "float({}) + 0.0"]
)
def test_single_precision_is_found_below_another_type(form: str, chapter2) -> None:
    found = ideas(f"def manual_dot(x, y):\n{LENGTHS}    return {form.format(SHORT)}", "manual_dot", chapter2)
    assert {found[check] for check in ("worked-examples", "random", "magnitudes")} == {"float32"}


@pytest.mark.parametrize("form", ["float({})", "np.float64({})", "({}).item()", "round(float({}), 15)"])
def test_ideas_are_found_below_another_type(form: str, chapter2) -> None:
    unguarded = form.format("np.dot(x, y) / n")
    found = ideas(
        f"def cosine_similarity(x, y):\n{LENGTHS}{COSINE}    return {unguarded}",
        "cosine_similarity",
        chapter2,
    )
    assert found["zero-vector"] == "zero_length_divided_by"
    lists = f"def manual_dot(x, y):\n{LENGTHS}    return {form.format('np.sum(x * y)')}"
    assert ideas(lists, "manual_dot", chapter2)["containers"] == "arrays_only"


def test_a_rounding_to_15_decimals_is_found_where_it_shows(chapter2) -> None:
    source = f"def manual_dot(x, y):\n{LENGTHS}    return round(float(sum(a * b for a, b in zip(x, y))), 15)"
    assert ideas(source, "manual_dot", chapter2) == {"magnitudes": "rounded"}


@pytest.mark.parametrize(
    "value",
    ["-1", "2.0", "-1.0", "999", "False", "None", "float('nan')", "np.nan", "float('inf')", "[]", "''"]
    + ["'different lengths'", "f'{len(x)} and {len(y)}'", "(-1, -1)", "print('different lengths')"],
)
@pytest.mark.parametrize("question", ["manual_dot", "cosine_similarity", "compare_similarity"])
def test_a_value_that_stands_for_an_exception_is_told_that_nothing_was_raised(
    question: str, value: str, chapter2
) -> None:
    right = {
        "manual_dot": "    return sum(a * b for a, b in zip(x, y))",
        "cosine_similarity": f"{COSINE}    return {RATIO}",
        "compare_similarity": f"{COSINE}    return float(np.dot(x, y)), {RATIO}",
    }[question]
    source = f"def {question}(x, y):\n    if len(x) != len(y):\n        return {value}\n{right}"
    found = ideas(source, question, chapter2)
    assert set(found) == {"mismatched-lengths"}
    assert found["mismatched-lengths"] in {"mismatch_returns_a_value", "dot_mismatch_returns_none"}


@pytest.mark.parametrize("value", ["0.5", "-1", "None", "'text'"])
def test_an_answer_to_everything_is_no_such_value(value: str, chapter2) -> None:
    found = ideas(f"def cosine_similarity(x, y):\n    return {value}", "cosine_similarity", chapter2)
    assert "mismatch_returns_a_value" not in found.values()


@pytest.mark.parametrize(
    "body",
    [
        "    n = np.linalg.norm(np.array(x)[:, None] + np.array([x]).T * 0)\n    return float((x * y).sum())",
        "    t = np.zeros(len(x)) + (x * 2)[: 2 * len(x)]\n    return float((x * y).sum())",
        "    return float(np.matmul([x], [y]).sum()) if isinstance(x, list) else float((x * y).sum())",
        "    return float(np.dot([x], [y]).sum()) if isinstance(x, list) else float((x * y).sum())",
    ],
    ids=["operators", "broadcast", "matmul", "not aligned"],
)
def test_what_numpy_says_of_lists_is_the_idea_of_lists(body: str, chapter2) -> None:
    source = f"def cosine_similarity(x, y):\n{LENGTHS}" + body.replace(
        "float((x * y).sum())",
        "(float((x * y).sum() / (np.linalg.norm(x) * np.linalg.norm(y))) if np.any(x) and np.any(y) else 0.0)",
    )
    assert ideas(source, "cosine_similarity", chapter2)["containers"] == "arrays_only"


@pytest.mark.parametrize(
    ("source", "question", "idea"),
    [
        (f"def cosine_similarity(x, y):\n{LENGTHS}{COSINE}    if n == 0: raise ZeroDivisionError('zero')\n    return {RATIO}",
         "cosine_similarity", "cosine_zero_raises"),
        (f"def compare_similarity(x, y):\n{LENGTHS}{COSINE}    if n == 0: raise ZeroDivisionError\n    return float(np.dot(x, y)), {RATIO}",
         "compare_similarity", "pair_zero_raises"),
        ("def projection_length(v, u):\n    n = np.linalg.norm(u)\n    if not n:\n        raise ZeroDivisionError('zero')\n    return float(np.dot(v, u) / n)",
         "projection_length", "length_zero_raises"),
        ("def projection_length(v, u):\n    n = np.linalg.norm(u)\n    if not n:\n        raise ArithmeticError('zero')\n    return float(np.dot(v, u) / n)",
         "projection_length", "length_zero_raises"),
        ("def projection_length(v, u):\n    return float(np.dot(v, u)) / float(np.linalg.norm(u))",
         "projection_length", "zero_length_divided_by"),
    ],
    ids=["cosine", "pair", "length", "another exception", "by itself"],
)  # fmt: skip
def test_an_exception_raised_on_purpose_is_not_told_of_division(
    source: str, question: str, idea: str, chapter2
) -> None:
    assert ideas(source, question, chapter2)["zero-vector"] == idea


def test_distances_leave_more_than_half_of_a_zero_row(chapter2) -> None:
    source = ROWS + "    np.fill_diagonal(D, 0)\n    return 1 - D"
    assert ideas(source, "cosine_matrix", chapter2) == {"zero-rows": "zero_row_divided_by"}


@pytest.mark.parametrize(
    ("source", "question"),
    [
        ("def projection_length(v, u):\n    n = np.linalg.norm(u)\n    return float(abs(np.dot(v, u)) / n) if n else 0.0", "projection_length"),
        ("def cosine_matrix(X):\n    X = np.abs(np.asarray(X, float))\n    n = np.linalg.norm(X, axis=1)\n    n[n == 0] = 1\n    return (X @ X.T) / np.outer(n, n)", "cosine_matrix"),
        (f"def cosine_similarity(x, y):\n{LENGTHS}{COSINE}    return abs({RATIO})", "cosine_similarity"),
        (f"def compare_similarity(x, y):\n{LENGTHS}{COSINE}    return float(np.dot(x, y)), abs({RATIO})", "compare_similarity"),
    ],
)  # fmt: skip
def test_a_sign_lost_is_told_of_signs_alone(source: str, question: str, chapter2) -> None:
    assert set(ideas(source, question, chapter2).values()) == {"absolute_value"}


def test_a_check_of_arguments_looks_at_these_and_not_at_what_is_raised(chapter2) -> None:
    source = "def cosine_matrix(X):\n    S = X @ X.T\n    d = np.sqrt(np.diag(S)).copy()\n    d[d == 0] = 1\n    return S / np.outer(d, d)"
    found = ideas(source, "cosine_matrix", chapter2)
    assert found["containers"] == "arrays_only"
    assert "unchanged-inputs" not in found
