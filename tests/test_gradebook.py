"""What is kept of a class: every attempt, report, hand grade and override; and what is said of a bad database."""

from __future__ import annotations

import contextlib
import dataclasses
import importlib.util
import shutil
import sqlite3
import tempfile
from fractions import Fraction
from pathlib import Path

import pytest
from kept import WORKS, Class, as_somebody

from graders.errors import UsageError, notice
from graders.gradebook import (
    WHOLE,
    Attempt,
    Basis,
    Grading,
    HandGrade,
    Override,
    Work,
    briefs,
    open_gradebook,
    rows,
)
from graders.gradebook.values import packed
from graders.model.assignment import Visibility
from graders.model.classlist import Handed, Student
from graders.model.facts import Charge, Diagnosis, Finding, WrittenSentence
from graders.model.report import CheckResult, QuestionResult, Report, Score, Status, SubmissionFacts, Verdict
from graders.model.submission import SubmissionKind
from graders.model.text import Language, Text
from graders.reports.words.messages import say
from graders.slugs import Slug

ANN = Student(key="ann", name="Ann Li", ids={"canvas": "7"}, section="A")
BASIS = Basis(digest="a1", engine="e1", settings={"possible": "10"})
TITLE = Text(en="One", zh="一")


def report(student: str = "ann", earned: int = 3, **more) -> Report:
    """A report with a question of 6 points, and an answer of 4 that a hand grades."""
    check = CheckResult(
        id="c", title=TITLE, verdict=Verdict.FAILED, visibility=Visibility.HIDDEN, margin=0.5,
        score=Score(earned=Fraction(earned), possible=Fraction(6)), max_points=Fraction(5, 2), charged=("idea",),
        diagnosis=Diagnosis(misconception="idea", text=TITLE, case=1),
        finding=Finding(fact=WrittenSentence(text="f: wrong; mend it", is_open=True), function="f"),
    )  # fmt: skip
    charge = Charge(idea="idea", text=TITLE, costs=Fraction(1, 3), checks=("c",), says=TITLE)
    f = QuestionResult(
        id="f",
        title=TITLE,
        verdict=Verdict.FAILED,
        score=check.score,
        checks=(check,),
        charges=(charge,),
        unseen=2,
    )
    text = QuestionResult(
        id="t", title=TITLE, verdict=Verdict.PENDING, checks=(),
        score=Score(possible=Fraction(4), pending=Fraction(4)),
    )  # fmt: skip
    whole = Report(
        assignment="hw", student=student, status=Status.GRADED, score=f.score + text.score,
        submission=SubmissionFacts(file="a.py", kind=SubmissionKind.MODULE, sha256="0" * 64),
        questions=(f, text), notes=(notice("a.py", Slug.FILE_ENCODING, encoding="gbk"),), run={"seconds": 0.25},
    )  # fmt: skip
    return dataclasses.replace(whole, **more)


def grading(of: Report, **work) -> Grading:
    return Grading(report=of, name=of.student, document=packed(f"report on {of.student}"), work=Work(**work))


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'gradebook.sqlite3'}"


def said(url: str, **options) -> str:
    with pytest.raises(UsageError) as refused, open_gradebook(url, **options):
        pass
    return say(refused.value.notices[0], Language.EN)


# What goes in comes out


def test_a_report_comes_back_with_everything_but_what_failed_in_cells() -> None:
    for each in (report(), report(error=notice("a", Slug.OVER_TIME, step=TITLE, seconds="3"), run={})):
        assert briefs.unpack(briefs.pack(each), each.student) == each


def test_an_attempt_is_kept_with_its_student_and_its_documents(url: str) -> None:
    attempt = Attempt(student=ANN, digest="d1", path="ann.py", handed=Handed(late=True, attempt=2))
    with open_gradebook(url) as gradebook:
        assert gradebook.begin("hw", BASIS) == {}
        gradebook.take(
            attempt, grading(report(), submission=b"s", transcript=b"t", asked="k", keys=["x", "y"])
        )
    with open_gradebook(url) as gradebook:
        (current,) = gradebook.begin("hw", BASIS).values()
        assert (current.student, current.digest, current.attempt, current.handed) == (
            ANN,
            "d1",
            1,
            attempt.handed,
        )
        assert (current.basis, current.engine, current.report) == ("a1", "e1", report())
        assert gradebook.document("ann") == "report on ann"
        work = gradebook.work("ann")
        assert (work.submission, work.transcript, list(work.keys)) == (b"s", b"t", ["x", "y"])
        assert gradebook.settings() == {"possible": "10"}


def test_attempts_are_counted_and_every_report_stays(url: str) -> None:
    with open_gradebook(url) as gradebook:
        gradebook.begin("hw", BASIS)
        for digest, earned in (("d1", 1), ("d1", 2), ("d2", 3), ("d1", 4)):
            gradebook.take(
                Attempt(student=ANN, digest=digest), grading(report(earned=earned), transcript=b"t")
            )
        assert (gradebook.current()["ann"].attempt, gradebook.current()["ann"].report.score.earned) == (3, 4)
    database = sqlite3.connect(url.removeprefix("sqlite:///"))
    query = "SELECT attempt, earned, transcript IS NULL FROM gradings JOIN submissions ON submission_id = submissions.id"
    assert database.execute(query).fetchall() == [(1, "1", 1), (1, "2", 0), (2, "3", 0), (3, "4", 0)]
    database.close()


def test_a_result_is_kept_whole_or_not_at_all(url: str, monkeypatch) -> None:
    with open_gradebook(url) as gradebook:
        gradebook.begin("hw", BASIS)
        with monkeypatch.context() as broken, pytest.raises(ZeroDivisionError):
            broken.setattr(rows, "grading_row", lambda _: 1 / 0)
            gradebook.take(Attempt(student=ANN, digest="d1"), grading(report()))
    with open_gradebook(url) as gradebook:
        assert gradebook.begin("hw", BASIS) == {}
        assert gradebook.roll() == []


def test_two_classes_in_one_database_know_nothing_of_each_other(url: str) -> None:
    for name, earned in (("/a/out", 1), ("/b/out", 2)):
        with open_gradebook(url, name) as gradebook:
            gradebook.begin("hw", BASIS)
            gradebook.take(Attempt(student=ANN, digest="d1"), grading(report(earned=earned)))
            gradebook.record_override(Override(student="ann", points=Fraction(earned), reason="r", who="w"))
    with open_gradebook(url, "/a/out") as gradebook:
        assert [each.score for each in gradebook.standings()] == [1]
        assert len(gradebook.overrides()) == 1


def test_another_assignment_is_refused(url: str) -> None:
    with open_gradebook(url) as gradebook:
        gradebook.begin("hw", BASIS)
        with pytest.raises(UsageError, match="out-of-another"):
            gradebook.begin("other", BASIS)


# What people add


@pytest.fixture
def kept(url: str):
    with open_gradebook(url) as gradebook:
        gradebook.begin("hw", BASIS)
        gradebook.enroll([ANN, Student(key="bob", name="Bob")])
        gradebook.take(Attempt(student=ANN, digest="d1"), grading(report()))
        yield gradebook


def test_a_hand_grade_settles_what_is_pending_and_the_last_one_counts(kept) -> None:
    for points, comment in ((1, "short"), (4, "good")):
        kept.record_hand_grade(
            HandGrade(student="ann", question="t", points=Fraction(points), who="ta", comment=comment)
        )
    ann, bob = kept.standings()
    assert (ann.score, ann.pending, ann.possible, ann.comment) == (7, 0, 10, "good")
    assert [each.verdict for each in ann.report.questions] == [Verdict.FAILED, Verdict.PASSED]
    assert (bob.report, bob.score, bob.possible) == (None, None, 10)
    assert [each.points for each in kept.hand_grades()] == [1, 4]


def test_an_override_goes_before_everything_and_can_be_taken_back(kept) -> None:
    def override(points, what=WHOLE) -> Fraction:
        kept.record_override(Override(student="ann", what=what, points=points, reason="appeal", who="prof"))
        return kept.standings()[0].score

    assert override(Fraction(5), "f") == 5
    assert override(Fraction(9)) == 9
    assert override(None) == 5
    assert override(None, "f") == 3
    assert [(each.who, each.reason) for each in kept.overrides()] == [("prof", "appeal")] * 4


def test_an_override_gives_points_to_what_could_not_be_graded(url: str) -> None:
    with open_gradebook(url) as gradebook:
        gradebook.begin("hw", BASIS)
        unread = report(status=Status.UNGRADABLE, questions=(), score=Score(possible=Fraction(10)))
        gradebook.take(Attempt(student=ANN, digest="d1"), grading(unread))
        assert gradebook.standings()[0].score is None
        gradebook.record_override(Override(student="ann", points=Fraction(6), reason="by hand", who="ta"))
        assert gradebook.standings()[0].score == 6


def test_additions_stay_when_it_is_graded_again_and_not_for_another_attempt(kept) -> None:
    kept.record_hand_grade(HandGrade(student="ann", question="t", points=Fraction(4), who="ta"))
    kept.take(Attempt(student=ANN, digest="d1"), grading(report(earned=2)))
    assert kept.standings()[0].score == 6
    kept.take(Attempt(student=ANN, digest="d2"), grading(report()))
    assert (kept.standings()[0].score, kept.standings()[0].pending) == (3, 4)
    kept.take(Attempt(student=ANN, digest="d1"), grading(report()))
    assert kept.standings()[0].score == 7


def test_nobody_is_graded_by_hand_who_is_not_there(kept) -> None:
    for add in (
        lambda: kept.record_hand_grade(HandGrade(student="eve", question="t", points=Fraction(1), who="ta")),
        lambda: kept.record_override(Override(student="bob", points=Fraction(1), reason="r", who="ta")),
    ):
        with pytest.raises(UsageError, match="student-not-kept"):
            add()


def test_the_table_has_what_people_have_added(tmp_path: Path, monkeypatch) -> None:
    one = Class(tmp_path, monkeypatch)
    one.hand_in(**WORKS)
    one.grade()
    with open_gradebook(f"sqlite:///{one.out / 'gradebook.sqlite3'}") as gradebook:
        gradebook.record_override(Override(student="bob", points=Fraction(1, 2), reason="appeal", who="prof"))
    assert one.grade(force=True)["bob"].score.earned == Fraction(1, 2)
    assert "bob,bob.py,graded,0.5,1," in (one.out / "grades.csv").read_text(encoding="utf-8")


# The database itself


def test_a_gradebook_of_the_first_version_is_brought_up(url: str) -> None:
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine

    from graders.gradebook import connecting

    engine = create_engine(url)
    config = Config()
    config.set_main_option("script_location", str(Path(connecting.__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.exec_driver_sql("INSERT INTO classes VALUES (1, '', 'hw')")
        connection.exec_driver_sql("INSERT INTO bases VALUES (1, 1, 'a1', 'e1', '{}', 'now')")
        connection.exec_driver_sql("INSERT INTO students VALUES (1, 1, 'ann', 'Ann', '{}', '', 1, 0)")
        for number in (1, 2, 3):
            connection.exec_driver_sql(
                f"INSERT INTO submissions VALUES ({number}, 1, 'd{number}', '', NULL, NULL, NULL, NULL, 'now')"
            )
        values = rows.grading_row(grading(report())) | {
            "id": 1,
            "submission_id": 3,
            "basis_id": 1,
            "at": "now",
        }
        names, marks = ", ".join(values), ", ".join(f":{key}" for key in values)
        from sqlalchemy import text

        connection.execute(text(f"INSERT INTO gradings ({names}) VALUES ({marks})"), values)
    engine.dispose()
    with open_gradebook(url) as gradebook:
        assert gradebook.begin("hw", BASIS)["ann"].attempt == 3
    with contextlib.closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as database, database:
        assert database.execute("SELECT attempt FROM submissions").fetchall() == [(1,), (2,), (3,)]
        assert database.execute("SELECT version_num FROM alembic_version").fetchall() == [
            (connecting.NEWEST,)
        ]


def test_the_tables_are_those_that_the_migrations_make(url: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory
    from sqlalchemy import create_engine

    from graders.gradebook import connecting
    from graders.gradebook.schema import METADATA

    with open_gradebook(url):
        pass
    engine = create_engine(url)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    engine.dispose()
    folder = Path(connecting.__file__).parent / "migrations"
    assert ScriptDirectory(str(folder)).get_current_head() == connecting.NEWEST


def test_a_newer_gradebook_is_refused_and_left_alone(url: str) -> None:
    with open_gradebook(url):
        pass
    path = Path(url.removeprefix("sqlite:///"))
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    assert said(url) == (
        f"{path}: was written by a newer version of this program (tables of version 9999); "
        "install that version, or grade into another folder"
    )
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be read as one" * 20, None])
def test_a_damaged_gradebook_is_refused(content: bytes | None, url: str) -> None:
    path = Path(url.removeprefix("sqlite:///"))
    if content is None:
        with open_gradebook(url) as gradebook:
            gradebook.begin("hw", BASIS)
        whole = path.read_bytes()
        content = whole[:100] + b"\xff" * (len(whole) - 100)
    path.write_bytes(content)
    assert said(url).startswith(f"{path}: is damaged, or no gradebook (")


def test_a_damaged_report_is_refused(url: str) -> None:
    with open_gradebook(url) as gradebook:
        gradebook.begin("hw", BASIS)
        gradebook.take(Attempt(student=ANN, digest="d1"), grading(report()))
    with contextlib.closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as database, database:
        database.execute("UPDATE gradings SET brief = x'00'")
    with open_gradebook(url) as gradebook, pytest.raises(UsageError, match="gradebook-damaged"):
        gradebook.begin("hw", BASIS)


def test_who_else_is_writing_is_waited_for_and_then_named(url: str) -> None:
    with open_gradebook(url):
        pass
    path = url.removeprefix("sqlite:///")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert said(url, busy_seconds=0.1).startswith(f"{path}: is being written to by another program (")
    other.execute("ROLLBACK")
    other.close()
    with open_gradebook(url, busy_seconds=0.1):
        pass


def test_a_folder_that_cannot_be_written_to_is_named() -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        folder.chmod(0o555)
        path = folder / "gradebook.sqlite3"
        text = as_somebody(lambda: said(f"sqlite:///{path}"))
        assert text.startswith(f"{path}: cannot be written (")
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


@pytest.mark.parametrize("address", ["nonsense", "mysql://host/x", "sqlite://", "oddity://x"])
def test_what_is_no_address_is_said_to_be_none(address: str) -> None:
    assert said(address).startswith(f"{address}: is no address of a gradebook; write `postgresql://")


def test_a_missing_library_is_a_sentence_that_says_what_to_install(url: str, monkeypatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "alembic" else find(name))
    assert said(url) == (
        "gradebook: what is graded cannot be kept, since alembic is not installed; run `python -m pip install "
        "'graders[class]'`, in a copy of the sources `python -m pip install -e '.[class]'`"
    )
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "psycopg" else find(name))
    assert "'graders[postgresql]'" in said("postgresql://host/x")


def test_the_file_is_set_up_for_one_writer_and_many_readers(url: str) -> None:
    with open_gradebook(url) as gradebook, contextlib.closing(sqlite3.connect(url[10:])) as reader:
        gradebook.begin("hw", BASIS)
        assert reader.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert reader.execute("SELECT assignment FROM classes").fetchall() == [("hw",)]
