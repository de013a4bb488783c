"""Workers that are watched: whatever an item does to its worker, everybody is accounted for, and soon."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graders.batch import START, UNWATCHED, Ended, Watch, run_watched
from graders.errors import OverLimitError

pytestmark = pytest.mark.skipif(START != "fork", reason="limits of memory and quick starts are Linux's")
MEMORY = 200 * 2**20
SHORT = 0.4  # seconds


def behave(item: str, watch: Watch) -> str:
    """Do what `item` says; "fine" is what others do."""
    what, _, rest = item.partition(":")
    if not watch.begin("acting", SHORT):
        return "left out"
    match what:
        case "hang":
            time.sleep(60)
        case "spin in C":
            (10**7) ** (10**7)
        case "die":
            os._exit(3)
        case "kill":
            os.kill(os.getpid(), 9)
        case "raise":
            raise ZeroDivisionError
        case "leave":
            sys.exit(0)
        case "allocate":
            try:
                bytearray(10 * MEMORY)
            except MemoryError:
                return "no memory"
        case "once":  # dies the first time, as under a machine that is out of memory
            if not Path(rest).exists():
                Path(rest).touch()
                os._exit(1)
        case "optional":
            if not watch.begin("extra", SHORT, optional=True):
                return "without extra"
            time.sleep(60)
        case "cpu":
            watch.begin("counting", 20)
            try:
                with watch.limited(0.1):
                    while True:
                        pass
            except OverLimitError:
                return "cut"
        case "process":
            return str(os.getpid())
        case "stubborn":
            watch.begin("waiting", 2 if "in C" in rest else 60)
            Path(rest).write_text(str(os.getpid()))
            if "in C" in rest:
                (10**7) ** (10**7)
            while True:
                with contextlib.suppress(BaseException):  # as a task that takes no cancelling
                    time.sleep(60)
    return "fine"


def ready():
    return lambda: None


def lost(item: str, ended: Ended) -> str:
    return f"lost: {ended.step}, {ended.seconds}, {ended.reason}"


def results(items: list[str], **options) -> list[str]:
    options = {"jobs": 2, "memory_bytes": MEMORY, **options}
    by_index = dict(run_watched(behave, items, prepare=ready, lost=lost, **options))
    return [by_index[index] for index in range(len(items))]


@pytest.mark.parametrize(
    ("bad", "becomes"),
    [
        ("hang", f"lost: acting, {SHORT}, "),
        ("spin in C", f"lost: acting, {SHORT}, "),
        ("die", "lost: acting, None, "),
        ("kill", "lost: acting, None, "),
        ("leave", "lost: acting, None, "),
        ("raise", "lost: acting, None, ZeroDivisionError: "),
        ("allocate", "no memory"),
        ("optional", "without extra"),
        ("cpu", "cut"),
    ],
)
def test_one_item_costs_itself_and_nobody_else(bad: str, becomes: str) -> None:
    began = time.monotonic()
    assert results(["", bad, "", "", ""]) == ["fine", becomes, "fine", "fine", "fine"]
    assert time.monotonic() - began < 10


def test_what_waits_behind_an_item_that_ends_its_worker_is_worked_on_by_the_next() -> None:
    items = ["", "die", "", "", "cpu", "", "", "hang", "", "", "raise", "", "", ""]
    endings = results(items, jobs=1)
    assert [each for each, item in zip(endings, items, strict=True) if item == ""] == ["fine"] * 10


def test_an_unlucky_item_is_tried_again_in_a_fresh_process(tmp_path: Path) -> None:
    assert results([f"once:{tmp_path / 'seen'}", ""]) == ["fine", "fine"]


def test_a_worker_lasts_until_it_has_run_into_a_limit() -> None:
    one, other = results(["process", "process"], jobs=1)
    assert one == other
    one, _, other = results(["process", "cpu", "process"], jobs=1)
    assert one != other
    one, other = results(["process", "process"], jobs=1, each=1)
    assert one != other


def test_workers_that_cannot_begin_are_told_of() -> None:
    def broken():
        raise OSError("no room")

    (ending,) = dict(
        run_watched(behave, [""], jobs=1, prepare=broken, lost=lost, memory_bytes=MEMORY)
    ).values()
    assert ending == "lost: , None, OSError: no room"


def test_nothing_is_left_when_the_collector_gives_up() -> None:
    graded = run_watched(behave, ["process", "hang"], jobs=2, prepare=ready, lost=lost, memory_bytes=MEMORY)
    _, process = next(graded)
    graded.close()
    with pytest.raises(ProcessLookupError):
        os.kill(int(process), 0)


COLLECTOR = """
import sys, time
sys.path.insert(0, sys.argv[1])
from test_watched import MEMORY, behave, lost, ready
from graders.batch import parent
from graders.batch.watched import run_watched
parent.SPARE_SECONDS = 1
list(run_watched(behave, ["stubborn:" + sys.argv[2]], jobs=1, prepare=ready, lost=lost, memory_bytes=MEMORY))
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
@pytest.mark.parametrize("name", ["worker", "worker busy in C"])
def test_a_worker_that_does_not_let_go_ends_with_the_collector(
    name: str, how: signal.Signals, tmp_path: Path
) -> None:
    seen = tmp_path / name
    command = [sys.executable, "-c", COLLECTOR, str(Path(__file__).parent), str(seen)]
    with subprocess.Popen(command) as collector:
        until(lambda: seen.exists() and seen.read_text())
        worker = int(seen.read_text())
        collector.send_signal(how)
    until(lambda: not is_alive(worker))


def until(holds) -> None:
    end = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_where_nobody_watches_nothing_is_limited() -> None:
    with UNWATCHED.limited(0.01):
        began = time.process_time()
        while time.process_time() - began < 0.05:
            pass
    assert UNWATCHED.begin("anything", 1)
