"""The verdict of an author's own checker, as a fact."""

from __future__ import annotations

import copy
import dataclasses
from fractions import Fraction
from typing import Any

import numpy as np

from graders.checks.expectation import Tree
from graders.model.facts import Fact, GraderFailed
from graders.model.facts_of_values import Remark
from graders.model.text import Text
from graders.model.transcript import Returned

_MAX_SENTENCE = 1000  # characters


def decided_by_author(tree: Tree, reply: Returned) -> Fact | None:
    """What the checker says of an answer: None where it is right.

    A checker returns True or False; a share of the points from 0 to 1; a sentence, which is an answer that is
    wrong; or a share and a sentence.  What it raises is the grader's fault, never the student's.
    """
    assert tree.checker is not None
    assert tree.asked is not None
    asked = dataclasses.replace(
        tree.asked,
        args=copy.deepcopy(tree.asked.args),
        kwargs=copy.deepcopy(dict(tree.asked.kwargs)),
        printed=reply.printed,
        written=dict(reply.written),
    )
    try:
        verdict = tree.checker(asked, copy.deepcopy(reply.value))
    except Exception as error:  # noqa: BLE001  the author's code; its mistake is ours
        return GraderFailed(detail=f"{tree.checker.__name__}: {type(error).__name__}: {error}")
    return _fact(verdict, tree.checker.__name__)


# Private functions


def _fact(verdict: Any, name: str) -> Fact | None:
    if isinstance(verdict, (bool, np.bool_)):
        return None if verdict else Remark()
    if isinstance(verdict, (str, Text)):
        return Remark(text=_text(verdict))
    share, sentence = verdict if isinstance(verdict, tuple) and len(verdict) == 2 else (verdict, None)
    if not isinstance(share, (int, float, Fraction, np.number)) or not 0 <= float(share) <= 1:
        return GraderFailed(detail=f"{name}: returned {verdict!r:.80}")
    if share == 1:
        return None
    return Remark(text=None if sentence is None else _text(sentence), share=_share(share))


def _share(share: Any) -> Fraction:
    return Fraction(share).limit_denominator(10_000)


def _text(sentence: Any) -> Text:
    if isinstance(sentence, Text):
        return sentence
    shown = str(sentence)[:_MAX_SENTENCE]
    return Text(en=shown, zh=shown)
