"""Locks a process in as a submission would be, and has it attempt everything that must be refused."""

from __future__ import annotations

import contextlib
import os
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graders.errors import RunnerError
from graders.execution.warm_parent import WarmDiedError
from graders.inside.mounts import SCRATCH
from graders.model.examination import Examination, Probe

_SECONDS = 120
_PORTS = 3  # next to each other, since probes try the neighbours too
_TRIES = 20


def examine_wall(private: Path) -> Examination:
    """Attempt everything from within a real compartment; `private` is a folder it must not see."""
    if sys.platform != "linux":
        return Examination(problem=sys.platform)
    from graders.execution.sealed import SealedRunner  # noqa: PLC0415  Linux only

    try:
        runner = SealedRunner([private])
    except RunnerError as error:
        return Examination(problem=str(error.notices[0].details.get("reason", "")))
    try:
        with _surroundings(private) as around:
            plain = runner.probe(around, _SECONDS)
    except (RunnerError, WarmDiedError, OSError) as error:
        return Examination(problem=f"{type(error).__name__}: {error}")
    finally:
        runner.close()
    if plain is None:
        return Examination(problem="the process ended before it could report")
    return Examination(
        layers=tuple((str(name), str(missing)) for name, missing in plain["layers"]),
        probes=tuple(
            Probe(name=str(name), refused=bool(refused), detail=str(detail))
            for name, refused, detail in plain["findings"]
        ),
    )


# Private functions


@contextlib.contextmanager
def _surroundings(private: Path) -> Iterator[dict[str, Any]]:
    """Things to reach for, all of which exist: a file, a port, sockets, a secret variable."""
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="grade-"))
        abstract = f"\0graders-probe-{os.getpid()}"
        for address in (f"{folder}/socket", abstract):
            listener = stack.enter_context(socket.socket(socket.AF_UNIX))
            listener.bind(address)
            listener.listen()
        # What has to stay secret, and not a library of an environment that lives in the same folder.
        secrets = sorted((*private.glob("reference/*.py"), *private.glob("assignments/*/assignment.yaml")))
        file = secrets[0] if secrets else private
        yield {
            "private_folder": str(private),
            "private_file": str(file),
            "home": str(private if Path.home() == Path(SCRATCH) else Path.home()),
            "tcp_port": _listen(stack),
            "unix_path": f"{folder}/socket",
            "abstract_name": abstract,
        }


def _listen(stack: contextlib.ExitStack) -> int:
    """The first of three ports in a row that something listens on."""
    for _ in range(_TRIES):
        with contextlib.ExitStack() as held, contextlib.suppress(OSError, OverflowError):
            first = held.enter_context(socket.create_server(("127.0.0.1", 0)))
            port = int(first.getsockname()[1])
            for number in range(port + 1, port + _PORTS):
                held.enter_context(socket.create_server(("127.0.0.1", number)))
            stack.enter_context(held.pop_all())
            return port
    raise OSError("no three ports in a row are free")
