"""Arguments that notice being multiplied in bulk, whatever the source looks like; and nothing else."""

from __future__ import annotations

import numpy as np
import pytest
from test_diagnose import graded

from graders.inside.calls.spy_arrays import Spy
from graders.model.facts import RuleBroken

WATCHED = ("dot", "inner", "vdot", "matmul", "einsum", "tensordot", "convolve", "multi_dot")
SIZES = "if len(x) != len(y):\n        raise ValueError('lengths differ')\n    "
HONEST = {
    "a loop": "return sum(a * b for a, b in zip(x, y))",
    "elementwise": "return np.sum(x * y)",
    "a product written into an array": "z = np.empty(len(x)); np.multiply(x, y, out=z); return z.sum()",
    "a sum along an axis": "return np.add.reduce(x * y, axis=0)",
    "a stack": "return np.stack([x, y]).prod(axis=0).sum()",
    "changed and sorted copies": "z = x.copy(); z *= y; z.sort(); return z.cumsum()[-1] if len(z) else 0.0",
    "a masked array": "return float(np.ma.array(x, mask=False).__mul__(y).sum())",
    "the norm of a library": "return float((np.linalg.norm(x + y) ** 2 - np.linalg.norm(x - y) ** 2) / 4)",
}
HIDDEN = {
    "looked up": "return vars(np)[bytes([100, 111, 116]).decode()](x, y)",
    "a method looked up": "return getattr(x, bytes([100, 111, 116]).decode())(y)",
    "an operator looked up": "return {n[2:8]: f for n, f in vars(np.ndarray).items()}['matmul'](x, y)",
    "a slice": "return vars(np)[bytes([100, 111, 116]).decode()](x[0:], y * 1.0)",
    "text": "return eval(bytes([110, 112, 46, 100, 111, 116]).decode())(x, y)",
}


def on_our_own(source: str) -> str | None:
    """What the watch sees of a function of the student's cell 1."""
    space = {"np": np}
    exec(compile(source, "cell:1", "exec"), space)
    watch = Spy(WATCHED, lambda name: "1" if name == "cell:1" else None)
    space["f"](watch.over(np.array([1.0, 2.0])), watch.over(np.array([3.0, 4.0])))
    return None if watch.used is None else watch.used["used"]


@pytest.mark.parametrize("name", HONEST)
def test_what_is_allowed_is_never_noticed_and_gives_the_right_answer(name: str, chapter2) -> None:
    assert on_our_own(f"def f(x, y):\n    {HONEST[name]}") is None
    space = {"np": np}
    exec(f"def f(x, y):\n    {HONEST[name]}", space)
    watch = Spy((), str)
    args = [watch.over(np.array([1.0, 2.0])), watch.over(np.array([3.0, 4.0]))]
    assert float(space["f"](*args)) == pytest.approx(11)


@pytest.mark.parametrize(
    ("used", "body"),
    [
        ("dot", "np.dot(x, y)"),
        ("dot", "x.dot(y)"),
        ("matmul", "x @ y"),
        ("matmul", "np.array([1.0, 1.0]) @ y"),
        ("matmul", "x.reshape(1, 2) @ y"),
        ("inner", "np.inner(x, y)"),
        ("einsum", "np.einsum('i,i', x, y)"),
        ("tensordot", "np.tensordot(x, y, 1)"),
        ("convolve", "np.convolve(x, y[::-1], 'valid')"),
        ("multi_dot", "np.linalg.multi_dot([x[None], y[:, None]])"),
        ("dot", "(lambda *a: np.dot(*a))(x, y)"),
        ("dot", "list(map(np.dot, [x], [y]))"),
        ("dot", "eval('np.dot(x, y)')"),
        ("dot", "np.dot(x + 0, abs(y))"),
    ],
)
def test_bulk_products_are_noticed_with_their_name(used: str, body: str) -> None:
    assert on_our_own(f"def f(x, y):\n    return {body}") == used


def test_what_a_library_does_within_is_nobody_s_fault() -> None:
    watch = Spy(WATCHED, lambda _: None)
    np.dot(watch.over(np.ones(2)), np.ones(2))
    assert watch.used is None


@pytest.mark.parametrize("name", HIDDEN)
def test_a_rule_broken_out_of_sight_is_told_with_its_line(name: str, chapter2) -> None:
    source = f"import numpy as np\ndef manual_dot(x, y):\n    {SIZES}{HIDDEN[name]}\n"
    report = graded(source, chapter2)
    question = next(each for each in report.questions if each.id == "manual_dot")
    rule = next(each for each in question.checks if each.id == "source-rule")
    assert isinstance(rule.finding.fact, RuleBroken)
    assert rule.finding.fact.place.line == source.count("\n")
    assert question.score.earned == 0


@pytest.mark.parametrize("name", HONEST)
def test_nothing_is_lost_by_what_is_allowed(name: str, chapter2) -> None:
    report = graded(f"import numpy as np\ndef manual_dot(x, y):\n    {SIZES}{HONEST[name]}\n", chapter2)
    question = next(each for each in report.questions if each.id == "manual_dot")
    assert "source-rule" not in {each.id for each in question.checks if each.finding}
