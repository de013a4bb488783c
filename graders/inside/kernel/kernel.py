"""The kernel that runs a submission: ipykernel's own, and one more kind of request.

``graders_request`` carries a question of the grader (see `answers`) and is answered by
``graders_reply``.  Everything else is the Jupyter protocol as ipykernel speaks it.
"""

from __future__ import annotations

import asyncio
import base64
import importlib
import sys
import types
from collections.abc import Iterator
from typing import Any

from ipykernel.ipkernel import IPythonKernel

from graders.inside.calls import answers, files
from graders.inside.kernel import guards
from graders.inside.kernel.shell import PatientShell, place
from graders.inside.kernel.stand_in import hide_grader

TASK_SECONDS = 0.05  # that a cell waits for tasks it has not awaited itself
_all_tasks, _wait = asyncio.all_tasks, asyncio.wait  # as they were shipped, whatever a cell makes of them


class GradingKernel(IPythonKernel):
    """An IPython kernel that answers the grader's requests in the student's namespace."""

    shell_class = PatientShell
    msg_types = [*IPythonKernel.msg_types, "graders_request"]  # noqa: RUF012  ipykernel's own style

    async def do_execute(self, *arguments: Any, **options: Any) -> Any:
        """Run a cell; the tasks that it has started get going before it counts as done.

        One that never lets go then takes its own cell's time, and not that of the cells below.
        """
        before = _all_tasks()
        reply = await super().do_execute(*arguments, **options)
        started = _all_tasks() - before
        if started:
            await _wait(started, timeout=TASK_SECONDS)
        return reply

    async def graders_request(self, stream: Any, ident: Any, parent: dict[str, Any]) -> None:
        """Answer one request; what goes wrong on our side is answered as ``{"status": "broken"}``."""
        request = parent["content"]
        for content in self._answers(request):
            content["nonce"] = request.get("nonce")
            self.session.send(stream, "graders_reply", content, parent, ident=ident)

    def _answers(self, request: dict[str, Any]) -> Iterator[dict[str, Any]]:
        try:
            if request["op"] == "calls":
                yield from answers.answer_calls(request, self.shell.user_ns, place)
            else:
                yield self._answer(request)
        except Exception as error:  # noqa: BLE001  a silent kernel would look like a hanging student
            yield {"status": "broken", "message": f"{type(error).__name__}: {error}"[: answers.MAX_MESSAGE]}

    def _answer(self, request: dict[str, Any]) -> dict[str, Any]:
        if request["op"] == "begin":
            self.shell.watch(request["functions"])
            shipped, own = (_decoded(request.get(kind, {})) for kind in ("files", "own"))
            files.settle(shipped, own, request.get("folder", ""))
            return self._begin(request.get("module"), guarded=request["guarded"])
        self.shell.restore_functions()
        return {
            **answers.look(request, self.shell.user_ns, place),
            "errors": self.shell.remembered,
        }

    def _begin(self, module: str | None, *, guarded: bool) -> dict[str, Any]:
        """Get ready before the first cell: a module's name, and the guards where they are asked for."""
        if self.shell.colors.lower() != "nocolor":
            self.shell.run_line_magic("colors", "NoColor")
        # Of a cell's mistake the type, the message and the line are read; a traceback takes long to write.
        self.shell.InteractiveTB.set_mode("Minimal")
        self.shell.keep_streams()
        sys.argv = [f"{module}.py" if module else "notebook"]  # and not the kernel's own words
        # Last: what lies in the working folder, or was written there, can be imported but hides nothing.
        if "" not in sys.path:
            sys.path.append("")
        if module is not None:
            self._name_module(module)
        if guarded:
            importlib.import_module("numpy")  # its own start-up may look at the machine
            guards.install()
        hide_grader()
        return {"status": "ready"}

    def _name_module(self, name: str) -> None:
        """Let the namespace be a module that was imported, so `__main__` blocks do not run."""
        known: types.ModuleType | None = sys.modules.get(name)
        if known is None:
            sys.modules[name] = self.shell.user_module
        self.shell.user_ns["__name__"] = name
        self.shell.user_ns["__file__"] = f"{name}.py"


def _decoded(files: dict[str, str]) -> dict[str, bytes]:
    return {name: base64.b64decode(content) for name, content in files.items()}
