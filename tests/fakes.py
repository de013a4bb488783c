"""Fakes at our own seams: a runner that runs submissions in the test's own process."""

from __future__ import annotations

import contextlib
import io
import itertools
import sys
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from graders.execution import CallFunction
from graders.execution.runner import NO_FILES
from graders.execution.scribe import Scribe
from graders.inside.calls import answers
from graders.inside.kernel.shell import place
from graders.model.limits import Limit, Limits
from graders.model.report import Report
from graders.model.submission import Submission
from graders.model.transcript import Call, Plan, Reply, Transcript
from graders.workflows.sinks import GradedClass


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
    def interactive(
        self,
        submission: Submission,
        functions: Sequence[str],
        limits: Limits,
        files: Mapping[str, bytes] = NO_FILES,
    ) -> Iterator[CallFunction]:
        plan = Plan(functions=tuple(functions), variables=(), calls=(), files=files)
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


class NotedSink:
    """A sink that writes down what it hears in a file, which worker processes share, and does as it is told."""

    def __init__(self, notes: Path, act: Callable[[str, str], None] = lambda _when, _name: None) -> None:
        self.notes = notes
        self.act = act

    def begin(self) -> None:
        self._hear("begin", "")

    def take(self, name: str, report: Report) -> None:
        findings = any(check.finding for question in report.questions for check in question.checks)
        self._hear("take", f"{name}: {report.status.value}{', with findings' if findings else ''}")

    def end(self, graded: GradedClass) -> None:
        self._hear("end", ", ".join(report.student for report in graded.reports))

    def heard(self) -> list[str]:
        return self.notes.read_text(encoding="utf-8").splitlines()

    def _hear(self, when: str, what: str) -> None:
        with self.notes.open("a", encoding="utf-8") as file:
            file.write(f"{when} {what}".rstrip() + "\n")
        self.act(when, what)
