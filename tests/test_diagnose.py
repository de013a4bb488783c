"""Who makes a classic mistake reads the sentence that helps, in both languages; nobody reads a wrong one."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from fakes import InProcessRunner

from graders.model.report import Audience
from graders.model.submission import Cell, Submission, SubmissionKind
from graders.model.text import Language
from graders.reports.document import document, to_yaml
from graders.reports.terminal import to_text
from graders.submissions import read_submission
from graders.workflows.grade_one import grade_submission
from graders.workflows.locate import Selection
from graders.workflows.prepare import prepare

ROOT = Path(__file__).resolve().parents[1]

COSINE = """
import numpy as np
def cosine_similarity(a, b):
    a, b = np.asarray(a, float), np.asarray(b, float)
    if a.shape != b.shape:
        raise ValueError("lengths differ")
    {body}
"""
MATRIX = """
import numpy as np
def cosine_matrix(X):
    X = np.asarray(X, float)
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    norms[norms == 0] = 1
    {body}
"""
SCORES = """
import numpy as np
def attention_scores(X, W_q, W_k):
    Q, K = X @ W_q, X @ W_k
    {body}
"""
DOT = """
import numpy as np
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    {body}
"""
GUARD = "n = np.linalg.norm(a) * np.linalg.norm(b)\n    if n == 0:\n        return 0.0\n    "

CLASSIC = {
    "no zero guard": (
        COSINE, "return a @ b / (np.linalg.norm(a) * np.linalg.norm(b))",
        "zero-vector", "Test for it first, and return 0.0",
    ),
    "1 - cos": (COSINE, GUARD + "return 1 - a @ b / n", "worked-examples", "cosine *distance*"),
    "one norm only": (
        COSINE, GUARD + "return a @ b / np.linalg.norm(a)", "worked-examples", "length of one vector only",
    ),
    "L1 norm": (
        COSINE, GUARD + "return a @ b / (np.abs(a).sum() * np.abs(b).sum())",
        "worked-examples", "product of both Euclidean lengths",
    ),
    "integer truncation": (
        DOT, "return sum(int(a) * int(b) for a, b in zip(x, y))", "worked-examples", "do not cut decimals off",
    ),
    "columns for rows": (
        MATRIX, "U = X / norms\n    return U.T @ U", "worked-examples", "You compare columns",
    ),
    "Q and K swapped": (SCORES, "return K @ Q.T", "query-is-row", "Q and K are swapped"),
    "K not transposed": (SCORES, "return Q @ K", "worked-examples", "K is not transposed"),
    "scaled by √d": (
        SCORES, "return Q @ K.T / np.sqrt(K.shape[1])", "worked-examples", "leave out the division by √d_k",
    ),
    "softmax applied": (
        SCORES, "S = np.exp(Q @ K.T)\n    return S / S.sum(axis=1, keepdims=True)",
        "worked-examples", "attention *weights*",
    ),
    "input changed in place": (
        COSINE.replace("a, b = np.asarray(a, float), np.asarray(b, float)\n    if a.shape != b.shape", "if len(a) != len(b)"),
        "n = np.linalg.norm(a)\n    if n == 0 or not np.any(b):\n        return 0.0\n"
        "    c = float(np.dot(a, b) / (n * np.linalg.norm(b)))\n"
        "    if isinstance(a, np.ndarray) and a.dtype.kind == 'f':\n        a /= n\n    return c",
        "unchanged-inputs", "belongs to the caller",
    ),
    "np.dot in disguise": (
        DOT, "return getattr(np, 'd' + 'ot')(x, y)", "source-rule", "multiply and add yourself",
    ),
    "forgot the root": (
        COSINE, GUARD + "return a @ b / ((a @ a) * (b @ b))", "worked-examples", "square root is missing",
    ),
    "or written as and": (
        COSINE,
        "if not a.any() and not b.any():\n        return 0.0\n"
        "    return a @ b / (np.linalg.norm(a) * np.linalg.norm(b))",
        "zero-vector", "write `or`, not `and`",
    ),
}  # fmt: skip


def submission(source: str) -> Submission:
    source = source.strip() + "\n"
    cell = Cell(source=source, python=source, number=1, first_line=1)
    digest = hashlib.sha256(source.encode()).hexdigest()
    return Submission(student="s", file="s.py", kind=SubmissionKind.MODULE, sha256=digest, cells=(cell,))


def graded(source: str, chapter2):
    return grade_submission(submission(source), chapter2, InProcessRunner())


def diagnosis_sentences(report, question: str, language: Language = Language.EN) -> dict[str, str]:
    entries = document(report, language, Audience.STUDENT)["questions"]
    checks = next(each["checks"] for each in entries if each["id"] == question)
    return {each["id"]: each["misconception"]["text"] for each in checks if "misconception" in each}


def function(source: str) -> str:
    return source.split("def ")[1].split("(", maxsplit=1)[0]


@pytest.mark.parametrize("name", CLASSIC)
def test_a_classic_mistake_is_told_the_sentence_that_helps(name: str, chapter2) -> None:
    source, body, check, words = CLASSIC[name]
    report = graded(source.format(body=body), chapter2)
    english = diagnosis_sentences(report, function(source))
    assert words in english[check]
    chinese = diagnosis_sentences(report, function(source), Language.ZH)
    assert any("一" <= letter <= "鿿" for letter in chinese[check])
    assert english[check] in to_text(report, Language.EN, Audience.STUDENT)


@pytest.mark.parametrize("name", CLASSIC)
def test_public_failures_come_with_the_smallest_example(name: str, chapter2) -> None:
    source, body, check, _ = CLASSIC[name]
    report = graded(source.format(body=body), chapter2)
    entries = document(report, Language.EN, Audience.STUDENT)["questions"]
    checks = next(each["checks"] for each in entries if each["id"] == function(source))
    entry = next(each for each in checks if each["id"] == check)
    if entry["visibility"] == "public" and check != "source-rule":
        assert {"call", "expected"} <= set(entry["evidence"])
    else:
        assert "evidence" not in entry


def test_two_mistakes_are_told_apart(chapter2) -> None:
    report = graded(
        COSINE.format(body="return 1 - a @ b / (np.linalg.norm(a) * np.linalg.norm(b))"), chapter2
    )
    sentences = diagnosis_sentences(report, "cosine_similarity")
    assert "cosine *distance*" in sentences["worked-examples"]
    assert "Test for it first" in sentences["zero-vector"]


@pytest.mark.parametrize(
    "body",
    [
        "return 0.123",
        "return float('nan')",
        "return a.sum() + 3 * b.sum()",
        "return 0.0",
        "return 1.0",
        "raise KeyError",
        "return a @ b / n if (n := np.linalg.norm(a) * np.linalg.norm(b)) > 7 else 0.25",
    ],
)
def test_nobody_is_told_an_idea_that_is_not_theirs(body: str, chapter2) -> None:
    assert diagnosis_sentences(graded(COSINE.format(body=body), chapter2), "cosine_similarity") == {}


def test_an_answer_that_several_ideas_explain_is_told_what_they_share(chapter2) -> None:
    # A limit on ‖a‖·‖b‖ and one on each length give the same answers to all that is asked.
    body = GUARD + "return a @ b / n if np.linalg.norm(a) > 2e-3 and np.linalg.norm(b) > 2e-3 else 0.0"
    assert (
        "Tiny is not zero"
        in diagnosis_sentences(graded(COSINE.format(body=body), chapter2), "cosine_similarity")["magnitudes"]
    )


def test_the_same_idea_is_told_once_on_a_terminal(chapter2) -> None:
    text = to_text(
        graded(COSINE.format(body=GUARD + "return 1 - a @ b / n"), chapter2), Language.EN, Audience.STUDENT
    )
    assert text.count("cosine *distance*") == 1
    assert "the same as at worked-examples" in text


@pytest.mark.parametrize(
    ("value", "misconceptions"),
    [
        ("[32, 1, 0]", {"second": "sign"}),
        ("(32.0, 3.0, 0)", {"second": "sign"}),
        ("np.array([14, -1, 0])", {"first": "one_missing"}),
        ("[14, -1, 7]", {"first": "one_missing"}),  # and something else, of which nothing is known
        ("[21, 6, 6]", {"first": "added", "second": "added", "third": "added"}),
        ("(0, -1, 32)", {"first": "order", "third": "order"}),
        ("[[4, 10, 18], [1, -2, 0], [0, 0, 0]]", dict.fromkeys(("first", "second", "third"), "not_summed")),
        ("[3.0, 2, 1]", {}),
        ("[32, -1]", {}),
        ("'32'", {}),
        ("[32, -1, None]", {}),
        ("[float('nan')] * 3", {}),
        ("[32, -1, 0]", {}),
    ],
)
def test_a_variable_is_told_the_idea_behind_its_numbers(
    value: str, misconceptions: dict[str, str], chapter2
) -> None:
    report = graded(f"import numpy as np\ndot_answers = {value}\n", chapter2)
    checks = next(each.checks for each in report.questions if each.id == "dot_answers")
    assert {each.id: each.diagnosis.misconception for each in checks if each.diagnosis} == misconceptions


@pytest.mark.parametrize(
    "value", ["complex(1e308, 1e308)", "complex('nan')", "complex(1, 1e-300)", "10**400"]
)
def test_numbers_of_any_size_are_only_wrong(value: str, chapter2) -> None:
    for _ in range(3):  # what one call of the C library leaves behind is no other's business
        report = graded(f"def manual_dot(x, y):\n    return {value}\n", chapter2)
        question = next(each for each in report.questions if each.id == "manual_dot")
        assert question.score.earned == 0
        assert question.score.withheld == 0


WRONG = sorted((ROOT / "tests" / "solutions").glob("*/wrong/*.py"))


def test_what_is_ruled_out_in_advance_changes_no_report(runner) -> None:
    """In a large class all that misconceptions answer is known, and what is right rules most of them out."""
    lazy, asked = prepare(Selection(course=ROOT)), prepare(Selection(course=ROOT))
    asked.imitations.ask_everything(asked.assignment.questions)
    named = 0
    for path in [*WRONG[::9], ROOT / "tests" / "work" / "half.py"]:
        submission = read_submission(path)
        one, other = (grade_submission(submission, prepared, runner) for prepared in (lazy, asked))
        assert to_yaml(one, Language.EN) == to_yaml(other, Language.EN)
        named += "misconception:" in to_yaml(one, Language.EN)
    assert named > len(WRONG[::9]) / 2
