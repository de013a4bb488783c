"""The absolute value is right, but the sign or the unit is wrong."""

from __future__ import annotations

from typing import Any

import numpy as np

from graders.authoring.mistakes.around import Answer, each_part, with_answer, with_arguments


def made_positive(right: Answer) -> Answer:
    """The sign of the answer is lost."""
    return with_answer(right, each_part(abs))


def negative_taken_for_zero(right: Answer) -> Answer:
    """A negative answer, or element of it, is 0."""

    def change(value: Any) -> Any:
        return np.maximum(value, 0) if isinstance(value, np.ndarray) else max(value, 0)

    return with_answer(right, each_part(change))


def with_the_other_sign(right: Answer) -> Answer:
    """The answer has the other sign."""
    return with_answer(right, each_part(lambda value: -value))


def arguments_made_positive(right: Answer) -> Answer:
    """The signs of the arguments are lost."""
    return with_arguments(right, np.abs)


def negative_arguments_taken_for_zero(right: Answer) -> Answer:
    """Negative elements of the arguments are 0."""
    return with_arguments(right, lambda value: np.maximum(value, 0))


def in_degrees(right: Answer) -> Answer:
    """The answer is an angle, and is given in degrees."""
    return with_answer(right, each_part(np.degrees))


def in_radians(right: Answer) -> Answer:
    """The answer is an angle, and is given in radians where degrees are asked for."""
    return with_answer(right, each_part(np.radians))


def degrees_taken_for_radians(right: Answer) -> Answer:
    """The arguments are angles, and are converted once too often."""
    return with_arguments(right, np.radians)
