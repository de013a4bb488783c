"""The source rule follows what the answer reaches, and names the line."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from pathlib import Path

import pytest

from graders.checks.source_rule import broken_rule, unmet_rule
from graders.model.assignment import Aspect, Check, Question, QuestionKind, Rule, Visibility
from graders.model.facts import Finding, Outcome, RuleBroken
from graders.model.report import Verdict
from graders.model.submission import Cell, Submission, SubmissionKind
from graders.model.text import Text
from graders.model.transcript import Place
from graders.scoring import judge_question

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
    "a cell magic": "get_ipython().run_cell_magic('time', '', 'def manual_dot(x, y):\\n    return np.dot(x, y)')",
    "a file of one's own": "from helper import f\ndef manual_dot(x, y):\n    return f(x, y)",
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


LOOPS = {
    "a for": "def f(X):\n    for x in X:\n        pass\n    return X",
    "a while": "def f(X):\n    while False:\n        pass\n    return X",
    "in a helper": "def g(X):\n    for x in X:\n        pass\ndef f(X):\n    return g(X)",
}
NO_LOOPS = {
    "vectorised": "def f(X):\n    return X @ X.T",
    "a comprehension": "def f(X):\n    return [x for x in X]",
    "a loop elsewhere": "for n in range(3):\n    print(n)\ndef f(X):\n    return X",
}
NO_LOOP = Rule(
    names=frozenset(), operators=frozenset(), syntax=frozenset({"loop"}), reason=Text(en="", zh="")
)
MATRIX_PRODUCT = Rule(
    names=frozenset({"matmul", "dot"}), operators=frozenset({"@"}), reason=Text(en="", zh="")
)


def question(**rules) -> Question:
    text = Text(en="", zh="")
    return Question(
        id="f", kind=QuestionKind.FUNCTION, title=text, statement=text, points=Fraction(4), checks=(), **rules
    )


def module(source: str) -> Submission:
    cell = Cell(source=source, python=source, number=1, first_line=1)
    return Submission(student="s", file="f", kind=SubmissionKind.MODULE, sha256="", cells=(cell,))


@pytest.mark.parametrize("name", LOOPS)
def test_a_loop_on_the_way_is_seen(name: str) -> None:
    fact = broken_rule(question(forbidden=NO_LOOP), module(LOOPS[name]))
    assert fact is not None
    assert fact.used in {"for", "while"}
    assert fact.place.text.startswith(("for", "while"))


@pytest.mark.parametrize("name", NO_LOOPS)
def test_what_is_no_loop_or_not_on_the_way_is_none(name: str) -> None:
    assert broken_rule(question(forbidden=NO_LOOP), module(NO_LOOPS[name])) is None


@pytest.mark.parametrize(
    "source",
    [
        "def f(X):\n    return X @ X.T",
        "import numpy as np\ndef g(X):\n    return np.dot(X, X)\ndef f(X):\n    return g(X)",
        "from numpy import matmul as m\ndef f(X):\n    return m(X, X)",
    ],
)
def test_one_of_what_is_required_is_enough(source: str) -> None:
    assert unmet_rule(question(required=MATRIX_PRODUCT), module(source)) is None


@pytest.mark.parametrize(
    "source",
    [
        "def f(X):\n    return X * X",
        "import numpy as np\nnp.dot(1, 2)\ndef f(X):\n    return X * X",
        "def f(X):\n    return getattr(X, input())(X)",
        "def f(X):\n    return eval(input())",
    ],
)
def test_what_is_required_has_to_be_on_the_way_and_readable(source: str) -> None:
    fact = unmet_rule(question(required=MATRIX_PRODUCT), module(source))
    assert fact is not None
    assert fact.wanted == ("@", "dot", "matmul")


def test_a_rule_with_points_caps_the_question_and_blocks_nothing() -> None:
    text = Text(en="", zh="")
    rule = Check(
        id="source-rule", title=text, points=Fraction(0), visibility=Visibility.PUBLIC,
        aspect=Aspect.RULE, most=Fraction(3),
    )  # fmt: skip
    check = Check(id="one", title=text, points=Fraction(4), visibility=Visibility.PUBLIC)
    asked = dataclasses.replace(question(forbidden=NO_LOOP), checks=(rule, check))
    assert not rule.is_gate
    place = Place(cell=None, line=2, text="for x in X:")
    finding = Finding(fact=RuleBroken(used="for", place=place, via=("f",)), function="f")
    broken = judge_question(
        asked, [Outcome(check="source-rule", finding=finding), Outcome(check="one", finding=None)]
    )
    kept = judge_question(
        asked, [Outcome(check="source-rule", finding=None), Outcome(check="one", finding=None)]
    )
    assert (broken.score.earned, kept.score.earned) == (3, 4)
    assert (broken.checks[0].most, kept.checks[0].most) == (3, None)
    assert broken.verdict is Verdict.FAILED


def test_questions_without_a_rule_may_use_anything(chapter2) -> None:
    assert chapter2.assignment.question("cosine_similarity").forbidden is None


def test_the_corpus_has_disguises() -> None:
    assert len(list((Path(__file__).parent / "solutions/manual_dot/wrong").glob("source_*.py"))) >= 10


TOOLS = """\
class Base:
    def start(self):
        return 0
    def bulk(self, x, y):
        return x @ y

class VectorTools(Base):
    scale = 1
    fast = np.dot
    def __init__(self, n=0):
        self.n = n
    @staticmethod
    def dot(x, y):
        return sum(a * b for a, b in zip(x, y))
    @classmethod
    def by_class(cls, x, y):
        return cls.dot(x, y)
    def helped(self, x, y):
        return self.start() + self.dot(x, y) * self.scale
    def matrix(self, A, B):
        return A @ B
    def through(self, x, y):
        return self.matrix(x, y)
    def inherited(self, x, y):
        return self.bulk(x, y)
    def by_super(self, x, y):
        return super().bulk(x, y)

class Other:
    @staticmethod
    def dot(x, y):
        return np.dot(x, y)
    def start(self):
        return self @ self

class Heir(VectorTools):
    def start(self):
        return 0
"""

ONE_METHOD = {
    "a method by its name": "manual_dot = VectorTools.dot",
    "of an object": "manual_dot = VectorTools().helped",
    "of a named object": "tools = VectorTools()\nmanual_dot = tools.helped",
    "by an alias of the class": "T = VectorTools\nmanual_dot = T.dot",
    "a class method": "manual_dot = VectorTools.by_class",
    "called in a function": "def manual_dot(x, y):\n    return VectorTools.dot(x, y)",
    "of an heir": "manual_dot = Heir.dot",
    "by a constant name": "manual_dot = getattr(VectorTools, 'dot')",
    "beside a test of types": "def manual_dot(x, y):\n    isinstance(x, VectorTools)\n    return VectorTools.dot(x, y)",
    "beside an heir that nobody uses": "class V(VectorTools):\n    def start(self):\n        return x @ x\n"
    "manual_dot = VectorTools().helped",
    "a wrapper": "manual_dot = lambda x, y: VectorTools(3).helped(x, y)",
}
ANOTHER_METHOD = {
    "the method that is used": "manual_dot = VectorTools().matrix",
    "by way of another": "manual_dot = VectorTools().through",
    "inherited": "manual_dot = VectorTools().inherited",
    "by way of super": "manual_dot = VectorTools().by_super",
    "of a base": "manual_dot = VectorTools.bulk",
    "an attribute that is a function": "manual_dot = VectorTools.fast",
    "of another class": "manual_dot = Other.dot",
    "a special method": "class V(VectorTools):\n    def __call__(self, x, y):\n        return x @ y\nmanual_dot = V()",
    "an operator": "class V:\n    def __mul__(self, o):\n        return np.dot(self, o)\ndef manual_dot(x, y):\n    return V() * y",
    "a metaclass": "class M(type):\n    def __getattr__(cls, name):\n        return np.dot\nclass V(metaclass=M): pass\nmanual_dot = V.anything",
    "the whole class handed on": "def manual_dot(x, y):\n    return use(VectorTools, x, y)",
    "by a name that cannot be read": "def manual_dot(x, y):\n    return VectorTools.__dict__[secret()](x, y)",
    "by all names": "import inspect\ndef manual_dot(x, y):\n    return inspect.getmembers(VectorTools())[0][1](x, y)",
    "by vars": "def manual_dot(x, y):\n    return vars(VectorTools)[secret()](VectorTools(), x, y)",
    "a method set later": "VectorTools.dot = lambda x, y: x @ y\nmanual_dot = VectorTools.dot",
    "a method of a class that a library runs": "import threading\nclass T(threading.Thread):\n    def run(self):\n        self.r = np.dot(1, 2)\ndef manual_dot(x, y):\n    t = T()\n    t.start()\n    return t.r",
    "what an heir does instead": "class V(VectorTools):\n    def start(self):\n        return self @ self\nmanual_dot = V().helped",
    "of a library's class": "class V(np.ndarray):\n    pass\ndef manual_dot(x, y):\n    return V.dot(x, y)",
    "of an object that is handed on": "def use(t, x, y):\n    return t.matrix(x, y)\ndef manual_dot(x, y):\n    return use(VectorTools(), x, y)",
    "a decorated class": "def deco(cls):\n    cls.dot = np.dot\n    return cls\n@deco\nclass V:\n    pass\nmanual_dot = V.dot",
    "a loose statement": "class V:\n    global hidden\n    if True:\n        dot = np.dot\nmanual_dot = V.dot",
    "a getter": "import operator\nf = operator.methodcaller(secret(), 1, 2)\ndef manual_dot(x, y):\n    return f(VectorTools())",
}


@pytest.mark.parametrize("name", ONE_METHOD)
def test_of_a_class_only_the_methods_that_are_used_are_reached(name: str, chapter2) -> None:
    assert broken(chapter2, HEAD, TOOLS, ONE_METHOD[name]) is None


@pytest.mark.parametrize("name", ANOTHER_METHOD)
def test_what_a_class_is_used_for_is_reached_however_it_is_used(name: str, chapter2) -> None:
    assert broken(chapter2, HEAD, TOOLS, ANOTHER_METHOD[name]) is not None


def test_the_line_of_a_method_is_told_past_odd_separators(chapter2) -> None:
    cell = "def manual_dot(x, y):\n    a = 'one\u2028two\x0cthree'\n    return x @ y"
    assert broken(chapter2, HEAD, cell).place == Place(cell=2, line=3, text="return x @ y")
