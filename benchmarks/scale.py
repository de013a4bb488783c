"""How does a class grow?  Graded, graded again with nothing changed, and its page made; one row a class.

    python benchmarks/scale.py [--counts 100 1000 10000] [--ways 1 2 dask]

A way is a number of workers on this machine, or a Dask cluster of two workers on its loopback device.  The
notebooks are those of `throughput.py`; the start and the end of each command are in its time.  Memory is that
of the whole tree, scheduler and workers of a cluster included.  It needs `graders[class,dask]`.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from far import Cluster
from notebooks import ROOT, write_class
from process_tree import measure

from graders.gradebook import open_gradebook
from graders.workflows.class_folder import class_folder
from graders.workflows.keeping import DATABASE, place_of
from graders.workflows.locate import Selection
from graders.workflows.pages_sink import ClassPage
from graders.workflows.prepare import prepare
from graders.workflows.project import class_of

SELECTION = Selection(course=ROOT, assignment="ch02_vectors")
HEAD = (
    "submissions", "workers", "s", "a second", "peak MB", "gradebook MB", "again s", "page s", "page MB",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--counts", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--ways", nargs="+", default=["1", "2", "dask"])
    options = parser.parse_args()
    print(f"| {' | '.join(HEAD)} |\n|{' --- |' * len(HEAD)}")
    for count in options.counts:
        with tempfile.TemporaryDirectory(prefix="scale-") as name:
            write_class(Path(name) / "class", count)
            for way in options.ways:
                cells = _row(Path(name), count, way)
                print(f"| {' | '.join(cells)} |", flush=True)


# Private functions


def _row(folder: Path, count: int, way: str) -> list[str]:
    out = folder / f"out-{way}"
    command = [sys.executable, str(ROOT / "grade.py"), "batch", str(folder / "class"), "-o", str(out)]
    command += ["--course", str(ROOT), "-a", SELECTION.assignment or ""]
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    with ExitStack() as stack:
        beside: tuple[int, ...] = ()
        if way == "dask":
            cluster = stack.enter_context(Cluster(2))
            command += ["--scheduler", cluster.address]
            beside = cluster.pids
        else:
            command += ["--jobs", way, "--runner", "sealed"]
        first, again = (measure(command, cwd=ROOT, env=environment, every=1, beside=beside) for _ in range(2))
    seconds, size = _page(out)
    return [
        f"{count:,}", "Dask, 2" if way == "dask" else way, f"{first.wall:.1f}", f"{count / first.wall:.1f}",
        f"{first.memory:.0f}", f"{(out / DATABASE).stat().st_size / 1e6:.1f}", f"{again.wall:.1f}",
        f"{seconds:.2f}", f"{size / 1e6:.1f}",
    ]  # fmt: skip


def _page(out: Path) -> tuple[float, int]:
    """Seconds that the page of a class takes from what the gradebook has, and its size in bytes."""
    assignment = prepare(SELECTION).assignment
    with open_gradebook(*place_of(out, None)) as gradebook:
        graded, readers = class_of(gradebook, assignment)
    page = next(sink for sink in class_folder(out, readers) if isinstance(sink, ClassPage))
    began = time.perf_counter()
    page.end(graded)
    return time.perf_counter() - began, page.path.stat().st_size


if __name__ == "__main__":
    main()
