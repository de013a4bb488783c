"""Fakes at our own seams: a runner that runs submissions in the test's own process."""

from __future__ import annotations

import contextlib
import io
import itertools
import sys
import types
from collections.abc import Iterator, Sequence
from typing import Any

from graders.execution import Ask
from graders.execution.scribe import Scribe
from graders.inside.calls import answers
from graders.inside.kernel.shell import place
from graders.model.assignment import Limits
from graders.model.submission import Submission
from graders.model.transcript import Call, Limit, Plan, Reply, Transcript


class InProcessRunner:
    """Runs honest, finite work with ``exec``: fast, and no protection at all."""

    isolation = "open"

    def __init__(self, private: object = ()) -> None:
        """Nothing is kept from what runs here."""

    def run(self, submission: Submission, plan: Plan, limits: Limits) -> Transcript:
        scribe = Scribe(submission, plan, limits)
        namespace, errors = _run_cells(submission, scribe)
        look = {"op": "look", "names": list(plan.functions), "variables": list(plan.variables)}
        scribe.looked({**answers.look(look, namespace, place), "errors": errors})
        for call in scribe.open_calls():
            _make_call(call, scribe, namespace, limits)
        return scribe.transcript(isolation="open", seconds=0.0, ending=Limit.RESTARTS)

    @contextlib.contextmanager
    def interactive(self, submission: Submission, functions: Sequence[str], limits: Limits) -> Iterator[Ask]:
        plan = Plan(functions=tuple(functions), variables=(), calls=())
        scribe = Scribe(submission, plan, limits)
        namespace, _ = _run_cells(submission, scribe)
        numbers = itertools.count()

        def ask(function: str, args: tuple[Any, ...]) -> Reply:
            call = Call(id=str(next(numbers)), function=function, args=args)
            _make_call(call, scribe, namespace, limits)
            return scribe.reply_to(call)

        yield ask

    def share(self) -> InProcessRunner:
        return self

    def close(self) -> None:
        pass


def _make_call(call: Call, scribe: Scribe, namespace: dict[str, Any], limits: Limits) -> None:
    seconds = limits.call_seconds
    request = {"calls": scribe.request([(call, seconds)]), "result_bytes": limits.result_bytes}
    for batch in answers.answer_calls(request, namespace, place):
        for reply in batch["replies"]:
            scribe.answered(call, reply, seconds)


def _run_cells(submission: Submission, scribe: Scribe) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    namespace, errors = _module(), []
    for index, cell in enumerate(submission.cells):
        scribe.cell_ran(index, index + 1)
        try:
            code = compile(cell.source, f"cell:{index + 1}", "exec")
            with contextlib.redirect_stdout(io.StringIO()):
                exec(code, namespace)
        except BaseException as error:
            errors.append({"cell": str(index + 1), **answers.describe(error, place)})
    return namespace, errors


def _module() -> dict[str, Any]:
    module = types.ModuleType("submission")
    sys.modules["submission"] = module
    return module.__dict__
