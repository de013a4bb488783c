"""What happened while a submission ran: everything that the checks may know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graders.errors import Notice
from graders.model.limits import Limit
from graders.model.manner import PLAIN, Manner
from graders.model.values import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A line of the student's own work."""

    cell: int | None  # the code cell of a notebook; None in a module
    line: int
    text: str  # the line itself, stripped
    file: str = ""  # the module beside the work that it stands in, if it is not the work itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call of the student's code; `id` is the grader's own and never crosses the wall."""

    id: str
    function: str
    args: tuple[Any, ...]
    manner: Manner = PLAIN
    hidden: bool = False  # never sent together with calls that reports show
    watch: tuple[str, ...] = ()  # functions: all that is asked is whether the arguments are handed to one


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything that is asked of a submission."""

    functions: tuple[str, ...]  # looked up
    variables: tuple[str, ...]  # read, before the first call
    calls: tuple[Call, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)  # beside the work, by name; never changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """The call came back with a value.

    Args:
        value: rebuilt from plain data (`model.values`).
        changed: positions of the arguments that are not as they were; keywords follow in their order.
        printed: what it printed, where the manner of the call keeps that.
        written: what each file of ``manner.writes`` holds after the call; None where there is no such file.
        drawn: the figures that were open after the call.
        seconds: of a timed call, the shortest time that it took.
        plain: the same as it came, from which it can be made again; None where it did not come from a runner.
    """

    value: Any
    changed: tuple[int, ...] = ()
    printed: str = ""
    written: Mapping[str, str | None] = field(default_factory=dict)  # never changed
    drawn: tuple[Figure, ...] = ()
    seconds: float | None = None
    plain: Mapping[str, Any] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """The call raised."""

    type_name: str
    bases: tuple[str, ...]  # built-in exception types that it descends from
    message: str
    place: Place | None
    own_bases: tuple[str, ...] = ()  # the other types that it descends from, itself included
    changed: tuple[int, ...] = ()  # as those of `Returned`


@dataclass(frozen=True, slots=True, kw_only=True)
class SpiedUse:
    """A watched function that the arguments of a call were handed to, and the line that did it."""

    used: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """The call had to be ended, or ended everything."""

    limit: Limit
    seconds: float | None = None


Reply = Returned | Raised | Stopped


@dataclass(frozen=True, slots=True, kw_only=True)
class CellError:
    """A cell or statement of the student's that failed while the work ran."""

    outcome: Raised | Stopped
    place: Place | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """What a submission did.

    Args:
        names: what each planned function's name stands for: "callable", "missing", or a type's name.
        own: functions that the student defined, for "did you mean".
        variables: the planned variables that exist, by name.
        replies: by the id of the call; a call that was never reached has none.
        noticed: the uses that spy arrays have noticed, by function.
        isolation: the level that the work ran under, for the report.
        seconds: wall time of the whole run.
        plain_variables: the variables as they came, from which they can be made again.
    """

    names: Mapping[str, str]
    own: tuple[str, ...]
    variables: Mapping[str, Any]
    replies: Mapping[str, Reply]
    cell_errors: tuple[CellError, ...]
    isolation: str
    seconds: float
    notes: tuple[Notice, ...] = ()
    noticed: Mapping[str, SpiedUse] = field(default_factory=dict)
    plain_variables: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)
