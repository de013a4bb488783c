"""What a submission does to whoever reads, judges or writes it is its own report; the class goes on."""

from __future__ import annotations

import csv
import dataclasses
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from fakes import InProcessRunner, NotedSink

from graders.batch import START
from graders.checks import evaluate
from graders.errors import UsageError, notice
from graders.model.report import Audience, Report, Status, Verdict
from graders.model.text import Language
from graders.reports.formats import Context
from graders.slugs import Slug
from graders.submissions import find_submissions, read_submission
from graders.workflows import grade_one
from graders.workflows import items as module
from graders.workflows.bounds import Bounds
from graders.workflows.class_folder import ReportFiles, class_folder
from graders.workflows.grade_class import grade_class
from graders.workflows.grade_many import Batch
from graders.workflows.locate import Selection
from graders.workflows.prepared import Prepared

pytestmark = pytest.mark.skipif(START != "fork", reason="limits of memory and quick starts are Linux's")
SOLUTION = (Path(__file__).parent / "work" / "solution.py").read_text(encoding="utf-8")
BOUNDS = Bounds(
    reading_seconds=0.5,
    check_seconds=0.3,
    judging_seconds=0.5,
    writing_seconds=0.5,
    running_seconds=1,
    grace_seconds=0,
    memory_bytes=300 * 2**20,
)


def spin() -> None:
    while True:
        pass


def sleep() -> None:
    time.sleep(60)


def die() -> None:
    os._exit(1)


def swallow_memory() -> None:
    bytearray(2**40)


def recurse() -> None:
    recurse()


def fail() -> None:
    raise ZeroDivisionError("ours")


@pytest.fixture
def graded(tmp_path: Path, chapter2: Prepared) -> Callable[..., dict[str, Report]]:
    """Grade bob, who does something, between alice and carol, who are honest."""

    def grade(**options) -> dict[str, Report]:
        source = tmp_path / "class"
        source.mkdir()
        for name in ("alice", "bob", "carol"):
            (source / f"{name}.py").write_text(SOLUTION, encoding="utf-8")
        limits = dataclasses.replace(chapter2.assignment.limits, submission_seconds=0.5)
        assignment = dataclasses.replace(chapter2.assignment, limits=limits)
        prepared = dataclasses.replace(chapter2, assignment=assignment)
        language = options.pop("language", Language.EN)
        batch = Batch(
            source=source,
            out=tmp_path / "out",
            selection=Selection(),
            runner="",
            jobs=2,
            language=language,
            bounds=dataclasses.replace(BOUNDS, grace_seconds=options.pop("grace", 0)),
            sinks=[
                *options.pop("before", []),
                *class_folder(tmp_path / "out", Context(language=language, audience=Audience.STAFF)),
            ],
        )
        reports = grade_class(
            batch, prepared, InProcessRunner(), find_submissions(source), lambda _report, _done, _total: None
        )
        with (tmp_path / "out" / "grades.csv").open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        assert [row["student"] for row in rows] == ["alice", "bob", "carol"]
        assert (tmp_path / "out" / "summary.yaml").exists()
        by_student = {report.student: report for report in reports}
        assert by_student["alice"].score.earned == by_student["carol"].score.earned == 95
        return by_student

    return grade


RUN = InProcessRunner.run
PATIENCE = 60  # seconds of wall time for what CPU time ends, however busy the machine is


def _grace(act) -> int:
    return 0 if act in {sleep, die} else PATIENCE


def written_report(folder: Path, student: str) -> dict:
    return yaml.safe_load((folder / "out" / "reports" / f"{student}.yaml").read_text(encoding="utf-8"))


READING = {
    spin: "bob.py: took longer than 0.5 s while it was read",
    sleep: "bob.py: took longer than 1.5 s while it was read",
    die: "bob.py: ended the process that grades it, two times, while it was read",
    swallow_memory: "bob.py: needed more than 300 MB of memory, or is nested too deeply, while it was read",
    recurse: "bob.py: needed more than 300 MB of memory, or is nested too deeply, while it was read",
    fail: "bob.py: could not be read (ZeroDivisionError: ours)",
}


@pytest.mark.parametrize("act", READING, ids=lambda act: act.__name__)
def test_what_cannot_be_read_is_ungradable(act, graded, tmp_path: Path, monkeypatch) -> None:
    def read(path, **options):
        if path.stem == "bob":
            act()
        return read_submission(path, **options)

    monkeypatch.setattr(grade_one, "read_submission", read)
    assert graded(grace=_grace(act))["bob"].status is Status.UNGRADABLE
    report = written_report(tmp_path, "bob")
    assert report["error"]["message"] == READING[act]
    assert report["withheld"] == 0


@pytest.mark.parametrize("act", [sleep, die, spin], ids=lambda act: act.__name__)
def test_what_ends_its_run_is_ungradable(act, graded, tmp_path: Path, monkeypatch) -> None:
    run = InProcessRunner.run
    monkeypatch.setattr(
        InProcessRunner,
        "run",
        lambda self, work, *rest: (act() if work.student == "bob" else None) or run(self, work, *rest),
    )
    assert graded()["bob"].status is Status.UNGRADABLE
    assert "while it was run" in written_report(tmp_path, "bob")["error"]["message"]


def judge_badly(act, monkeypatch, check: str) -> None:
    from graders.checks.evaluate import _outcome

    def outcome(question, asked, submission, *rest):
        if submission.student == "bob" and (question.id, asked.id) == ("cosine_similarity", check):
            act()
        return _outcome(question, asked, submission, *rest)

    monkeypatch.setitem(evaluate.__globals__, "_outcome", outcome)


@pytest.mark.parametrize(
    ("act", "sentence"),
    [(spin, "longer to check"), (swallow_memory, "memory or depth"), (recurse, "memory or depth")],
    ids=["spin", "swallow_memory", "recurse"],
)
def test_a_check_that_is_too_much_is_at_fault_alone(act, sentence, graded, tmp_path, monkeypatch) -> None:
    judge_badly(act, monkeypatch, "zero-vector")
    bob = graded(grace=PATIENCE)["bob"]
    crashed = [
        (q.id, c.id)
        for q in bob.questions
        for c in q.checks
        if c.verdict in {Verdict.CRASHED, Verdict.FAILED}
    ]
    assert crashed == [("cosine_similarity", "zero-vector")]
    assert bob.score.withheld == 0
    assert sentence in (tmp_path / "out" / "reports" / "bob.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("act", [sleep, die], ids=lambda act: act.__name__)
def test_a_question_that_ends_its_judge_twice_is_at_fault_alone(act, graded, monkeypatch) -> None:
    judge_badly(act, monkeypatch, "zero-vector")
    bob = graded()["bob"]
    assert bob.status is Status.GRADED
    assert {q.id for q in bob.questions if q.verdict is not Verdict.PASSED} >= {"cosine_similarity"}
    assert bob.score.earned == 75
    assert bob.score.withheld == 0


@pytest.mark.parametrize("act", [spin, sleep, die, swallow_memory], ids=lambda act: act.__name__)
def test_what_cannot_be_written_down_is_ungradable(act, graded, tmp_path: Path, monkeypatch) -> None:
    write = ReportFiles.take

    def take(self, name, report):
        if report.student == "bob" and report.status is Status.GRADED:
            act()
        write(self, name, report)

    monkeypatch.setattr(ReportFiles, "take", take)
    assert graded(grace=_grace(act))["bob"].status is Status.UNGRADABLE
    assert "while it was written down" in written_report(tmp_path, "bob")["error"]["message"]


def test_our_own_failure_is_withheld_and_ends_nothing(graded, monkeypatch) -> None:
    judge = grade_one.judge
    monkeypatch.setattr(
        grade_one,
        "judge",
        lambda work, *rest: (fail() if work.student == "bob" else None) or judge(work, *rest),
    )
    bob = graded()["bob"]
    assert (bob.status, bob.score.withheld) == (Status.BROKEN, 100)


def test_what_grading_raises_ends_no_class(graded, monkeypatch) -> None:
    grade = module.grade_submission_file
    monkeypatch.setattr(
        module,
        "grade_submission_file",
        lambda file, *rest: (fail() if file.student == "bob" else None) or grade(file, *rest),
    )
    assert graded()["bob"].status is Status.BROKEN


def test_a_report_that_cannot_be_written_ends_no_class(graded, tmp_path: Path) -> None:
    (tmp_path / "out" / "reports" / "bob.yaml" / "in the way").mkdir(parents=True)
    with pytest.raises(UsageError, match=r"bob\.yaml"):
        graded()
    rows = (tmp_path / "out" / "grades.csv").read_text(encoding="utf-8").splitlines()
    assert [row.split(",")[0] for row in rows[1:]] == ["alice", "bob", "carol"]
    assert {path.name for path in (tmp_path / "out" / "reports").glob("*.yaml")} == {
        "alice.yaml", "bob.yaml", "carol.yaml",
    }  # fmt: skip


def test_a_sink_hears_of_each_whole_report_and_then_of_the_class(graded, tmp_path: Path, monkeypatch) -> None:
    sink = NotedSink(tmp_path / "notes")
    monkeypatch.setattr(
        InProcessRunner,
        "run",
        lambda self, work, *rest: (die() if work.student == "bob" else None) or RUN(self, work, *rest),
    )
    graded(before=[sink])
    first, *reports, last = sink.heard()
    assert (first, last) == ("begin", "end alice, bob, carol")
    assert sorted(reports) == [
        "take alice: graded, with findings",
        "take bob: ungradable",
        "take carol: graded, with findings",
    ]


@pytest.mark.parametrize("when", ["take", "end"])
def test_a_sink_that_can_take_nothing_keeps_nothing_from_the_others(when, graded, tmp_path: Path) -> None:
    def refuse(heard: str, what: str) -> None:
        if heard == when:
            raise UsageError(notice(what.partition(":")[0], Slug.FILE_UNWRITABLE, reason="full"))

    sink = NotedSink(tmp_path / "notes", refuse)
    with pytest.raises(UsageError) as raised:
        graded(before=[sink])
    names = ["alice", "bob", "carol"] if when == "take" else ["end alice, bob, carol".removeprefix("end ")]
    assert (
        sorted(each.where for each in raised.value.notices) == names
    )  # in the order in which they were done
    rows = (tmp_path / "out" / "grades.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) == 4
    assert (tmp_path / "out" / "summary.yaml").exists()
    assert len(list((tmp_path / "out" / "reports").iterdir())) == 3


@pytest.mark.parametrize("when", ["take", "end"])
def test_a_sink_that_is_broken_ends_no_class(when, graded, tmp_path: Path) -> None:
    sink = NotedSink(
        tmp_path / "notes",
        lambda heard, what: fail() if (heard, what[:3]) in {(when, "bob"), ("end", "ali")} else None,
    )
    with pytest.raises(UsageError) as raised:
        graded(before=[sink])
    assert {each.slug for each in raised.value.notices} == {"internal"}
    assert len((tmp_path / "out" / "grades.csv").read_text(encoding="utf-8").splitlines()) == 4
    status = written_report(tmp_path, "bob")["status"]
    assert status == ("broken" if when == "take" else "graded")


def test_a_sink_that_takes_too_long_costs_that_submission_alone(graded, tmp_path: Path) -> None:
    def stay(heard: str, what: str) -> None:
        if (heard, what) == ("take", "bob: graded, with findings"):
            spin()

    sink = NotedSink(tmp_path / "notes", stay)
    assert graded(grace=PATIENCE, before=[sink])["bob"].status is Status.UNGRADABLE
    assert [each for each in sink.heard() if "bob:" in each] == [
        "take bob: graded, with findings",
        "take bob: ungradable",
    ]


def test_limits_are_told_in_chinese_as_well(graded, tmp_path: Path, monkeypatch) -> None:
    def read(path, **options):
        if path.stem == "bob":
            spin()
        return read_submission(path, **options)

    monkeypatch.setattr(grade_one, "read_submission", read)
    graded(language=Language.ZH, grace=PATIENCE)
    assert written_report(tmp_path, "bob")["error"] == {
        "message": "bob.py: 在读取时超过了 0.5 秒",
        "hint": "请改得更短、更简单后重新提交",
    }


def test_asking_again_and_explaining_are_left_out_where_they_are_too_much(graded, monkeypatch) -> None:
    judge_badly(lambda: None, monkeypatch, "zero-vector")
    for place in ("judging.explain", "judge.shrink", "following.carried_forward"):
        monkeypatch.setattr(f"graders.workflows.{place}", lambda *_: spin())
    assert graded(grace=PATIENCE)["bob"].status is Status.GRADED
