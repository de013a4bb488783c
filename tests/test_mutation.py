"""Wrong versions: what each operator makes of a line, and what is cut away before."""

from __future__ import annotations

import ast
import dataclasses

import numpy as np
import pytest

from graders.execution.trusted import call, quiet
from graders.model.exact import Exact
from graders.model.limits import Limit
from graders.model.transcript import Raised, Returned, Stopped
from graders.mutation.domain import domain
from graders.mutation.habits import around, habits
from graders.mutation.mutants import OPERATORS, mutants
from graders.mutation.programs import compiled, program, reach, reference_program


def versions(operator: str, source: str) -> list[str]:
    """The line that each version of a one-statement body has in its place."""
    tree = ast.parse(source)
    lines = []
    for node in ast.walk(tree):
        for changed in OPERATORS[operator](node):
            lines.append(ast.unparse(ast.fix_missing_locations(ast.copy_location(changed, node))))
    return lines


EXAMPLES = {
    "arithmetic-changed": ("a + b", ["a - b", "a * b"]),
    "operands-swapped": ("a - b", ["b - a"]),
    "term-dropped": ("a * b", ["a", "b"]),
    "sign-dropped": ("-a", ["a"]),
    "comparison-changed": ("a < b", ["a <= b", "a >= b"]),
    "connective-changed": ("a or b", ["a and b", "b", "a"]),
    "not-dropped": ("not a", ["a"]),
    "choice-dropped": ("a if c else b", ["a", "b", "b if c else a"]),
    "constant-moved": ("1", ["2", "0"]),
    "index-letters-swapped": ("'ij,k->ik'", ["'ij,k->ki'", "'ji,k->ik'"]),
    "call-dropped": ("math.sqrt(a)", ["a"]),
    "length-squared": ("norm(a)", ["norm(a) ** 2"]),
    "arguments-swapped": ("f(a, b)", ["f(b, a)"]),
    "argument-repeated": ("f(a, b)", ["f(a, a)", "f(b, b)"]),
    "keyword-dropped": ("zip(a, b, strict=True)", ["zip(a, b)"]),
    "axis-changed": ("f(a, axis=1)", ["f(a, axis=0)"]),
    "attribute-dropped": ("a.T", ["a"]),
    "slice-changed": ("a[1:]", ["a"]),
    "filter-dropped": ("[a for a in b if a]", [" for a in b"]),
    "elements-dropped": ("[a for a in b]", [" for a in list(b)[1:]", " for a in list(b)[:-1]"]),
    "range-off-by-one": ("range(n)", ["range(n + 1)", "range(n - 1)", "range(1, n)"]),
    "method-changed": ("a.strip()", ["a.lstrip()", "a.rstrip()"]),
    "default-dropped": ("a.get(b, c)", ["a.get(b)", "a[b]"]),
    "order-reversed": ("sorted(a)", ["sorted(a, reverse=True)"]),
    "text-changed": ("a == 'b'", ["a == ''", "a == 'B'"]),
    "format-dropped": ("f'{a:.2f}'", ["{a}"]),
    "yield-dropped": ("def f():\n    yield a", ["(yield a) if False else None"]),
    "guard-dropped": ("if a:\n    raise ValueError", ["pass"]),
    "condition-fixed": (
        "if a:\n    raise ValueError",
        ["if True:\n    raise ValueError", "if not a:\n    raise ValueError"],
    ),
    "raise-dropped": ("raise ValueError", ["pass", "raise TypeError"]),
    "statement-dropped": ("a += b", ["pass"]),
    "increment-changed": ("a += b", ["a = b", "a -= b"]),
    "assignment-in-place": ("b = a / c", ["if True:\n    a /= c\n    b = a"]),
    "return-emptied": ("return a", ["return None"]),
    "magnitude-taken": ("a += b", ["a += abs(b)"]),
    "loop-cut-short": ("for a in b:\n    c(a)", ["for a in b:\n    c(a)\n    break"]),
    "context-dropped": ("with a:\n    b", ["if True:\n    b"]),
    "handler-dropped": ("try:\n    a\nexcept E:\n    b", ["if True:\n    a"]),
}


@pytest.mark.parametrize("operator", OPERATORS)
def test_an_operator_makes_these_versions_and_no_others(operator: str) -> None:
    source, expected = EXAMPLES[operator]
    assert versions(operator, source) == expected


def test_each_version_is_one_change_away_and_names_its_line(chapter2) -> None:
    question = chapter2.assignment.question("projection_length")
    text = "def f(v, u):\n    n = norm(u)\n    if n == 0:\n        return 0.0\n    return dot(v, u) / n\n"
    every = list(mutants(program(text, question, "f", file="a.py")))
    guard = next(each for each in every if each.operator == "guard-dropped")
    assert (guard.where, guard.function) == ("a.py:3", "f")
    assert (guard.before, guard.after) == ("if n == 0: return 0.0", "")
    assert "return 0.0" not in guard.source
    assert all(compile(each.source, "a.py", "exec") for each in every)
    # The tree is as it was: the versions are made in place, and put back.
    assert list(mutants(program(text, question, "f", file="a.py"))) == every


def test_a_program_holds_what_its_function_reaches_and_nothing_else() -> None:
    text = (
        "import numpy as np\nimport math\nEPS = 1\n"
        "by_lambda = lambda x: [i for i in x]\n"
        "def helper(x):\n    return np.sum(x)\n"
        "def answer(x):\n    for i in x:\n        helper(i)\n"
    )
    kept = [ast.unparse(each).split("\n")[0] for each in reach(ast.parse(text), "answer")]
    assert kept == ["import numpy as np", "def helper(x):", "def answer(x):"]


def test_bounds_and_what_is_left_open_are_no_part_of_the_answer(chapter2) -> None:
    text = (
        "from graders.authoring import Exact, LeftOpenError, dot\n"
        "def magnitude(x):\n    return sum(map(abs, x))\n"
        "def asked(x):\n    if not x:\n        raise LeftOpenError\n"
        "def manual_dot(x, y):\n    asked(x)\n    gauge = magnitude(x)\n"
        "    return Exact(value=dot(x, y), gauge=gauge, roundings=len(x))\n"
    )
    made = reference_program(text, chapter2.assignment.question("manual_dot"), file="r.py")
    assert "magnitude" not in made.source
    assert "asked" not in made.source
    assert compiled(made.source, "manual_dot")((1, 2), (3, 4)) == 11.0


def test_every_habit_runs_and_changes_something_or_nothing_but_never_breaks_the_search(chapter2) -> None:
    question = chapter2.assignment.question("manual_dot")
    text = "def manual_dot(x, y):\n    return sum(a * b for a, b in zip(x, y, strict=True))\n"
    for name in habits(question):
        function = compiled(text + around(question, "manual_dot", name), "manual_dot")
        with quiet():
            reply = call(function, ([1.5, -2.5], [3.0, 4.0]), 1.0)
        assert isinstance(reply, (Returned, Raised)), name


def test_a_call_of_trusted_code_says_what_a_submission_s_call_would_say() -> None:
    def forever(x):
        while True:
            pass

    def changes(x):
        x[0] = 9.0
        return np.float32(1.5)

    with quiet():
        assert call(forever, ([1],), 0.05) == Stopped(limit=Limit.CALL_TIME, seconds=0.05)
        assert call(changes, (np.zeros(2),), 1.0) == Returned(value=np.float32(1.5), changed=(0,))
        raised = call(lambda x: [][x], (1,), 1.0)
    assert isinstance(raised, Raised)
    assert raised.bases == ("IndexError", "LookupError", "Exception", "BaseException", "object")


def test_the_domain_keeps_to_what_the_assignment_is_about(chapter2) -> None:
    assignment = chapter2.assignment
    answers = {"cosine_similarity": lambda a, b: Exact(value=0, gauge=1, roundings=1)}
    question = assignment.question("cosine_similarity")
    inputs = domain(question, [assignment, dataclasses.replace(assignment)], answers["cosine_similarity"])
    assert len(inputs) > 1000
    forms = {each.container for each in inputs}
    assert forms == {"list", "tuple", "array", "float32"}
    assert min(np.size(each.case.args[0]) for each in inputs) == 1  # no case has an empty vector
    assert any(not np.any(each.case.args[0]) for each in inputs)
    sizes = [np.size(argument) for each in inputs for argument in each.case.args]
    assert sizes[0] == 1  # the smallest come first


def test_the_domain_leaves_out_what_the_reference_leaves_open(chapter2) -> None:
    def answer(a, b):
        if not any(a):
            raise KeyError  # no case asks for it
        if len(a) != len(b):
            raise ValueError
        return Exact(value=0, gauge=1, roundings=1)

    question = chapter2.assignment.question("cosine_similarity")
    inputs = domain(question, [chapter2.assignment], answer)
    assert all(np.any(each.case.args[0]) for each in inputs)
    raising = [each for each in inputs if each.case.raises]
    assert raising
    assert all(np.size(each.case.args[0]) != np.size(each.case.args[1]) for each in raising)
