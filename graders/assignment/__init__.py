"""``assignment.yaml`` and the reference beside it, read into frozen values."""

from graders.assignment.course import Course, find_course
from graders.assignment.load import load_assignment
from graders.assignment.reference import load_reference

__all__ = ["Course", "find_course", "load_assignment", "load_reference"]
