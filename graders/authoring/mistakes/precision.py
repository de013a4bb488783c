"""Digits are lost: single precision, rounding, integers, and small numbers that are replaced by zero."""

from __future__ import annotations

from typing import Any

import numpy as np

from graders.authoring.mistakes.around import Answer, Change, each_part, with_answer, with_arguments


def in_float32(right: Answer) -> Answer:
    """The answer is float32."""
    return with_answer(right, each_part(single))


def by_way_of_float32(right: Answer) -> Answer:
    """The answer is float64 again, but was float32."""

    def change(value: Any) -> Any:
        short = single(value)
        return short.astype(np.float64) if isinstance(value, np.ndarray) else float(short)

    return with_answer(right, each_part(change))


def arguments_in_float32(right: Answer) -> Answer:
    """Floating-point arguments are made float32 first."""
    return with_arguments(
        right, lambda value: np.asarray(value, np.float32) if np.asarray(value).dtype.kind == "f" else value
    )


def rounded(right: Answer, decimals: int) -> Answer:
    """The answer is rounded to so many decimals."""

    def change(value: Any) -> Any:
        return np.round(value, decimals) if isinstance(value, np.ndarray) else round(value, decimals)

    return with_answer(right, each_part(change))


def rounded_to_whole(right: Answer) -> Answer:
    """The answer is rounded to a whole number."""
    return with_answer(
        right, each_part(lambda value: np.rint(value) if isinstance(value, np.ndarray) else round(value))
    )


def cut_to_integers(right: Answer) -> Answer:
    """The decimals of the answer are cut off."""
    return with_answer(right, each_part(integers))


def cut_for_integers(right: Answer) -> Answer:
    """The decimals of the answer are cut off where an argument holds integers (``zeros_like``)."""

    def answer(*args: Any) -> Any:
        value = right(*args)
        return each_part(integers)(value) if any(np.asarray(a).dtype.kind == "i" for a in args) else value

    return answer


def arguments_cut_to_integers(right: Answer) -> Answer:
    """The decimals of the arguments are cut off."""
    return with_arguments(right, lambda value: np.asarray(value).astype(int))


def tiny_taken_for_zero(right: Answer, limit: float) -> Answer:
    """An answer, or an element of it, that is nearer to zero than `limit` is 0."""
    return with_answer(right, each_part(tiny_to_zero(limit)))


def tiny_arguments_taken_for_zero(right: Answer, limit: float) -> Answer:
    """Elements of the arguments that are nearer to zero than `limit` are 0."""
    return with_arguments(right, lambda value: np.where(np.abs(value) < limit, 0, value))


def plus(right: Answer, amount: float) -> Answer:
    """Something is added to the answer."""
    return with_answer(right, each_part(lambda value: value + amount))


def divisor_plus(numerator: Answer, divisor: Answer, amount: float) -> Answer:
    """A quotient with something added to its divisor, so that it is never zero."""
    return lambda *args: numerator(*args) / (divisor(*args) + amount)


def divisor_at_least(numerator: Answer, divisor: Answer, least: float) -> Answer:
    """A quotient whose divisor is made at least so large."""

    def answer(*args: Any) -> Any:
        top, bottom = numerator(*args), divisor(*args)
        return top / (np.maximum(bottom, least) if isinstance(bottom, np.ndarray) else max(bottom, least))

    return answer


# Changes of one value


def single(value: Any) -> Any:
    """A number or array in float32."""
    return value.astype(np.float32) if isinstance(value, np.ndarray) else np.float32(value)


def integers(value: Any) -> Any:
    """A number or array without its decimals."""
    return value.astype(int) if isinstance(value, np.ndarray) else int(value)


def tiny_to_zero(limit: float) -> Change:
    """0 for a number, or an element, that is nearer to it than `limit`."""

    def change(value: Any) -> Any:
        if isinstance(value, np.ndarray):
            return np.where(np.abs(value) < limit, 0.0, value)
        return 0.0 if abs(value) < limit else value

    return change
