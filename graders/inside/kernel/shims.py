"""All changes to ipykernel and IPython that run a kernel without ZeroMQ and without threads.

Whatever a new version of either may break is in this module, and nowhere else.
"""

from __future__ import annotations

import asyncio
import inspect
import logging
import sys
import threading
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

# A debugger would bring threads along; ipykernel does without one where it cannot be imported.
sys.modules.setdefault("debugpy", None)  # type: ignore[arg-type]

from IPython.core.profiledir import ProfileDir  # noqa: E402
from traitlets.config import Config  # noqa: E402

from graders.inside.kernel.kernel import GradingKernel  # noqa: E402
from graders.inside.kernel.socket_session import PublishedStream, SocketSession  # noqa: E402


class SocketKernel(GradingKernel):
    """The grading kernel, handed one message at a time."""

    session: SocketSession

    @property
    def _supports_kernel_subshells(self) -> bool:
        """No, although `shell_channel_thread` is set: ipykernel asks it which thread is the main one."""
        return False

    async def handle(self, message: dict[str, Any]) -> None:
        """Do what ``dispatch_shell`` does with a message that has been read, short of the polling."""
        self.set_parent(b"", message, "shell")
        done = self.shell_handlers[message["header"]["msg_type"]]("shell", b"", message)
        if inspect.isawaitable(done):  # a widget's messages are handled at once
            await done
        sys.stdout.flush()
        sys.stderr.flush()
        if message["header"]["msg_type"] == "execute_request":
            self._publish_status("idle", "shell")

    async def execute_request(self, stream: Any, ident: Any, parent: dict[str, Any]) -> None:
        """ipykernel's method for plain cells, without what nobody reads: signatures, metadata, payloads."""
        code, shell = parent["content"]["code"], self.shell
        if "await" in code or "async" in code:  # may need the loop that is running
            await super().execute_request(stream, ident, parent)
            return
        self._publish_execute_input(code, parent, self.execution_count)
        self._forward_input(allow_stdin=False)
        try:
            result = shell.run_cell(code, store_history=True)
        finally:
            self._restore_input()
        shell.payload_manager.clear_payload()
        sys.stdout.flush()
        sys.stderr.flush()
        error = result.error_before_exec or result.error_in_exec
        reply: dict[str, Any] = {"status": "ok", "execution_count": shell.execution_count - 1}
        if error is not None or getattr(shell, "_last_traceback_during_displayhook", False):
            traceback = shell._last_traceback or []  # noqa: SLF001  as ipykernel does
            details = {"ename": type(error).__name__, "evalue": str(error), "traceback": traceback}
            reply |= {"status": "error", **details}
        self.session.send(stream, "execute_reply", reply, parent, ident=ident)


class _Loop:
    """What ipykernel asks of Tornado's loop, on asyncio's."""

    def add_callback(self, callback: Callable[..., Any], *arguments: Any) -> None:
        asyncio.get_event_loop().call_soon_threadsafe(callback, *arguments)

    def call_later(self, seconds: float, callback: Callable[..., Any], *arguments: Any) -> None:
        asyncio.get_event_loop().call_later(seconds, callback, *arguments)

    def stop(self) -> None:
        """Nothing stops the loop but the end of the process."""


def make_kernel(session: SocketSession, folder: Path) -> SocketKernel:
    """A kernel whose output and replies go to `session`; `folder` is for files it insists on."""
    config = Config()
    config.InteractiveShell.colors = "nocolor"
    config.HistoryManager.enabled = False  # it would open a database, and a thread to fill it
    config.HistoryManager.hist_file = ":memory:"  # where it says that it keeps nothing
    config.ProfileDir.location = str(folder / "profile")
    log = logging.getLogger("graders.kernel")
    log.disabled = True
    sys.stdout, sys.stderr = PublishedStream(session, "stdout"), PublishedStream(session, "stderr")
    kernel: SocketKernel = SocketKernel.instance(
        config=config,
        log=log,
        session=session,
        iopub_socket="iopub",
        profile_dir=ProfileDir.create_profile_dir(str(folder / "profile"), config),
        shell_channel_thread=types.SimpleNamespace(parent_thread=threading.main_thread()),
    )
    kernel.io_loop = _Loop()
    kernel._execute_sleep = 0  # noqa: SLF001  it waits for ZeroMQ's threads; there are none
    if sys.modules.get("debugpy", kernel) is None:
        del sys.modules["debugpy"]  # the kernel does without; a student may import it like any library
    return kernel


def forget(kernel: SocketKernel) -> None:
    """Reset a kernel that has run something, so that it is like a new one."""
    shell = kernel.shell
    shell.reset(new_session=True)
    shell.remembered.clear()
    shell.execution_count = 1
    shell._last_traceback = None  # noqa: SLF001
    shell.InteractiveTB.set_mode(shell.xmode)
    for name in ("last_type", "last_value", "last_traceback", "last_exc"):
        if hasattr(sys, name):
            delattr(sys, name)
