"""What is kept, shared or written in pieces for speed says the same as what it stands for."""

from __future__ import annotations

import dataclasses
import os
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graders.inside.calls import arguments
from graders.inside.kernel.shell import NumberedCells, _may_be_plain
from graders.model.report import Audience
from graders.model.text import Language
from graders.reports.document import document, to_yaml
from graders.reports.fragments import dump_report, dump_yaml
from graders.reports.gradebook import summary, to_csv
from graders.submissions import read_submission
from graders.workflows.grade_one import grade_submission
from graders.workflows.slim import brief

ROOT = Path(__file__).resolve().parents[1]
HALF = ROOT / "tests" / "work" / "half.py"

numbers = st.integers() | st.floats(allow_nan=False) | st.booleans() | st.none()
arrays = st.lists(st.floats(allow_nan=False), max_size=5).map(np.array)
argument = st.recursive(
    numbers | st.text(st.characters(exclude_categories=["Cs"]), max_size=9) | arrays | st.complex_numbers(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def half(chapter2):
    from fakes import InProcessRunner

    return grade_submission(read_submission(HALF), chapter2, InProcessRunner())


@given(st.lists(argument, max_size=3))
def test_arguments_arrive_as_they_are_and_unchanged_ones_are_told_from_changed_ones(args) -> None:
    arrived = arguments.unpack(arguments.pack(args))
    assert repr(arrived) == repr(args)
    kept = [arguments.keep(each) for each in arrived]
    assert not any(map(arguments.changed, arrived, kept))


@pytest.mark.parametrize(
    "change",
    [
        lambda a: a[0].__setitem__(0, 2.0),
        lambda a: a[0].append(1.0),
        lambda a: a[0].__setitem__(0, 1),  # the same number of another type
        lambda a: a[1].__setitem__(0, 2.0),
        lambda a: setattr(a[1], "shape", (2, 1)),
        lambda a: a[2][0].__setitem__(0, 2.0),
        lambda a: a[2][1].__setitem__(0, 2.0),
    ],
)
def test_an_argument_changed_in_place_is_noticed(change) -> None:
    arrived = arguments.unpack(arguments.pack([[1.0, 3.0], np.ones(2), [[1.0], np.ones(2)]]))
    kept = [arguments.keep(each) for each in arrived]
    change(arrived)
    assert sum(map(arguments.changed, arrived, kept)) == 1


def test_an_equal_number_put_in_the_place_of_another_is_no_change() -> None:
    arrived = arguments.unpack(arguments.pack([[1.5, 3.0]]))
    kept = arguments.keep(arrived[0])
    arrived[0][0] = float("1.5")
    assert not arguments.changed(arrived[0], kept)


def test_arrays_that_arrive_are_the_student_s_own() -> None:
    (array,) = arguments.unpack(arguments.pack([np.arange(3.0)]))
    array.resize(4, refcheck=False)
    array[3] = 1


def test_what_cannot_be_an_argument_is_refused() -> None:
    with pytest.raises(ValueError, match="the grader sent"):
        arguments.unpack(arguments.pack([object()]))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("audience", Audience)
def test_a_report_put_together_from_pieces_has_the_bytes_of_the_whole(half, language, audience) -> None:
    data = document(half, language, audience)
    assert dump_report(data) == dump_yaml(data) == to_yaml(half, language, audience)


@pytest.mark.parametrize("text", ["a\nb\n\n c: d", "'\"", "x" * 9_500, "- a", "#", "é\x85\u2028", "", " "])
def test_pieces_say_any_text_as_the_whole_does(half, text: str) -> None:
    data = document(half, Language.EN, Audience.STAFF)
    data["questions"][0]["checks"][0]["message"] = text
    data["questions"][1]["checks"] = []
    assert dump_report(data) == dump_yaml(data)


def test_a_brief_report_gives_the_same_table_and_summary(half, chapter2) -> None:
    table = to_csv(chapter2.assignment, [half])
    assert to_csv(chapter2.assignment, [brief(half)]) == table
    in_short = summary(chapter2.assignment, [brief(brief(half))], Language.EN, {})
    assert in_short == summary(chapter2.assignment, [half], Language.EN, {})


def test_a_brief_report_holds_nothing_of_what_was_asked_or_answered(half) -> None:
    questions = [
        dataclasses.replace(
            question,
            checks=tuple(dataclasses.replace(each, counterexample=each.finding) for each in question.checks),
        )
        for question in half.questions
    ]
    short = brief(dataclasses.replace(half, questions=tuple(questions)))
    checks = [check for question in short.questions for check in question.checks]
    assert any(each.counterexample for question in questions for each in question.checks)
    assert not any(each.finding or each.counterexample for each in checks)
    hash(short.questions)  # plain, small values all of them


CELLS = [
    "x = 1\ny = 2",
    "def f():\n    return 1\n",
    "\n\nx = 1\ny = 2",
    "x = 1",
    "%time x\ny = 1",
    "  x = 1\n  y = 2",
    ">>> x = 1\n>>> y = 2",
    "x = 1\n...\ny",
    "In [1]: x = 1\nIn [2]: y",
    "    ...: x = 1\ny",
    "x = !ls\ny = 1",
    "x?\ny = 1",
    "a = (5\n%b)\n",
    "s = '''\n%time\n>>> x\n'''",
    "%%time\nx = 1\ny = 2",
    "x = (\n",
    "await f()\nx = 1",
    "x = 1\n?x",
]


@pytest.mark.parametrize("cell", CELLS)
def test_cells_of_plain_python_are_what_ipython_would_have_made_of_them(cell: str) -> None:
    from IPython.core.inputtransformer2 import TransformerManager

    whole = cell if cell.endswith("\n") else cell + "\n"
    if _may_be_plain(whole) and NumberedCells().is_python(whole):
        assert TransformerManager().transform_cell(cell) == whole


def test_a_clone_of_a_warm_parent_runs_work_and_leaves_nothing() -> None:
    if not hasattr(os, "fork"):
        pytest.skip("there is no fork")
    from graders.errors import RunnerError
    from graders.execution.sealed import SealedRunner
    from graders.model.limits import Limits
    from graders.model.transcript import Call, Plan, Returned

    try:
        runner = SealedRunner([ROOT])
    except RunnerError:
        pytest.skip("nothing can be sealed here")
    clone = runner.share()
    try:
        submission = read_submission(HALF)
        plan = Plan(
            functions=("manual_dot",),
            variables=(),
            calls=(Call(id="a", function="manual_dot", args=([1.0], [2.0])),),
        )
        for each in (clone, runner, clone):
            assert each.run(submission, plan, Limits()).replies["a"] == Returned(value=2.0)
        assert clone.isolation == runner.isolation
    finally:
        began = time.monotonic()
        clone.close()
        runner.close()
    assert time.monotonic() - began < 4
