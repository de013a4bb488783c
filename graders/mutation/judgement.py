"""A batch of wrong versions, judged: caught by a check, shown to differ by an input, or equivalent."""

from __future__ import annotations

import types
from dataclasses import dataclass
from typing import Any

from graders.model.assignment import Question
from graders.model.verification import Equivalent, Mutant, Sameness
from graders.mutation.domain import Input
from graders.mutation.programs import compiled
from graders.mutation.trial import Caller, Difference, Step, first_caught, search


@dataclass(frozen=True, slots=True, kw_only=True)
class Caught:
    """A check catches it; None where it does not even run."""

    check: str | None


Judgement = Caught | Difference | Equivalent


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What the versions of the answers to one question are tried on."""

    question: Question
    todo: tuple[Step, ...]
    inputs: tuple[Input, ...]


def judge_original(original: Mutant, bench: Bench, call: Caller) -> Difference | int:
    """The program as it stands against the reference; how many inputs there are if none tells them apart."""
    function = compiled(original.source, original.function)
    return search(bench.question, bench.inputs, function, call)


def judge_mutant(mutant: Mutant, original: Mutant, bench: Bench, call: Caller) -> Judgement:
    """What becomes of one version."""
    try:
        function = compiled(mutant.source, mutant.function)
    except Exception:  # noqa: BLE001  a version that does not run is caught at once
        return Caught(check=None)
    if same_code(mutant.source, original.source):
        return Equivalent(mutant=mutant, sameness=Sameness.CODE, inputs=0)
    check = first_caught(bench.question, bench.todo, function, call)
    if check is not None:
        return Caught(check=check)
    difference = search(bench.question, bench.inputs, function, call)
    if isinstance(difference, Difference):
        return difference
    return Equivalent(mutant=mutant, sameness=Sameness.ANSWERS, inputs=difference)


def same_code(first: str, second: str) -> bool:
    """Whether Python compiles two programs to the same instructions, whatever their lines."""
    one, other = (_instructions(compile(text, "", "exec")) for text in (first, second))
    return bool(one == other)


# Private functions


def _instructions(code: types.CodeType) -> Any:
    constants = [
        _instructions(each) if isinstance(each, types.CodeType) else (type(each).__name__, repr(each))
        for each in code.co_consts
    ]
    return code.co_code, code.co_names, code.co_varnames, code.co_freevars, constants
