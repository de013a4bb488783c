"""Runs a command to its end, and accounts for its whole tree of processes."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import psutil


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One whole run; seconds and megabytes."""

    wall: float
    cpu: float
    memory: float  # peak of the whole tree, each page counted once
    first: float  # until the first result


def measure(
    command: list[str], *, cwd: Path, env: dict[str, str], every: float = 0.1, beside: tuple[int, ...] = ()
) -> Run:
    """Run a command that may find mistakes (exit code 1), but may not fail.

    Args:
        every: seconds between two looks at the memory; a look costs some milliseconds.
        beside: other processes whose trees count as well.

    Raises:
        SystemExit: the command failed.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=cwd, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    peak, first = [0.0], [0.0]
    watching = (process.pid, *beside)
    watcher = threading.Thread(target=_watch, args=(watching, peak, every), daemon=True)
    watcher.start()
    assert process.stderr is not None
    line = ""
    for line in process.stderr:
        if line.startswith("[1/") and not first[0]:
            first[0] = time.perf_counter() - started
    code = process.wait()
    wall = time.perf_counter() - started
    watcher.join()
    if not beside:
        with contextlib.suppress(ChildProcessError):
            while True:  # a sandbox may end before what it holds; all CPU time is to be counted
                os.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if code not in {0, 1}:
        raise SystemExit(f"{command[:4]}: exit {code}: {line.strip()}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(wall=wall, cpu=cpu, memory=peak[0], first=first[0])


def adopt_orphans() -> None:
    """Have processes whose parent has ended counted here, where they are waited for."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


# Private functions

_PR_SET_CHILD_SUBREAPER = 36


def _watch(pids: tuple[int, ...], peak: list[float], every: float) -> None:
    """Sample the proportional memory of trees; what ends between two looks is not seen."""
    while psutil.pid_exists(pids[0]):
        total = 0
        for pid in pids:
            with contextlib.suppress(psutil.Error):
                root = psutil.Process(pid)
                total += sum(map(_memory, [root, *root.children(recursive=True)]))
        peak[0] = max(peak[0], total / 1e6)
        time.sleep(every)


def _memory(process: psutil.Process) -> int:
    try:
        size: int = process.memory_full_info().pss
    except (psutil.Error, OSError):
        return 0  # it has ended
    return size
