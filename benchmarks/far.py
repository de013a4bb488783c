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

from graders.model.text import Language
from graders.workflows.grade_many import Batch, grade_many
from graders.workflows.locate import Selection

ROOT = Path(__file__).resolve().parents[1]


def started(kind: str, folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """A scheduler or a worker, as a process of its own."""
    command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", "--scheduler-file", str(folder / "file")]
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(
        [*command, "--host", "127.0.0.1", "--no-dashboard", *arguments], cwd=folder, **silent
    )


def rate(source: Path, out: Path, scheduler: str | None, jobs: int) -> float:
    """Submissions a second, from the first result on: starting takes the same time for any class."""
    times: list[float] = []
    batch = Batch(
        source=source, out=out, selection=Selection(course=ROOT, assignment="ch02_vectors"), runner="auto",
        jobs=jobs, language=Language.EN, allow_open=True, scheduler=scheduler,
    )  # fmt: skip
    grade_many(batch, lambda *_: times.append(time.perf_counter()))
    return (len(times) - 1) / (times[-1] - times[0])


def measured(source: Path, workers: int) -> float:
    """The rate of a cluster of so many workers."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # The scheduler writes where it listens into a file, in which workers look it up.
        processes = [started("scheduler", folder, "--port", "28786")]
        processes += [started("worker", folder, "--nthreads", "1", "--no-nanny") for _ in range(workers)]
        try:
            time.sleep(5)
            return rate(source, folder / "out", "tcp://127.0.0.1:28786", 1)
        finally:
            for process in reversed(processes):
                process.kill()
                process.wait()


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
            print(f"a cluster of {workers} workers: {measured(source, workers):.1f} a second")


if __name__ == "__main__":
    main()
