"""Starts the fork server, sends it commands, and ends it."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from graders.errors import RunnerError, notice
from graders.execution import bubblewrap
from graders.execution.arithmetic import arithmetic
from graders.execution.ended import ForkServerDiedError
from graders.execution.folder import no_room, temporary_folder
from graders.inside.sandbox.readable import Readable, readable_paths, user_packages
from graders.slugs import Slug

PACKAGE = Path(__file__).resolve().parents[1]
PROGRAM = PACKAGE / "inside" / "kernel" / "fork_server.py"
START_SECONDS = 60  # of wall time: loading the libraries takes a few, on a busy machine more
_ANSWER_SECONDS = 20  # of wall time for one command, which takes milliseconds
_PACKET = 1 << 16
_VARIABLES = {"LANG": "C.UTF-8", "MPLBACKEND": "Agg"}


def readable_to(private: Iterable[Path]) -> Readable:
    """What submissions may read: nothing of the `private` folders, and nothing of this program.

    Of a private folder that holds the interpreter's libraries, as a course beside them does, what an
    assignment and its reference are in is hidden.
    """
    courses = [path for folder in private for path in (folder, folder / "assignments", folder / "reference")]
    return readable_paths(map(str, (*_own(), *courses)))


def _own() -> Iterator[Path]:
    """This package, and where it is installed among libraries, what is said about it there."""
    yield PACKAGE
    for folder in map(Path, dict.fromkeys(sys.path)):
        if folder.joinpath(PACKAGE.name, "inside", "kernel", "fork_server.py").is_file():
            yield folder / PACKAGE.name
            yield from folder.glob(f"{PACKAGE.name}-*.dist-info")


class ForkServer:
    """A process that has everything loaded, and forks on command; it listens on a socket of its own."""

    def __init__(self, control: socket.socket) -> None:
        control.settimeout(_ANSWER_SECONDS)
        self._control = control

    def clone(self) -> ForkServer:
        """Another fork server like this one, made by a fork: far cheaper than a start."""
        near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with contextlib.ExitStack() as stack:
            stack.callback(near.close)
            with far:
                self._command({"op": "clone"}, far.fileno())
            stack.pop_all()
        return ForkServer(near)

    def fork(self, channel: int, settings: dict[str, Any], output_bytes: int) -> int:
        """A kernel on descriptor `channel`; returns the id to interrupt and end it by."""
        command = {"op": "fork", "settings": settings, "output_bytes": output_bytes}
        return int(self._command(command, channel)["pid"])

    def interrupt(self, pid: int) -> None:
        self._command({"op": "interrupt", "pid": pid})

    def end(self, pid: int) -> float:
        """Kill a kernel with all its processes, and return its CPU time."""
        return float(self._command({"op": "end", "pid": pid})["cpu"])

    def close(self) -> None:
        """Close the connection, which ends the fork server and every kernel that it has forked."""
        self._control.close()

    def _command(self, command: dict[str, Any], descriptor: int | None = None) -> dict[str, Any]:
        data = json.dumps(command).encode()
        try:
            socket.send_fds(self._control, [data], [] if descriptor is None else [descriptor])
            return self._answer()
        except OSError:
            raise ForkServerDiedError from None

    def _answer(self) -> dict[str, Any]:
        answer = self._control.recv(_PACKET)
        if not answer:
            raise ForkServerDiedError
        return json.loads(answer)  # type: ignore[no-any-return]


class StartedForkServer(ForkServer):
    """A fork server that this process has started; others are cloned.

    `get_ready` must follow; other work can be done while the fork server loads.

    Args:
        readable: what submissions may read.
        wrapped: whether bubblewrap stands around it.

    Raises:
        RunnerError: there is no place for temporary files.
        OSError: it cannot be started at all.
    """

    def __init__(self, readable: Readable, *, wrapped: bool = False) -> None:
        self.wrapped = wrapped
        near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        super().__init__(near)
        with far, contextlib.ExitStack() as stack:
            stack.callback(near.close)
            self._folder = stack.enter_context(contextlib.ExitStack())
            folder = bubblewrap.HOME if wrapped else self._folder.enter_context(temporary_folder())
            self._process = _start(far, folder, readable if wrapped else None)
            stack.pop_all()  # the folder is needed until it is warm
        hello = {
            "readable": readable.paths,
            "hidden": readable.hidden,
            "environment": _VARIABLES | arithmetic(),
            "folder": folder,
            "packages": user_packages(),
        }
        with contextlib.suppress(OSError):  # it has ended already: `get_ready` says why
            near.send(json.dumps(hello).encode())

    def get_ready(self) -> None:
        """Wait until the fork server has loaded everything.

        Raises:
            RunnerError: it ended before that.
        """
        self._control.settimeout(START_SECONDS)
        try:
            self._answer()
        except (ForkServerDiedError, OSError):
            raise _not_started(self._reason()) from None
        self._folder.close()
        self._control.settimeout(_ANSWER_SECONDS)
        self._process.stderr.close()  # type: ignore[union-attr]

    def probe(self, channel: int, settings: dict[str, Any], around: dict[str, Any]) -> int:
        """Like `fork`, but the process attempts what must be refused, and sends the outcome to `channel`."""
        command = {"op": "probe", "settings": settings, "around": {**around, "launcher": self._process.pid}}
        return int(self._command(command, channel)["pid"])

    def close(self) -> None:
        """Close the connection, which ends the fork server and every kernel that it has forked."""
        super().close()
        self._folder.close()
        if self._process.stderr is not None:
            self._process.stderr.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _reason(self) -> str:
        """The last line that the fork server wrote before it ended."""
        self._process.kill()
        written = b""
        with contextlib.suppress(OSError):
            written = self._process.stderr.read(_PACKET)  # type: ignore[union-attr]
        self.close()
        lines = written.decode("utf-8", "replace").strip().splitlines()
        return lines[-1][:500] if lines else "no answer"


def _not_started(reason: str) -> RunnerError:
    if any(os.strerror(number) in reason for number in (errno.ENOSPC, errno.EROFS, errno.EDQUOT)):
        return no_room(reason)
    return RunnerError(notice("kernel", Slug.KERNEL_NOT_STARTED, reason=reason))


def _start(far: socket.socket, folder: str, readable: Readable | None) -> subprocess.Popen[bytes]:
    """Start the program; inside bubblewrap if `readable` is given."""
    places = {"HOME": folder, "IPYTHONDIR": folder, "TMPDIR": folder}
    kept = {name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ}
    variables = _VARIABLES | arithmetic() | places | kept
    command = [sys.executable, "-I", "-B", "-X", "utf8", str(PROGRAM), str(far.fileno())]
    if readable is None:
        return _popen(command, variables, (far.fileno(),))
    with bubblewrap.inside(command, PROGRAM, readable, variables) as (wrapped, options):
        return _popen(wrapped, {}, (far.fileno(), options))


def _popen(
    command: list[str], environment: dict[str, str], descriptors: tuple[int, ...]
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603  our own program
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment,
        cwd="/",
        pass_fds=descriptors,
        start_new_session=True,  # Ctrl-C is for us
    )
