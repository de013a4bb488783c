"""The source rule follows what the answer reaches, and names the line."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from pathlib import Path

import pytest

from graders.checks.source.rule import broken_rule, unmet_rule
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

DISGUISED = {
    "a namespace kept in a variable": "v = vars(np)\ndef manual_dot(x, y):\n    return v['dot'](x, y)",
    "a namespace inside": "def manual_dot(x, y):\n    v = np.__dict__\n    return v['dot'](x, y)",
    "a namespace searched": "def manual_dot(x, y):\n    return next(f for n, f in vars(np).items() if n.startswith('do'))(x, y)",
    "getattr by another name": "g = getattr\ndef manual_dot(x, y):\n    return g(np, 'd' 'ot')(x, y)",
    "getattr handed on": "import functools\ndef manual_dot(x, y):\n    return functools.reduce(getattr, ['dot'], np)(x, y)",
    "getattr imported by another name": "from builtins import getattr as look\ndef manual_dot(x, y):\n    return look(np, 'dot')(x, y)",
    "pydoc": "import pydoc\ndef manual_dot(x, y):\n    return pydoc.locate('numpy.dot')(x, y)",
    "pkgutil": "import pkgutil\ndef manual_dot(x, y):\n    return pkgutil.resolve_name('numpy:dot')(x, y)",
    "attrgetter by another name": "from operator import attrgetter as ag\ndef manual_dot(x, y):\n    return ag('dot')(np)(x, y)",
    "attrgetter": "import operator\nf = operator.attrgetter('linalg.multi_dot')\ndef manual_dot(x, y):\n    return f(np)([x, y])",
    "a formatter": "import string\ndef manual_dot(x, y):\n    return string.Formatter().get_field('0.dot', [np], {})[0](x, y)",
    "timeit": "import timeit\ndef manual_dot(x, y):\n    r = []\n    timeit.timeit('r.append(np.dot(x, y))', number=1, globals={'r': r, 'np': np, 'x': x, 'y': y})\n    return r[0]",
    "timeit of text made up": "import timeit\ndef manual_dot(x, y):\n    r = []\n    timeit.timeit(TEXT[::-1], number=1, globals={'r': r})\n    return r[0]",
    "profile": "import profile\ndef manual_dot(x, y):\n    profile.runctx('z = np.dot(x, y)', {'np': np}, {'x': x})\n    return 0",
    "code": "import code\ndef manual_dot(x, y):\n    code.InteractiveInterpreter({'x': x}).runsource('np.dot')\n    return 0",
    "type hints": "import typing\ndef f(a: 'np.dot'): pass\ndef manual_dot(x, y):\n    return typing.get_type_hints(f)['a'](x, y)",
    "annotations": "def f(a: np.dot): pass\ndef manual_dot(x, y):\n    return f.__annotations__['a'](x, y)",
    "a cell run inside": "def manual_dot(x, y):\n    return get_ipython().run_cell('n' + chr(112) + '.dot').result(x, y)",
    "get_ipython's expressions": "def manual_dot(x, y):\n    return get_ipython().ev('np.dot')(x, y)",
    "a with": "import contextlib\nwith contextlib.nullcontext(np.dot) as f:\n    pass\ndef manual_dot(x, y):\n    return f(x, y)",
    "a match": "match np.dot:\n    case f:\n        pass\ndef manual_dot(x, y):\n    return f(x, y)",
    "a class pattern": "def manual_dot(x, y):\n    match np:\n        case object(dot=f):\n            return f(x, y)",
    "a for": "for f in [np.dot]:\n    pass\ndef manual_dot(x, y):\n    return f(x, y)",
    "an except": "try:\n    raise ValueError(np.dot)\nexcept ValueError as e:\n    f = e.args[0]\ndef manual_dot(x, y):\n    return f(x, y)",
    "global in a helper": "def setup():\n    global f\n    f = np.dot\nsetup()\ndef manual_dot(x, y):\n    return f(x, y)",
    "a class of one's own that has one as well": "class V:\n    def dot(self, o):\n        return 0\ndef manual_dot(x, y):\n    return np.asarray(x).dot(y)",
    "the argument's own": "class V:\n    def dot(self, o):\n        return 0\ndef manual_dot(x, y):\n    return x.dot(y)",
    "a variable": "class V:\n    def dot(self, o):\n        return 0\ndef manual_dot(x, y):\n    a = np.array(x)\n    return a.dot(y)",
    "weights by their place": "def manual_dot(x, y):\n    return np.average(x, None, y) * sum(y)",
    "weights of a bincount by their place": "def manual_dot(x, y):\n    return np.bincount(np.zeros(len(x), int), x)[0]",
    "c_einsum": "def manual_dot(x, y):\n    return np._core.multiarray.c_einsum('i,i', x, y)",
    "correlate2": "def manual_dot(x, y):\n    return np._core.multiarray.correlate2(x, y, 0)[0]",
    "ma.innerproduct": "def manual_dot(x, y):\n    return np.ma.innerproduct(x, y)",
    "matrix_power": "def manual_dot(x, y):\n    return np.linalg.matrix_power(x, 2)",
    "a product of polynomials": "def manual_dot(x, y):\n    return (np.poly1d(x) * np.poly1d(y[::-1]))[len(x) - 1]",
    "a product of new polynomials": "from numpy.polynomial import Polynomial as P\ndef manual_dot(x, y):\n    return (P(x) * P(y[::-1])).coef[len(x) - 1]",
    "an operator of one's own class": "class P:\n    def __init__(self, v):\n        self.v = v\n    def __mul__(self, o):\n        return np.dot(self.v, o.v)\ndef manual_dot(x, y):\n    return P(x) * P(y)",
    "a conversion of one's own class": "class P:\n    def __init__(self, x, y):\n        self.x, self.y = x, y\n    def __float__(self):\n        return float(np.dot(self.x, self.y))\ndef manual_dot(x, y):\n    return float(P(x, y))",
    "a method by its name": "class T:\n    def f(self, x, y):\n        return np.dot(x, y)\ndef manual_dot(x, y):\n    return getattr(T(), 'f')(x, y)",
    "an attribute set with others": "class T: pass\nT.f, T.g = np.dot, 1\ndef manual_dot(x, y):\n    return T.f(x, y)",
    "a list filled from outside": "F = []\nlist.append(F, np.dot)\ndef manual_dot(x, y):\n    return F[0](x, y)",
    "the interpreter's frames": "import sys\ndef manual_dot(x, y):\n    return sys._getframe(1).f_globals['np'].__dict__['d' + 'ot'](x, y)",
    "the unpickler": "import pickle\ndef manual_dot(x, y):\n    return pickle.loads(b'cnumpy\\ndot\\n.')(x, y)",
    "superclass": "class A(np.ndarray):\n    pass\ndef manual_dot(x, y):\n    return np.asarray(x).view(A).dot(y)",
}

HONEST = {
    "an instance": "class V:\n    def __init__(self, v):\n        self.v = v\n    def dot(self, o):\n        return sum(a * b for a, b in zip(self.v, o.v))\ndef manual_dot(x, y):\n    return V(x).dot(V(y))",
    "an instance in a variable": "class V:\n    def __init__(self, v):\n        self.v = v\n    def dot(self, o):\n        return 0\ndef manual_dot(x, y):\n    v = V(x)\n    w = V(y)\n    return v.dot(w)",
    "a static method beside another": "class Tools:\n    @staticmethod\n    def dot(x, y):\n        return sum(a * b for a, b in zip(x, y))\n    def matrix(self, A, B):\n        return A @ B\n    def __matmul__(self, o):\n        return np.dot(1, o)\nmanual_dot = Tools.dot",
    "a method of an instance beside another": "class Tools:\n    def mine(self, x, y):\n        return sum(a * b for a, b in zip(x, y))\n    def matrix(self, A, B):\n        return A @ B\ntools = Tools()\ndef manual_dot(x, y):\n    return tools.mine(x, y)",
    "an attribute of a class": "class Config:\n    size = 3\n    fast = np.dot\ndef manual_dot(x, y):\n    return Config.size",
    "partial": "import functools\ndef total(f, x, y):\n    return sum(f(a, b) for a, b in zip(x, y))\nmanual_dot = functools.partial(total, lambda a, b: a * b)",
    "a dictionary of functions": "def slow(x, y):\n    return sum(a * b for a, b in zip(x, y))\nWAYS = {'slow': slow, 'fast': np.dot}\ndef manual_dot(x, y):\n    return WAYS['slow'](x, y)",
    "a list of functions": "def slow(x, y):\n    return 0\nWAYS = [np.dot, slow]\nmanual_dot = WAYS[1]",
    "a decorator": "import functools\ndef logged(f):\n    @functools.wraps(f)\n    def inner(*a, **k):\n        return f(*a, **k)\n    return inner\n@logged\ndef manual_dot(x, y):\n    return 0",
    "a conditional definition": "FAST = False\nif FAST:\n    def manual_dot(x, y):\n        return np.dot(x, y)\nelse:\n    def manual_dot(x, y):\n        return 0",
    "a self-check at the bottom": "def manual_dot(x, y):\n    return 0\nif __name__ == '__main__':\n    print(manual_dot([1], [2]), np.dot([1], [2]))",
    "a class that keeps what it is given": "class V:\n    def __init__(self, **k):\n        self.__dict__.update(k)\ndef manual_dot(x, y):\n    v = V(x=x, y=y)\n    return sum(a * b for a, b in zip(v.x, v.y))",
    "the average without weights": "def manual_dot(x, y):\n    return np.average(x * y) * len(x)",
    "a run of one's own": "class Machine:\n    def run(self, x, y):\n        return sum(a * b for a, b in zip(x, y))\ndef manual_dot(x, y):\n    return Machine().run(x, y)",
    "itertools.repeat": "from itertools import repeat\ndef manual_dot(x, y):\n    return sum(a * b for a, b, _ in zip(x, y, repeat(0)))",
    "an operator of one's own class": "class V:\n    def __init__(self, v):\n        self.v = v\n    def __mul__(self, o):\n        return sum(a * b for a, b in zip(self.v, o.v))\ndef manual_dot(x, y):\n    return V(x) * V(y)",
    "a dataclass": "from dataclasses import dataclass\n@dataclass\nclass P:\n    a: float\n    b: float\n    @property\n    def product(self):\n        return self.a * self.b\ndef manual_dot(x, y):\n    return sum(P(a, b).product for a, b in zip(x, y))",
    "a name looked up": "def manual_dot(x, y):\n    n = getattr(x, 'size', len(x))\n    return globals()['helper'](n)\ndef helper(n):\n    return n",
    "the generator of a helper": "def products(x, y):\n    for a, b in zip(x, y):\n        yield a * b\ndef manual_dot(x, y):\n    return sum(products(x, y))",
    "annotated": "def manual_dot(x: np.ndarray, y: 'np.ndarray') -> float:\n    total: float = 0.0\n    return total",
    "mapped operators": "import operator\ndef manual_dot(x, y):\n    return sum(map(operator.mul, x, y))",
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


@pytest.mark.parametrize("name", DISGUISED)
def test_a_disguise_breaks_the_rule(chapter2, name: str) -> None:
    assert broken(chapter2, HEAD + DISGUISED[name]) is not None


@pytest.mark.parametrize("name", HONEST)
def test_honest_work_in_every_style_keeps_the_rule(chapter2, name: str) -> None:
    assert broken(chapter2, HEAD + HONEST[name]) is None


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
    assert fact.required == ("@", "dot", "matmul")


def test_a_rule_with_points_caps_the_question_and_blocks_nothing() -> None:
    text = Text(en="", zh="")
    rule = Check(
        id="source-rule", title=text, points=Fraction(0), visibility=Visibility.PUBLIC,
        aspect=Aspect.RULE, max_points=Fraction(3),
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
    assert (broken.checks[0].max_points, kept.checks[0].max_points) == (3, None)
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
