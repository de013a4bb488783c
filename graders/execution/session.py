"""A running kernel and its two uses: running cells through nbclient, and asking the grader's questions."""

from __future__ import annotations

import asyncio
import logging
import time
import uuid
from queue import Empty
from typing import Any

from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError

from graders.execution.ended import EndedError
from graders.model.limits import Limit
from graders.model.submission import Submission, SubmissionKind
from graders.submissions import notebook_of

GRACE_SECONDS = 2.0  # between the interrupt and the end
_POLL_SECONDS = 0.5  # between two looks at whether the process is still alive

_LOG = logging.getLogger("graders.nbclient")
_LOG.addHandler(logging.NullHandler())
_LOG.propagate = False


class CellClient(NotebookClient):
    """nbclient without keeping what a cell shows: nobody reads it, and a student can make it costly.

    A thousand displays that update each other, or a widget that collects what is printed, would have
    nbclient process and send back a thousand times as much.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, log=_LOG, **options)

    def process_message(self, msg: dict[str, Any], cell: Any, cell_index: int) -> Any:
        if msg["msg_type"] in {"status", "execute_input"}:  # when it ends, and its number
            return super().process_message(msg, cell, cell_index)
        return None


class Session:
    """A running kernel, and the two things that are done with it: cells and questions."""

    def __init__(self, manager: Any, client: Any = None) -> None:
        self.manager = manager
        self.client = client

    async def start(self, *, seconds: int, **options: Any) -> None:
        """Start the kernel and wait until it answers; raises what nbclient raises."""
        starter = NotebookClient(notebook_of_nothing(), km=self.manager, startup_timeout=seconds, log=_LOG)
        await starter.async_start_new_kernel(**options)
        self.client = await starter.async_start_new_kernel_client()

    def stop(self) -> None:
        """Close the channels; the process is its opener's business."""
        if self.client is not None:
            self.client.stop_channels()

    async def run_cell(self, runner: CellClient, cell: Any, index: int, seconds: float) -> None:
        """Run one cell; errors in it stay in its outputs.

        Raises:
            EndedError: it could not be interrupted, or took the process along.
        """
        began = time.monotonic()
        try:
            async with asyncio.timeout(seconds + GRACE_SECONDS):
                await runner.async_execute_cell(cell, index)
        except (TimeoutError, CellTimeoutError):
            raise EndedError(Limit.CELL_TIME, seconds) from None
        except (EndedError, DeadKernelError) as error:  # nbclient says so as well when it is cancelled
            ended = error if isinstance(error, EndedError) else EndedError(Limit.PROCESS)
            # An interrupt may end the process, and not only the cell.
            grace = 0.0 if getattr(self.manager, "interrupted", False) else GRACE_SECONDS
            if ended.stopped.limit is Limit.PROCESS and time.monotonic() - began >= seconds + grace:
                ended = EndedError(Limit.CELL_TIME, seconds)
            raise ended from None
        except Exception:  # noqa: BLE001  nbclient trips over messages that are not Jupyter's
            raise EndedError(Limit.PROTOCOL) from None

    async def ask(self, request: dict[str, Any], seconds: float) -> dict[str, Any]:
        """Send one question and wait for its answer; raises what `receive` raises."""
        return await self.receive(self.send(request), seconds)

    def send(self, request: dict[str, Any]) -> tuple[str, str]:
        """Send a question; the message's id and the nonce that belong to its answers."""
        nonce = uuid.uuid4().hex
        message = self.client.session.msg("graders_request", {**request, "nonce": nonce})
        self.client.shell_channel.send(message)
        return message["header"]["msg_id"], nonce

    async def receive(self, ticket: tuple[str, str], seconds: float) -> dict[str, Any]:
        """The next answer to the question that `send` gave the ticket for.

        Raises:
            EndedError: no answer within `seconds` and a grace, a dead process, or no proper answer.
        """
        message_id, nonce = ticket
        deadline = time.monotonic() + seconds + GRACE_SECONDS
        while time.monotonic() < deadline:
            try:
                reply = await self.client.shell_channel.get_msg(timeout=_POLL_SECONDS)
            except Empty:
                if not await self.client.is_alive():
                    raise EndedError(Limit.PROCESS) from None
                continue
            if reply["parent_header"].get("msg_id") != message_id:
                continue  # the late reply of a cell
            content = reply["content"]
            if not isinstance(content, dict) or content.get("nonce") != nonce:
                raise EndedError(Limit.PROTOCOL)
            return content
        raise EndedError(Limit.CALL_TIME, seconds)


def notebook_of_nothing() -> Any:
    """An empty notebook, for nbclient to start a kernel with."""
    empty = Submission(student="", file="", kind=SubmissionKind.NOTEBOOK, sha256="", cells=())
    return notebook_of(empty)
