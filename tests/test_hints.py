"""A hint belongs to a reason: nobody reads one about something that they have done right."""

from __future__ import annotations

from typing import get_args

import pytest
from test_diagnose import graded

from graders.assignment.schema_parts import ReasonName
from graders.model.reason import Reason

HEAD = "import numpy as np\n"
LENGTHS = "    if len(x) != len(y):\n        raise ValueError('lengths differ')\n"
N = "    n = float(np.linalg.norm(x) * np.linalg.norm(y))\n"
COS = f"def cosine_similarity(x, y):\n{LENGTHS}{N}"

ANSWERS = {
    # answer -> the checks whose hints are said
    "one that compares and returns -1": (
        "manual_dot",
        "def manual_dot(x, y):\n    if len(x) != len(y):\n        return -1\n    return sum(a * b for a, b in zip(x, y))",
        set(),
    ),
    "one that compares by shape and prints": (
        "manual_dot",
        "def manual_dot(x, y):\n    if np.shape(x)[0] != np.shape(y)[0]:\n        print('no')\n        return None\n"
        "    return sum(a * b for a, b in zip(x, y))",
        set(),
    ),
    "one that compares and raises another": (
        "manual_dot",
        "def manual_dot(x, y):\n    assert len(x) == len(y)\n    return sum(a * b for a, b in zip(x, y))",
        set(),
    ),
    "one that does not compare": (
        "manual_dot",
        "def manual_dot(x, y):\n    return sum(a * b for a, b in zip(x, y))",
        {"mismatched-lengths"},
    ),
    "a loop over len that does not compare": (
        "manual_dot",
        "def manual_dot(x, y):\n    return sum(x[i] * y[i] for i in range(min(len(x), len(y))))",
        {"mismatched-lengths"},
    ),
    "arrays only": (
        "manual_dot",
        f"def manual_dot(x, y):\n{LENGTHS}    return np.sum(x * y)",
        set(),  # the idea says it
    ),
    "single precision": (
        "manual_dot",
        f"def manual_dot(x, y):\n{LENGTHS}    return float(np.sum(np.asarray(x, np.float32) * np.asarray(y, np.float32)))",
        set(),
    ),
    "a sum of sums": (
        "manual_dot",
        f"def manual_dot(x, y):\n{LENGTHS}    return sum(x) + sum(y)",
        {"worked-examples"},
    ),
    "no test for zero": ("cosine_similarity", f"{COS}    return float(np.dot(x, y) / n)", {"zero-vector"}),
    "no test for zero, in Python": (
        "cosine_similarity",
        f"def cosine_similarity(x, y):\n{LENGTHS}    return sum(a * b for a, b in zip(x, y)) / (sum(a * a for a in x) * sum(b * b for b in y)) ** 0.5",
        {"zero-vector"},
    ),
    "an exception for zero": (
        "cosine_similarity",
        f"{COS}    if n == 0:\n        raise ZeroDivisionError('zero')\n    return float(np.dot(x, y) / n)",
        set(),
    ),
    "1e-12 in the denominator": (
        "cosine_similarity", f"{COS}    return float(np.dot(x, y) / (n + 1e-12))", set(),
    ),
    "a test for small": (
        "cosine_similarity",
        f"{COS}    return float(np.dot(x, y) / n) if n > 1e-8 else 0.0",
        {"magnitudes"},
    ),
    "no sign": ("cosine_similarity", f"{COS}    return abs(float(np.dot(x, y) / n)) if n else 0.0", set()),
    "one length only": (
        "cosine_similarity",
        f"{COS}    return float(np.dot(x, y) / np.linalg.norm(x)) if n else 0.0",
        {"worked-examples"},
    ),
    "one for zero": ("cosine_similarity", f"{COS}    return float(np.dot(x, y) / n) if n else 1.0", set()),
    "asarray is there": (
        "cosine_matrix",
        "def cosine_matrix(X):\n    A = np.asarray(X, float)\n    n = np.linalg.norm(A, axis=1)\n    n[n == 0] = 1\n"
        "    return (A @ X.T) / np.outer(n, n)",
        set(),
    ),
    "columns": (
        "cosine_matrix",
        "def cosine_matrix(X):\n    X = np.asarray(X, float)\n    n = np.linalg.norm(X, axis=0)\n    n[n == 0] = 1\n    return (X.T @ X) / np.outer(n, n)",
        {"worked-examples"},
    ),
    "in place": (
        "cosine_matrix",
        "def cosine_matrix(X):\n    A = np.asarray(X)\n    n = np.linalg.norm(A, axis=1, keepdims=True)\n    n[n == 0] = 1\n"
        "    if A.dtype == float:\n        A /= n\n    else:\n        A = A / n\n    return A @ A.T",
        {"unchanged-inputs"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ANSWERS)
def test_a_hint_is_said_where_it_is_about_what_went_wrong(name: str, chapter2) -> None:
    question, source, said = ANSWERS[name]
    report = graded(HEAD + source, chapter2)
    checks = next(each.checks for each in report.questions if each.id == question)
    assert any(each.finding for each in checks)
    assert {each.id for each in checks if each.hint} == said


def test_nobody_who_has_written_nothing_is_given_hints(chapter2) -> None:
    report = graded("def manual_dot(x, y):\n    raise NotImplementedError\n", chapter2)
    assert not any(check.hint for question in report.questions for check in question.checks)


def test_an_assignment_may_name_every_reason() -> None:
    assert set(get_args(ReasonName)) == {each.value for each in Reason}
