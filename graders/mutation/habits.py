"""Bad habits: the answer is right, but something wrong is done before or after it.

Each is a usual mistake of `graders.authoring.mistakes`, which misconceptions use too, under the name that
``grade.py verify`` prints.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

from graders.authoring.mistakes import (
    containers,
    elements,
    errors,
    forms,
    in_place,
    precision,
    signs,
    state,
)
from graders.authoring.mistakes.around import Answer, Mistake
from graders.authoring.traits import traits_of
from graders.checks.kinds import KINDS
from graders.model.assignment import Question

_AROUND = """
from graders.mutation.habits import with_habit as __with_habit
{function} = __with_habit({function}, {name!r}, {returns!r})
"""
_TINY_ARGUMENT = 1e-4  # elements below it taken for zero: statements ask about 1e-5

ANY: dict[str, Mistake] = {
    # What comes in
    "arguments-in-float32": precision.arguments_in_float32,
    "arguments-cut-to-integers": precision.arguments_cut_to_integers,
    "arguments-made-positive": signs.arguments_made_positive,
    "first-element-of-each-dropped": elements.first_dropped_from_each,
    "last-element-of-each-dropped": elements.last_dropped_from_each,
    "second-argument-taken-for-the-first": elements.first_argument_throughout,
    "arguments-reversed": elements.arguments_swapped,
    "elements-of-the-first-reversed": elements.first_reversed,
    "elements-sorted": elements.elements_sorted,
    "negative-elements-taken-for-zero": signs.negative_arguments_taken_for_zero,
    "tiny-elements-taken-for-zero": lambda right: precision.tiny_arguments_taken_for_zero(
        right, _TINY_ARGUMENT
    ),
    # What is refused
    "lists-refused": lambda right: containers.raises_where(right, containers.is_list),
    "tuples-refused": lambda right: containers.raises_where(right, containers.is_tuple),
    "arrays-refused": lambda right: containers.nothing_where(right, containers.is_array),
    "integer-arrays-refused": lambda right: containers.nothing_where(right, containers.is_integer_array),
    "float32-refused": lambda right: containers.nothing_where(right, containers.is_float32),
    "single-elements-refused": lambda right: containers.nothing_where(right, containers.is_single),
    "single-rows-refused": lambda right: containers.nothing_where(right, containers.is_single_row),
    # What is changed in place
    "arrays-changed-before": in_place.arrays_changed_before,
    # What is kept between calls
    "first-answer-given-for-ever": state.first_answer_for_ever,
    "equal-call-answered-otherwise": state.nothing_the_second_time,
    # Exceptions
    "exceptions-swallowed": lambda right: errors.returns_instead(right, 0.0),
    "exceptions-of-another-kind": lambda right: errors.raises_instead(right, RuntimeError),
    "answer-printed": forms.prints,
    "answer-as-text": forms.as_text,
}
# An argument, by its place, and what is done to it once the answer is known.
_IN_PLACE: dict[str, tuple[Callable[[object], bool], Callable[..., None]]] = {
    "scaled-in-place": (in_place.is_of_dtype("float64"), in_place.halve),
    "filled-in-place-if-integers": (in_place.is_of_dtype("int64"), in_place.fill),
    "filled-in-place-if-float32": (in_place.is_of_dtype("float32"), in_place.fill),
    "emptied-if-a-list": (containers.is_list, in_place.empty),
}


def habits(question: Question) -> dict[str, Mistake]:
    """The habits that answers to a question can have, by name."""
    every = ANY | _in_place(len(question.parameters)) | dict(KINDS[question.returns].habits)
    asked = traits_of(question)
    return {
        name: habit for name, habit in every.items() if _NEEDS.get(name.split("-if-")[-1], "") in {"", *asked}
    }


def around(question: Question, function: str, name: str) -> str:
    """Source to put behind a program, so that its function has the habit `name`."""
    return _AROUND.format(function=function, name=name, returns=question.returns)


def with_habit(right: Answer, name: str, returns: str) -> Answer:
    """An answer with a habit around it; called by the source that `around` makes."""
    every = ANY | dict(KINDS[returns].habits)
    if name in every:
        return every[name](right)
    place, _, how = name.removeprefix("argument-").partition("-")
    return _changing(int(place) - 1, how)(right)


# Private functions

_NEEDS = {  # what the cases must hold for a habit to show at all; "" for anything
    "lists-refused": "list",
    "a-list": "list",
    "tuples-refused": "tuple",
    "integer-arrays-refused": "int64",
    "integers": "int64",
    "float32-refused": "float32",
    "float32": "float32",
    "single-rows-refused": "matrix",
    "second-argument-taken-for-the-first": "two",
    "arguments-reversed": "two",
    "exceptions-swallowed": "raises",
    "exceptions-of-another-kind": "raises",
}


def _changing(which: int, how: str) -> Mistake:
    applies, change = _IN_PLACE[how]
    return functools.partial(in_place.argument_changed, which=which, applies=applies, change=change)


def _in_place(parameters: int) -> dict[str, Mistake]:
    """Each argument, changed after the answer is known."""
    return {f"argument-{n + 1}-{how}": _changing(n, how) for n in range(parameters) for how in _IN_PLACE}
