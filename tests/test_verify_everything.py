"""`verify` on every kind of homework: texts, dictionaries, keywords, domains; survivors grouped and split."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from courses import course, put
from fakes import InProcessRunner

from graders.assignment.load import load_assignment
from graders.assignment.membership import within
from graders.checks import call_id, expect_all
from graders.checks.expect import expect
from graders.cli.main import main
from graders.execution import runner as door
from graders.execution.trusted import call, each_alone, quiet
from graders.laws.checks import broken_by_trivial
from graders.laws.reference import broken_by_reference
from graders.model.assignment import Aspect, Assignment, Case, Question
from graders.model.manner import Manner
from graders.model.verification import Addition
from graders.mutation.cover import cover
from graders.mutation.inputs import inputs_of, unvaried
from graders.mutation.trial import search
from graders.mutation.written import source
from graders.reports.verification import addition_lines

NAME = "hw"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    for name in door.RUNNERS:
        monkeypatch.setitem(door.RUNNERS, name, lambda _: door.Start(InProcessRunner))


def verified(root: Path, capsys, *options: str) -> tuple[int, str]:
    assert main(["template", NAME, "--course", str(root)]) == 0
    capsys.readouterr()
    code = main(["verify", NAME, "--course", str(root), "--jobs", "1", *options])
    out, err = capsys.readouterr()
    return code, out + err


VOWELS = """
def f(s):
    return sum(1 for each in s.lower() if each in "ae")
"""
LETTERS = "{s: {text: 'aAbE', length: [0, 6]}}"


def vowels(tmp_path: Path, *cases: str, parameters: str = LETTERS) -> Path:
    root = course(tmp_path, VOWELS, *cases)
    path = root / "assignments" / NAME / "assignment.yaml"
    path.write_text(path.read_text().replace("parameters: [x]", f"parameters: {parameters}"))
    return root


WEAK = ("{args: ['ab']}", "{args: ['']}", "{args: ['bb']}", "{args: ['aa']}", "{args: ['e']}")


def test_a_text_that_no_case_asks_is_found_within_the_domain_and_its_lines_catch(
    tmp_path: Path, capsys
) -> None:
    root = vowels(tmp_path, *WEAK)
    code, text = verified(root, capsys, "--format", "yaml")
    found = yaml.safe_load(text)
    assert code == 1
    survivors = [each for each in found["broken"] if each["law"] == "mutants"]
    assert "call-dropped" in {each["mutant"]["operator"] for each in survivors}
    assert all("notice this change: " in each["message"] for each in survivors)
    lines = {line.strip() for each in survivors if each["add"]["check"] for line in each["add"]["lines"]}
    assert all(set(yaml.safe_load(line)[0]["args"][0]) <= set("aAbE") for line in lines)
    path = root / "assignments" / NAME / "assignment.yaml"
    path.write_text(path.read_text() + "".join(f"    {line}\n" for line in sorted(lines)))
    again = yaml.safe_load(verified(root, capsys, "--format", "yaml")[1])
    left = [each["mutant"]["operator"] for each in again["broken"] if each["law"] == "mutants"]
    assert left == ["equal-call-answered-otherwise"]  # which needs a check of its own


def test_survivors_stand_under_the_few_cases_that_catch_them(tmp_path: Path, capsys) -> None:
    root = vowels(tmp_path, "{args: ['']}", "{args: ['b']}")
    found = yaml.safe_load(verified(root, capsys, "--format", "yaml")[1])
    survivors = [each for each in found["broken"] if each["law"] == "mutants"]
    lines = [tuple(each["add"]["lines"]) for each in survivors]
    assert len(survivors) > 3 * len(set(lines))
    assert lines == sorted(lines, key=lines.index)  # those of one case stand together
    text = verified(root, capsys)[1]
    assert text.count("to `one` of `f` add:") + text.count("to `f` add a check") == len(set(lines))


def test_what_is_kept_of_earlier_calls_is_told_as_such(tmp_path: Path, capsys) -> None:
    """Not by a case that is there already: the second of two equal calls shows it."""
    root = vowels(tmp_path, *WEAK, "{args: ['BaEb']}")
    found = yaml.safe_load(verified(root, capsys, "--format", "yaml")[1])
    (kept,) = (
        each
        for each in found["broken"]
        if each.get("mutant", {}).get("operator") == "equal-call-answered-otherwise"
    )
    assert "    aspect: repeat" in kept["add"]["lines"]


def test_what_is_not_varied_is_said(tmp_path: Path, capsys) -> None:
    root = vowels(tmp_path, *WEAK, "{args: ['BaEb']}", parameters="[s]")
    for language, sentence in (
        (
            "en",
            "    assignments/hw/assignment.yaml, f: was tried on the cases as they are, without varying `s` (str); "
            "see that the cases ask enough, or say in `parameters` what each may be",
        ),
        (
            "zh",
            "    assignments/hw/assignment.yaml, f: 只按用例原样试过，没有变化 `s` (str)；"
            "请确认用例足够，或在 `parameters` 中写明各参数的取值范围",
        ),
    ):
        assert sentence in verified(root, capsys, "--lang", language)[1].splitlines()
    found = yaml.safe_load(verified(root, capsys, "--format", "yaml")[1])
    assert [each.partition(":")[0] for each in found["not_varied"]] == ["assignments/hw/assignment.yaml, f"]
    with_domains = vowels(tmp_path / "other", *WEAK)
    assert "without varying" not in verified(with_domains, capsys)[1]


def test_what_shows_beside_the_cases_alone_is_left_to_the_author(tmp_path: Path, capsys) -> None:
    root = course(
        tmp_path, "def f(x):\n    return 1.0 if not any(x) else float(sum(x))\n", "{args: [[1, 2]]}"
    )
    for language, sentence in (
        (
            "en",
            "`f` does not notice this change: choice dropped (it shows beside the cases alone); "
            "add the case below if the statement asks it, or raise LeftOpenError in the reference",
        ),
        (
            "zh",
            "`f` 察觉不到这处改动：条件表达式只取一支（只在用例之外才显现）；"
            "若题目要求如此，请加入下面的用例，否则请在参考答案中抛出 LeftOpenError",
        ),
    ):
        text = verified(root, capsys, "--lang", language)[1]
        assert sentence in text
    text = verified(root, capsys)[1]
    said = [line for line in text.splitlines() if "does not notice" in line]
    beside = ["beside the cases alone" in line for line in said]
    assert beside == sorted(beside)  # what the statement asks comes first


def test_a_result_that_cannot_leave_its_process_is_our_mistake_and_no_answer() -> None:
    with pytest.raises(Exception, match="cannot pickle"):
        each_alone(lambda _: (x for x in "ab"), [1, 2], seconds=5.0, lost=lambda _: "lost")


def test_a_greedy_cover_takes_what_catches_most() -> None:
    assert cover([{0, 1}, {1, 2, 3}, {0}, {4}]) == {1: 1, 2: 1, 3: 1, 0: 0, 4: 3}
    assert cover([set(), {0}, {0}]) == {0: 1}
    assert cover([]) == {}


@pytest.mark.parametrize("seed", range(20))
def test_a_cover_catches_everything_that_can_be_caught(seed: int) -> None:
    rng = random.Random(seed)
    catches = [{n for n in range(12) if rng.random() < 0.3} for _ in range(8)]
    chosen = cover(catches)
    assert set(chosen) == set().union(*catches)
    assert all(survivor in catches[at] for survivor, at in chosen.items())


# Any values that cases may hold, and any way of calling.


@dataclasses.dataclass
class Own:
    """A type of the author's."""

    size: int


class Table:
    """Compares element by element, as tables do."""

    def __eq__(self, other: object) -> Any:
        return np.array([True, False])

    __hash__ = None  # type: ignore[assignment]


ODD = [
    "a text", "", b"bytes", None, True, 3, 10**400, float("nan"), float("inf"), 1j, Fraction(1, 3),
    {"a": 1}, {1: [2, "b"]}, {1, 2}, frozenset({"a"}), (1, "a"), [], [[], [1]], [None, True], [1, "a", None],
    range(3), np.array([True, False]), np.array(["a", "b"]), np.array([1 + 2j]), np.array(["2024-01-02"], "datetime64[D]"),
    np.array([1, 2], dtype=np.int8), np.zeros((2, 0, 3)), np.array([{}, None], dtype=object), np.float32(1.5),
    dt.date(2024, 1, 2), Own(3), Table(), [Own(1)], {"a": np.zeros(2)}, Ellipsis, len, (x for x in "ab"),
]  # fmt: skip


def question_of(tmp_path: Path, *cases: Case, parameters: str = "x") -> tuple[Assignment, Question]:
    root = course(tmp_path, "def f(x):\n    return 1\n", parameters=parameters)
    assignment = load_assignment(root / "assignments" / NAME / "assignment.yaml")
    question = assignment.questions[0]
    checks = tuple(
        dataclasses.replace(check, cases=cases) if check.id == "one" else check for check in question.checks
    )
    question = dataclasses.replace(question, checks=checks)
    return dataclasses.replace(assignment, questions=(question,)), question


def size(x: Any, *rest: Any, **named: Any) -> float:
    return float(len(repr(type(x))) + len(rest) + 10 * len(named))


@pytest.mark.parametrize("value", ODD, ids=lambda value: type(value).__name__)
def test_no_value_of_a_case_is_too_much(tmp_path: Path, value: Any) -> None:
    assignment, question = question_of(tmp_path, Case(args=(value,)), Case(args=([1.5, 2.0],)))
    expectations = expect_all(assignment, {"f": size})
    with quiet():
        assert not list(
            broken_by_reference(
                assignment, {"f": size}, expectations, lambda *a, **k: call(*a, seconds=1.0, **k), file="f"
            )
        )
        inputs = inputs_of(question, [assignment, assignment], size, expectations)
        texts = {repr(each.case.args) for each in inputs}
        assert repr((value,)) in texts or repr(([1.5, 2.0],)) in texts
        wrong = search(question, inputs, lambda *_: -1.0, lambda *a, **k: call(*a, seconds=1.0, **k))
    assert not isinstance(wrong, int)
    list(broken_by_trivial(assignment, expectations, file="f"))
    unvaried(question)
    source(value)


def test_keywords_and_generators_of_random_numbers_are_handed_over(tmp_path: Path) -> None:
    cases = (
        Case(args=([1.0],), manner=Manner(kwargs={"axis": 0})),
        Case(args=(), manner=Manner(kwargs={"x": "a"}, rng=7)),
    )
    assignment, question = question_of(tmp_path, *cases)
    right = expect(question, lambda: 11.0, ())
    expectations = {call_id(question, question.checks[-1], n): right for n in range(2)}
    inputs = inputs_of(question, [assignment], size, expectations)
    assert [each.case for each in inputs] == list(cases)
    assert unvaried(question) == ("kwargs", "rng")
    seen: list[dict[str, Any]] = []

    def keeps(*args: Any, **named: Any) -> float:
        seen.append(named)
        return 11.0

    with quiet():
        assert search(question, inputs, keeps, lambda *a, **k: call(*a, seconds=1.0, **k)) == 2
        assert isinstance(call(lambda x: iter([x, 2, 3]), (1,), 1.0, manner=Manner(take=2)).value, list)
    assert seen[0] == {"axis": 0}
    assert seen[-1]["rng"].random() == seen[-2]["rng"].random()
    assert set(seen[-1]) == {"x", "rng"}


def test_inputs_stay_within_the_domains(tmp_path: Path) -> None:
    root = vowels(tmp_path, "{args: ['ab']}")
    path = root / "assignments" / NAME / "assignment.yaml"
    text = path.read_text().replace(
        LETTERS, "{x: {array: [n], values: {low: 2, high: 3}}, k: {integers: [1, 4]}}"
    )
    put(path, text.replace("{args: ['ab']}", "{family: random, count: 3}"))
    assignment = load_assignment(path)
    question = assignment.questions[0]

    def answer(x: Any, k: int) -> float:
        return float(x.sum() * k)

    inputs = inputs_of(question, [assignment], answer, expect_all(assignment, {"f": answer}))
    assert len(inputs) > 80
    assert all(within(question.domains, question.parameters, each.case.args) for each in inputs)
    assert all(each.asked and each.is_plain for each in inputs)
    assert {len(each.case.args[0]) for each in inputs} == {1, 2, 3, 4, 5, 6}


def test_lines_to_add_hold_any_plain_value() -> None:
    def lines(*args: Any, call: str | None = None, raises: str | None = None) -> Any:
        made = Addition(
            question="f",
            check="one",
            aspect=Aspect.VALUE,
            args=args,
            container="as-written",
            call=call,
            raises=raises,
        )
        return yaml.safe_load("\n".join(addition_lines(made)))[0]

    args = [None, True, "it's: [a]", "null", 1e-05, 1e20, [1, "b"], {"a": [2], 3: None}, -2]
    assert lines(*args) == {"args": args, "container": ["as-written"]}
    assert str(lines(float("nan"), float("-inf"))["args"]) == "[nan, -inf]"
    written = f"f({source(np.array([[True, False]]))}, {source({'a': 1})})"
    assert lines(call=written) == "f(np.array([[True, False]]), {'a': 1})"
    assert lines(call="f(1)", raises="ValueError") == {"call": "f(1)", "raises": "ValueError"}


@pytest.mark.parametrize(
    "value",
    [
        np.array([1.5, np.inf]),
        np.zeros((0, 2)),
        np.float64(2),
        [1, {"a": (2, None)}],
        np.array([1], np.float32),
    ],
)
def test_a_value_as_source_is_that_value(value: Any) -> None:
    again = eval(source(value), {"np": np})
    assert repr(again) == repr(value) or np.shape(value) == (0, 2)
