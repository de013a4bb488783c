"""The source rule follows what the answer reaches, and names the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from graders.checks.source_rule import broken_rule
from graders.model.submission import Cell, Submission, SubmissionKind

HEAD = "import numpy as np\n"


def broken(chapter2, *cells: str, kind: SubmissionKind = SubmissionKind.NOTEBOOK):
    work = Submission(
        student="s",
        file="f",
        kind=kind,
        sha256="",
        cells=tuple(Cell(source=c, python=c, number=n, first_line=1) for n, c in enumerate(cells, start=1)),
    )
    return broken_rule(chapter2.assignment.question("manual_dot"), work)


REACHED = {
    "an attribute": "def manual_dot(x, y):\n    return np.dot(x, y)",
    "the operator": "def manual_dot(x, y):\n    return np.array(x) @ np.array(y)",
    "an augmented operator": "def manual_dot(x, y):\n    x @= y\n    return x",
    "a helper": "def help(a, b):\n    return a.dot(b)\ndef manual_dot(x, y):\n    return help(x, y)",
    "an alias": "d = np.inner\ndef manual_dot(x, y):\n    return d(x, y)",
    "an import inside": "def manual_dot(x, y):\n    from numpy import vdot as v\n    return v(x, y)",
    "a name put together": "def manual_dot(x, y):\n    n = 'd' + 'ot'\n    return getattr(np, n)(x, y)",
    "a computed name": "def manual_dot(x, y):\n    return getattr(np, secret())(x, y)",
    "eval": "def manual_dot(x, y):\n    return eval('np.dot(x, y)')",
    "a container": "ops = {'f': np.dot}\ndef manual_dot(x, y):\n    return ops['f'](x, y)",
    "a default": "def manual_dot(x, y, f=np.dot):\n    return f(x, y)",
    "a decorator's body": "def deco(f):\n    return lambda x, y: np.dot(x, y)\n@deco\ndef manual_dot(x, y): pass",
    "a patched module": "np.sum = np.dot\ndef manual_dot(x, y):\n    return np.sum(x, y)",
    "a star import": "from numpy import *\ndef manual_dot(x, y):\n    return dot(x, y)",
    "weights": "def manual_dot(x, y):\n    return np.average(x, weights=y) * sum(y)",
    "a class": "class V:\n    def f(self, o):\n        return np.dot(1, o)\ndef manual_dot(x, y):\n    return V().f(y)",
    "another answer": "def cosine_similarity(a, b):\n    return np.dot(a, b)\ndef manual_dot(x, y):\n    return cosine_similarity(x, y)",
    "a namespace": "def manual_dot(x, y):\n    return vars(np)['dot'](x, y)",
    "a wrapper put on later": "def manual_dot(x, y):\n    return x @ y\nmanual_dot = print(manual_dot)",
}

NOT_REACHED = {
    "an own variable": "def manual_dot(x, y):\n    dot = 0\n    for a, b in zip(x, y):\n        dot += a * b\n    return dot",
    "an own helper": "def dot(a, b):\n    return a * b\ndef manual_dot(x, y):\n    return sum(map(dot, x, y))",
    "an own key": "def manual_dot(x, y):\n    t = {'dot': 0}\n    t['dot'] += 1\n    return t['dot']",
    "a comment and a docstring": 'def manual_dot(x, y):\n    """np.dot"""\n    # np.dot\n    return 0',
    "exploration": "print(np.dot(1, 2))\ndef manual_dot(x, y):\n    return 0",
    "an earlier draft": "def manual_dot(x, y):\n    return np.dot(x, y)\ndef manual_dot(x, y):\n    return 0",
    "a self-check": "def manual_dot(x, y):\n    return 0\ndef test():\n    assert manual_dot(1, 2) == np.dot(1, 2)",
    "code after the return": "def manual_dot(x, y):\n    return 0\n    return np.dot(x, y)",
    "a constant getattr": "def manual_dot(x, y):\n    return getattr(x, 'shape', None)",
    "keywords handed on": "def deco(f):\n    def w(*a, **k):\n        return f(*a, **k)\n    return w\n@deco\ndef manual_dot(x, y):\n    return 0",
    "an inner draft": "def manual_dot(x, y):\n    def draft():\n        return np.dot(x, y)\n    return 0",
}


@pytest.mark.parametrize("name", REACHED)
def test_what_is_reached_breaks_the_rule(chapter2, name: str) -> None:
    assert broken(chapter2, HEAD + REACHED[name]) is not None


@pytest.mark.parametrize("name", NOT_REACHED)
def test_what_is_not_reached_is_nobody_s_business(chapter2, name: str) -> None:
    assert broken(chapter2, HEAD + NOT_REACHED[name]) is None


def test_the_line_the_cell_and_the_way_are_named(chapter2) -> None:
    fact = broken(
        chapter2, HEAD, "def help(a, b):\n    return a @ b", "def manual_dot(x, y):\n    return help(x, y)"
    )
    assert (fact.used, fact.place.cell, fact.place.line, fact.place.text) == ("@", 2, 2, "return a @ b")
    assert fact.via == ("manual_dot", "help")


def test_questions_without_a_rule_may_use_anything(chapter2) -> None:
    assert chapter2.assignment.question("cosine_similarity").forbidden is None


def test_the_corpus_has_disguises() -> None:
    assert len(list((Path(__file__).parent / "solutions/manual_dot/wrong").glob("source_*.py"))) >= 10
