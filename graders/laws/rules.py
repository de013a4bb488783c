"""What a rule forbids exists, and somebody would use it."""

from __future__ import annotations

import builtins
import cmath
import collections
import difflib
import functools
import itertools
import math
import operator
import statistics
from collections.abc import Iterator, Sequence

import numpy as np

from graders.errors import notice
from graders.model.assignment import Assignment
from graders.model.misconception import Misconception
from graders.model.verification import BrokenLaw, Law

# Of these alone it is certain that they are installed wherever this runs.
_PLACES = (
    builtins, math, cmath, operator, statistics, functools, itertools, collections,
    np, np.linalg, np.fft, np.random, np.char, np.ndarray, list, dict, str, float,
)  # fmt: skip


def broken_by_rules(
    assignment: Assignment, misconceptions: Sequence[Misconception], *, file: str
) -> Iterator[BrokenLaw]:
    """Names that exist nowhere, and rules that no misconception breaks."""
    known = sorted({name for place in _PLACES for name in dir(place)})
    for question in assignment.questions:
        rule = question.forbidden
        if rule is None:
            continue
        where = f"{file}, {question.id}"
        for name in sorted(rule.names - rule.elsewhere):
            plain = name.split("(")[0]
            if plain not in known:
                near = difflib.get_close_matches(plain, known, n=1)
                told = notice(
                    f"{where}, forbid", "rule-name-unknown", name=name, near=near[0] if near else None
                )
                yield BrokenLaw(law=Law.RULES, notice=told)
        if not any(each.question == question.id and each.check == "source-rule" for each in misconceptions):
            yield BrokenLaw(law=Law.RULES, notice=notice(f"{where}, forbid", "rule-unbroken"))
