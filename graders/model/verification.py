"""The result of verifying an assignment: its laws, and what breaks them."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graders.errors import Notice
from graders.model.assignment import Aspect
from graders.model.facts import Finding


class Law(enum.Enum):
    """The laws that every assignment has to satisfy, in the order of the report."""

    REFERENCE = "reference"  # it answers every case, with bounds that make sense
    ALTERNATIVES = "alternatives"  # every right answer in another style earns everything
    TEMPLATE = "template"  # what students get earns nothing and breaks nothing
    RULES = "rules"  # what is forbidden exists, and somebody would use it
    MISCONCEPTIONS = "misconceptions"  # each loses points at the check that names it
    PRICES = "prices"  # each idea costs what it says, once, and the statement rules it out
    CHECKS = "checks"  # each check catches something, and no constant earns it
    MUTANTS = "mutants"  # every wrong version that changes an answer is caught


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One wrong version of a right program, or the program as it stands.

    Args:
        question: the question that it answers, by id.
        file: where the program is from, as people write it.
        function: the name that it answers under, and that the file knows it by.
        operator: what was changed; "" for the program as it stands.
        line: of the file, counted from 1; 0 where the whole answer is meant.
        before, after: the line, as Python writes it.
        source: the whole program.
    """

    question: str
    file: str
    function: str
    operator: str
    line: int = 0
    before: str = ""
    after: str = ""
    source: str

    @property
    def where(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A case to add to an assignment, so that it catches a wrong answer that passes now.

    Args:
        check: the check that it fits best; None where a new one about `aspect` is needed.
        args: nested lists of numbers, or other plain values.
        call: the case as a call in Python, where YAML has no such arguments.
    """

    question: str
    check: str | None
    aspect: Aspect
    args: tuple[Any, ...]
    container: str
    raises: str | None = None
    call: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenLaw:
    """One thing that is wrong with an assignment.

    Args:
        notice: where, what is wrong, and what to do.
        finding: the call that shows it.
        addition: a case that would repair it.
        mutant: the version that no check catches.
    """

    law: Law
    notice: Notice
    finding: Finding | None = None
    addition: Addition | None = None
    mutant: Mutant | None = None


class Sameness(enum.Enum):
    """How it is known that a changed program gives the same answers."""

    CODE = "same-code"  # Python compiles both to the same instructions
    ANSWERS = "same-answers"  # no input tells it from the reference, but for rounding


@dataclass(frozen=True, slots=True, kw_only=True)
class Equivalent:
    """A changed program that gives the reference's answer to every input.

    Args:
        inputs: how many were tried; 0 where none had to be.
    """

    mutant: Mutant
    sameness: Sameness
    inputs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """An assignment, verified.

    Args:
        counted: how many things each law was tried on.
        caught: mutants that a check catches, by question.
        inputs: the inputs on which mutants were searched, by question.
        not_run: alternatives that need what is not installed here.
        not_varied: what of the cases of a question was tried as it is alone, a notice a question.
    """

    assignment: str
    broken: tuple[BrokenLaw, ...] = ()
    counted: Mapping[Law, int] = field(default_factory=dict)
    caught: Mapping[str, int] = field(default_factory=dict)
    inputs: Mapping[str, int] = field(default_factory=dict)
    equivalent: tuple[Equivalent, ...] = ()
    not_run: tuple[Notice, ...] = ()
    not_varied: tuple[Notice, ...] = ()

    @property
    def survivors(self) -> tuple[BrokenLaw, ...]:
        return tuple(each for each in self.broken if each.mutant is not None)
