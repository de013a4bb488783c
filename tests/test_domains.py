"""Domains of parameters: read, refused where they make no sense, drawn from, and kept to."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from courses import put

from graders.assignment.domains import domains_of
from graders.assignment.drawing import draw
from graders.assignment.load import load_assignment
from graders.assignment.membership import within
from graders.assignment.schema import QuestionPart, json_schema
from graders.errors import AssignmentError
from graders.model.domain import ArrayOf, Booleans, Integers, ListOf, Normal, Numbers, OneOf, TextOf
from graders.model.text import Language
from graders.reports.words.messages import say

FILE = """\
schema: graders/assignment/1
languages: [en]
title: A
seed: 1
questions:
- id: f
  kind: function
  title: F
  statement: Do it.
  points: 3
  parameters: {parameters}
  returns: scalar
  checks:
  - id: one
    title: One
    points: 3
    visibility: public
    cases:
    - {case}
"""
EVERY = {
    "x": {"array": ["n", "d"], "values": "normal"},
    "mask": {"array": ["n", "n"], "dtype": "bool"},
    "axis": {"one_of": [0, 1, -1, None]},
    "k": {"integers": [0, 20]},
    "t": {"numbers": [-1, 1]},
    "s": {"text": "abc ", "length": [0, 12]},
    "xs": {"list": {"integers": [0, 9]}, "length": [0, 8], "sorted": True, "unique": True},
    "w": {"array": [3], "dtype": "float32", "values": {"magnitudes": [1e-3, 1e3]}},
    "i": {"array": ["d"], "values": {"integers": [1, 3]}, "sorted": True},
    "words": {"list": {"text": "ab"}, "nonempty": True},
}


def loaded(tmp_path: Path, parameters: Any, case: str = "{family: random, count: 20}"):
    text = FILE.replace("{parameters}", json.dumps(parameters)).replace("{case}", case)
    return load_assignment(put(tmp_path / "hw" / "assignment.yaml", text), shown="hw/assignment.yaml")


def refused(tmp_path: Path, parameters: Any, case: str, language: Language) -> list[str]:
    with pytest.raises(AssignmentError) as caught:
        loaded(tmp_path, parameters, case)
    return [say(each, language) for each in caught.value.notices]


def part(parameters: Any) -> Any:
    written = {"id": "f", "kind": "function", "title": "F", "statement": "S", "points": 1}
    return QuestionPart.model_validate({**written, "parameters": parameters}).parameters


def test_each_domain_becomes_a_value_of_its_own(tmp_path: Path) -> None:
    question = loaded(tmp_path, EVERY).questions[0]
    assert question.parameters == tuple(EVERY)
    domains = question.domains
    assert domains["x"] == ArrayOf(
        shape=("n", "d"), of=Normal(), dtype="float64", sizes={"n": (1, 6), "d": (1, 6)}
    )
    assert isinstance(domains["mask"], ArrayOf)
    assert domains["mask"].of == Booleans()
    assert domains["axis"] == OneOf(values=(0, 1, -1, None))
    assert (domains["k"], domains["t"]) == (Integers(low=0, high=20), Numbers(low=-1, high=1))
    assert domains["s"] == TextOf(letters="abc ", shortest=0, longest=12)
    assert domains["xs"] == ListOf(
        of=Integers(low=0, high=9), shortest=0, longest=8, unique=True, ordered=True
    )
    assert domains["words"] == ListOf(of=TextOf(letters="ab", shortest=0, longest=8), shortest=1, longest=8)


def test_a_family_without_shapes_draws_within_the_domains(tmp_path: Path) -> None:
    question = loaded(tmp_path, EVERY).questions[0]
    cases = question.checks[-1].cases
    assert len(cases) == 20
    assert all(case.drawn and within(question.domains, question.parameters, case.args) for case in cases)
    first = dict(zip(EVERY, cases[0].args, strict=True))
    assert first["mask"].dtype == np.bool_
    assert first["w"].dtype == np.float32
    assert all(case.args[0].shape[0] == case.args[1].shape[0] == case.args[1].shape[1] for case in cases)
    assert len({case.args[0].shape for case in cases}) > 5


def test_the_same_seed_draws_the_same_on_every_machine() -> None:
    domains = domains_of(part({"x": {"array": [2], "values": "normal"}, "s": EVERY["s"], "k": EVERY["k"]}))
    x, s, k = draw(domains, random.Random("1"))
    assert (x.tolist(), s, k) == ([-1.0984355240201849, 0.7195963881940939], "bcaab c", 6)


def test_a_list_of_names_has_no_domains(tmp_path: Path) -> None:
    question = loaded(tmp_path, ["x"], "{args: [1]}").questions[0]
    assert (question.parameters, question.domains) == (("x",), {})


def test_a_parameter_may_be_left_without_a_domain(tmp_path: Path) -> None:
    question = loaded(tmp_path, {"x": None, "k": {"integers": [0, 2]}}, "{args: [text, 1]}").questions[0]
    assert list(question.domains) == ["k"]
    assert within(question.domains, question.parameters, ("anything", 2))
    assert not within(question.domains, question.parameters, ("anything", 3))


OUTSIDE = {
    "x": [np.zeros((2, 2), np.float32), [[1.0]], np.zeros(2), np.zeros((7, 1)), np.full((1, 1), np.nan)],
    "mask": [np.zeros((2, 2)), np.zeros((2, 3), bool)],
    "axis": [2, 0.0, True, "0"],
    "k": [-1, 21, 1.0, True],
    "t": [1.5, "0", float("nan"), False],
    "s": ["d", "a" * 13, ["a"]],
    "xs": [[1, 1], [2, 1], [10], (1, 2), [0.0], list(range(9))],
    "w": [np.full(3, 1e4, np.float32), np.ones(4, np.float32), np.ones(3)],
    "i": [np.array([3, 1]), np.array([4]), np.array([1.0])],
    "words": [[], ["c"], "ab"],
}


@pytest.mark.parametrize(("name", "value"), [(name, each) for name, some in OUTSIDE.items() for each in some])
def test_what_is_no_value_of_a_domain_is_outside(name: str, value: Any) -> None:
    assert not within(domains_of(part({name: EVERY[name]})), [name], [value])


def test_a_letter_is_one_size_in_all_arguments() -> None:
    domains = domains_of(part({"a": {"array": ["n"]}, "b": {"array": ["n"]}}))
    assert within(domains, ["a", "b"], [np.zeros(3), np.zeros(3)])
    assert not within(domains, ["a", "b"], [np.zeros(3), np.zeros(4)])


WRONG: dict[str, tuple[Any, str, str, str]] = {
    "two kinds": (
        {"text": "a", "integers": [1, 2]},
        "says not exactly one of array, one_of, integers, numbers, text, list; "
        "keep one of them, or leave the domain out",
        "应恰好写 array, one_of, integers, numbers, text, list 中的一个；请只保留一个，或不写这个范围",
        "",
    ),
    "a key of another kind": (
        {"text": "a", "dtype": "bool"},
        "does not go with `text`; what goes with it: length, nonempty",
        "不能与 `text` 一起使用；可以一起使用的键：length, nonempty",
        ".dtype",
    ),
    "no value": (
        {"one_of": []},
        "leaves no value at all; allow at least one value",
        "没有留下任何值；请至少允许一个值",
        ".one_of",
    ),
    "no letter": ({"text": ""}, "leaves no value at all; allow at least one value", "没有留下任何值；请至少允许一个值", ".text"),
    "the larger end first": (
        {"integers": [3, 1]},
        "goes from 3 to 1; write the smaller one first",
        "的范围是从 3 到 1；请先写较小的一个",
        ".integers",
    ),
    "too few different values": (
        {"list": {"integers": [0, 1]}, "length": [3, 4], "unique": True},
        "there are 2 different values, and 3 are asked for; allow more values, or shorter lists",
        "只有 2 个不同的值，却要求 3 个；请允许更多的值，或更短的列表",
        ".unique",
    ),
    "no order": (
        {"list": {"one_of": [1, "a"]}, "sorted": True},
        "its elements cannot be put in order; leave `sorted` out",
        "其元素无法排序；请去掉 `sorted`",
        ".sorted",
    ),
    "floats in an array of integers": (
        {"array": [2], "dtype": "int64", "values": "normal"},
        "are not what an array of int64 holds; write `values: {integers: […]}` for int64, and none for bool",
        "不是 int64 数组所能存放的；整数数组请写 `values: {integers: […]}`，布尔数组请不要写",
        ".values",
    ),
    "a letter that is not in the shape": (
        {"array": ["n"], "sizes": {"m": [1, 2]}},
        None, None, ".sizes.m",
    ),
    "a negative length": ({"text": "a", "length": [-1, 2]}, None, None, ".length"),
    "an unknown key": ({"aray": [2]}, None, None, ".aray"),
    "a size of a fraction": ({"array": [1.5]}, None, None, ".array[0]"),
    "sizes of magnitudes that are none": ({"array": [2], "values": {"magnitudes": [0, 1]}}, None, None, ".values.magnitudes"),
    "two kinds of numbers": ({"list": {"array": [2], "values": {"low": 1, "integers": [1, 2]}}}, None, None, ".list.values"),
    "integers that no array holds": ({"array": [2], "values": {"integers": [0, 10**30]}}, None, None, ".values"),
    "floats that no float32 is": ({"array": [2], "dtype": "float32", "values": {"low": 0, "high": 1e39}}, None, None, ".values"),
    "one end": ({"integers": [1]}, None, None, ".integers"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_domain_that_makes_no_sense_is_refused_with_its_place(name: str, tmp_path: Path) -> None:
    domain, english, chinese, place = WRONG[name]
    where = f"hw/assignment.yaml:11: questions[0].parameters.x{place}: "
    for language, sentence in ((Language.EN, english), (Language.ZH, chinese)):
        (only,) = refused(tmp_path, {"x": domain}, "{args: [1]}", language)
        assert only.startswith(where)
        assert sentence is None or only == where + sentence


def test_the_sizes_of_a_letter_are_said_once(tmp_path: Path) -> None:
    twice = {"a": {"array": ["n"], "sizes": {"n": [1, 2]}}, "b": {"array": ["n"], "sizes": {"n": [1, 3]}}}
    assert refused(tmp_path, twice, "{args: [1, 2]}", Language.EN) == [
        "hw/assignment.yaml:11: questions[0].parameters.b.sizes.n: "
        "`n` has other sizes at another parameter; give its sizes once"
    ]


@pytest.mark.parametrize(
    ("parameters", "case", "place", "sentence"),
    [
        (
            {"x": None},
            "{family: random}",
            "family",
            "`x` has no domain to draw from; say what it may be, or give `shapes`",
        ),
        ({"x": {"integers": [0, 1]}}, "{family: random, values: normal}", "values", None),
        (
            {"x": {"integers": [0, 1]}},
            "{family: random, container: [list]}",
            "container",
            "does not go with arguments that are drawn from domains; "
            "say `array` or `list` in the domain, and leave `container` out",
        ),
        (["x"], "{family: random}", "shapes", "is required, but missing; add it (see docs/assignment-format.md)"),
        (["x"], "{family: random, shapes: [[2]], count: 3}", "count", None),
    ],
)  # fmt: skip
def test_a_family_that_cannot_be_drawn_is_refused(
    tmp_path: Path, parameters: Any, case: str, place: str, sentence: str | None
) -> None:
    (only,) = refused(tmp_path, parameters, case, Language.EN)
    where = f"hw/assignment.yaml:19: questions[0].checks[0].cases[0].{place}: "
    assert only.startswith(where)
    assert sentence is None or only == where + sentence


def test_normal_numbers_are_drawn_in_shapes_as_well(tmp_path: Path) -> None:
    question = loaded(tmp_path, ["x"], "{family: random, shapes: [[100]], values: normal}").questions[0]
    (x,) = question.checks[-1].cases[0].args
    assert abs(np.mean(x)) < 0.5
    assert 0.5 < np.std(x) < 1.5


def test_the_keys_of_a_domain_are_told_where_one_is_wrong(tmp_path: Path) -> None:
    (only,) = refused(tmp_path, {"x": {"aray": [2]}}, "{args: [1]}", Language.EN)
    assert "did you mean `array`?" in only
    assert "nonempty, unique, sorted" in only


def test_the_schema_knows_both_forms() -> None:
    question = json_schema()["$defs"]["QuestionPart"]["properties"]["parameters"]
    assert {each["type"] for each in question["oneOf" if "oneOf" in question else "anyOf"]} == {
        "array",
        "object",
    }


def test_a_counterexample_stays_within_the_domains(tmp_path: Path) -> None:
    import dataclasses

    from graders.diagnosis.shrink import shrink
    from graders.model.facts import Finding, WrongValue
    from graders.model.transcript import Returned

    parameters = {
        "s": {"text": "xyz", "length": [2, 9]},
        "x": {"array": ["n"], "values": {"low": 2, "high": 5}},
        "axis": {"one_of": [1, 2]},
    }
    question = loaded(tmp_path, parameters).questions[0]
    question = dataclasses.replace(question, returns="scalar")
    args = question.checks[-1].cases[0].args
    asked: list[tuple[Any, ...]] = []

    def wrong(args: tuple[Any, ...]) -> Returned:
        asked.append(args)
        return Returned(value=float(len(args[0]) + args[1].sum()))

    fact = WrongValue(index=(), expected=0.0, actual=1.0, error=1.0, tolerance=0.0, wrong=1, total=1)
    finding = Finding(fact=fact, function="f", args=args)
    found = shrink(question, finding, lambda s, x, axis: float(len(s) + x.sum() + axis), wrong)
    assert found is not None
    assert found.args is not None
    assert (found.args[0], found.args[1].tolist(), found.args[2]) == ("xx", [2.0], 1)
    assert all(within(question.domains, question.parameters, each) for each in asked)
