"""A class with fifty attackers in it: whoever is honest gets the same report, byte for byte, as without them."""

from __future__ import annotations

import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from test_attacks import CORPUS, RUNNER, _traces

from graders.execution.runner import RUNNERS
from graders.model.text import Language
from graders.workflows.grade_many import Batch, grade_many
from graders.workflows.locate import Selection

ROOT = Path(__file__).resolve().parents[1]
CLASS = ROOT / "examples" / "class"
# What runs into no limit by itself: the limits below are shorter than a course's.
HONEST = [
    path
    for path in sorted(CLASS.iterdir())
    if path.suffix in {".py", ".ipynb"}
    and not re.search(r"while True|sleep|_exit", path.read_text(encoding="utf-8", errors="replace"))
]
# Those who are after their neighbours, the machine or the grader, and not only after a point.
HOSTILE = [
    attack
    for attack in CORPUS
    if attack.header["goal"] in {"denial", "effect", "leak"}
    and not attack.name.startswith(("parser", "hidden"))
]
ATTACKERS = [HOSTILE[n * len(HOSTILE) // 50] for n in range(50)]
LIMITS = """\
limits:
  cell_seconds: 10
  call_seconds: 1
  submission_seconds: 14
  restarts: 3
  cpu_seconds: 6
  memory_bytes: 1_000_000_000
"""
JOBS = 2
SECONDS = 8 + 2  # that one attacker may cost a worker: the limit, and the end of what hangs

pytestmark = [
    pytest.mark.kernel,
    pytest.mark.skipif(RUNNER not in RUNNERS, reason=f"no runner {RUNNER} here"),
]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This course, with short limits."""
    folder = tmp_path_factory.mktemp("course")
    for name in ("assignments", "reference"):
        shutil.copytree(ROOT / name, folder / name)
    path = folder / "assignments" / "ch02_vectors" / "assignment.yaml"
    text, count = re.subn(
        r"^limits:\n(  .*\n)+", LIMITS, path.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    assert count == 1
    path.write_text(text, encoding="utf-8")
    return folder


def grade(source: Path, out: Path, course: Path) -> dict[str, tuple[bytes, bytes]]:
    """Each report, and the block at its end that says how it was run."""
    batch = Batch(
        source=source,
        out=out,
        selection=Selection(course=course),
        runner=RUNNER,
        jobs=JOBS,
        language=Language.EN,
        allow_open=True,
    )
    grade_many(batch, lambda _report, _done, _total: None)
    reports = (out / "reports").iterdir()
    return {path.stem: path.read_bytes().partition(b"\nrun:\n")[::2] for path in reports}


def milliseconds(reports: dict[str, tuple[bytes, bytes]], names: Iterable[str]) -> float:
    """What running one of these took, in the middle."""
    matches = (re.search(rb"\bseconds: ([\d.]+)", reports[name][1]) for name in names)
    return 1000 * statistics.median(float(each[1]) for each in matches if each)


def test_attackers_change_nothing_for_the_others(
    tmp_path: Path, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    honest, mixed = tmp_path / "honest", tmp_path / "mixed"
    for folder in (honest, mixed):
        folder.mkdir()
        for path in HONEST:
            shutil.copy(path, folder)
    for attack in ATTACKERS:
        place = (
            mixed / f"{'abcdefghijklmnopqrstuvwxyz'[len(attack.name) % 26]}_{attack.name}"
        )  # among the others
        place.mkdir()
        attack.write(place)
    traces, began = _traces(), time.monotonic()
    alone = grade(honest, tmp_path / "alone", course)
    between = time.monotonic()
    together = grade(mixed, tmp_path / "together", course)
    ended = time.monotonic()
    ran = [name for name in alone if b"seconds:" in alone[name][1]]
    print(f"alone: {between - began:.1f} s in all, {milliseconds(alone, ran):.0f} ms for one who is honest")
    print(
        f"attacked: {ended - between:.1f} s in all, {milliseconds(together, ran):.0f} ms for one who is honest"
    )

    assert (len(alone), len(together)) == (len(HONEST), len(HONEST) + len(ATTACKERS))
    assert {name: together[name][0] for name in alone} == {name: alone[name][0] for name in alone}
    assert ended - between < (between - began) * 3 + SECONDS * len(ATTACKERS) / JOBS
    deadline = time.monotonic() + 3
    while (left := _traces() - traces) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not left
    assert list((tmp_path / "tmp").iterdir()) == []


def test_the_class_is_large_enough_to_say_something() -> None:
    assert len(HONEST) >= 30
    assert len(ATTACKERS) == 50
