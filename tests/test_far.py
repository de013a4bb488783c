"""A class on a cluster: the same reports as here, and nothing is lost when workers are."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from courses import course, put
from kept import CASES, REFERENCE, outputs

from graders.batch import cluster as cluster_module
from graders.batch import parcel
from graders.batch.cluster import connected
from graders.batch.far import run_far
from graders.batch.station import DIED, REFUSED, grade_there
from graders.cli.main import main
from graders.errors import UsageError
from graders.execution import open_runner
from graders.gradebook import open_gradebook
from graders.model.report import Audience, Report, Status
from graders.model.text import Language
from graders.slugs import Slug
from graders.submissions import SubmissionFile, choose, find_class
from graders.submissions.carry import as_parts
from graders.workflows import grade_far
from graders.workflows.far_items import graded_from, graded_parcel, item_from, item_parcel
from graders.workflows.grade_many import Batch, grade_many
from graders.workflows.items import GradedItem, Item
from graders.workflows.keeping import place_of
from graders.workflows.locate import Selection

ROOT = Path(__file__).resolve().parents[1]
SLOWLY = "import time\ntime.sleep(0.3)\n"
WORKS = {
    **{f"right {n}": f"{SLOWLY}def f(x):\n    return x * 2 + {n} - {n}\n" for n in range(5)},
    "wrong": "def f(x):\n    return 2\n",
    "raises": "def f(x):\n    return 1 / 0\n",
    "ends": "import os\nos._exit(3)\n",
    "empty": "",
}
needs_dask = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None and "CI" not in os.environ, reason="needs Dask"
)


class Workers:
    """A scheduler and workers on this machine, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "scheduler.json"
        self.folder = folder
        self.processes: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._start("scheduler", "--port", "0")
        for _ in range(300):
            if self.file.exists() and self.file.read_text().rstrip().endswith("}"):
                break
            time.sleep(0.1)
        self.address = json.loads(self.file.read_text())["address"]
        self.workers = [self.add() for _ in range(2)]

    def add(self) -> subprocess.Popen[bytes]:
        where = self.folder / f"worker-{len(self.processes)}"
        return self._start("worker", "--nthreads", "1", "--no-nanny", "--local-directory", str(where))

    def _start(self, kind: str, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", "--scheduler-file", str(self.file)]
        host = ["--host", "127.0.0.1", "--no-dashboard"]
        with (self.folder / f"{kind}-{len(self.processes)}.log").open("wb") as log:
            process = subprocess.Popen([*command, *host, *arguments], stdout=log, stderr=log, cwd=self.folder)
        self.processes.append(process)
        return process

    def end(self) -> None:
        for process in reversed(self.processes):
            process.kill()
        for process in self.processes:
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Workers]:
    folder = tmp_path / "cluster"
    folder.mkdir()
    workers = Workers(folder)
    yield workers
    workers.end()


@pytest.fixture(scope="module")
def is_sealed() -> bool:
    runner = open_runner("auto")
    runner.close()
    return runner.isolation == "sealed"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    for name, text in WORKS.items():
        put(tmp_path / "class" / f"{name}.py", text)
    put(tmp_path / "class" / "folder" / "hw.py", "from helper import f\n")
    put(tmp_path / "class" / "folder" / "helper.py", REFERENCE)
    (tmp_path / "class" / "folder" / "link.py").symlink_to("/etc/passwd")
    (tmp_path / "class" / "linked.py").symlink_to("/etc/passwd")
    return course(tmp_path, REFERENCE, *CASES)


def grade(
    root: Path,
    out: str,
    is_sealed: bool,
    scheduler: str | None = None,
    heard: Callable[..., None] | None = None,
    **options: Any,
) -> dict[str, Report]:
    batch = Batch(
        source=root.parent / "class",
        out=root.parent / out,
        selection=Selection(course=root, assignment="hw"),
        runner="auto",
        jobs=2,
        language=Language.EN,
        allow_open=not is_sealed,
        scheduler=scheduler,
        **options,
    )
    _, reports = grade_many(batch, heard or (lambda *_: None))
    return {each.student: each for each in reports}


def kept(out: Path) -> dict[str, Any]:
    """All that a gradebook has of each student, but for times."""
    rows = {}
    with open_gradebook(*place_of(out, None)) as gradebook:
        for student, current in gradebook.current().items():
            work, document = gradebook.work(student), gradebook.document(student)
            rows[student] = (
                current.digest, current.basis, current.engine, current.name, current.filed,
                current.report.score, current.report.status, current.report.questions,
                document.partition("\nrun:")[0], work.submission, work.keys, work.around,
                work.transcript is None,
            )  # fmt: skip
    return rows


@needs_dask
def test_workers_that_are_killed_lose_nothing_and_everything_is_as_from_here(
    cluster: Workers, small: Path, is_sealed: bool
) -> None:
    heard: list[tuple[int, int]] = []

    def kill_one(report: Report, done: int, total: int) -> None:
        heard.append((done, total))
        if done == 2:
            cluster.workers[0].send_signal(signal.SIGKILL)

    reports = grade(small, "far", is_sealed, cluster.address, kill_one)
    assert cluster.workers[0].poll() == -signal.SIGKILL
    assert heard == [(n, len(reports)) for n in range(1, len(reports) + 1)]
    assert {name: each.score.earned for name, each in reports.items() if each.score.earned} == {
        **{f"right {n}": 1 for n in range(5)}, "folder": 1
    }  # fmt: skip
    assert reports["linked"].status is reports["empty"].status is Status.UNGRADABLE
    grade(small, "here", is_sealed)
    assert outputs(small.parent / "far") == outputs(small.parent / "here")
    assert kept(small.parent / "far") == kept(small.parent / "here")

    again: list[str] = []
    grade(small, "far", is_sealed, None, lambda report, *_: again.append(report.student))
    assert again == []  # what came from afar is as good as what was run here


@needs_dask
def test_a_scheduler_that_is_gone_is_said_and_the_same_command_goes_on(
    cluster: Workers, small: Path, is_sealed: bool, monkeypatch
) -> None:
    monkeypatch.setattr(cluster_module, "CONNECT_SECONDS", 3.0)  # that it waits for an answer at the end
    first: list[str] = []

    def end_it(report: Report, done: int, total: int) -> None:
        first.append(report.student)
        cluster.scheduler.kill()

    with pytest.raises(UsageError) as said:
        grade(small, "far", is_sealed, cluster.address, end_it)
    assert [each.slug for each in said.value.notices] == [Slug.SCHEDULER_LOST]
    rest: list[str] = []
    reports = grade(small, "far", is_sealed, None, lambda report, *_: rest.append(report.student))
    assert first
    assert sorted(first + rest) == sorted(reports)
    for worker in cluster.workers:  # the processes that they started end with them
        worker.kill()
        worker.wait()


@needs_dask
def test_another_version_of_the_program_is_refused_in_one_sentence(
    cluster: Workers, small: Path, is_sealed: bool, monkeypatch
) -> None:
    monkeypatch.setattr(grade_far, "engine", lambda: "another")
    with pytest.raises(UsageError) as said:
        grade(small, "far", is_sealed, cluster.address)
    assert [each.slug for each in said.value.notices] == [Slug.WORKER_OF_OTHER_VERSION]


@needs_dask
def test_workers_without_the_program_are_said_and_what_a_task_raises_is_for_its_item_alone(
    cluster: Workers,
) -> None:
    with connected(cluster.address) as there:
        with pytest.raises(UsageError) as said:
            there.result(there.executor.submit(_double, 1))  # of this file, which no worker has
        assert [each.slug for each in said.value.notices] == [Slug.WORKERS_LACK_PROGRAM]
        assert there.result(there.executor.submit(bytes, -1)) == "ValueError: negative count"


@needs_dask
def test_a_scheduler_that_does_not_answer_is_said_in_both_languages(small: Path, capsys, monkeypatch) -> None:
    monkeypatch.setattr(cluster_module, "CONNECT_SECONDS", 0.3)
    for language, words in (("en", "no scheduler of Dask answers"), ("zh", "没有 Dask 调度程序应答")):
        code = main(
            ["batch", str(small.parent / "class"), "-o", str(small.parent / "out"), "--course", str(small)]
            + ["--scheduler", "tcp://127.0.0.1:9", "--lang", language]
        )
        assert code == 2
        assert f"tcp://127.0.0.1:9: {words}" in capsys.readouterr().err


def test_without_dask_one_sentence_says_what_to_install(monkeypatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(UsageError) as said, connected("tcp://127.0.0.1:9"):
        pass
    assert [each.slug for each in said.value.notices] == [Slug.CLUSTER_LIBRARY]


# The pieces


def test_a_parcel_holds_what_was_put_in_and_nothing_else_is_one() -> None:
    plain = {"a": [1, None, "é\ud800"], "b": 0.1}
    assert parcel.unpack(parcel.pack(plain, [b"", b"\x00\xff", b"x"])) == (plain, [b"", b"\x00\xff", b"x"])
    whole = parcel.pack(plain, [b"12345"])
    for wrong in (b"", whole[:-1], whole + b"x", whole[:5], b"\xff" * 20):
        with pytest.raises(ValueError):
            parcel.unpack(wrong)


def test_a_submission_is_the_same_after_the_journey(small: Path, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    for number, file in enumerate(find_class(small.parent / "class", scratch).files):
        there = item_from(item_parcel(Item(file=file, name="n")), tmp_path / f"there {number}").file
        here, far = choose(file, "hw", ["f"]), choose(there, "hw", ["f"])
        assert (here.name, here.notes, here.who, here.handed, here.student) == (
            far.name, far.notes, far.who, far.handed, far.student,
        )  # fmt: skip
        assert [part.name for part in here.beside] == [part.name for part in far.beside]
        if not file.path.is_symlink():
            assert here.problem == far.problem
            assert here.path.read_bytes() == far.path.read_bytes()


def test_a_folder_says_the_same_as_its_parts(tmp_path: Path) -> None:
    folders = {name: tmp_path / name for name in ("empty", "link alone", "pipe")}
    for folder in folders.values():
        folder.mkdir()
    (folders["link alone"] / "hw.py").symlink_to("/etc/passwd")
    os.mkfifo(folders["pipe"] / "hw.py")
    for name, folder in folders.items():
        file = SubmissionFile(student=name, path=folder, base=tmp_path, folder=True)
        assert choose(as_parts(file), "hw", []).problem == choose(file, "hw", []).problem != None  # noqa: E711


def test_a_large_file_keeps_its_size_and_not_its_bytes(tmp_path: Path, monkeypatch) -> None:
    from graders.workflows import far_items

    monkeypatch.setattr(far_items, "_MAX_ALL", 10)
    put(tmp_path / "ann" / "a.py", "x" * 8)
    put(tmp_path / "ann" / "b.txt", "y" * 100)
    file = SubmissionFile(student="ann", path=tmp_path / "ann", base=tmp_path, folder=True)
    content = item_parcel(Item(file=file, name="ann"))
    parts = item_from(content, tmp_path / "there").file.parts
    assert [part.path.read_bytes() for part in parts] == [b"x" * 8, b"yy" + bytes(98)]
    assert len(content) < 700


def test_no_file_of_a_result_is_written_elsewhere(chapter2) -> None:
    from graders.workflows.grade_one import missing_report

    graded = GradedItem(report=missing_report("ann", chapter2.assignment))
    for name in ("../x", "reports/../../x", "/etc/x", "x", "a/b/c"):
        with pytest.raises(ValueError, match="outside"):
            graded_from(*parcel.unpack(graded_parcel(graded, {name: b""})))
    back, files = graded_from(*parcel.unpack(graded_parcel(graded, {"reports/ann.yaml": b"1"})))
    assert (back.report, files) == (graded.report, {"reports/ann.yaml": b"1"})


def _double(number: int) -> bytes:
    return bytes([2 * number])


def test_only_a_few_items_are_on_their_way_and_each_comes_back() -> None:
    made: list[int] = []
    seen: dict[int, bytes] = {}

    def arguments(number: int) -> tuple[int]:
        made.append(number)
        assert len(made) - len(seen) <= 3
        return (number,)

    with ThreadPoolExecutor(2) as executor:
        for index, future in run_far(executor, _double, 20, arguments, lambda: 3):
            seen[index] = future.result()
    assert seen == {n: bytes([2 * n]) for n in range(20)}


def test_a_station_that_ends_is_started_again_once(tmp_path: Path, monkeypatch) -> None:
    put(
        tmp_path / "ending_station.py",
        "import os, sys\nfrom pathlib import Path\nfrom graders.batch.parcel import *\n"
        "i, o = sys.stdin.buffer, sys.stdout.buffer\n"
        "folder = Path(unpack(receive(i))[0])\nsend(o, pack({}))\n"
        "n = len(list(folder.iterdir()))\n(folder / str(n)).touch()\n"
        "while True:\n    left = unpack(receive(i))[0]\n    n < left and os._exit(1)\n    send(o, pack(n))\n",
    )
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), str(ROOT)]))
    for name, left, answer in (("never", 0, 0), ("once", 1, 1), ("always", 9, None)):
        (tmp_path / name).mkdir()
        setup = parcel.pack(str(tmp_path / name))
        plain, _ = parcel.unpack(grade_there("ending_station", setup, parcel.pack(left)))
        assert plain == answer or DIED in plain
        assert len(list((tmp_path / name).iterdir())) == (answer + 1 if answer is not None else 2)


def test_where_student_code_cannot_be_sealed_off_a_station_refuses(small: Path, monkeypatch) -> None:
    from graders.workflows.prepare import prepare

    batch = Batch(
        source=small, out=small, selection=Selection(course=small, assignment="hw"), runner="portable", jobs=1,
        language=Language.EN, audience=Audience.STAFF,
    )  # fmt: skip
    setup = grade_far._setup(batch, prepare(batch.selection), keep=True)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    plain, _ = parcel.unpack(grade_there(grade_far.STATION, setup, b""))
    assert [each[1] for each in plain[REFUSED]] == [Slug.OPEN_NOT_ALLOWED]
