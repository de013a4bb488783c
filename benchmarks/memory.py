"""Does memory stay flat over a large class?  Samples the whole tree of processes while it is graded.

    python benchmarks/memory.py --count 5000

prints a Markdown table: after so many results, megabytes of the whole tree (each page counted once), of
the process that collects the results, and of the largest other one.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import psutil
from notebooks import ROOT, write_class

DISTINCT = 100  # notebooks; the class repeats them


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    words = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="memory-") as name:
        folder = Path(name)
        distinct = write_class(folder / "distinct", DISTINCT)
        (folder / "class").mkdir()
        for number in range(words.count):
            shutil.copy(distinct[number % DISTINCT], folder / "class" / f"student{number:05d}.ipynb")
        _watch(folder, words.count, words.jobs)


def _watch(folder: Path, count: int, jobs: int) -> None:
    command = [sys.executable, str(ROOT / "grade.py"), "batch", str(folder / "class")]
    command += ["-o", str(folder / "out"), "--jobs", str(jobs), "--runner", "sealed", "--course", str(ROOT)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    marks = {mark for mark in (20, 100, 500, *range(1000, count, 1000)) if mark < count}
    print("| results | whole tree MB | collector MB | largest worker or fork server MB |")
    print("| --- | --- | --- | --- |")
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    for line in process.stderr:
        done = int(line[1:].partition("/")[0]) if line.startswith("[") else 0
        if done in marks:
            tree, own, others = _memory(process.pid)
            print(f"| {done} | {tree:.0f} | {own:.0f} | {others:.0f} |", flush=True)
    process.wait()


def _memory(pid: int) -> tuple[float, float, float]:
    """Proportional megabytes of the tree, of its root, and of the largest of the others."""
    root = psutil.Process(pid)
    sizes = []
    for each in root.children(recursive=True):
        try:
            sizes.append(each.memory_full_info().pss / 1e6)
        except psutil.Error:
            continue  # it has ended
    own = root.memory_full_info().pss / 1e6
    return own + sum(sizes), own, max(sizes, default=0.0)


if __name__ == "__main__":
    main()
