"""How many submissions a second do clusters of one and of two workers grade, and this machine alone?

    python benchmarks/far.py [--times 2]

A scheduler and its workers run on this machine, on the loopback device: what is measured is the cost of
sending the work away, since two workers share the cores that one machine has.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Self

from distributed import Client

from graders.model.text import Language
from graders.workflows.grade_many import Batch, grade_many
from graders.workflows.locate import Selection

ROOT = Path(__file__).resolve().parents[1]
PORT = 28786


class Cluster:
    """A scheduler and so many workers on the loopback device, as processes of this one; a context manager."""

    def __init__(self, workers: int) -> None:
        self.address = f"tcp://127.0.0.1:{PORT}"
        self._workers = workers
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        self._start("scheduler", "--port", str(PORT))
        for _ in range(self._workers):
            self._start("worker", self.address, "--nthreads", "1", "--no-nanny")
        with Client(self.address) as client:
            client.wait_for_workers(self._workers, timeout=60)
        return self

    def __exit__(self, *_: object) -> None:
        for process in reversed(self._processes):
            process.kill()
            process.wait()

    @property
    def pids(self) -> tuple[int, ...]:
        return tuple(process.pid for process in self._processes)

    # Private functions

    def _start(self, kind: str, *arguments: str) -> None:
        command = [
            sys.executable,
            "-m",
            f"distributed.cli.dask_{kind}",
            "--host",
            "127.0.0.1",
            "--no-dashboard",
        ]
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": tempfile.gettempdir()}
        self._processes.append(subprocess.Popen([*command, *arguments], **silent))


def rate(source: Path, out: Path, scheduler: str | None, jobs: int) -> float:
    """Submissions a second, from the first result on: starting takes the same time for any class."""
    times: list[float] = []
    batch = Batch(
        source=source, out=out, selection=Selection(course=ROOT, assignment="ch02_vectors"), runner="auto",
        jobs=jobs, language=Language.EN, allow_open=True, scheduler=scheduler,
    )  # fmt: skip
    grade_many(batch, lambda *_: times.append(time.perf_counter()))
    return (len(times) - 1) / (times[-1] - times[0])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=2, help="copies of examples/class")
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "class"
        source.mkdir()
        for number in range(times):
            for path in sorted((ROOT / "examples" / "class").iterdir()):
                if path.is_file():
                    (source / f"{number} {path.name}").write_bytes(path.read_bytes())
        for jobs in (1, 2):
            here = rate(source, Path(name) / f"out-{jobs}", None, jobs)
            print(f"this machine, {jobs} workers: {here:.1f} a second")
        for workers in (1, 2):
            with Cluster(workers) as cluster:
                there = rate(source, Path(name) / f"far-{workers}", cluster.address, 1)
            print(f"a cluster of {workers} workers: {there:.1f} a second")


if __name__ == "__main__":
    main()
