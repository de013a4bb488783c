"""Bad habits around a whole answer: it is right but for what is done before or after.

Each is a usual mistake of `graders.authoring.mistakes`, as misconceptions have them, under the name that
``grade.py verify`` tells it by.
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
    matrices,
    pairs,
    precision,
    signs,
    state,
)
from graders.authoring.mistakes.around import Answer, Change, Mistake
from graders.authoring.traits import traits_of
from graders.model.assignment import Question, Returns

_AROUND = """
from graders.mutation.habits import with_habit as __with_habit
{function} = __with_habit({function}, {name!r}, {returns!r})
"""
_TINY_ARGUMENT = 1e-4  # elements below it taken for zero: statements ask about 1e-5
_TINY = 1e-6  # an answer below it taken for zero, or that much added to it

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
_NUMBER: dict[str, Mistake] = {
    "answer-in-float32": precision.in_float32,
    "answer-by-way-of-float32": precision.by_way_of_float32,
    "answer-cut-to-an-integer": precision.cut_to_integers,
    "answer-rounded-to-6-places": lambda right: precision.rounded(right, 6),
    "answer-in-a-list": forms.in_a_list,
    "answer-in-an-array": forms.in_an_array,
    "answer-with-the-other-sign": signs.with_the_other_sign,
    "answer-made-positive": signs.made_positive,
    "answer-plus-1e-6": lambda right: precision.plus(right, _TINY),
    "tiny-answer-taken-for-zero": lambda right: precision.tiny_taken_for_zero(right, _TINY),
    "answer-as-a-truth-value": forms.as_truth_value,
}
_ARRAY: dict[str, Mistake] = {
    "answer-in-float32": precision.in_float32,
    "answer-by-way-of-float32": precision.by_way_of_float32,
    "answer-cut-to-integers": precision.cut_to_integers,
    "answer-rounded-to-6-places": lambda right: precision.rounded(right, 6),
    "answer-as-lists": forms.as_lists,
    "answer-transposed": forms.transposed,
    "answer-flattened": forms.flattened,
    "answer-with-one-axis-more": forms.with_one_axis_more,
    "answer-with-the-other-sign": signs.with_the_other_sign,
    "answer-made-positive": signs.made_positive,
    "answer-plus-1e-6": lambda right: precision.plus(right, _TINY),
    "tiny-elements-of-the-answer-taken-for-zero": lambda right: precision.tiny_taken_for_zero(right, _TINY),
    "diagonal-of-the-answer-set-to-1": lambda right: matrices.diagonal_set_to(right, 1.0),
    "diagonal-of-the-answer-set-to-0": lambda right: matrices.diagonal_set_to(right, 0.0),
    "only-the-diagonal-answered": matrices.diagonal_alone,
    "lower-triangle-left-empty": matrices.upper_triangle_alone,
    "rows-of-the-answer-in-reverse": forms.rows_reversed,
}
_PART: dict[str, Change] = {
    "in-float32": precision.single,
    "in-a-list": lambda value: [value],
    "made-positive": abs,
    "with-the-other-sign": lambda value: -value,
    "plus-1e-6": lambda value: value + _TINY,
    "tiny-taken-for-zero": precision.tiny_to_zero(_TINY),
}


def _of_part(which: int, change: Change) -> Mistake:
    return lambda right: pairs.one_changed(right, which, change)


_PAIR: dict[str, Mistake] = {
    "pair-in-reverse": pairs.pair_reversed,
    "first-of-the-pair-alone": lambda right: pairs.one_of_the_pair(right, 0),
    "second-of-the-pair-alone": lambda right: pairs.one_of_the_pair(right, 1),
    "first-of-the-pair-twice": lambda right: pairs.one_twice(right, 0),
    "pair-as-an-array": pairs.pair_as_array,
    "pair-as-a-dictionary": pairs.pair_as_dictionary,
    "pair-with-a-third": pairs.pair_with_a_third,
    **{
        f"{which}-of-the-pair-{name}": _of_part(index, change)
        for index, which in enumerate(("first", "second"))
        for name, change in _PART.items()
    },
}
_BY_RETURNS = {Returns.SCALAR: _NUMBER, Returns.ARRAY: _ARRAY, Returns.PAIR: _PAIR, Returns.NUMBERS: {}}
# An argument, by its place, and what is done to it once the answer is known.
_IN_PLACE: dict[str, tuple[Callable[[object], bool], Callable[..., None]]] = {
    "scaled-in-place": (in_place.is_of_dtype("float64"), in_place.halve),
    "filled-in-place-if-integers": (in_place.is_of_dtype("int64"), in_place.fill),
    "filled-in-place-if-float32": (in_place.is_of_dtype("float32"), in_place.fill),
    "emptied-if-a-list": (containers.is_list, in_place.empty),
}


def habits(question: Question) -> dict[str, Mistake]:
    """The habits that answers to a question can have, by name."""
    every = ANY | _in_place(len(question.parameters)) | _BY_RETURNS[question.returns]
    asked = traits_of(question)
    return {
        name: habit for name, habit in every.items() if _NEEDS.get(name.split("-if-")[-1], "") in {"", *asked}
    }


def around(question: Question, function: str, name: str) -> str:
    """Source to put behind a program, so that its function has the habit `name`."""
    return _AROUND.format(function=function, name=name, returns=question.returns.value)


def with_habit(right: Answer, name: str, returns: str) -> Answer:
    """An answer with a habit around it; called by the source that `around` makes."""
    every = ANY | _BY_RETURNS[Returns(returns)]
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
