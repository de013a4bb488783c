"""No link is followed, and whatever is no file is never opened for reading: it costs its student alone."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from fakes import InProcessRunner

from graders.cli.main import main
from graders.errors import SubmissionError
from graders.model.report import Report, Status
from graders.model.text import Language
from graders.reports.words.messages import say
from graders.submissions import SubmissionFile, choose, find_submissions, plain_files, read_submission
from graders.workflows.grade_one import grade_submission_file

CODE = "def manual_dot(x, y):\n    return sum(a * b for a, b in zip(x, y))\n"
LINK = "is a link, and links are not followed; hand in the notebook (.ipynb) or module (.py) itself"
NO_FILE = "is neither a file nor a folder (a pipe, a socket or a device); hand in a notebook (.ipynb) or a module (.py)"


@pytest.fixture
def handed_in(tmp_path: Path) -> Path:
    (tmp_path / "elsewhere" / "work").mkdir(parents=True)
    (tmp_path / "elsewhere" / "right.py").write_text(CODE, encoding="utf-8")
    (tmp_path / "elsewhere" / "work" / "right.py").write_text(CODE, encoding="utf-8")
    (tmp_path / "handed_in").mkdir()
    return tmp_path / "handed_in"


def problems_by_student(handed_in: Path) -> dict[str, str | None]:
    every = (choose(each, "ch02_vectors", ["manual_dot"]) for each in find_submissions(handed_in))
    return {each.student: each.problem and say(each.problem, Language.EN) for each in every}


LINKS = {
    "to a file": "../elsewhere/right.py",
    "to a folder": "../elsewhere/work",
    "to nothing": "../elsewhere/gone.py",
    "to itself": "eve.py",
    "to a device": "/dev/zero",
    "to the class": ".",
}


@pytest.mark.parametrize("kind", LINKS)
def test_a_link_beside_the_others_is_a_submission_that_cannot_be_graded(handed_in: Path, kind: str) -> None:
    (handed_in / "eve.py").symlink_to(LINKS[kind])
    (handed_in / "ada.py").write_text(CODE, encoding="utf-8")
    assert problems_by_student(handed_in) == {"ada": None, "eve": f"eve.py: {LINK}"}


@pytest.mark.parametrize("kind", LINKS)
def test_a_link_in_a_student_s_folder_is_none_of_their_files(handed_in: Path, kind: str) -> None:
    (handed_in / "eve" / "deep").mkdir(parents=True)
    (handed_in / "eve" / "deep" / "hw.py").symlink_to(LINKS[kind])
    assert problems_by_student(handed_in) == {
        "eve": "eve/deep/hw.py: is a link, and links are not followed; "
        "hand in the notebook (.ipynb) or module (.py) itself"
    }


def test_a_link_beside_a_file_in_a_student_s_folder_is_passed_over_and_said(handed_in: Path) -> None:
    (handed_in / "eve").mkdir()
    (handed_in / "eve" / "a.py").symlink_to("../../elsewhere/right.py")
    (handed_in / "eve" / "b.py").write_text("x = 1\n", encoding="utf-8")
    (only,) = (choose(each, "ch02_vectors", ["manual_dot"]) for each in find_submissions(handed_in))
    assert only.problem is None
    assert only.path.name == "b.py"
    assert [say(each, Language.EN) for each in only.notes] == [
        "eve/a.py: is a link, and was passed over; hand in the file itself if it is part of the work"
    ]


def test_a_pipe_a_socket_and_a_link_to_a_pipe_hang_nobody(handed_in: Path) -> None:
    os.mkfifo(handed_in / "pipe.py")
    (handed_in / "to_pipe.py").symlink_to("pipe.py")
    (handed_in / "ann").mkdir()
    os.mkfifo(handed_in / "ann" / "hw.py")
    before = Path.cwd()
    with socket.socket(socket.AF_UNIX) as bound:
        os.chdir(handed_in)  # the address of a socket is short
        try:
            bound.bind("sock.py")
        finally:
            os.chdir(before)
        assert problems_by_student(handed_in) == {
            "ann": f"ann/hw.py: {NO_FILE}",
            "pipe": f"pipe.py: {NO_FILE}",
            "sock": f"sock.py: {NO_FILE}",
            "to_pipe": f"to_pipe.py: {LINK}",
        }


def test_a_link_is_in_the_class_table_with_what_to_hand_in(handed_in: Path, chapter2) -> None:
    (handed_in / "eve.py").symlink_to("../elsewhere/right.py")
    (only,) = (choose(each, "ch02_vectors", ["manual_dot"]) for each in find_submissions(handed_in))
    report: Report = grade_submission_file(only, chapter2, InProcessRunner())
    assert (report.student, report.status, report.score.earned) == ("eve", Status.UNGRADABLE, 0)


@pytest.mark.parametrize("where", ["at the top", "in a folder"])
def test_a_link_that_is_put_there_after_the_search_is_not_followed(handed_in: Path, where: str) -> None:
    place = handed_in / ("eve.py" if where == "at the top" else "eve/hw.py")
    place.parent.mkdir(exist_ok=True)
    place.write_text(CODE, encoding="utf-8")
    (only,) = (choose(each, "ch02_vectors", ["manual_dot"]) for each in find_submissions(handed_in))
    place.unlink()
    place.symlink_to(handed_in.parent / "elsewhere" / "right.py")
    with pytest.raises(SubmissionError, match="file-link"):
        read_submission(only.path, base=only.base)


def test_a_folder_that_becomes_a_link_after_the_search_is_not_followed(handed_in: Path) -> None:
    (handed_in / "eve").mkdir()
    (handed_in / "eve" / "right.py").write_text("x = 1\n", encoding="utf-8")
    (only,) = (choose(each, "ch02_vectors", ["manual_dot"]) for each in find_submissions(handed_in))
    (handed_in / "eve" / "right.py").unlink()
    (handed_in / "eve").rmdir()
    (handed_in / "eve").symlink_to("../elsewhere/work")
    with pytest.raises(SubmissionError, match="file-link"):
        read_submission(only.path, base=only.base)


def test_a_file_that_becomes_a_pipe_after_the_search_hangs_nobody(handed_in: Path) -> None:
    place = handed_in / "eve.py"
    os.mkfifo(place)
    with pytest.raises(SubmissionError, match="file-special"):
        read_submission(place, base=handed_in)


def test_a_file_that_grows_while_it_is_read_is_not_read_without_end(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "a.py"
    path.write_text("x = 1\n" * 100, encoding="utf-8")
    with pytest.raises(SubmissionError, match="file-too-large"):
        plain_files.read(path, base=tmp_path, most=99)


def said(*words: str, capsys) -> str:
    main(list(words))
    return capsys.readouterr().err


@pytest.mark.parametrize("command", ["grade", "check"])
@pytest.mark.parametrize("typed", ["eve.py", "folder/right.py", "to_folder"])
def test_a_link_named_on_the_command_line_is_not_followed_either(
    handed_in: Path, command: str, typed: str, capsys, monkeypatch
) -> None:
    (handed_in / "eve.py").symlink_to("../elsewhere/right.py")
    (handed_in / "folder").symlink_to("../elsewhere/work")
    (handed_in / "to_folder").symlink_to("../elsewhere/work")
    root = Path(__file__).resolve().parents[1]
    for path in (handed_in / typed, Path("handed_in") / typed):
        monkeypatch.chdir(handed_in.parent)
        message = said(command, str(path), "--course", str(root), "--runner", "portable", capsys=capsys)
        assert message == (
            f"{path}: is a link, or leads through one, and links are not followed; "
            "name the file itself, where it really is\n"
        )


def test_a_class_folder_that_is_a_link_is_named_where_it_really_is(handed_in: Path, capsys) -> None:
    (handed_in / "eve").symlink_to("../elsewhere/work")
    (handed_in / "eve.py").symlink_to("../elsewhere/right.py")
    for path in (handed_in / "eve", handed_in / "eve" / "", handed_in / "eve.py", handed_in / "eve/right.py"):
        message = said("batch", str(path), "-o", str(handed_in.parent / "out"), capsys=capsys)
        assert "is a link, or leads through one" in message
    assert not (handed_in.parent / "out").exists()


def test_own_work_in_a_folder_that_is_reached_by_a_link_can_be_checked_from_within(
    handed_in: Path, monkeypatch
) -> None:
    (handed_in / "sync").symlink_to("../elsewhere/work")
    monkeypatch.chdir(handed_in / "sync")
    assert read_submission(Path("right.py")).student == "right"


def test_a_found_submission_names_its_folder(handed_in: Path) -> None:
    (handed_in / "ada.py").write_text(CODE, encoding="utf-8")
    (only,) = (choose(each, "ch02_vectors", []) for each in find_submissions(handed_in))
    assert isinstance(only, SubmissionFile)
    assert only.base == handed_in
