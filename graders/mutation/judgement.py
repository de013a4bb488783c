"""Judges wrong versions: caught by a check, different on some input, or equivalent."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graders.model.assignment import Question
from graders.model.verification import Equivalent, Mutant, Sameness
from graders.mutation.domain import Input
from graders.mutation.programs import compiled
from graders.mutation.trial import Caller, Difference, Step, first_caught, search


@dataclass(frozen=True, slots=True, kw_only=True)
class Caught:
    """A check catches the version; None if the version does not even run."""

    check: str | None


Judgement = Caught | Difference | Equivalent


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """The question, cases and inputs on which wrong versions are tried.

    Args:
        namespaces: what the programs of a file are run in, by the file.
    """

    question: Question
    todo: tuple[Step, ...]
    inputs: tuple[Input, ...]
    namespaces: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def compiled(self, version: Mutant) -> Callable[..., Any]:
        """The function of a version, beside the helpers of the file that it was made from.

        Raises:
            Exception: whatever the program raises.
        """
        return compiled(version.source, version.function, namespace=self.namespaces.get(version.file))


def judge_original(original: Mutant, bench: Bench, call: Caller) -> Difference | int:
    """Compare the unchanged program with the reference; the number of inputs if none shows a difference."""
    function = bench.compiled(original)
    return search(bench.question, bench.inputs, function, call)


def judge_mutant(mutant: Mutant, original: Mutant, bench: Bench, call: Caller) -> Judgement:
    """Whether one version is caught, different or equivalent."""
    try:
        function = bench.compiled(mutant)
    except Exception:  # noqa: BLE001  a version that does not run is caught at once
        return Caught(check=None)
    if same_code(mutant.source, original.source):
        return Equivalent(mutant=mutant, sameness=Sameness.CODE, inputs=0)
    check = first_caught(bench.question, bench.todo, function, call)
    if check is not None:
        return Caught(check=check)
    # Compiled anew: what it has kept of the calls above is nothing that an input shows.
    result = search(bench.question, bench.inputs, bench.compiled(mutant), call)
    if isinstance(result, Difference):
        return result
    return Equivalent(mutant=mutant, sameness=Sameness.ANSWERS, inputs=result)


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
