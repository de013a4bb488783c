"""Calls of the reference that ask for more than a value, made as a student's function is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from graders.execution.perform import perform
from graders.model.transcript import Call, Reply


def performed(functions: Mapping[str, Any], call: Call) -> Reply:
    """The reply of the reference.

    Args:
        functions: the references of all questions, by name.
    """
    target = functions if call.manner.steps else functions[call.function]
    return perform(target, call.args, call.manner)


def instead_of(functions: Mapping[str, Any]) -> Callable[[Any, Call], Reply]:
    """Makes a call of another function, which stands in the place of one of the references."""

    def perform_it(answer: Any, call: Call) -> Reply:
        return performed({**functions, call.function: answer}, call)

    return perform_it
