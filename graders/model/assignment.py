"""What is asked: an assignment, its questions, their checks, and the cases of each check."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from graders.model.domain import Domains
from graders.model.limits import Limits
from graders.model.manner import PLAIN, Manner
from graders.model.policies import NO_POLICIES, Policies
from graders.model.reason import Reason
from graders.model.text import BOTH, Language, Text


class Visibility(enum.Enum):
    """Who may see a check's inputs."""

    PUBLIC = "public"
    HIDDEN = "hidden"


class QuestionKind(enum.Enum):
    """How an answer is given."""

    FUNCTION = "function"  # called on the grader's inputs
    VARIABLE = "variable"  # read after the work has run
    TEXT = "text"  # read, and graded by hand


class Aspect(enum.Enum):
    """What a check looks at."""

    DEFINED = "defined"  # the answer is there at all; gates the rest of the question
    RULE = "rule"  # what it is written with; gates the rest of the question, or caps it
    REQUIRED = "required"  # what it must be written with; likewise
    VALUE = "value"  # the value returned, or the exception asked for
    INPUTS = "inputs"  # the arguments, which must be as they were
    REPEAT = "repeat"  # two equal calls are answered alike
    PRINTS = "prints"  # what is printed
    WRITES = "writes"  # what is written to files
    DRAWS = "draws"  # what is drawn in figures
    GROWTH = "growth"  # how the time grows with the input

    @property
    def turns(self) -> int:
        """How often each case is called."""
        return 2 if self is Aspect.REPEAT or self is Aspect.GROWTH else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ExactMatch:
    """Equal, bit for bit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Close:
    """|actual − expected| <= atol + rtol·|expected|."""

    rtol: float
    atol: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounding:
    """|actual − expected| <= factor·γ_k·gauge: any order of summation passes (docs/numerics.md)."""

    factor: float


Tolerance = ExactMatch | Close | Rounding


@dataclass(frozen=True, slots=True, kw_only=True)
class Leeway:
    """What makes no difference between an answer and the right one; for `returns: value`.

    Args:
        types: "list", "tuple", "array": each will do where another of them is expected.
        up_to: "sign", "scale": of a vector, or of each column of a matrix; "permutation": of the columns of
            a matrix; "order": of the elements of a list, a tuple or an array, of the rows of a DataFrame.
        ignore: of a Series or DataFrame: "index", "dtype", "names", "column-order".
        spacing: of what is printed: "exact", "lines" (spaces at the ends of lines and empty lines at the end
            make no difference), "words" (nor does any other white space).
        case: whether upper and lower case differ in what is printed.
    """

    types: frozenset[str] = frozenset()
    up_to: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    spacing: str = "lines"
    case: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule about the code that answers a question: what it must not use, or what it must use.

    Args:
        names: functions and methods, by their last name.
        operators: such as "@".
        syntax: "loop" or "comprehension".
        reason: the rule in one sentence.
        max_points: the points of a question that breaks it, at most; None where it costs the question.
        elsewhere: of the names, those of libraries or versions that need not be installed.
    """

    names: frozenset[str]
    operators: frozenset[str]
    reason: Text
    syntax: frozenset[str] = frozenset()
    max_points: Fraction | None = None
    elsewhere: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildsOn:
    """Earlier functions that an answer may call, and what it costs when they are wrong and it is not."""

    questions: tuple[str, ...]
    keeps_points: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """How much longer a call may take with an input that is ten times as large.

    Args:
        larger: the arguments of the second call.
        ratio: the largest ratio of the two times that passes.
    """

    larger: tuple[Any, ...]
    ratio: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One call: its arguments, how it is made, and the exception that it must raise, if any."""

    args: tuple[Any, ...]  # plain values and NumPy arrays; never changed
    manner: Manner = PLAIN
    raises: str | None = None
    drawn: bool = False  # by a family, and not written out by a person
    growth: Growth | None = None
    control: bool = False  # beside an edge: only shows that an answer does not treat every input as the edge
    tries: int = 1  # a checker that looks at chance is asked again with other seeds, as long as it says no

    def turns(self, aspect: Aspect) -> int:
        """How often the case is called where a check looks at that aspect."""
        return max(aspect.turns, self.tries)

    def manner_of(self, turn: int) -> Manner:
        """How the call of that turn is made: each try has a seed of its own."""
        if self.tries == 1 or self.manner.rng is None or turn == 0:
            return self.manner
        return dataclasses.replace(self.manner, rng=self.manner.rng + turn)

    def args_of(self, turn: int) -> tuple[Any, ...]:
        """The arguments of the first call (turn 0), or of the second."""
        return self.args if self.growth is None or turn == 0 else self.growth.larger


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A group of cases that earns its points together: all of them right, or none."""

    id: str
    title: Text  # says what is checked, in one sentence
    points: Fraction
    visibility: Visibility
    aspect: Aspect = Aspect.VALUE
    cases: tuple[Case, ...] = ()
    needs: tuple[str, ...] = ()  # checks of the same question that must pass first
    item: int | None = None  # which element of a variable
    hint: Text | None = None
    hint_for: frozenset[Reason] | None = None  # what it is about; None where that is to be inferred
    hint_unless_compared: frozenset[str] = frozenset()  # work that compares one of these needs no hint
    hint_unless_called: frozenset[str] = frozenset()  # nor work that calls one of these
    hint_after: tuple[str, ...] = ()  # checks that passed, where it helps
    max_points: Fraction | None = None  # the points of the whole question, at max_points, if this fails

    @property
    def is_gate(self) -> bool:
        """Whether the other checks of the question wait for this one."""
        return self.max_points is None and (
            self.aspect is Aspect.DEFINED or self.aspect is Aspect.RULE or self.aspect is Aspect.REQUIRED
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing to do: a function to write, a variable to fill, a text to write."""

    id: str
    kind: QuestionKind
    title: Text
    statement: Text
    points: Fraction
    checks: tuple[Check, ...]
    parameters: tuple[str, ...] = ()
    domains: Domains = field(default_factory=dict)  # of parameters that say what they may be; never changed
    returns: str = "scalar"  # the name of a kind of answer (checks/kinds); "": as the reference returns
    tolerance: Tolerance | None = ExactMatch()  # None: by what the reference returns
    leeway: Leeway = Leeway()
    forbidden: Rule | None = None
    required: Rule | None = None  # one of what it names has to be reached
    builds_on: BuildsOn | None = None
    starter: str = ""  # what the template puts in place of the answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """Prose and worked examples of the template, before the question named (or at the top)."""

    before: str | None
    text: Text
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A homework: everything but the right answers."""

    name: str
    title: Text
    seed: int
    limits: Limits
    questions: tuple[Question, ...]
    policies: Policies = NO_POLICIES
    chapters: tuple[Chapter, ...] = ()
    languages: tuple[Language, ...] = BOTH  # that its texts are in

    @property
    def points(self) -> Fraction:
        return sum((question.points for question in self.questions), Fraction(0))

    def question(self, question_id: str) -> Question:
        return next(each for each in self.questions if each.id == question_id)


Answers = Mapping[str, Any]  # a question's id to its reference
