"""Turns plain data from a runner into a transcript.  Data of the wrong form is not believed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from graders.execution import replies
from graders.execution.rebuild import rebuild
from graders.inside.calls.answers import MAX_NAMES
from graders.inside.wire import values as wire
from graders.model.limits import Limit, Limits
from graders.model.manner import Manner
from graders.model.submission import Submission, SubmissionKind
from graders.model.transcript import (
    Call,
    CellError,
    Place,
    Plan,
    Raised,
    Reply,
    Returned,
    SpiedUse,
    Stopped,
    Transcript,
)
from graders.model.values import Opaque

_COUNT = re.compile(r"[0-9]{1,6}")
WATCHED = {"status": "watched"}  # the plain reply to a call with spy arrays, whose value does not count
MAX_DEATHS = 3  # processes that one function may end
_MAX_NAME = 100  # characters, as `inside` sends them at most
_MAX_ERRORS = 50  # kept of one submission: enough for any report


class Scribe:
    """Records what happens to one submission, over all its fresh starts."""

    def __init__(self, submission: Submission, plan: Plan, limits: Limits) -> None:
        self._submission = submission
        self._limits = limits
        self._plan = plan
        self._names: dict[str, str] = {}
        self._own: tuple[str, ...] = ()
        self._variables: dict[str, Any] = {}
        self._plain_variables: dict[str, Any] = {}
        self._replies: dict[str, Reply] = {}
        self._noticed: dict[str, SpiedUse] = {}
        self._ended_cells: dict[int, CellError] = {}
        self._failed_cells: tuple[CellError, ...] = ()
        self._counts: dict[int, int] = {}  # execution count -> index of the cell
        self._timeouts: Counter[str] = Counter()
        self._deaths: Counter[str] = Counter()
        self._given_up: dict[str, Stopped] = {}
        self._is_frozen = False

    # What happens

    def forget_process(self) -> None:
        """Start to count cells anew, as a fresh process does."""
        self._counts = {}

    def cell_ran(self, index: int, count: object) -> None:
        if isinstance(count, int):
            self._counts[count] = index

    def cell_ended(self, index: int, stopped: Stopped) -> None:
        if self._is_frozen:
            return
        cell = self._submission.cells[index]
        place = Place(cell=self._shown(index), line=cell.first_line, text=_first_line(cell.source))
        self._ended_cells[index] = CellError(outcome=stopped, place=place)

    def looked(self, reply: dict[str, Any]) -> bool:
        """Record the names and variables of a reply; False if the reply does not have the required form.

        Only the first look counts.  A process that is started again after hidden calls may have learnt
        of them, however it was, and could spell them in names, variables or mistakes.
        """
        names, variables = reply.get("names"), reply.get("variables")
        if not isinstance(names, dict) or not isinstance(variables, dict):
            return False
        if self._is_frozen:
            return True
        self._is_frozen = True
        self._names = {name: str(names.get(name, "missing"))[:_MAX_NAME] for name in self._plan.functions}
        own = reply.get("own")
        listed = own[:MAX_NAMES] if isinstance(own, list) else []
        self._own = tuple(each[:_MAX_NAME] for each in listed if isinstance(each, str))
        for name in self._plan.variables:
            if name in variables:
                self._variables.setdefault(name, value_of(variables[name]))
                self._plain_variables.setdefault(name, variables[name])
        errors = reply.get("errors")
        listed = errors[:_MAX_ERRORS] if isinstance(errors, list) else []
        self._failed_cells = tuple(self._cell_errors(listed))
        return True

    def answered(self, call: Call, reply: dict[str, Any], seconds: float) -> bool:
        """Record the reply to a call; False if it does not have the required form."""
        match reply:
            case {"status": "returned"}:
                try:
                    self._replies[call.id] = replies.returned(call, reply)
                except wire.WireError:
                    self.call_ended(call, Stopped(limit=Limit.PROTOCOL))
                    return False
            case {"status": "raised"}:
                self._replies[call.id] = self._raised(reply, call)
            case {"status": "watched", "noticed": noticed} if call.watch:
                self._replies[call.id] = Returned(value=None, plain=WATCHED)
                self._notice(call, noticed)
            case {"status": "timeout"}:
                self.call_ended(call, Stopped(limit=Limit.CALL_TIME, seconds=seconds))
            case _:
                self.call_ended(call, Stopped(limit=Limit.PROTOCOL))
                return False
        return True

    def _notice(self, call: Call, noticed: object) -> None:
        match noticed:
            case {"used": str(used), "place": plain} if used in call.watch:
                place = self._place(plain)
                if place is not None:
                    self._noticed.setdefault(call.function, SpiedUse(used=used, place=place))

    def call_ended(self, call: Call, stopped: Stopped, *, fatal: bool = False) -> None:
        """Write down what ended a call; a function that ends process after process is given up.

        The fresh starts are for the other functions, too.
        """
        self._replies[call.id] = stopped
        self._deaths[call.function] += fatal
        if self._deaths[call.function] >= MAX_DEATHS:
            self._given_up.setdefault(call.function, stopped)
        self._timeouts[call.function] += stopped.limit is Limit.CALL_TIME

    # What is asked

    def open_calls(self) -> Iterator[Call]:
        """The calls that are still to be made, of functions that exist."""
        for call in self._plan.calls:
            if call.id in self._replies or self._names.get(call.function) != "callable":
                continue
            if call.function in self._given_up:
                self._replies[call.id] = self._given_up[call.function]
            else:
                yield call

    def request(self, calls: Iterable[tuple[Call, float]]) -> str:
        """Calls, each with the seconds that it may take, as `answers.answer_calls` reads them."""
        return f"[{','.join([_text(call, seconds) for call, seconds in calls])}]"

    def reply_to(self, call: Call) -> Reply:
        """What has been written down for a call; one that was never reached ran into the limit of starts."""
        return self._replies.get(call.id, Stopped(limit=Limit.RESTARTS))

    def timeouts(self, function: str) -> int:
        return self._timeouts[function]

    def transcript(self, *, isolation: str, seconds: float, ending: Limit) -> Transcript:
        """Everything, with `ending` as the reason for the calls that were never reached."""
        for call in self.open_calls():
            self._replies[call.id] = Stopped(limit=ending)
        return Transcript(
            names=self._names or dict.fromkeys(self._plan.functions, "missing"),
            own=self._own,
            variables=self._variables,
            replies=self._replies,
            cell_errors=(*self._ended_cells.values(), *self._failed_cells),
            isolation=isolation,
            seconds=seconds,
            noticed=self._noticed,
            plain_variables=self._plain_variables,
        )

    # Private functions

    def _cell_errors(self, errors: list[Any]) -> Iterator[CellError]:
        for error in errors:
            if not isinstance(error, dict):
                continue
            raised = self._raised(error)
            if raised.type_name == "KeyboardInterrupt":  # how a cell that hangs is interrupted
                stopped = Stopped(limit=Limit.CELL_TIME, seconds=self._limits.cell_seconds)
                yield CellError(outcome=stopped, place=raised.place)
            elif raised.type_name != "SystemExit":  # the end of a script is no mistake
                yield CellError(outcome=raised, place=raised.place)

    def _raised(self, reply: dict[str, Any], call: Call | None = None) -> Raised:
        return replies.raised(reply, self._place(reply.get("place")), call)

    def _place(self, plain: object) -> Place | None:
        match plain:
            case {"cell": str(count), "line": int(line)} if (
                _COUNT.fullmatch(count) and int(count) in self._counts
            ):
                index = self._counts[int(count)]
            case _:
                return None
        cell = self._submission.cells[index]
        lines = cell.source.split("\n")
        # IPython drops blank lines at the top of a cell before it counts.
        line += next((n for n, text in enumerate(lines) if text.strip()), 0)
        if not 1 <= line <= len(lines):
            return None
        return Place(
            cell=self._shown(index), line=cell.first_line + line - 1, text=lines[line - 1].strip()[:200]
        )

    def _shown(self, index: int) -> int | None:
        if self._submission.kind is SubmissionKind.MODULE:
            return None
        return self._submission.cells[index].number


_TEXTS: dict[
    tuple[str, int, float, tuple[str, ...], int], tuple[tuple[Any, ...], Manner, str]
] = {}  # by identity of what is kept
_REMEMBERED = 2_000  # some four times what an assignment asks


def _text(call: Call, seconds: float) -> str:
    """One call as it is sent; a whole class is asked the same, so it is kept."""
    key = (call.function, id(call.args), seconds, call.watch, id(call.manner))
    known = _TEXTS.get(key)
    if known is None or known[0] is not call.args or known[1] is not call.manner:
        if len(_TEXTS) >= _REMEMBERED:
            _TEXTS.clear()
        known = _TEXTS[key] = (call.args, call.manner, replies.request(call, seconds))
    return known[2]


def value_of(plain: object) -> Any:
    """A variable as it came; what is not in the form of the wire is an `Opaque`."""
    try:
        return rebuild(plain)
    except wire.WireError:
        return Opaque("unreadable value")


def _first_line(source: str) -> str:
    return next((line.strip()[:200] for line in source.split("\n") if line.strip()), "")
