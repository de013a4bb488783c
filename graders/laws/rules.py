"""Law: the names in a rule exist, and some misconception breaks the rule."""

from __future__ import annotations

import builtins
import cmath
import collections
import functools
import itertools
import math
import operator
import statistics
from collections.abc import Iterator, Sequence

import numpy as np

from graders.errors import notice
from graders.laws.submissions import SOURCE_RULES
from graders.model.assignment import Aspect, Assignment, Rule
from graders.model.misconception import Misconception
from graders.model.nearest import nearest
from graders.model.verification import BrokenLaw, Law
from graders.slugs import Slug

# Of these alone it is certain that they are installed wherever this runs.
_PLACES = (
    builtins, math, cmath, operator, statistics, functools, itertools, collections,
    np.ma, np.polynomial, np.polynomial.polynomial, np.polynomial.chebyshev, np.polynomial.legendre,
    np.polynomial.laguerre, np.polynomial.hermite, np.polynomial.hermite_e,
    np, np.linalg, np.fft, np.random, np.char, np.ndarray, list, dict, str, float,
)  # fmt: skip


def broken_by_rules(
    assignment: Assignment, misconceptions: Sequence[Misconception], *, file: str
) -> Iterator[BrokenLaw]:
    """Names that exist nowhere, and rules that no misconception breaks."""
    known = sorted({name for place in _PLACES for name in dir(place)})
    for question in assignment.questions:
        broken = {each.check for each in misconceptions if each.question == question.id}
        for key, rule, check in (
            ("forbid", question.forbidden, SOURCE_RULES[Aspect.RULE]),
            ("require", question.required, SOURCE_RULES[Aspect.REQUIRED]),
        ):
            where = f"{file}, {question.id}, {key}"
            if rule is not None:
                yield from _unknown(rule, known, where)
            if rule is not None and check not in broken:
                yield BrokenLaw(law=Law.RULES, notice=notice(where, Slug.RULE_UNBROKEN, check=check))


# Private functions


def _unknown(rule: Rule, known: Sequence[str], where: str) -> Iterator[BrokenLaw]:
    for name in sorted(rule.names - rule.elsewhere):
        plain = name.split("(")[0]
        if plain not in known:
            problem = notice(where, Slug.RULE_NAME_UNKNOWN, name=name, near=nearest(plain, known))
            yield BrokenLaw(law=Law.RULES, notice=problem)
