"""Calls of the reference that ask for more than a value, made as a student's function is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from graders.checks.asking import Perform
from graders.execution.perform import perform
from graders.model.transcript import Call, Reply


def performing(files: Mapping[str, bytes]) -> Perform:
    """Makes a call of one of the references, which are given by name.

    Args:
        files: what lies in the working folder, by name.
    """

    def perform_it(functions: Mapping[str, Any], call: Call) -> Reply:
        target = functions if call.manner.steps else functions[call.function]
        return perform(target, call.args, call.manner, shipped=files)

    return perform_it


def instead_of(functions: Mapping[str, Any], files: Mapping[str, bytes]) -> Callable[[Any, Call], Reply]:
    """Makes a call of another function, which stands in the place of one of the references."""
    perform_one = performing(files)

    def perform_it(answer: Any, call: Call) -> Reply:
        return perform_one({**functions, call.function: answer}, call)

    return perform_it
