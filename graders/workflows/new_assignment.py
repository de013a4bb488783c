"""Scaffold a new assignment that grades as it stands: a small one to change into one's own."""

from __future__ import annotations

from pathlib import Path

from graders.assignment.course import NAME, find_course
from graders.errors import UsageError, notice
from graders.workflows.files import write_text
from graders.workflows.locate import Wanted
from graders.workflows.make_template import make_template

ASSIGNMENT = """\
# yaml-language-server: $schema=../assignment.schema.json
schema: graders/assignment/1
title: {en: "@NAME@", zh: "@NAME@"}
seed: 1

questions:
- id: mean
  kind: function
  title: {en: "Mean", zh: "平均值"}
  statement:
    en: "Return the mean of a list or array of n >= 1 numbers, as a scalar."
    zh: "返回一个列表或数组（n >= 1 个数）的平均值（标量）。"
  points: 10
  parameters: [x]
  returns: scalar
  tolerance: {kind: close, rtol: 1.0e-12, atol: 1.0e-12}
  checks:
  - id: examples
    title: {en: "Small examples", zh: "小例子"}
    points: 6
    visibility: public
    hint: {en: "Add up, then divide by how many there are.", zh: "先求和，再除以个数。"}
    cases:
    - {args: [[1, 2, 3]], given_as: [list, array]}
    - {args: [[5.0]]}
  - id: random
    title: {en: "Ordinary numbers", zh: "普通的数"}
    points: 4
    visibility: hidden
    cases:
    - {family: random, shapes: [[n]], sizes: [{n: 2}, {n: 10}, {n: 100}], given_as: [array]}
"""

REFERENCE = '''\
"""The right answers of @NAME@."""

import math


def mean(x):
    """The mean of n >= 1 numbers; math.fsum adds them up without rounding in between."""
    return math.fsum(x) / len(x)
'''


def new_assignment(name: str, course_root: Path | None) -> tuple[Path, ...]:
    """Write an assignment, its reference and its templates.

    Raises:
        UsageError: the name cannot be one, or is taken.
    """
    course = find_course(Path.cwd(), course_root)
    if not NAME.match(name):
        raise UsageError(notice(name, "name-not-allowed"))
    assignment, reference = course.assignment_path(name), course.reference_path(name)
    taken = next((path for path in (assignment, reference) if path.exists()), None)
    if taken is not None:
        raise UsageError(notice(course.shown(taken), "assignment-exists"))
    write_text(assignment, ASSIGNMENT.replace("@NAME@", name))
    write_text(reference, REFERENCE.replace("@NAME@", name))
    templates = make_template(Wanted(course=course.root, assignment=name), check=False)
    return (assignment, reference, *templates)
