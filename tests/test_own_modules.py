"""Source rules follow calls into modules beside the work, and accuse no honest one."""

from __future__ import annotations

import pytest

from graders.checks.source.rule import broken_rule
from graders.model.submission import Cell, Submission, SubmissionKind
from graders.model.text import Language
from graders.reports.wording import place_text

DOT = "import numpy as np\ndef my_dot(x, y):\n    return np.dot(x, y)\n"
LOOP = (
    "import numpy as np\ndef my_dot(x, y):\n    t = 0.0\n    for a, b in zip(x, y):\n        t += a * b\n    return t\n"
    "def trial(x, y):\n    return np.dot(x, y)\n"
)


def broken(chapter2, work: str, **files: str):
    """The fact, if the rule is broken; files are named with "__" for "/"."""
    helpers = tuple(
        Cell(source=text, python=text, number=1, first_line=1, file=f"{name.replace('__', '/', 1)}.py")
        for name, text in files.items()
    )
    cell = Cell(source=work, python=work, number=2, first_line=1)
    submission = Submission(
        student="s", file="f", kind=SubmissionKind.NOTEBOOK, sha256="", cells=(cell,), helpers=helpers
    )
    return broken_rule(chapter2.assignment.question("manual_dot"), submission)


USES = {
    "from": "from utils import my_dot\ndef manual_dot(x, y):\n    return my_dot(x, y)",
    "import": "import utils\ndef manual_dot(x, y):\n    return utils.my_dot(x, y)",
    "import as": "import utils as u\ndef manual_dot(x, y):\n    return u.my_dot(x, y)",
    "star": "from utils import *\ndef manual_dot(x, y):\n    return my_dot(x, y)",
    "the answer itself": "from utils import my_dot as manual_dot",
    "an alias": "import utils\nmanual_dot = utils.my_dot",
    "inside": "def manual_dot(x, y):\n    import utils\n    return utils.my_dot(x, y)",
    "inside, as": "def manual_dot(x, y):\n    import utils as q\n    f = q.my_dot\n    return f(x, y)",
    "inside, from": "def manual_dot(x, y):\n    from utils import my_dot as g\n    return g(x, y)",
    "try": "try:\n    from utils import my_dot\nexcept ImportError:\n    my_dot = None\ndef manual_dot(x, y):\n    return my_dot(x, y)",
    "a class": "import utils\nclass K:\n    f = utils.my_dot\ndef manual_dot(x, y):\n    return K.f(x, y)",
    "a chain": "from chain import f\ndef manual_dot(x, y):\n    return f(x, y)",
    "a package": "import pack\ndef manual_dot(x, y):\n    return pack.core.f(x, y)",
    "a name of the package": "from pack import f\ndef manual_dot(x, y):\n    return f(x, y)",
    "a module of a package": "from pack import core\ndef manual_dot(x, y):\n    return core.f(x, y)",
    "%run": "get_ipython().run_line_magic('run', 'direct.py')",
}
MORE = {
    "chain": "from utils import my_dot\ndef f(x, y):\n    return my_dot(x, y)\n",
    "pack____init__": "from . import core\nfrom .core import f\n",
    "pack__core": "import utils\ndef f(x, y):\n    return utils.my_dot(x, y)\n",
}


@pytest.mark.parametrize("use", USES)
def test_a_call_into_a_module_is_followed(chapter2, use: str) -> None:
    fact = broken(chapter2, USES[use], utils=DOT, direct=DOT.replace("my_dot", "manual_dot"), **MORE)
    assert fact is not None
    assert (fact.place.file, fact.place.line, fact.place.cell) == (
        "direct.py" if use == "%run" else "utils.py",
        3,
        None,
    )
    assert fact.place.text == "return np.dot(x, y)"


@pytest.mark.parametrize("use", USES)
def test_an_honest_module_is_not_accused_of_what_the_answer_does_not_reach(chapter2, use: str) -> None:
    assert (
        broken(chapter2, USES[use], utils=LOOP, direct=LOOP.replace("my_dot", "manual_dot"), **MORE) is None
    )


DISGUISED = {
    "eval": "import utils\ndef manual_dot(x, y):\n    return eval('utils.my_dot(x, y)')",
    "eval of an inner alias": "def manual_dot(x, y):\n    import utils as q\n    return eval('q.my_dot(x, y)')",
    "getattr": "import utils\ndef manual_dot(x, y):\n    return getattr(utils, 'my_dot')(x, y)",
    "vars": "import utils\ndef manual_dot(x, y):\n    return vars(utils)['my_dot'](x, y)",
    "a module in a variable": "import utils\nu = utils\ndef manual_dot(x, y):\n    return u.my_dot(x, y)",
    "sys.modules": "import utils, sys\ndef manual_dot(x, y):\n    return sys.modules['utils'].my_dot(x, y)",
    "import_module": "import importlib\nn = 'ut'\ndef manual_dot(x, y):\n    return importlib.import_module(n + 'ils').my_dot(x, y)",
    "__import__": "def manual_dot(x, y):\n    return __import__('utils').my_dot(x, y)",
    "runpy": "import runpy\ndef manual_dot(x, y):\n    return runpy.run_path('utils.py')['my_dot'](x, y)",
}


@pytest.mark.parametrize("name", DISGUISED)
def test_a_module_that_is_reached_by_text_or_as_a_whole_is_followed_too(chapter2, name: str) -> None:
    assert broken(chapter2, DISGUISED[name], utils=DOT) is not None


MODULES = {
    "text that is run": "import numpy as np\ndef g(x, y):\n    return np.dot(x, y)\ndef my_dot(x, y):\n    return eval('g(x, y)')",
    "a global": "import numpy as np\ndef s():\n    global g\n    g = np.dot\ndef my_dot(x, y):\n    s()\n    return g(x, y)",
    "a star of a library": "from numpy import *\ndef my_dot(x, y):\n    return dot(x, y)",
    "a decorator": "import numpy as np\ndef deco(f):\n    return lambda x, y: np.dot(x, y)\n@deco\ndef my_dot(x, y):\n    pass",
    "a class": "import numpy as np\nclass V:\n    def d(self, x, y):\n        return np.dot(x, y)\ndef my_dot(x, y):\n    return V().d(x, y)",
    "an operator": "def my_dot(x, y):\n    return x @ y",
    "another name of NumPy": "import numpy as math\ndef my_dot(x, y):\n    return math.dot(x, y)",
    "a name of Python's": "import numpy as np\ndef sum(x, y):\n    return np.dot(x, y)\ndef my_dot(x, y):\n    return sum(x, y)",
}


@pytest.mark.parametrize("name", MODULES)
@pytest.mark.parametrize("head", ["", "import math\nnp = 5\ng = V = deco = None\n"])
def test_whatever_a_module_does_counts_though_the_work_has_the_same_names(
    chapter2, name: str, head: str
) -> None:
    assert broken(chapter2, head + USES["import"], utils=MODULES[name]) is not None


def test_a_class_of_a_module_with_a_method_dot_is_the_student_s_own(chapter2) -> None:
    own = "class V:\n    def __init__(self, x):\n        self.x = x\n    def dot(self, y):\n        return sum(a * b for a, b in zip(self.x, y))\n"
    assert (
        broken(chapter2, "from utils import V\ndef manual_dot(x, y):\n    return V(x).dot(y)", utils=own)
        is None
    )


def test_a_function_with_the_name_of_its_module_is_the_function(chapter2) -> None:
    work = "import pack\ndef manual_dot(x, y):\n    return pack.core(x, y)"
    assert (
        broken(
            chapter2,
            work,
            pack____init__="from .core import core\n",
            pack__core=LOOP.replace("my_dot", "core"),
        )
        is None
    )
    assert (
        broken(
            chapter2,
            work,
            pack____init__="from .core import core\n",
            pack__core=DOT.replace("my_dot", "core"),
        )
        is not None
    )


def test_modules_in_a_circle_end(chapter2) -> None:
    one, two = (
        "import two\ndef f(x, y):\n    return two.g(x, y)\n",
        "import one\ndef g(x, y):\n    return one.f(x, y)\n",
    )
    assert (
        broken(chapter2, "from one import f\ndef manual_dot(x, y):\n    return f(x, y)", one=one, two=two)
        is None
    )


@pytest.mark.parametrize(
    "work",
    [
        "import gone\ndef manual_dot(x, y):\n    return gone.f(x, y)",
        "import bad\ndef manual_dot(x, y):\n    return bad.f(x, y)",
    ],
)
def test_a_module_that_is_not_there_or_cannot_be_read_breaks_the_rule_as_before(chapter2, work: str) -> None:
    assert broken(chapter2, work, bad="def f(:", utils=LOOP) is not None


def test_a_parameter_or_variable_with_the_name_of_a_module_is_itself(chapter2) -> None:
    work = "import utils\ndef manual_dot(x, utils):\n    return sum(a * b for a, b in zip(x, utils))"
    assert broken(chapter2, work, utils=DOT) is None


def test_a_file_named_like_a_library_is_not_what_an_import_gives(chapter2) -> None:
    fact = broken(
        chapter2,
        "import numpy\ndef manual_dot(x, y):\n    return numpy.dot(x, y)",
        numpy="def dot(x, y):\n    return 0\n",
    )
    assert fact is not None
    assert fact.place.file == ""


def test_the_message_points_at_the_file(chapter2) -> None:
    fact = broken(chapter2, USES["from"], utils=DOT)
    assert place_text(fact.place, Language.EN) == "utils.py, line 3"
    assert place_text(fact.place, Language.ZH) == "utils.py 第 3 行"
