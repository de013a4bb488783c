"""Writes a new assignment that can be graded at once: a small one for its author to change."""

from __future__ import annotations

from pathlib import Path

from graders.assignment.course import NAME, find_course
from graders.errors import UsageError, notice
from graders.slugs import Slug
from graders.workflows.files import write_text
from graders.workflows.locate import Selection
from graders.workflows.make_template import make_template

ASSIGNMENT = """\
# yaml-language-server: $schema=../assignment.schema.json
schema: graders/assignment/1
title: {en: "@NAME@", zh: "@NAME@"}
questions:
- id: mean
  title: {en: "Mean", zh: "平均值"}
  statement:
    en: "Return the mean of a list or array of n >= 1 numbers, as a scalar."
    zh: "返回一个列表或数组（n >= 1 个数）的平均值（标量）。"
  points: 10
  parameters: [x]
  checks:
  - id: examples
    title: {en: "Small examples", zh: "小例子"}
    points: 5
    hint: {en: "Add up, then divide by how many there are.", zh: "先求和，再除以个数。"}
    cases: ["mean([1, 2, 3])", "mean(np.array([1, 2, 3]))", "mean([5.0])", "mean(np.array([-1.5, -3]))"]
  - {id: random, points: 3, title: {en: "Ordinary numbers", zh: "普通的数"}, visibility: hidden,
      cases: [{family: random, shapes: [[n]], sizes: [{n: 2}, {n: 10}, {n: 100}], container: [array]}]}
  - {id: unchanged-inputs, points: 1, title: {en: "The argument is unchanged", zh: "不修改传入的参数"},
      visibility: hidden, aspect: inputs, needs: [examples],
      cases: [
      "mean([3, 1, 2])", "mean(np.array([3, 1, 2]))", "mean(np.array([1.5, 2.5]))"]}
  - {id: same-twice, points: 1, title: {en: "The same call, the same answer", zh: "同样的调用，同样的结果"},
      visibility: hidden, aspect: repeat, needs: [examples], cases: [
      "mean([2, 7, 3])", "mean(np.array([4, 1, 3]))", "mean(np.array([2.5, 0.5]))"]}
"""

REFERENCE = '''\
"""The right answers of @NAME@."""

import math


def mean(x):
    """The mean of n >= 1 numbers; math.fsum adds them up without rounding in between."""
    return math.fsum(x) / len(x)
'''


MISCONCEPTIONS = '''\
"""Wrong ideas that students have of @NAME@, each with the sentence that would help its author."""

from graders.authoring import misconception, price, usual


@misconception(
    "mean",
    check="examples",
    en="A sum grows with every number: divide it by how many there are.",
    zh="和会随着数的个数增长：请再除以个数。",
)
def sum_alone(x):
    return sum(x)


# What goes wrong with any function: no `return`, text, an element left out, rounding, lists refused, …
USUAL = usual("mean", right=lambda x: sum(x) / len(x), checks={
    "forms": "examples", "elements": "examples", "signs": "examples", "containers": "examples",
    "precision": "random", "something_added": "random", "in_place": "unchanged-inputs", "state": "same-twice",
}, prices={"containers": price(2, en="a list or array", zh="一个列表或数组")})  # once, whatever it fails
'''

ALTERNATIVES = '''\
"""Right answers to @NAME@ in other styles; each must earn everything."""

import numpy as np


def mean_by_loop(x):
    total = 0.0
    for value in x:
        total += value
    return total / len(x)


def mean_by_numpy(x):
    return np.mean(x)


ALTERNATIVES = {"mean": (mean_by_loop, mean_by_numpy)}
'''


def new_assignment(name: str, course_root: Path | None) -> tuple[Path, ...]:
    """Write an assignment, its reference, misconceptions and alternatives, and its templates.

    Raises:
        UsageError: the name cannot be one, or is taken.
    """
    course = find_course(Path.cwd(), course_root)
    if not NAME.match(name):
        raise UsageError(notice(name, Slug.NAME_NOT_ALLOWED))
    assignment, reference = course.assignment_path(name), course.reference_path(name)
    misconceptions, alternatives = course.misconceptions_path(name), course.alternatives_path(name)
    written = {
        assignment: ASSIGNMENT,
        reference: REFERENCE,
        misconceptions: MISCONCEPTIONS,
        alternatives: ALTERNATIVES,
    }
    taken = next((path for path in written if path.exists()), None)
    if taken is not None:
        raise UsageError(notice(course.shown(taken), Slug.ASSIGNMENT_EXISTS))
    for path, text in written.items():
        write_text(path, text.replace("@NAME@", name))
    templates = make_template(Selection(course=course.root, assignment=name), check=False)
    return (*written, *templates)
