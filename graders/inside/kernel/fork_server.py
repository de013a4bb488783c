"""The fork server: ``python -I fork_server.py FD``.  It has imported everything, and forks once a submission.

It is started with an empty environment and knows neither an assignment nor a submission.  So the memory
that student code inherits contains only this package and the libraries.  It has one thread, so that
forking is safe.  Commands come over the socket FD, one packet each, and each gets one reply.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import socket
import sys
import types
from pathlib import Path
from typing import Any, NoReturn

_PACKET = 1 << 16  # bytes read at once: commands have some hundred


def _house_only_inside() -> None:
    inside = Path(__file__).resolve().parents[1]
    for name, path in (("graders", None), ("graders.inside", inside)):
        package = types.ModuleType(name)
        package.__path__ = [] if path is None else [str(path)]
        sys.modules[name] = package


class Server:
    """The loaded process, and the commands that it carries out."""

    def __init__(self, hello: dict[str, Any]) -> None:
        from graders.inside.kernel import shims, socket_session, warm_up  # noqa: PLC0415
        from graders.inside.sandbox import compartment  # noqa: PLC0415

        self._make_settings = compartment.Settings
        self._readable, self._hidden = tuple(hello["readable"]), tuple(hello["hidden"])
        self._environment = hello["environment"]
        self._clones: list[int] = []
        self.kernel = shims.make_kernel(socket_session.SocketSession(), Path(hello["folder"]))
        warm_up.warm_up(self.kernel)
        compartment.prepare(self._settings(()))

    def fork(self, control: socket.socket, channel: int, command: dict[str, Any]) -> dict[str, Any]:
        """Fork a kernel for one submission on `channel`; its monitor's id is the reply."""
        settings = self._settings((channel,), **command["settings"])  # it notes who forks
        child = os.fork()
        if child == 0:
            self._serve(control, channel, settings, command["output_bytes"])
        os.close(channel)
        return {"pid": child}

    def probe(self, control: socket.socket, channel: int, command: dict[str, Any]) -> dict[str, Any]:
        """Fork, and attempt from within what must be refused; what came of it goes to `channel`."""
        from graders.inside.probes import run as examine  # noqa: PLC0415  nobody else needs it

        settings = self._settings((channel,), **command["settings"])
        child = os.fork()
        if child == 0:
            try:
                control.detach()
                examine.examine(socket.socket(fileno=channel), settings, command["around"])
            finally:
                os._exit(0)
        os.close(channel)
        return {"pid": child}

    def clone(self, control: socket.socket, channel: int, _command: dict[str, Any]) -> dict[str, Any]:
        """Fork a process that has everything loaded too, and takes its commands from `channel`."""
        child = os.fork()
        if child == 0:
            try:
                control.close()
                self._clones.clear()
                _obey_all(self, socket.socket(fileno=channel))
            finally:
                os._exit(1)
        os.close(channel)
        self._clones.append(child)
        return {"pid": child}

    def leave(self) -> NoReturn:
        """End; clones have been left as well, and are waited for, so that their time is accounted for."""
        for clone in self._clones:
            os.waitpid(clone, 0)
        os._exit(0)

    def interrupt(self, pid: int) -> dict[str, Any]:
        """Interrupt the student; the monitor passes it on."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGINT)
        return {}

    def end(self, pid: int) -> dict[str, Any]:
        """Kill the student, wait for the monitor, and say how it went."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
        _, status, usage = os.wait4(pid, 0)
        return {"code": os.waitstatus_to_exitcode(status), "cpu": usage.ru_utime + usage.ru_stime}

    def _serve(self, control: socket.socket, channel: int, settings: Any, output_bytes: int) -> NoReturn:
        from graders.inside.kernel import serve  # noqa: PLC0415

        try:
            control.detach()  # `enter` closes the number; nobody may close it again later
            serve.serve(self.kernel, socket.socket(fileno=channel), settings, output_bytes=output_bytes)
        finally:
            os._exit(1)

    def _settings(self, keep: tuple[int, ...], **limits: Any) -> Any:
        return self._make_settings(
            readable=self._readable,
            hidden=self._hidden,
            keep_fds=keep,
            environment=self._environment,
            **limits,
        )


def main() -> None:
    """Load everything, report that, and carry out commands until the connection is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    control = socket.socket(fileno=int(sys.argv[1]))
    hello = json.loads(control.recv(_PACKET))
    _house_only_inside()
    if hello["packages"]:  # an isolated interpreter does not look there of itself
        sys.path.append(hello["packages"])
    try:
        server = Server(hello)
    except BaseException:
        sys.stderr = sys.__stderr__  # the kernel has put its own in place
        raise
    _silence()
    gc.collect()
    gc.freeze()
    _reply(control, {"ready": True})
    _obey_all(server, control)


def _obey_all(server: Server, control: socket.socket) -> NoReturn:
    while True:
        data, descriptors, _, _ = socket.recv_fds(control, _PACKET, 1)
        if not data:
            server.leave()
        _reply(control, _obey(server, control, json.loads(data), descriptors))


def _obey(
    server: Server, control: socket.socket, command: dict[str, Any], descriptors: list[int]
) -> dict[str, Any]:
    if descriptors:
        begin = {"fork": server.fork, "probe": server.probe, "clone": server.clone}[command["op"]]
        return begin(control, descriptors[0], command)
    return server.interrupt(command["pid"]) if command["op"] == "interrupt" else server.end(command["pid"])


def _reply(control: socket.socket, answer: dict[str, Any]) -> None:
    control.sendall(json.dumps(answer).encode())


def _silence() -> None:
    """Let go of the pipe that carried the reason of a failed start."""
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    os.close(null)


if __name__ == "__main__":
    main()
