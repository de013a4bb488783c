"""Assignment files: read into frozen values, or refused with every mistake named and placed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from graders.assignment.load import load_assignment
from graders.assignment.schema import json_schema
from graders.errors import AssignmentError
from graders.model.text import Language
from graders.reports.words.messages import say

ROOT = Path(__file__).resolve().parents[1]

GOOD = """\
schema: graders/assignment/1
title: {en: A, zh: A}
seed: 1
questions:
- id: f
  kind: function
  title: {en: F, zh: F}
  statement: {en: do, zh: do}
  points: 3
  parameters: [x]
  returns: scalar
  checks:
  - id: one
    title: {en: one, zh: one}
    points: 3
    visibility: public
    cases:
    - {args: [1]}
"""


def mistakes(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "hw" / "assignment.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(AssignmentError) as caught:
        load_assignment(path, shown="hw/assignment.yaml")
    return [say(each, Language.EN) for each in caught.value.notices]


MISTAKES = {
    "an unknown key": (
        ("  points: 3\n  parameters", "  pionts: 3\n  points: 3\n  parameters"),
        "hw/assignment.yaml:9: questions[0].pionts: is not a key that is known here (did you mean `points`?); "
        "the keys are id, kind, title, statement, points, parameters, returns, tolerance, accept, up_to, ignore, "
        "spacing, container, forbid, "
        "require, builds_on, starter, checks",
    ),
    "points that are a word": (
        ("  points: 3\n  parameters", "  points: ten\n  parameters"),
        "hw/assignment.yaml:9: questions[0].points: expected a number, found str ('ten'); change the value",
    ),
    "points that do not add up": (
        ("  points: 3\n  parameters", "  points: 4\n  parameters"),
        "hw/assignment.yaml:9: questions[0].points: is 4.0, but the checks add up to 3.0; change one of them",
    ),
    "negative points": (
        ("    points: 3", "    points: -3"),
        "hw/assignment.yaml:15: questions[0].checks[0].points: int (-3) is out of range; it has to be >= 0",
    ),
    "a missing statement": (
        ("  statement: {en: do, zh: do}\n", ""),
        "hw/assignment.yaml:5: questions[0].statement: is required, but missing; "
        "add it (see docs/assignment-format.md)",
    ),
    "a language that is missing": (
        ("{en: one, zh: one}", "{en: one}"),
        "hw/assignment.yaml:14: questions[0].checks[0].title.zh: is required, but missing; "
        "add it (see docs/assignment-format.md)",
    ),
    "a visibility that does not exist": (
        ("visibility: public", "visibility: secret"),
        "hw/assignment.yaml:16: questions[0].checks[0].visibility: str ('secret') is not allowed; "
        "write 'public' or 'hidden'",
    ),
    "a key that stands twice": (
        ("seed: 1", "seed: 1\nseed: 2"),
        "hw/assignment.yaml:4: seed: this key stands twice, first at line 3; remove one of them",
    ),
    "too many arguments": (
        ("{args: [1]}", "{args: [1, 2]}"),
        "hw/assignment.yaml:18: questions[0].checks[0].cases[0].args: has 2 entries, but the function has 1 "
        "parameters; write no more than one for each",
    ),
    "a case that says nothing": (
        ("{args: [1]}", "{raises: ValueError}"),
        "hw/assignment.yaml:18: questions[0].checks[0].cases[0]: a case has one of `call`, `args`, `family` "
        "and `steps`; write one of them",
    ),
    "an exception that does not exist": (
        ("{args: [1]}", "{args: [1], raises: ValuError}"),
        "hw/assignment.yaml:18: questions[0].checks[0].cases[0].raises: `ValuError` is not a built-in exception; "
        "write one such as ValueError",
    ),
    "a key of another family": (
        ("{args: [1]}", "{family: parallel, lengths: [2], factors: [1.0], scales: [1.0]}"),
        "hw/assignment.yaml:18: questions[0].checks[0].cases[0].scales: does not go with family `parallel`; "
        "its keys are lengths, factors",
    ),
    "a size that is not said": (
        ("{args: [1]}", "{family: random, shapes: [[n]], sizes: [{m: 2}]}"),
        "hw/assignment.yaml:18: questions[0].checks[0].cases[0].sizes[0]: does not say what `n` is; "
        "add `n: 3` or the like",
    ),
    "a need that is not above": (
        ("    cases:\n", "    needs: [two]\n    cases:\n"),
        "hw/assignment.yaml:17: questions[0].checks[0].needs[0]: `two` is not there; it has to be one of –",
    ),
    "an empty tolerance": (
        ("  returns: scalar", "  returns: scalar\n  tolerance: {kind: close}"),
        "hw/assignment.yaml:12: questions[0].tolerance: `close` needs rtol or atol; add one",
    ),
    "a rule that names nothing": (
        ("  points: 3\n  parameters", "  points: 3\n  forbid: {title: {en: a, zh: b}}\n  parameters"),
        "hw/assignment.yaml:10: questions[0].forbid: names nothing; list names, operators or syntax",
    ),
    "a question that builds on one below": (
        (
            "  points: 3\n  parameters",
            "  points: 3\n  builds_on: {questions: [later], points: kept}\n  parameters",
        ),
        "hw/assignment.yaml:10: questions[0].builds_on.questions[0]: `later` is not there; "
        "it has to be one of –",
    ),
    "a reserved id": (
        ("  - id: one", "  - id: defined"),
        "hw/assignment.yaml:13: questions[0].checks[0].id: `defined` is the name of a built-in check; "
        "choose another id",
    ),
    "an id with capitals": (
        ("  - id: one", "  - id: One Two"),
        "hw/assignment.yaml:13: questions[0].checks[0].id: expected a name, found str ('One Two'); "
        "change the value",
    ),
    "a line that is not YAML": (
        ("seed: 1", "seed: [1"),
        "hw/assignment.yaml:4: is not YAML (did not find expected ',' or ']'); mend this line",
    ),
    "an old schema": (
        ("graders/assignment/1", "graders/assignment/9"),
        "hw/assignment.yaml:1: schema: str ('graders/assignment/9') is not allowed; "
        "write 'graders/assignment/1'",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_its_place_and_what_to_do(name: str, tmp_path: Path) -> None:
    (old, new), expected = MISTAKES[name]
    assert GOOD.count(old) == 1
    assert mistakes(tmp_path, GOOD.replace(old, new)) == [expected]


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = (
        GOOD.replace("seed: 1", "seed: x")
        .replace("kind: function", "kind: essay")
        .replace("points: 3", "points: []")
    )
    lines = mistakes(tmp_path, text)
    assert [line.split(": ")[1] for line in lines] == [
        "seed",
        "questions[0].kind",
        "questions[0].points",
        "questions[0].checks[0].points",
    ]


def test_a_file_that_is_a_list_is_refused(tmp_path: Path) -> None:
    assert mistakes(tmp_path, "- 1\n") == [
        "hw/assignment.yaml: is not a mapping; begin with `schema: graders/assignment/1`"
    ]


def test_the_good_file_is_good(tmp_path: Path) -> None:
    path = tmp_path / "assignment.yaml"
    path.write_text(GOOD, encoding="utf-8")
    assert load_assignment(path).points == 3


def test_chapter_2_is_worth_100_points(chapter2) -> None:
    points = {question.id: question.points for question in chapter2.assignment.questions}
    assert points == {
        "manual_dot": 20, "cosine_similarity": 20, "cosine_matrix": 25, "attention_scores": 10,
        "projection_length": 5, "project": 5, "compare_similarity": 5, "dot_answers": 5,
        "explain_dot": 2, "explain_attention": 3,
    }  # fmt: skip


def test_the_same_seed_draws_the_same_cases_and_another_seed_others() -> None:
    path = ROOT / "assignments" / "ch02_vectors" / "assignment.yaml"
    first, again, other = (load_assignment(path, seed=seed) for seed in (None, None, 7))
    assert repr(first) == repr(again)
    assert repr(first) != repr(other)


def test_orthogonal_pairs_are_exactly_so_and_each_has_a_twin_that_is_not(chapter2) -> None:
    check = next(c for c in chapter2.assignment.question("manual_dot").checks if c.id == "orthogonal")
    values = [
        float(chapter2.expectations[f"manual_dot/orthogonal/{index}/0"].values[0])
        for index in range(len(check.cases))
    ]
    assert set(values[::2]) == {0.0}
    assert 0.0 not in values[1::2]


def test_the_committed_schema_accepts_chapter_2_and_is_generated() -> None:
    committed = json.loads((ROOT / "assignments" / "assignment.schema.json").read_text(encoding="utf-8"))
    assert committed == json_schema()
    jsonschema = pytest.importorskip("jsonschema")  # comes with nbformat
    data = yaml.safe_load((ROOT / "assignments/ch02_vectors/assignment.yaml").read_text(encoding="utf-8"))
    jsonschema.validate(data, committed)


@pytest.mark.parametrize(
    ("written", "value"),
    [("1e-9", 1e-9), ("1E-9", 1e-9), ("+1e3", 1000.0), ("-1.e3", -1000.0), (".5e1", 5.0), ("1e5", 1e5)],
)
def test_a_number_needs_no_point_before_its_exponent(tmp_path: Path, written: str, value: float) -> None:
    path = tmp_path / "assignment.yaml"
    text = GOOD.replace(
        "  returns: scalar", f"  returns: scalar\n  tolerance: {{kind: close, atol: {abs(value)!r}}}"
    )
    text = text.replace(f"atol: {abs(value)!r}", f"atol: {written.lstrip('-')}").replace(
        "[1]", f"[{written}]"
    )
    path.write_text(text, encoding="utf-8")
    (question,) = load_assignment(path).questions
    ((argument,),) = [case.args for check in question.checks for case in check.cases]
    assert argument == value
    assert type(argument) is float
    assert question.tolerance.atol == abs(value)


@pytest.mark.parametrize("written", ["e9", "1e", "1e9x", "1.2.3", "'1e-9'", "0x1e-9"])
def test_what_is_no_number_stays_a_text(tmp_path: Path, written: str) -> None:
    path = tmp_path / "assignment.yaml"
    path.write_text(GOOD.replace("[1]", f"[{written}]"), encoding="utf-8")
    (question,) = load_assignment(path).questions
    ((argument,),) = [case.args for check in question.checks for case in check.cases]
    assert argument == written.strip("'")


def test_a_date_that_is_none_is_told_with_its_line(tmp_path: Path) -> None:
    assert mistakes(tmp_path, GOOD.replace("[1]", "[2024-13-40]")) == [
        "hw/assignment.yaml:18: is not YAML (month must be in 1..12); mend this line"
    ]
    (said,) = mistakes(tmp_path / "b", GOOD.replace("[1]", f"[{'1' * 5000}]"))
    assert said.startswith("hw/assignment.yaml:18: is not YAML (Exceeds the limit")


DRAWN = "{family: random, shapes: [[n, 2], []], sizes: [{n: 3}], VALUES}"


def of_two(values: str, parameter: str = "axis") -> str:
    return GOOD.replace("[x]", f"[X, {parameter}]").replace("{args: [1]}", DRAWN.replace("VALUES", values))


@pytest.mark.parametrize("container", ["array", "list", "float32"])
def test_each_argument_can_be_drawn_from_numbers_of_its_own(tmp_path: Path, container: str) -> None:
    path = tmp_path / "assignment.yaml"
    values = "values: {low: 2.5, high: 3}, values_for: {axis: {integers: [0, 1]}}"
    text = of_two(values).replace("  returns:", f"  container: [{container}]\n  returns:")
    path.write_text(text, encoding="utf-8")
    (question,) = load_assignment(path).questions
    ((matrix, axis),) = [case.args for check in question.checks for case in check.cases]
    assert type(axis) is int
    assert axis in (0, 1)
    assert all(2.5 <= number <= 3 for row in matrix for number in row)


@pytest.mark.parametrize("values", ["values: {low: 0, high: 1}", "values_for: {axis: {low: 0, high: 1}}"])
def test_an_axis_that_would_be_no_whole_number_is_refused(tmp_path: Path, values: str) -> None:
    assert mistakes(tmp_path, of_two(values)) == [
        "hw/assignment.yaml:18: questions[0].checks[0].cases[0].shapes[1]: would draw a number with a fraction "
        "for `axis`; add values_for: {axis: {integers: [0, 1]}} or the like"
    ]


def test_values_are_given_for_parameters_that_exist(tmp_path: Path) -> None:
    assert mistakes(tmp_path, of_two("values_for: {z: {low: 0, high: 1}}", "y")) == [
        "hw/assignment.yaml:18: questions[0].checks[0].cases[0].values_for.z: `z` is not there; "
        "it has to be one of X, y"
    ]
    (said,) = mistakes(tmp_path / "b", of_two("values_for: {y: {low: 1, integers: [0, 1]}}", "y"))
    assert said.startswith(
        "hw/assignment.yaml:18: questions[0].checks[0].cases[0].values_for.y: says more than"
    )


@pytest.mark.parametrize("starter", ["total = (", "def other(:\n    pass", "    return\n  x"])
def test_a_starter_that_is_no_python_is_refused(tmp_path: Path, starter: str) -> None:
    text = GOOD.replace("  returns: scalar", f"  returns: scalar\n  starter: {json.dumps(starter)}")
    (said,) = mistakes(tmp_path, text)
    assert said.startswith("hw/assignment.yaml:12: questions[0].starter: is not Python (")
