"""A fork of the fork server, confined, that attempts everything that must be refused."""

from __future__ import annotations

import socket
from typing import Any

from graders.inside.probes.attempt import Surroundings, attempt_all
from graders.inside.probes.files import FILES
from graders.inside.probes.kernel import KERNEL, NETWORK
from graders.inside.probes.processes import PROCESSES
from graders.inside.sandbox.compartment import Settings, enter
from graders.inside.wire import frames


def examine(channel: socket.socket, settings: Settings, around: dict[str, Any]) -> None:
    """Enter the compartment and send one frame: all layers, and what came of each probe."""
    entered = enter(settings)
    surroundings = Surroundings(
        **around,
        scratch=entered.scratch,
        scratch_bytes=settings.scratch_bytes,
        scratch_files=settings.scratch_files,
        file_bytes=settings.file_bytes,
        memory_bytes=settings.memory_bytes,
        threads=settings.threads,
        channel=frozenset({channel.fileno()}),
        variables=frozenset({*settings.environment, "HOME", "TMPDIR"}),
    )
    probes = {**FILES.probes, **NETWORK.probes, **KERNEL.probes, **PROCESSES.probes}
    findings = attempt_all(surroundings, probes)
    layers = [[layer.name, layer.missing] for layer in entered.layers]
    body = frames.encode({"layers": layers, "findings": [list(each) for each in findings]})
    channel.sendall(frames.pack(frames.HELLO, body))
