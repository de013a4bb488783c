"""Confines a process like a submission, and lets it attempt everything that must be refused."""

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
from graders.execution.ended import ForkServerDiedError
from graders.inside.sandbox.mounts import SCRATCH
from graders.model.doctor import DoctorReport, ProbeOutcome, SecondWall
from graders.slugs import Slug

_SECONDS = 120  # of wall time for all probes together; each ends after 5
_PORTS = 3  # next to each other, since probes try the neighbours too
_TRIES = 20  # to find free ports next to each other


def examine_sandbox(private: Path) -> DoctorReport:
    """Attempt everything from within a real compartment; `private` is a folder it must not see.

    Where a second wall stands, everything is attempted without it as well: what is refused by the second
    alone is not refused by the first.

    Raises:
        RunnerError: no temporary folder can be made for the examination.
    """
    if sys.platform != "linux":
        return DoctorReport(problem=sys.platform)
    try:
        with _opened(private, wrapped=True) as runner:
            second, problem = _second_wall(runner), runner.unwrapped_because
            examinations = [_probe(runner, private)]
        if second is SecondWall.USED:
            with _opened(private, wrapped=False) as runner:
                examinations.append(_probe(runner, private))
    except RunnerError as error:
        if error.notices[0].slug == Slug.NO_TEMPORARY_FOLDER:
            raise  # which says nothing about the wall
        return DoctorReport(problem=str(error.notices[0].details.get("reason", "")))
    except (ForkServerDiedError, OSError) as error:
        return DoctorReport(problem=f"{type(error).__name__}: {error}")
    if None in examinations:
        return DoctorReport(problem="the process ended before it could report")
    return DoctorReport(
        layers=_layers(examinations),
        probes=_probes(examinations),
        second_wall=second,
        second_wall_problem=problem,
    )


# Private functions


@contextlib.contextmanager
def _opened(private: Path, *, wrapped: bool) -> Iterator[Any]:
    from graders.execution.sealed import SealedRunner  # noqa: PLC0415  Linux only

    runner = SealedRunner([private], wrapped=wrapped)
    try:
        yield runner
    finally:
        runner.close()


def _second_wall(runner: Any) -> SecondWall:
    if runner.wrapped:
        return SecondWall.USED
    return SecondWall.FAILED if runner.unwrapped_because else SecondWall.ABSENT


def _probe(runner: Any, private: Path) -> Any:
    """The examination by one runner's compartment; None if its process ended before it could report."""
    with _surroundings(private) as around:
        return runner.probe(around, _SECONDS)


def _layers(examinations: list[Any]) -> tuple[tuple[str, str], ...]:
    """The layers of the first wall; a layer that is missing in any examination is missing."""
    layers: dict[str, str] = {}
    for plain in examinations:
        for name, missing in plain["layers"]:
            layers[str(name)] = layers.get(str(name), "") or str(missing)
    return tuple(layers.items())


def _probes(examinations: list[Any]) -> tuple[ProbeOutcome, ...]:
    """The outcome of every probe; one that succeeded in any examination counts as not refused."""
    probes: dict[str, ProbeOutcome] = {}
    for plain in examinations:
        for name, refused, detail in plain["findings"]:
            probe = ProbeOutcome(name=str(name), refused=bool(refused), detail=str(detail))
            known = probes.get(probe.name, probe)
            # What the first wall says, which comes last, unless it is the second one that failed.
            probes[probe.name] = probe if known.refused else known
    return tuple(probes.values())


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
        file = secrets[0] if secrets else next(private.glob("*.py"), private)
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
        with contextlib.ExitStack() as ports, contextlib.suppress(OSError, OverflowError):
            first = ports.enter_context(socket.create_server(("127.0.0.1", 0)))
            port = int(first.getsockname()[1])
            for number in range(port + 1, port + _PORTS):
                ports.enter_context(socket.create_server(("127.0.0.1", number)))
            stack.enter_context(ports.pop_all())
            return port
    raise OSError("no three ports in a row are free")
