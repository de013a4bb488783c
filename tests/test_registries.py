"""Every kind of answer and everything a check looks at is complete: one entry, and all that belongs to it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from graders.assignment.schema import KindName
from graders.assignment.schema_cases import CheckPart
from graders.checks.aspects import ASPECTS, OfCalls
from graders.checks.expect import expect
from graders.checks.kinds import KINDS
from graders.model.assignment import Aspect, Question, QuestionKind
from graders.model.facts import WrongType
from graders.model.facts_of_values import WrongClass
from graders.model.text import Text
from graders.reports.words.kinds import COMPARED, WRONG_TYPE

ROOT = Path(__file__).resolve().parents[1]
RIGHT = {
    "scalar": 2.5,
    "array": np.array([[2.5, 1.0]]),
    "pair": (2.5, -1.0),
    "numbers": [2.5, 1.0],
    "value": {"a": [2.5]},
}


def question(kind: str) -> Question:
    text = Text(en="", zh="")
    return Question(
        id="f", kind=QuestionKind.FUNCTION, title=text, statement=text, points=1,
        checks=(), parameters=("x",), returns=kind,
    )  # fmt: skip


def test_every_kind_is_tried_here():
    assert set(RIGHT) == set(KINDS)


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_is_complete(name):
    kind, right = KINDS[name], RIGHT[name]
    expected = expect(question(name), right, ())
    assert kind.name == name
    assert kind.description
    assert kind.compare(right, expected).fact is None
    assert isinstance(kind.compare("text", expected).fact, (WrongType, WrongClass))
    assert kind.compare(kind.plain(right), expected).fact is None
    assert any(kind.compare(answer(expected), expected).fact for answer in kind.trivial.values())
    for said, habit in kind.habits.items():
        assert callable(habit(lambda _: right)), said


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_has_its_sentences_in_both_languages(name):
    assert set(WRONG_TYPE) == set(COMPARED) == set(KINDS)
    for text in (WRONG_TYPE[name], COMPARED[name]):
        assert text.en
        assert text.zh


def test_authors_may_write_every_kind():
    schema = json.dumps(json.loads((ROOT / "assignments" / "assignment.schema.json").read_text()))
    assert get_args(KindName) == tuple(KINDS)
    assert all(f"{kind.name}: {kind.description}" in schema for kind in KINDS.values())


def test_every_aspect_has_its_judge():
    assert set(ASPECTS) == set(Aspect)
    about_calls = {aspect.value for aspect, judge in ASPECTS.items() if isinstance(judge, OfCalls)}
    assert about_calls == set(get_args(CheckPart.model_fields["aspect"].annotation))
