"""How fast is a class graded?  Ours, the floor and, where it is installed, nbgrader, interleaved.

    python benchmarks/throughput.py --count 200 --rounds 3 [--nbgrader PYTHON] [--peer-count 10]

prints the Markdown table of ``docs/performance.md``.  PYTHON is the interpreter of an environment of
its own with nbgrader in it.  The floor forks a process that has imported NumPy, and executes the same
cells with ``exec``, one process a notebook, one after the other.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from notebooks import ROOT, notebook, write_class
from process_tree import Run, adopt_orphans, measure

FLOOR = """
import json, os, sys, contextlib, io
import numpy, numpy.linalg
import ast
for path in sys.argv[1:]:
    child = os.fork()
    if child == 0:
        space = {}
        with contextlib.redirect_stdout(io.StringIO()):
            for cell in json.load(open(path))["cells"]:
                try:
                    exec(compile("".join(cell["source"]), "cell", "exec"), space)
                except Exception:
                    pass
        os._exit(0)
    os.waitpid(child, 0)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--runners", nargs="*", default=["sealed"])
    parser.add_argument("--nbgrader", metavar="PYTHON")
    parser.add_argument("--peer-count", type=int, default=10)
    words = parser.parse_args()
    adopt_orphans()
    with tempfile.TemporaryDirectory(prefix="throughput-") as name:
        folder = Path(name)
        paths = write_class(folder / "class", words.count)
        systems: dict[str, Callable[[], Run]] = {"floor": lambda: _floor(paths)}
        for runner in words.runners:
            systems[f"graders, {runner}"] = _ours(folder, words.count, words.jobs, runner)
        if words.nbgrader:
            systems["nbgrader"] = _nbgrader(folder, paths[: words.peer_count], words.nbgrader)
        runs: dict[str, list[Run]] = {system: [] for system in systems}
        for _ in range(words.rounds):
            for system, run in systems.items():
                runs[system].append(run())
        _print_table(runs, words.count)


# Private functions


def _each(run: Run, count: int) -> Run:
    """A run with the times of one submission."""
    return dataclasses.replace(run, wall=run.wall / count, cpu=run.cpu / count)


def _environment() -> dict[str, str]:
    return {**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}


def _floor(paths: list[Path]) -> Run:
    command = [sys.executable, "-c", FLOOR, *map(str, paths)]
    return _each(measure(command, cwd=ROOT, env=_environment()), len(paths))


def _ours(folder: Path, count: int, jobs: int, runner: str) -> Callable[[], Run]:
    def run() -> Run:
        out = folder / "out"
        shutil.rmtree(out, ignore_errors=True)
        command = [sys.executable, str(ROOT / "grade.py"), "batch", str(folder / "class"), "-o", str(out)]
        command += ["--jobs", str(jobs), "--runner", runner, "--course", str(ROOT)]
        if runner == "portable":
            command.append("--allow-open")
        return _each(measure(command, cwd=ROOT, env=_environment()), count)

    return run


def _nbgrader(folder: Path, paths: list[Path], python: str) -> Callable[[], Run]:
    """The same notebooks as nbgrader's own course: generate the assignment once, then autograde."""
    import json  # noqa: PLC0415  only where the peer is measured

    course = folder / "nbgrader"
    source = course / "source" / "ps1"
    source.mkdir(parents=True)
    (source / "ps1.ipynb").write_text(json.dumps(notebook({})), encoding="utf-8")
    (course / "nbgrader_config.py").write_text('c = get_config()\nc.CourseDirectory.course_id = "c"\n')
    tools = Path(python).parent
    nbgrader = [str(tools / "nbgrader")]
    env = {**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}  # it starts `alembic`
    quiet = {
        "cwd": course,
        "env": env,
        "check": True,
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
    }
    subprocess.run([*nbgrader, "generate_assignment", "ps1", "--force"], **quiet)  # noqa: PLW1510  in quiet
    for path in paths:
        target = course / "submitted" / path.stem / "ps1"
        target.mkdir(parents=True)
        shutil.copy(path, target / "ps1.ipynb")

    def run() -> Run:
        shutil.rmtree(course / "autograded", ignore_errors=True)
        command = [*nbgrader, "autograde", "ps1", "--force"]
        return _each(measure(command, cwd=course, env=env), len(paths))

    return run


def _print_table(runs: dict[str, list[Run]], count: int) -> None:
    middle = {
        system: Run(
            wall=statistics.median(run.wall for run in each),
            cpu=statistics.median(run.cpu for run in each),
            memory=statistics.median(run.memory for run in each),
            first=statistics.median(run.first for run in each),
        )
        for system, each in runs.items()
    }
    floor = middle["floor"]
    print(f"{count} notebooks of 15 cells; medians of {len(runs['floor'])} interleaved runs\n")
    print("| system | wall ms each | submissions/s | CPU ms each | CPU ÷ floor | peak MB | first result s |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for system, run in middle.items():
        first = f"{run.first:.2f}" if run.first else ""
        print(
            f"| {system} | {1000 * run.wall:.1f} | {1 / run.wall:.1f} | {1000 * run.cpu:.1f} "
            f"| {run.cpu / floor.cpu:.2f} | {run.memory:.0f} | {first} |"
        )
    if "nbgrader" in middle:
        for system, run in middle.items():
            if system.startswith("graders"):
                peer = middle["nbgrader"]
                print(f"\n{system}: {peer.wall / run.wall:.0f} times nbgrader's autograde by wall time, "
                      f"{peer.cpu / run.cpu:.0f} times by CPU time")  # fmt: skip


if __name__ == "__main__":
    main()
