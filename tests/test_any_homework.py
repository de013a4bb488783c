"""What came up when whole assignments were written: each was seen to go wrong there."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from courses import course, put, ready

from graders.assignment.reference import Checker
from graders.checks.aspects.growth import GROWTH
from graders.execution.trusted import call, quiet
from graders.model.assignment import Case, Growth
from graders.model.facts import Crashed
from graders.model.facts_of_values import TooSlow, WrongOutput
from graders.model.manner import Manner, Step
from graders.model.text import Language
from graders.model.transcript import Raised, Returned
from graders.model.unchanged import copied, unchanged
from graders.reports.disclosure import Disclosure
from graders.reports.literals import call as written
from graders.reports.literals import literal
from graders.reports.wording_values import words_of_effect
from graders.template.stubs import example

DF = pd.DataFrame({"city": ["Oslo", "Rome"], "temp": [1.0, 20.5]})


def test_a_case_of_standard_input_alone_is_a_call_without_arguments(tmp_path: Path) -> None:
    root = course(tmp_path, "def f():\n    print(input())\n", '{stdin: "a"}', parameters="", returns="value")
    text = (root / "assignments" / "hw" / "assignment.yaml").read_text(encoding="utf-8")
    put(
        root / "assignments" / "hw" / "assignment.yaml",
        text.replace("    cases:", "    aspect: prints\n    cases:"),
    )
    (case,) = ready(root).assignment.question("f").checks[-1].cases
    assert case.args == ()
    assert case.manner.stdin == "a"


def test_a_checker_reaches_another_process(tmp_path: Path) -> None:
    path = put(tmp_path / "hw.py", "def check_f(call, actual):\n    return actual == 2\n")
    again = pickle.loads(pickle.dumps(Checker(path, "hw.py", "check_f")))
    assert again.__name__ == "check_f"
    assert again(None, 2) is True


@pytest.mark.parametrize(
    ("small", "large", "slow"),
    [(0.0, 0.0025, False), (0.0005, 0.0045, False), (0.002, 0.2, True), (0.0, 0.2, True)],
)
def test_a_clock_that_stands_still_fails_no_right_answer(small: float, large: float, slow: bool) -> None:
    replies = [Returned(value=None, seconds=small), Returned(value=None, seconds=large)]
    case = Case(args=(), growth=Growth(larger=(), ratio=10**1.5))
    fact, _ = GROWTH.judge(None, case, replies, None)  # type: ignore[arg-type]
    assert isinstance(fact, TooSlow) is slow


def greet() -> None:
    print("Hello", input())


class OfPairs:
    def __init__(self) -> None:
        self.top = None

    def push(self, x: object) -> None:
        self.top = (x, self.top)


def test_the_authors_code_reads_prints_and_takes_steps_as_a_students_does() -> None:
    steps = (
        Step(text="s = Stack()", code=["call", ["name", "Stack"], [], {}], keeps="s"),
        Step(text="s.push(1)", code=["call", ["get", ["name", "s"], "push"], [["value", 1]], {}]),
        Step(text="s.top[0]", code=["item", ["get", ["name", "s"], "top"], ["value", 0]]),
    )
    with quiet():
        said = call(greet, (), 5.0, manner=Manner(stdin="Ann\n", prints=True))
        taken = call(OfPairs, (), 5.0, manner=Manner(steps=steps))
    assert isinstance(said, Returned) and said.printed == "Hello Ann\n"
    assert isinstance(taken, Returned) and taken.value[1:] == [None, 1]


class NoDataError(ValueError):
    pass


def test_an_exception_of_the_authors_own_is_known_by_its_name() -> None:
    def work() -> None:
        raise NoDataError

    with quiet():
        reply = call(work, (), 5.0)
    assert isinstance(reply, Raised)
    assert "ValueError" in reply.bases
    assert reply.own_bases == ("NoDataError",)


def test_tables_are_copied_and_compared() -> None:
    own = copied(DF)
    assert own is not DF
    assert unchanged(own, DF)
    own.loc[0, "temp"] = 2.0
    assert not unchanged(own, DF)
    assert not unchanged(DF.rename(columns={"temp": "mean"}), DF)
    assert not unchanged(DF["temp"].rename("t"), DF["temp"])
    assert not unchanged(DF.set_index("city"), DF)
    assert unchanged((1, [np.array([1.0])]), copied((1, [np.array([1.0])])))


def test_arguments_are_shown_as_python() -> None:
    assert literal(DF) == "pd.DataFrame({'city': ['Oslo', 'Rome'], 'temp': [1.0, 20.5]})"
    days = pd.Series([1.0], index=pd.date_range("2024-06-01", periods=1))
    assert "pd.Series([1.0], index=" in literal(days)
    assert "2024-06-01" in literal(days).replace("(2024, 6, 1", "2024-06-01")
    assert written("f", (), Manner(stdin="a\n")) == "f()  # input: 'a\\n'"


@pytest.mark.parametrize(
    ("case", "shown"),
    [
        ('"f(np.array([1.0]), axis=0)"', "f(np.array([1.0]), axis=0)"),
        ('"f(pd.Series([1.0]))"', None),
        ("{call: f(2), take: 3}", None),
    ],
)
def test_templates_try_only_what_runs_as_it_stands(tmp_path: Path, case: str, shown: str | None) -> None:
    root = course(tmp_path, "def f(x, axis=0):\n    return iter([1.0, 2.0, 3.0])\n", case, returns="value")
    assert example(ready(root).assignment.question("f")) == shown


@pytest.mark.parametrize(
    ("fact", "english", "chinese"),
    [
        (WrongOutput(line=1, expected="a", actual=None), "nothing was printed", "没有打印任何内容"),
        (
            WrongOutput(line=2, expected="a", actual=None),
            "the output ends before line 2",
            "输出在第 2 行之前",
        ),
        (
            WrongOutput(line=1, expected="a", actual=None, file="o.txt"),
            "the file `o.txt` ends",
            "文件 `o.txt` 在第 1 行",
        ),
    ],
)
def test_what_is_written_is_not_called_output(fact: WrongOutput, english: str, chinese: str) -> None:
    for language, expected in ((Language.EN, english), (Language.ZH, chinese)):
        text, parts = words_of_effect(fact, language, Disclosure.ALL)
        assert text.read(language).format(**parts).startswith(expected)


def test_a_call_that_ran_into_a_limit_is_about_growth() -> None:
    from graders.model.assignment import Aspect
    from graders.model.limits import Limit
    from graders.model.transcript import Stopped
    from graders.mutation.trial import is_about

    assert is_about(Crashed(outcome=Stopped(limit=Limit.CALL_TIME, seconds=1.0)), Aspect.GROWTH)
    assert is_about(TooSlow(ratio=90, allowed=32), Aspect.GROWTH)
    assert not is_about(
        Crashed(outcome=Raised(type_name="E", bases=(), message="", place=None)), Aspect.GROWTH
    )
