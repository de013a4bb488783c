"""What the gradebook costs: a class of notebooks of chapter 2 is graded with it and without it, in turn.

    python benchmarks/gradebook.py [--count 100] [--rounds 3] [--jobs 2]

What it saves is in `scale.py`.  It needs the parts of `graders[class]`.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from notebooks import write_class  # noqa: E402  beside this file

from graders.execution import Runner, open_runner  # noqa: E402  after the path, as all below
from graders.gradebook import open_gradebook  # noqa: E402
from graders.model.report import Audience  # noqa: E402
from graders.model.text import Language  # noqa: E402
from graders.reports.formats import Context  # noqa: E402
from graders.submissions import find_submissions  # noqa: E402
from graders.workflows.basis import basis_of  # noqa: E402
from graders.workflows.class_folder import ReportFiles, Summary, Table  # noqa: E402
from graders.workflows.grade_class import grade_class  # noqa: E402
from graders.workflows.grade_many import Batch  # noqa: E402
from graders.workflows.keeping import Keeper, place_of  # noqa: E402
from graders.workflows.locate import Selection, locate  # noqa: E402
from graders.workflows.prepare import Prepared, prepare  # noqa: E402

SELECTION = Selection(course=ROOT, assignment="ch02_vectors")


@dataclass(frozen=True, slots=True)
class Run:
    """Wall time and CPU time of a class, in seconds."""

    wall: float
    cpu: float


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gradebook-") as name:
        _cost(Path(name), options.count, options.rounds, options.jobs)


# Private functions


def _cost(folder: Path, count: int, rounds: int, jobs: int) -> None:
    write_class(folder / "class", count)
    prepared, runner = prepare(SELECTION), open_runner("auto", [ROOT])
    runs: dict[str, list[Run]] = {"without": [], "with": []}
    try:
        for number in range(rounds + 1):
            for name, each in runs.items():
                run = _graded(folder, prepared, runner, jobs, keep=name == "with")
                if number:  # the first round warms up
                    each.append(run)
    finally:
        runner.close()
    size = (folder / "out" / "gradebook.sqlite3").stat().st_size / count
    print(f"{count} notebooks, {jobs} workers; medians of {rounds} interleaved runs\n")
    print("| gradebook | wall ms each | CPU ms each |\n| --- | --- | --- |")
    middle = {}
    for name, each in runs.items():
        wall, cpu = (
            1000 * statistics.median(getattr(run, of) for run in each) / count for of in ("wall", "cpu")
        )
        middle[name] = wall
        print(f"| {name} | {wall:.1f} | {cpu:.1f} |")
    print(
        f"\n{middle['with'] / middle['without'] - 1:+.1%} of wall time, {size / 1000:.1f} kB a submission\n"
    )


def _graded(folder: Path, prepared: Prepared, runner: Runner, jobs: int, *, keep: bool) -> Run:
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    context = Context(language=Language.EN, audience=Audience.STAFF)
    sinks = [ReportFiles(out / "reports", context), Table(out / "grades.csv")]
    sinks.append(Summary(out / "summary.yaml", Language.EN))
    batch = Batch(
        source=folder / "class", out=out, selection=SELECTION, runner="auto", jobs=jobs,
        language=Language.EN, sinks=sinks,
    )  # fmt: skip
    files = find_submissions(batch.source)
    began, before = time.monotonic(), _cpu()
    if not keep:
        grade_class(batch, prepared, runner, files, lambda *_: None)
    else:
        course, _ = locate(SELECTION)
        with open_gradebook(*place_of(out, None)) as gradebook:
            basis = basis_of(
                course, prepared.assignment, SELECTION, batch.language, batch.audience, runner.isolation
            )
            keeper = Keeper(gradebook, prepared, basis)
            grade_class(batch, prepared, runner, files, lambda *_: None, keeper=keeper)
    return Run(wall=time.monotonic() - began, cpu=_cpu() - before)


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


if __name__ == "__main__":
    main()
