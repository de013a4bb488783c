"""A class that is graded again: what is unchanged is not run, what was lost is made again, nobody counts twice."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from courses import put
from kept import CASES, REFERENCE, WORKS, Class, course, files, outputs

from graders.errors import UsageError, notice
from graders.model.classlist import Handed
from graders.model.report import Status
from graders.reports.pages import class_page
from graders.reports.pages.templating import LIBRARY
from graders.slugs import Slug
from graders.workflows import basis, keeping, pages_sink
from graders.workflows.hand_grading import HandWork, apply_sheet, override_points

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


@pytest.fixture
def small(tmp_path: Path, monkeypatch) -> Class:
    one = Class(tmp_path, monkeypatch)
    one.hand_in(**WORKS)
    return one


def test_everybody_is_run_once_and_the_unchanged_never_again(small: Class) -> None:
    first = small.grade()
    assert small.noted() == ["run ann 3", "run bob 3", "run cyd 3", "run dee 3"]
    before = outputs(small.out)
    assert {name: str(report.score.earned) for name, report in small.grade().items()} == {
        "ann": "1", "bob": "0", "cyd": "0", "dee": "0",
    }  # fmt: skip
    assert small.noted() == []
    assert outputs(small.out) == before
    assert [first[name].score for name in WORKS] == [report.score for report in small.grade().values()]


def test_force_runs_everybody(small: Class) -> None:
    small.grade()
    small.noted()
    small.grade(force=True)
    assert len(small.noted()) == 4


def test_who_hands_in_again_is_run_alone_and_the_earlier_report_stays(small: Class) -> None:
    small.grade()
    small.noted()
    small.hand_in(bob=REFERENCE)
    assert small.grade()["bob"].score.earned == 1
    assert small.noted() == ["run bob 3"]
    rows = query(small, "SELECT attempt, earned FROM submissions JOIN gradings ON submission_id = "
                        "submissions.id JOIN students ON student_id = students.id WHERE key = 'bob'")  # fmt: skip
    assert rows == [(1, "0"), (2, "1")]


def test_another_program_runs_everybody_again(small: Class, monkeypatch) -> None:
    small.grade()
    small.noted()
    monkeypatch.setattr(basis, "engine", lambda: "another")
    small.grade()
    assert len(small.noted()) == 4


def test_another_assignment_scores_what_was_answered_and_runs_nobody(small: Class) -> None:
    small.grade()
    small.noted()
    small.change("points: 1", "points: 4")
    assert small.grade()["ann"].score.earned == 4
    assert small.noted() == []


def test_another_language_writes_every_file_anew_and_runs_nobody(small: Class) -> None:
    from graders.model.text import Language

    small.grade()
    small.noted()
    small.grade(language=Language.ZH)
    assert "ZeroDivisionError" in (text := (small.out / "reports" / "cyd.yaml").read_text(encoding="utf-8"))
    assert "；" in text
    assert small.noted() == []


def test_files_that_are_lost_are_made_again_without_a_run(small: Class) -> None:
    small.grade()
    small.noted()
    before = {path: path.read_bytes() for path in small.out.rglob("*") if path.suffix in {".yaml", ".html"}}
    (small.out / "reports" / "ann.yaml").unlink()
    (small.out / "feedback" / "cyd.yaml").write_bytes(b"")
    (small.out / "grades.csv").unlink()
    small.grade()
    assert small.noted() == []
    for path, content in before.items():
        if path.parent.name in {"reports", "feedback"}:
            assert path.read_bytes() == content
    assert (small.out / "grades.csv").exists()


LAST = ("grades.csv", "summary.yaml", "index.html")


def last_files(out: Path) -> dict[str, tuple[int, bytes]]:
    return {name: ((out / name).stat().st_mtime_ns, (out / name).read_bytes()) for name in LAST}


def test_where_nothing_has_changed_no_file_is_written_again(small: Class) -> None:
    small.grade()
    before = last_files(small.out)
    small.grade()
    assert last_files(small.out) == before


def test_a_library_that_draws_charts_makes_the_page_anew(small: Class, monkeypatch) -> None:
    with monkeypatch.context() as without:
        for module in (class_page, pages_sink):
            without.setattr(module, "has_library", lambda name: name == LIBRARY)
        small.grade()
    assert b"<svg" not in (small.out / "index.html").read_bytes()
    small.grade()
    assert b"<svg" in (small.out / "index.html").read_bytes()


@pytest.mark.parametrize("name", LAST)
def test_a_last_file_that_was_edited_is_written_again(small: Class, name: str) -> None:
    small.grade()
    whole = (small.out / name).read_bytes()
    (small.out / name).write_bytes(whole[:-5])
    small.noted()
    small.grade()
    assert len((small.out / name).read_bytes()) >= len(whole) - 5
    assert small.noted() == []
    if name == "grades.csv":
        assert (small.out / name).read_bytes() == whole


def _hand_in_later(small: Class) -> None:
    put(small.source / "eve.py", REFERENCE)


def _leave(small: Class) -> None:
    (small.source / "bob.py").unlink()


def _override(small: Class) -> None:
    override_points(HandWork(out=small.out, course=small.root), "bob", "", "1", "because", "me")


def _more_points(small: Class) -> None:
    small.change("points: 1", "points: 4")


@pytest.mark.parametrize("change", [_hand_in_later, _leave, _override, _more_points])
def test_whatever_changes_is_in_the_table_and_the_page(small: Class, change) -> None:
    small.grade()
    small.grade()
    before = last_files(small.out)
    change(small)
    small.grade()
    after = last_files(small.out)
    for name in LAST:
        assert after[name][1] != before[name][1]
    small.grade()
    assert last_files(small.out) == after


def test_a_roster_that_names_others_is_in_the_table(small: Class) -> None:
    roster = put(small.folder / "roster.csv", "student,name\nann,Ann\nzoe,Zoe\n")
    small.grade()
    assert "zoe" not in (small.out / "grades.csv").read_text(encoding="utf-8")
    small.grade(roster=roster)
    assert "zoe" in (small.out / "grades.csv").read_text(encoding="utf-8")


HOLDER = """
import os, sys, time
from pathlib import Path
from graders.workflows.one_writer import one_writer
with one_writer(Path(sys.argv[1])):
    child = os.fork()
    if child:
        print(child, flush=True)
    time.sleep(60)
"""


def test_one_command_at_a_time_writes_into_a_folder(small: Class) -> None:
    small.grade()
    busy = (notice(small.out, Slug.OUT_BUSY),)
    before = outputs(small.out)
    work = HandWork(out=small.out, course=small.root)
    commands = (
        small.grade,
        small.regrade,
        lambda: apply_sheet(work, small.folder / "none.csv", "me"),
        lambda: override_points(work, "ann", "", "1", "because", "me"),
    )
    command = [sys.executable, "-c", HOLDER, str(small.out)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        child = int(holder.stdout.readline())
        try:
            for each in commands:
                with pytest.raises(UsageError) as refused:
                    each()
                assert refused.value.notices == busy
            assert outputs(small.out) == before
            holder.kill()  # what it has started lives on, and keeps nobody out
            holder.wait()
            assert small.grade()["ann"].score.earned == 1
        finally:
            os.kill(child, signal.SIGKILL)


@pytest.mark.parametrize("library", ["alembic", "fasteners", "sqlalchemy"])
def test_a_library_that_is_missing_is_named(small: Class, monkeypatch, library: str) -> None:
    small.grade()
    monkeypatch.setitem(sys.modules, library, None)  # as if it were not installed
    for each in (small.grade, small.regrade):
        with pytest.raises(UsageError) as refused:
            each()
        missing = notice("gradebook", Slug.GRADEBOOK_LIBRARIES, names=[library], extra="class")
        assert refused.value.notices == (missing,)


def test_who_is_gone_is_in_no_table_and_stays_in_the_gradebook(small: Class) -> None:
    small.grade()
    (small.source / "bob.py").unlink()
    assert list(small.grade()) == ["ann", "cyd", "dee"]
    assert "bob" not in (small.out / "grades.csv").read_text(encoding="utf-8")
    assert query(small, "SELECT key FROM students WHERE NOT listed") == [("bob",)]
    put(small.source / "bob.py", WORKS["bob"])
    small.noted()
    assert "bob" in small.grade()
    assert small.noted() == []


def test_what_broke_by_our_fault_is_tried_again(small: Class, monkeypatch) -> None:
    from kept import NotingRunner

    run = NotingRunner.run

    def fail(self, submission, plan, limits):
        if submission.student == "bob":
            raise ZeroDivisionError("ours")
        return run(self, submission, plan, limits)

    monkeypatch.setattr(NotingRunner, "run", fail)
    assert small.grade()["bob"].status is Status.BROKEN
    monkeypatch.setattr(NotingRunner, "run", run)
    small.noted()
    assert small.grade()["bob"].status is Status.GRADED
    assert small.noted() == ["run bob 3"]


def test_a_file_of_a_grading_that_was_not_kept_is_made_again(small: Class) -> None:
    """As after a kill between the file and the gradebook, and the assignment put back."""
    small.grade()
    before = outputs(small.out)
    path = small.out / "gradebook.sqlite3"
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE gradings SET filed = 0")
    (small.out / "reports" / "ann.yaml").write_text("schema: graders/report/1\nassignment: hw\nscore: 0\n")
    small.noted()
    small.grade()
    assert outputs(small.out) == before
    assert small.noted() == []


def test_a_folder_is_unchanged_until_one_of_its_files_changes(small: Class) -> None:
    put(small.source / "eve" / "hw.py", REFERENCE)
    put(small.source / "eve" / "data.csv", "1,2\n")
    small.grade()
    small.noted()
    small.grade()
    assert small.noted() == []
    put(small.source / "eve" / "data.csv", "1,3\n")
    small.grade()
    assert small.noted() == ["run eve 3"]


def test_when_it_was_handed_in_is_noted_without_a_run(small: Class, monkeypatch) -> None:
    small.grade()
    small.noted()
    attempt = keeping.Attempt

    def late(**fields):
        return attempt(**{**fields, "handed": Handed(late=True, attempt=3)})

    monkeypatch.setattr(keeping, "Attempt", late)
    small.grade()
    assert small.noted() == []
    assert query(small, "SELECT DISTINCT late, handed_attempt FROM submissions") == [(1, 3)]


def query(small: Class, text: str) -> list[tuple]:
    with contextlib.closing(sqlite3.connect(small.out / "gradebook.sqlite3")) as database, database:
        return database.execute(text).fetchall()


# Killed at any moment

KILLS = 200
SCRIPT = f"""
import os, sys
sys.path[:0] = [{str(HERE)!r}, {str(ROOT)!r}]
from pathlib import Path
from kept import NotingRunner, files
from graders.execution import runner as runners
from graders.model.text import Language
from graders.workflows.grade_many import Batch, grade_many
from graders.workflows.locate import Selection
import graders.gradebook.store, graders.gradebook.connecting, graders.workflows.grade_class

root, source, out, notes = map(Path, sys.argv[1:])
runners.RUNNERS["here"] = lambda _: runners.Start(lambda: NotingRunner(notes))
for line in sys.stdin:  # a batch for each line, with all its processes in a group of their own
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        batch = Batch(source=source, out=out, selection=Selection(course=root, assignment="hw"), runner="here",
                      jobs=2, language=Language.EN, allow_open=True, sinks=files(out))
        grade_many(batch, lambda *_: None)
        os._exit(0)
    os.setpgid(child, child)
    print(child, flush=True)
    print(os.waitpid(child, 0)[1], flush=True)
"""


def test_a_batch_that_is_killed_at_any_moment_goes_on_where_it_stopped(tmp_path: Path, monkeypatch) -> None:
    works = {f"s{n:02}": f"# {n}\ndef f(x):\n    return x * {n % 3}\n" for n in range(16)}
    calm = Class(tmp_path / "calm", monkeypatch, course(tmp_path, REFERENCE, *CASES))
    calm.hand_in(**works)
    calm.grade(jobs=1, sinks=files(calm.out))
    out, chance, killed = tmp_path / "out", random.Random(1), 0
    with batches(calm.root, calm.source, out, tmp_path / "notes") as server:
        assert end_of(server, None) == 0  # loads what is loaded but once
        shutil.rmtree(out)
        began = time.monotonic()
        assert end_of(server, None) == 0
        whole = time.monotonic() - began
        while killed < KILLS:
            shutil.rmtree(out)
            (tmp_path / "notes").unlink(missing_ok=True)
            before = killed
            # Each time a little more of a batch may pass, so that it is killed near its end as well.
            while end_of(server, chance.uniform(0, whole * (1 + (killed - before) / 8))):
                killed += 1
                whole_reports(out, calm.out)
            assert outputs(out) == outputs(calm.out)
            once(out, works, tmp_path / "notes", killed - before)


def once(out: Path, works: dict[str, str], notes: Path, kills: int) -> None:
    """Nobody is lost, nobody was graded after being kept, and only what was under way was run twice."""
    with contextlib.closing(sqlite3.connect(out / "gradebook.sqlite3")) as database, database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        counts = database.execute(
            "SELECT key, COUNT(*) FROM gradings JOIN submissions ON submission_id = submissions.id "
            "JOIN students ON student_id = students.id GROUP BY key"
        ).fetchall()
    assert dict(counts) == dict.fromkeys(works, 1)
    runs = notes.read_text(encoding="utf-8").splitlines()
    # Two workers; each may have one item done that waits to be kept, and one under way.
    assert len(works) <= len(runs) <= len(works) + 4 * kills


def whole_reports(out: Path, expected: Path) -> None:
    """Every file that is there is whole, and the one that an undisturbed batch writes."""
    for path in out.glob("reports/*.yaml"):
        assert path.read_bytes() == (expected / "reports" / path.name).read_bytes()


@contextlib.contextmanager
def batches(*paths: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that starts a batch for each line that it reads."""
    command = [sys.executable, "-c", SCRIPT, *map(str, paths)]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with server:
        yield server
        server.stdin.close()


def end_of(server: subprocess.Popen[str], seconds: float | None) -> int:
    """The status with which a batch ended, killed with all its processes after so many seconds, if any."""
    server.stdin.write("go\n")
    server.stdin.flush()
    group = int(server.stdout.readline())
    if seconds is not None:
        time.sleep(seconds)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(group, signal.SIGKILL)
    return int(server.stdout.readline())


def test_a_sealed_batch_that_is_killed_goes_on_where_it_stopped(tmp_path: Path) -> None:
    root = course(tmp_path, REFERENCE, *CASES)
    for n in range(8):
        put(tmp_path / "class" / f"s{n}.py", f"# {n}\n{REFERENCE}")
    command = [
        sys.executable,
        str(ROOT / "grade.py"),
        "batch",
        str(tmp_path / "class"),
        "--course",
        str(root),
    ]
    command += ["--jobs", "2", "--allow-open", "-o"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    began = time.monotonic()
    assert subprocess.run([*command, str(tmp_path / "calm")], check=False, **quiet).returncode == 0
    whole, chance = time.monotonic() - began, random.Random(2)
    for _ in range(3):
        with subprocess.Popen([*command, str(tmp_path / "out")], process_group=0, **quiet) as batch:
            time.sleep(chance.uniform(0.3, 1) * whole)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(batch.pid, signal.SIGKILL)
    assert subprocess.run([*command, str(tmp_path / "out")], check=False, **quiet).returncode == 0
    assert outputs(tmp_path / "out") == outputs(tmp_path / "calm")
    with contextlib.closing(sqlite3.connect(tmp_path / "out" / "gradebook.sqlite3")) as database, database:
        assert database.execute(
            "SELECT COUNT(*), COUNT(DISTINCT submission_id) FROM gradings"
        ).fetchone() == (8, 8)
