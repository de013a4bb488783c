"""A class with everything in it that is too much for the grader itself: the others get their reports all the same."""

from __future__ import annotations

import csv
import shutil
import threading
import time
from pathlib import Path
from typing import Self

import psutil
import pytest
import test_class_under_attack
from oversized import CASES, write_all
from test_attacks import RUNNER
from test_class_under_attack import HONEST, JOBS, grade, milliseconds

from graders.execution.runner import RUNNERS

course = test_class_under_attack.course  # a fixture: this course, with short limits
MEMORY = 2e9  # bytes, of all processes together
# What one of them may cost a worker: the limits of its own run, then reading it and judging it.
SECONDS = 8 + 2 + 3

pytestmark = [
    pytest.mark.kernel,
    pytest.mark.skipif(RUNNER not in RUNNERS, reason=f"no runner {RUNNER} here"),
]


class Peak:
    """The most memory that this process and all its children have used together, at a tenth of a second."""

    def __init__(self) -> None:
        self.bytes = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        here = psutil.Process()
        while not self._over.wait(0.1):
            total = 0
            for each in [here, *here.children(recursive=True)]:
                try:
                    total += each.memory_full_info().pss
                except (psutil.Error, OSError):
                    continue
            self.bytes = max(self.bytes, total)


def test_everybody_is_accounted_for_among_all_of_them(tmp_path: Path, course: Path) -> None:
    honest, mixed = tmp_path / "honest", tmp_path / "mixed"
    for folder in (honest, mixed):
        folder.mkdir()
        for path in HONEST:
            shutil.copy(path, folder)
    write_all(mixed)
    began = time.monotonic()
    alone = grade(honest, tmp_path / "alone", course)
    between = time.monotonic()
    with Peak() as peak:
        together = grade(mixed, tmp_path / "together", course)
    ended = time.monotonic()
    ran = [name for name in alone if b"seconds:" in alone[name][1]]
    one, other = milliseconds(alone, ran), milliseconds(together, ran)
    print(f"alone: {between - began:.1f} s, {one:.0f} ms for one who is honest")
    print(f"among {len(CASES)}: {ended - between:.1f} s, {other:.0f} ms, {peak.bytes / 1e6:.0f} MB at most")

    with (tmp_path / "together" / "grades.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(together) == len(HONEST) + len(CASES)
    assert {name: together[name][0] for name in alone} == {name: alone[name][0] for name in alone}
    hostile = [row for row in rows if row["student"] not in alone]
    assert {row["status"] for row in hostile} == {"graded", "ungradable"}
    assert {row["withheld"] for row in rows} == {"0"}
    assert (tmp_path / "together" / "summary.yaml").exists()
    assert other < 2 * one + 20
    assert ended - between < 2 * (between - began) + SECONDS * len(CASES) / JOBS
    assert peak.bytes < MEMORY
