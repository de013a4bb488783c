"""A call in a manner of its own: the same through the wall and outside of it, whatever the work does."""

from __future__ import annotations

import dataclasses
import datetime as dt
import textwrap
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from graders.errors import RunnerError
from graders.execution.perform import as_plain, perform
from graders.execution.portable import PortableRunner
from graders.execution.sealed import SealedRunner
from graders.model.limits import Limit, Limits
from graders.model.manner import PLAIN, Manner, Step
from graders.model.submission import Cell, Submission, SubmissionKind
from graders.model.transcript import Call, Plan, Raised, Reply, Returned, Stopped
from graders.model.values import Column, Frame, Opaque, RaisedInstead, Record, Series

LIMITS = Limits(cell_seconds=20.0, call_seconds=2.0, submission_seconds=60.0, restarts=4, output_bytes=50_000)
FILES = {"data.txt": b"1 2 3\n", "tables/t.csv": b"x,y\n1,2.5\n"}


@pytest.fixture(scope="module")
def sealed() -> Iterator[SealedRunner]:
    try:
        runner = SealedRunner([])
    except RunnerError as error:
        pytest.skip(f"no compartment here: {error}")
    yield runner
    runner.close()


def step(code: list, keeps: str | None = None) -> Step:
    return Step(text="", code=code, keeps=keeps)


def ask(runner, source: str, *calls: tuple[tuple, Manner], limits: Limits = LIMITS) -> list[Reply]:
    """What `f` of a module answers to each call."""
    source = textwrap.dedent(source)
    cell = Cell(number=1, first_line=1, source=source, python=source)
    work = Submission(student="s", file="s.py", kind=SubmissionKind.MODULE, sha256="", cells=(cell,))
    asked = tuple(
        Call(id=str(n), function="f", args=args, manner=manner) for n, (args, manner) in enumerate(calls)
    )
    plan = Plan(functions=("f",), variables=(), calls=asked, files=FILES)
    transcript = runner.run(work, plan, limits)
    assert not transcript.cell_errors, transcript.cell_errors
    return [transcript.replies[call.id] for call in asked]


def outside(source: str, args: tuple, manner: Manner) -> Reply:
    """The same of trusted code in this process."""
    namespace: dict = {}
    exec(textwrap.dedent(source), namespace)
    work = namespace if manner.steps else namespace["f"]
    return perform(work, args, manner, seconds=2.0, shipped=FILES)


S = ["name", "s"]
STACK = (
    step(["call", ["name", "f"], [], {}], "s"),
    step(["call", ["get", S, "push"], [["value", 3]], {}]),
    step(["call", ["get", S, "push"], [["value", [1, (2,)]]], {}]),
    step(["get", S, "items"]),
    step(["call", ["get", S, "pop"], [], {}]),
    step(["get", S, "items"]),
    step(["call", ["get", S, "missing"], [], {}]),
    step(["builtin", "len", [S]]),
    step(["builtin", "type-name", [S]]),
    step(["op", "+", ["value", 1], ["builtin", "len", [S]]]),
    step(["set", S, "name", ["value", "x"]]),
    step(["get", S, "name"]),
    step(["item", ["get", S, "items"], ["value", 0]]),
    step(["call", ["get", S, "pop"], [], {}]),
    step(["call", ["get", S, "pop"], [], {}]),
    step(["call", ["get", S, "push"], [], {"item": ["value", {1: {2}}]}]),
    step(["get", S, "items"]),
)
STACK_WORK = """
class Empty(LookupError): pass
class f:
    def __init__(self): self.items = []
    def push(self, item): self.items.append(item)
    def pop(self):
        if not self.items: raise Empty("nothing")
        return self.items.pop()
    def __len__(self): return len(self.items)
"""
MANNERS = {
    "keywords": ("def f(x, *, axis=0, mask=None): return x, axis, mask", (1,), Manner(kwargs={"axis": -1, "mask": np.array([True])})),
    "a generator of random numbers": ("def f(n, rng): return rng.normal(size=n)", (3,), Manner(rng=7)),
    "elements of a generator": ("def f(n):\n    while True:\n        yield n; n += 1", (5,), Manner(take=4)),
    "all of a short one": ("def f(): return (n * n for n in range(3))", (), Manner(take=10)),
    "what is no iterator": ("def f(): return None", (), Manner(take=10)),
    "what is printed": ("def f(x): print('x is', x); import sys; sys.stdout.write('é\\n'); print('no', file=sys.stderr)", (2,), Manner(prints=True)),
    "what is read": ("def f():\n    import sys\n    return input('n? '), sys.stdin.read()", (), Manner(stdin="4\nrest\n", prints=True)),
    "a file that is written": ("def f():\n    open('out.txt', 'w').write('é 1\\n')", (), Manner(writes=("out.txt", "none.txt", "a/b.txt"))),
    "a file that is shipped": ("def f():\n    return open('data.txt').read(), open('tables/t.csv').read()", (), PLAIN),
    "a table of the assignment's": ("import pandas as pd\ndef f(name): return pd.read_csv(name)", ("tables/t.csv",), PLAIN),
    "steps": (STACK_WORK, (), Manner(steps=STACK)),
    "a keyword changed": ("def f(x, *, into): into.append(x); x.append(1)", ([0],), Manner(kwargs={"other": 1} and {"into": []})),
    "a set changed": ("def f(x, y): x.add(9); y[(1, 2)] = 0", ({1, 2}, {(1, 2): 3}), PLAIN),
    "a table changed": ("def f(d, s):\n    d['z'] = 1\n    return type(d).__name__, type(s).__name__, list(d.columns)", (pd.DataFrame({"x": [1, 2]}), pd.Series([1.5], name="n")), PLAIN),
    "a table left alone": ("def f(d): return d.groupby('k').sum()", (pd.DataFrame({"k": ["a", "b", "a"], "v": [1, 2, 3]}),), PLAIN),
    "an array of objects changed": ("def f(x): x[0] = 'z'", (np.array(["a", None], dtype=object),), PLAIN),
    "all kinds of arguments": ("def f(*xs): return [type(x).__name__ for x in xs], list(xs)", (b"x", {1}, frozenset({2}), {None: 1}, 1j, np.array(["a"]), np.array(["2020-01-01"], "M8[D]"), dt.date(2020, 1, 2), range(3), np.float32(1)), PLAIN),
    "an exception of its own": ("class Bad(ValueError): pass\nclass Worse(Bad): pass\ndef f(): raise Worse('why')", (), PLAIN),
}  # fmt: skip


def plain_form(reply: Reply) -> str:
    if isinstance(reply, Raised):
        reply = dataclasses.replace(reply, place=None)
    return repr(reply)


@pytest.mark.parametrize("name", MANNERS)
def test_both_sides_answer_alike(name: str, sealed: SealedRunner) -> None:
    source, args, manner = MANNERS[name]
    (inside,) = ask(sealed, source, (args, manner))
    assert plain_form(inside) == plain_form(outside(source, args, manner))


def test_values_of_manners(sealed: SealedRunner) -> None:
    replies = {name: outside(*case) for name, case in MANNERS.items()}
    assert replies["elements of a generator"].value == [5, 6, 7, 8]
    assert replies["all of a short one"].value == [0, 1, 4]
    assert replies["what is printed"].printed == "x is 2\né\n"
    assert replies["what is read"].value == ("4", "rest\n")
    assert replies["what is read"].printed == "n? "
    assert replies["a file that is written"].written == {
        "out.txt": "é 1\n",
        "none.txt": None,
        "a/b.txt": None,
    }
    assert replies["a file that is shipped"].value == ("1 2 3\n", "x,y\n1,2.5\n")
    assert isinstance(replies["a table of the assignment's"].value, Frame)
    assert replies["a keyword changed"].changed == (0, 1)
    assert replies["a set changed"].changed == (0, 1)
    assert replies["a table changed"].changed == (0,)
    assert replies["a table changed"].value == ("DataFrame", "Series", ["x", "z"])
    assert replies["a table left alone"].changed == ()
    assert replies["an array of objects changed"].changed == (0,)
    assert replies["all kinds of arguments"].value[0] == [
        "bytes", "set", "frozenset", "dict", "complex", "ndarray", "ndarray", "date", "range", "float32",
    ]  # fmt: skip
    raised = replies["an exception of its own"]
    assert (raised.type_name, raised.own_bases, raised.bases[0]) == ("Worse", ("Worse", "Bad"), "ValueError")
    assert replies["steps"].value == [
        Opaque("f"), None, None, [3, [1, (2,)]], [1, (2,)], [3],
        RaisedInstead("AttributeError", ("AttributeError", "Exception", "BaseException")),
        1, "f", 2, None, "x", 3, 3,
        RaisedInstead("Empty", ("Empty", "LookupError", "Exception", "BaseException")),
        None, [{1: {2}}],
    ]  # fmt: skip
    assert np.array_equal(
        replies["a generator of random numbers"].value, np.random.default_rng(7).normal(size=3)
    )


DRAWN = """
import matplotlib.pyplot as plt
plt.figure(); plt.plot([9], [9])
def f():
    fig, (a, b) = plt.subplots(1, 2)
    a.plot([1, 2], [3, 4], label='line'); a.scatter([5], [6]); a.legend()
    a.set_title('T'); a.set_xlabel('X'); b.set_ylabel('Y'); b.set_yscale('log')
    b.bar(['p', 'q'], [1, 2])
"""


def test_figures_are_what_is_drawn(sealed: SealedRunner) -> None:
    replies = ask(sealed, DRAWN, ((), Manner(draws=True)), ((), Manner(draws=True)))
    again = outside(DRAWN, (), Manner(draws=True))
    for reply in (*replies, again):
        ((first, second),) = (figure.axes for figure in reply.drawn)
        assert (first.title, first.xlabel, second.ylabel, first.yscale, second.yscale) == (
            "T",
            "X",
            "Y",
            "linear",
            "log",
        )
        assert [(x.tolist(), y.tolist()) for x, y in first.lines] == [([1.0, 2.0], [3.0, 4.0])]
        assert [(x.tolist(), y.tolist()) for x, y in first.points] == [([5.0], [6.0])]
        assert (first.legend, second.legend) == (("line",), None)
        assert second.bars == ((0.0, 1.0), (1.0, 2.0))


INLINE = """
import matplotlib.pyplot as plt
get_ipython().run_line_magic("matplotlib", "inline")
def f():
    plt.plot([1, 2], [3, 4])
    plt.show()
"""


def test_a_figure_that_a_notebook_shows_is_still_there(sealed: SealedRunner) -> None:
    """Notebooks show figures inline, and close what they have shown."""
    replies = ask(sealed, INLINE, ((), Manner(draws=True)), ((), Manner(draws=True)))
    for reply in replies:
        assert [len(axes.lines) for figure in reply.drawn for axes in figure.axes] == [1]


def test_a_timed_call_is_called_again_with_fresh_arguments(sealed: SealedRunner) -> None:
    source = "n = 0\ndef f(x):\n    global n\n    n += 1; x.append(n); sum(range(200_000)); return n, x"
    first, later = ask(sealed, source, (([],), Manner(timed=True)), (([],), PLAIN))
    assert first.value == (1, [1])
    assert 0 < first.seconds < 0.2
    assert later.value[0] > 2
    assert later.value[1] == [later.value[0]]


def test_manners_work_without_a_compartment() -> None:
    names = ("keywords", "what is read", "a file that is written", "a file that is shipped", "steps")
    for name in names:
        source, args, manner = MANNERS[name]
        (reply,) = ask(PortableRunner(), source, (args, manner))
        assert plain_form(reply) == plain_form(outside(source, args, manner))


@dataclasses.dataclass
class Point:
    x: int
    tags: set


def test_model_values_go_in_as_tables_and_come_back(sealed: SealedRunner) -> None:
    table = pd.DataFrame({"x": [1, 2], "s": ["a", None]}, index=[5, 7])
    frame = as_plain(table)
    column = as_plain(table["x"])
    (reply,) = ask(
        sealed, "def f(d, s): return type(d).__name__, d, type(s).__name__, s", ((frame, column), PLAIN)
    )
    assert repr(reply.value) == repr(("DataFrame", frame, "Series", column))
    assert isinstance(column, Series)
    assert isinstance(frame.index, Column)
    assert as_plain(Point(1, {2})) == Record("Point", {"x": 1, "tags": {2}})


# What attacks come to

EXTRAS = {"prints": True, "writes": ("out.txt",), "draws": True}


def told(reply: Reply) -> object:
    if isinstance(reply, Returned):
        return reply.value
    return reply.type_name if isinstance(reply, Raised) else reply.limit


FRAME = "import pandas as pd\n"
ATTACKS = {
    "a generator that never ends": ("import itertools\ndef f(): return itertools.count()", Manner(take=3), [0, 1, 2]),
    "a generator that never yields": ("def f():\n    while True: pass\n    yield 1", Manner(take=3), Limit.CALL_TIME),
    "a generator that swallows the alarm": ("def f():\n    while True:\n        try:\n            while True: pass\n        except BaseException: pass\n    yield 1", Manner(take=3), Limit.CALL_TIME),
    "a generator that raises midway": ("def f():\n    yield 1\n    raise KeyError(2)", Manner(take=3), "KeyError"),
    "a million elements": ("def f(): return iter(range(10**9))", Manner(take=10**9), Opaque("list", "too large")),
    "a huge element": ("def f(): yield 'x' * 10**7", Manner(take=3), [Opaque("str", "of more than 20000 characters")]),
    "a generator where none is taken": ("def f(): yield 1", PLAIN, Opaque("generator")),
    "a million-element set": ("def f(): return set(range(10**6))", PLAIN, Opaque("set", "too large")),
    "a set of one hash": ("def f(): return {n * (2**61 - 1) for n in range(1, 2000)}", PLAIN, Opaque("set", "with elements that are not plain")),
    "keys of one hash": ("def f(): return {n * (2**61 - 1): 0 for n in range(1, 2000)}", PLAIN, Opaque("dict", "with keys that are not plain")),
    "an element that is equal to all": ("class E:\n    def __eq__(self, other): return True\n    def __hash__(self): return 1\ndef f(): return {E()}", PLAIN, Opaque("set", "with elements that are not plain")),
    "an answer that is equal to all": ("class E:\n    def __eq__(self, other): return True\n    __hash__ = None\ndef f(): return E()", PLAIN, Opaque("E")),
    "a key whose hash lies": ("class K(str):\n    def __hash__(self): return hash('a')\n    def __eq__(self, other): return True\ndef f(): return {K('b'): 1}", PLAIN, Opaque("dict", "with keys that are not plain")),
    "a dict subclass": ("class D(dict):\n    def items(self): return [('right', 1)]\ndef f(): return D()", PLAIN, Opaque("D")),
    "a list subclass": ("class L(list):\n    def __len__(self): return 3\n    def __iter__(self): return iter([1, 2, 3])\ndef f(): return L()", PLAIN, Opaque("L")),
    "a set subclass": ("class S(set):\n    def __eq__(self, o): return True\ndef f(): return S()", PLAIN, Opaque("S")),
    "a bytes subclass": ("class B(bytes):\n    def __eq__(self, o): return True\ndef f(): return B()", PLAIN, Opaque("B")),
    "a date subclass": ("import datetime\nclass D(datetime.date):\n    def isoformat(self): return '2020-01-01'\ndef f(): return D(1999, 1, 1)", PLAIN, Opaque("D")),
    "a zone of its own": ("import datetime\nclass Z(datetime.tzinfo):\n    def utcoffset(self, d):\n        while True: pass\ndef f(): return datetime.datetime(2020, 1, 1, tzinfo=Z())", PLAIN, Opaque("datetime")),
    "a metaclass that lies": ("class M(type):\n    def __eq__(cls, other): return True\n    def __hash__(cls): return hash(float)\n    @property\n    def __name__(cls): return 'float'\n    @property\n    def __mro__(cls):\n        while True: pass\n    def __getattribute__(cls, name):\n        while True: pass\nclass X(metaclass=M):\n    def hex(self): return '0x1p+0'\ndef f(): return X()", PLAIN, Opaque("X")),
    "a metaclass in an array": ("import numpy as np\nclass M(type):\n    def __eq__(cls, other): return True\n    def __hash__(cls):\n        while True: pass\nclass X(metaclass=M): pass\ndef f():\n    a = np.empty(1, dtype=object); a[0] = X(); return a", PLAIN, Opaque("ndarray", "of dtype object")),
    "a class that says it is another": ("class X:\n    @property\n    def __class__(self): return float\ndef f(): return X()", PLAIN, Opaque("X")),
    "a dict that changes while it is read": ("import threading\nd = {n: n for n in range(1000)}\ndef churn():\n    n = 1000\n    while True:\n        d[n] = n; d.pop(n, None); n += 1\nthreading.Thread(target=churn, daemon=True).start()\ndef f(): return len(d) > 900 and isinstance(d, dict)", PLAIN, True),
    "a dataclass with fields tampered": ("import dataclasses\n@dataclasses.dataclass\nclass P:\n    x: int\nP.__dataclass_fields__ = {'y': 1}\ndef f(): return P(1)", PLAIN, Opaque("P")),
    "a dataclass with a property for a field": ("import dataclasses\n@dataclasses.dataclass\nclass P:\n    x: int\n    def __getattribute__(self, name): return 42\ndef f(): return P(1)", PLAIN, Record("P", {"x": 1})),
    "a dataclass that takes forever": ("import dataclasses\n@dataclasses.dataclass\nclass P:\n    x: int\ndef slow(self):\n    while True: pass\ndef f():\n    p = P(1); del p.x; P.x = property(slow); return p", PLAIN, Opaque("P")),
    "a DataFrame subclass": (FRAME + "class D(pd.DataFrame):\n    def equals(self, other): return True\ndef f(): return D({'x': [1]})", PLAIN, Opaque("D")),
    "a Series subclass": (FRAME + "class S(pd.Series):\n    def __eq__(self, other): return True\ndef f(): return S([1])", PLAIN, Opaque("S")),
    "a frame whose manager is replaced": (FRAME + "class M:\n    @property\n    def axes(self):\n        while True: pass\ndef f():\n    d = pd.DataFrame({'x': [1]}); object.__setattr__(d, '_mgr', M()); return d", PLAIN, Opaque("DataFrame")),
    "a frame that does not fit": (FRAME + "def f():\n    d = pd.DataFrame({'x': [1, 2]}); d._mgr.axes[1] = pd.RangeIndex(10**12); return d", PLAIN, Opaque("DataFrame")),
    "a frame that holds itself": (FRAME + "def f():\n    d = pd.DataFrame({'x': [None]}, dtype=object); d._mgr.blocks[0].values[0, 0] = d; return d", PLAIN, Opaque("DataFrame", "too large")),
    "a giant frame": (FRAME + "def f(): return pd.DataFrame({'x': range(10**6)})", PLAIN, Opaque("DataFrame")),
    "pandas with other methods": (FRAME + "def slow(*a, **k):\n    while True: pass\nfor n in ('__len__', '__iter__', 'to_numpy', 'items', '__getitem__', 'shape', 'columns', 'dtypes'):\n    setattr(pd.DataFrame, n, slow)\ndef f(x=pd.DataFrame({'x': [1]})): return x", PLAIN, Frame((Column("x", "int64", [1]),), Column(None, "int64", [0]))),
    "a pandas of its own": ("import sys, types\nfor n in ('pandas', 'pandas.core', 'pandas.core.frame'): sys.modules[n] = types.ModuleType(n)\nclass Manager:\n    @property\n    def axes(self): raise SystemExit\n    blocks = property(axes.fget)\nclass DataFrame:\n    _mgr = Manager()\nsys.modules['pandas.core.frame'].DataFrame = DataFrame\ndef f(): return DataFrame()", PLAIN, Opaque("DataFrame")),
    "another generator of random numbers": ("import numpy as np\nnp.random.default_rng = lambda *_: None\ndef f(rng): return type(rng).__name__", Manner(rng=1), "Generator"),
    "an exception called ValueError": ("class ValueError(Exception): pass\ndef f(): raise ValueError", PLAIN, "ValueError"),
    "stdout replaced": ("import sys\ndef f():\n    print('kept'); sys.stdout = None", Manner(**EXTRAS), None),
    "stdout closed": ("import sys\ndef f():\n    print('kept'); sys.stdout.close()", Manner(**EXTRAS), None),
    "a flood": ("def f():\n    print('kept')\n    for _ in range(100): print('x' * 10**6)", Manner(**EXTRAS), None),
    "a file that leads to /proc": ("import os\ndef f():\n    print('kept')\n    try: os.symlink('/proc/self/status', 'out.txt')\n    except OSError: pass", Manner(**EXTRAS), None),
    "a file that leads to the scratch": ("import os\ndef f():\n    print('kept'); open('y', 'w').write('y'); \n    try: os.symlink('y', 'out.txt')\n    except OSError: pass", Manner(**EXTRAS), None),
    "a FIFO": ("import os\ndef f():\n    print('kept')\n    try: os.mkfifo('out.txt')\n    except OSError: pass", Manner(**EXTRAS), None),
    "a folder": ("import os\ndef f():\n    print('kept'); os.mkdir('out.txt')", Manner(**EXTRAS), None),
    "a file read after chdir": ("import os\ndef f():\n    print('kept'); os.mkdir('d'); os.chdir('d'); open('out.txt', 'w').write('no')", Manner(**EXTRAS), None),
    "no figure but one that lies": ("import matplotlib.pyplot as plt, matplotlib.figure as m\nclass F(m.Figure):\n    def get_axes(self):\n        while True: pass\n    get_suptitle = get_axes\ndef f():\n    print('kept'); plt.figure(FigureClass=F)", Manner(**EXTRAS), None),
    "a matplotlib of its own": ("import sys, types\nh = sys.modules['matplotlib._pylab_helpers'] = types.ModuleType('h')\nclass G:\n    @property\n    def figs(self):\n        while True: pass\nh.Gcf = G()\ndef f(): print('kept')", Manner(**EXTRAS), None),
}  # fmt: skip


@pytest.mark.parametrize("name", ATTACKS)
def test_attacks_get_what_they_are_worth(name: str, sealed: SealedRunner) -> None:
    source, manner, expected = ATTACKS[name]
    (reply,) = ask(sealed, source, ((), manner))
    assert repr(told(reply)).replace("array([1])", "[1]").replace("array([0])", "[0]") == repr(expected)
    if isinstance(reply, Returned) and manner.prints:
        assert reply.printed.startswith("kept\n")
        assert len(reply.printed) <= 100_000
        assert (reply.written, reply.drawn) == ({"out.txt": None}, ())
    if name == "an exception called ValueError":
        assert reply.own_bases == ("ValueError",)
        assert "ValueError" not in reply.bases


def test_a_giant_file_is_read_up_to_the_limit(sealed: SealedRunner) -> None:
    source = "def f():\n    with open('out.txt', 'w') as file: file.write('x'); file.truncate(10**7)"
    (reply,) = ask(sealed, source, ((), Manner(writes=("out.txt",))))
    assert len(reply.written["out.txt"]) == 100_000


LINKED = """
import os
def f(to):
    os.{how}
"""


@pytest.mark.parametrize(
    "how", ["symlink(to, 'out.txt')", "mkfifo('out.txt')", "symlink('.', 'a'); open('a/b.txt', 'w')"]
)
def test_without_a_compartment_links_are_not_followed_either(how: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    manner = Manner(writes=("out.txt", "a/b.txt", "../secret.txt"))
    (reply,) = ask(PortableRunner(), LINKED.replace("{how}", how), ((str(secret),), manner))
    assert reply.written == {"out.txt": None, "a/b.txt": None, "../secret.txt": None}
    assert secret.read_text() == "secret"


def test_what_an_earlier_call_wrote_is_not_read_again(sealed: SealedRunner) -> None:
    source = "def f(x):\n    if x: open('out.txt', 'w').write('old')"
    replies = ask(sealed, source, ((1,), Manner(writes=("out.txt",))), ((0,), Manner(writes=("out.txt",))))
    assert [reply.written["out.txt"] for reply in replies] == ["old", None]


def test_what_comes_back_in_no_proper_form_costs_the_call_and_no_more(sealed: SealedRunner) -> None:
    """Work that replaces the grader's own functions beside it can only harm its own call."""
    source = """
    names = type(get_ipython())._remember.__globals__
    names["answers"].manners.streams.Printed.text = lambda self: ["no text"]
    def f(x): return x
    """
    replies = ask(sealed, source, ((1,), Manner(prints=True)), ((1,), PLAIN))
    assert replies[0] == Stopped(limit=Limit.PROTOCOL)


def test_steps_that_never_end_are_one_call_that_took_too_long(sealed: SealedRunner) -> None:
    manner = Manner(steps=(step(["call", ["name", "f"], [], {}]), step(["value", 1])))
    (reply,) = ask(sealed, "def f():\n    while True: pass", ((), manner))
    assert told(reply) is Limit.CALL_TIME


def test_many_large_steps_are_too_large_and_no_breach(sealed: SealedRunner) -> None:
    manner = Manner(steps=tuple(step(["call", ["name", "f"], [], {}]) for _ in range(30)))
    (reply,) = ask(sealed, "def f(): return list(range(1000))", ((), manner))
    assert reply.value[0] == list(range(1000))
    assert reply.value[-1] == Opaque("list", "too large")


def test_steps_may_use_the_generator() -> None:
    manner = Manner(
        rng=3, steps=(step(["call", ["get", ["name", "rng"], "integers"], [["value", 100]], {}]),)
    )
    assert perform({}, (), manner).value == [np.random.default_rng(3).integers(100)]


def test_ctrl_c_ends_an_author_s_code_as_well() -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        perform(interrupted)


def test_an_argument_that_cannot_cross_is_refused() -> None:
    with pytest.raises(ValueError, match="the grader sent a object"):
        perform(len, (object(),))


def test_files_stand_beside_work_that_is_asked_one_by_one(sealed: SealedRunner) -> None:
    source = "def f(name, *, mode='r'): return open(name, mode).read()"
    cell = Cell(number=1, first_line=1, source=source, python=source)
    work = Submission(student="s", file="s.py", kind=SubmissionKind.MODULE, sha256="", cells=(cell,))
    with sealed.interactive(work, ["f"], LIMITS, FILES) as call:
        assert call("f", ("data.txt",)).value == "1 2 3\n"
        assert call("f", ("data.txt",), Manner(kwargs={"mode": "rb"})).value == b"1 2 3\n"
        assert call("f", ("data.txt",), Manner(kwargs={"mode": "w"})).type_name in {
            "PermissionError",
            "UnsupportedOperation",
        }
