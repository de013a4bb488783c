"""Every platform's download becomes the same: who, when, which file, and what lies beside it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import platforms
import pytest
from platforms import DOT, laid_out, notebook, put, zipped

from graders.errors import SubmissionError
from graders.model.text import Language
from graders.reports.words.messages import say
from graders.submissions import ClassFiles, SubmissionFile, choose, find_class


def found(tmp_path: Path, source: Path, roster: Path | None = None) -> ClassFiles:
    scratch = tmp_path / "scratch"
    scratch.mkdir(exist_ok=True)
    return find_class(source, scratch, roster, "hw")


def in_both_forms(tmp_path: Path, entries, form: str) -> Path:
    if form == "zip":
        return put(tmp_path / "download.zip", zipped(entries))
    return laid_out(tmp_path / "download", entries)


def chosen(file: SubmissionFile) -> SubmissionFile:
    return choose(file, "hw", ["manual_dot"])


def said(file: SubmissionFile) -> tuple[str, list[str]]:
    problem = say(file.problem, Language.EN) if file.problem else ""
    return problem, [say(each, Language.EN) for each in file.notes]


def by_student(tmp_path: Path, source: Path) -> dict[str, SubmissionFile]:
    return {each.student: chosen(each) for each in found(tmp_path, source).files}


FORMS = pytest.mark.parametrize("form", ["zip", "folder"])


@FORMS
def test_canvas_keeps_ids_late_marks_and_attempts(tmp_path: Path, form: str) -> None:
    files = by_student(tmp_path, in_both_forms(tmp_path, platforms.CANVAS, form))
    assert {
        name: (each.name, each.who.ids["canvas"], each.handed.late, each.handed.attempt)
        for name, each in files.items()
    } == {
        "doejane": ("hw.ipynb", "101", False, None),
        "obrienpat": ("hw.ipynb", "102", True, 3),
        "李雷": ("作业 2.py", "103", False, None),
        "anon_x7Yz": ("hw.ipynb", "anon_x7Yz", False, None),
        "typedonly": ("typedonly", "104", False, None),
    } | ({"typedonly": ("text.html", "104", False, None)})
    assert [part.name for part in files["obrienpat"].beside] == [
        "utils.py"
    ]  # not utils-1.py, which nothing imports
    assert said(files["typedonly"])[0].startswith("typedonly: has no notebook and no module in it")


def test_a_number_in_a_name_is_an_attempt_only_where_the_plain_name_is_known(tmp_path: Path) -> None:
    entries = {f"ann_1_{200 + n}_lab-1.ipynb": notebook(DOT) for n in range(1)} | {
        "bob_2_300_lab-1.ipynb": notebook(DOT)
    }
    files = by_student(tmp_path, laid_out(tmp_path / "download", entries))
    assert {each.handed.attempt for each in files.values()} == {None}
    assert {each.name for each in files.values()} == {"lab-1.ipynb"}


@FORMS
@pytest.mark.parametrize("layout", ["MOODLE", "MOODLE_OLD"])
def test_moodle_has_a_folder_a_student_and_two_of_one_name_are_told_apart(
    tmp_path: Path, layout: str, form: str
) -> None:
    files = by_student(tmp_path, in_both_forms(tmp_path, getattr(platforms, layout), form))
    assert {name: (each.name, dict(each.who.ids)) for name, each in files.items()} == {
        "Jane Doe (501)": ("hw.ipynb", {"moodle": "501"}),
        "Jane Doe (503)": ("hw.py", {"moodle": "503"}),
        "李 雷": ("作业.py", {"moodle": "502"}),
    }
    assert [part.name for part in files["Jane Doe (501)"].beside] == ["data/x.csv"]


@FORMS
def test_moodle_may_be_flat_and_teams_may_have_no_number(tmp_path: Path, form: str) -> None:
    files = by_student(tmp_path, in_both_forms(tmp_path, platforms.MOODLE_FLAT, form))
    assert {name: (each.name, dict(each.who.ids)) for name, each in files.items()} == {
        "Jane Doe": ("hw.ipynb", {"moodle": "501"}),
        "Team Blue": ("my_hw.py", {"moodle": "77"}),
        "Default group": ("hw.py", {}),
    }


@FORMS
def test_gradescope_says_who_when_and_how_often(tmp_path: Path, form: str) -> None:
    files = by_student(tmp_path, in_both_forms(tmp_path, platforms.GRADESCOPE, form))
    shown = {
        name: (each.name, each.handed.at and each.handed.at.isoformat(), each.handed.attempt)
        for name, each in files.items()
    }
    assert shown == {
        "Jane Doe": ("hw.ipynb", "2026-03-01T17:45:12.123456+00:00", 2),
        "Pat O'Brien": ("hw.py", "2026-03-01T17:02:03-08:00", 1),
        "李雷": ("hw.py", "2026-03-01T17:02:03-08:00", 1),
        "Gone": ("submission_7003", None, None),
    }
    assert files["Jane Doe"].who.ids == {
        "gradescope": "2021001",
        "email": "jane@example.edu",
        "sis": "2021001",
    }
    assert (
        said(files["Gone"])[0]
        == "submission_7003: is listed in the export and is not there; export the submissions again"
    )


@pytest.mark.parametrize("content", [b"a: [", b"- 1\n", b"\xff\xfe\x00"])
def test_gradescope_metadata_that_cannot_be_read_is_said(tmp_path: Path, content: bytes) -> None:
    put(tmp_path / "download" / "submission_metadata.yml", content)
    with pytest.raises(SubmissionError, match="export-unreadable"):
        found(tmp_path, tmp_path / "download")


@FORMS
def test_nbgrader_has_a_folder_an_assignment_and_a_time_stamp(tmp_path: Path, form: str) -> None:
    files = by_student(tmp_path, in_both_forms(tmp_path, platforms.NBGRADER, form))
    shown = {name: (each.name, each.handed.at and each.handed.at.isoformat()) for name, each in files.items()}
    assert shown == {
        "jane": ("hw.ipynb", "2026-03-01T17:45:12.500000-08:00"),
        "li": ("hw.ipynb", "2026-03-01T10:00:00+00:00"),
        "pat": ("pat", None),
    }
    assert said(files["pat"])[0].startswith("pat: has no folder `hw`; ")


def git(folder: Path, *words: str) -> None:
    clean = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "HOME": str(folder)}
    when = {"GIT_AUTHOR_DATE": "1772500000 +0800", "GIT_COMMITTER_DATE": "1772500000 +0800"}
    name = ("-c", "user.name=x", "-c", "user.email=x@y")
    subprocess.run(
        ["git", *name, *words], cwd=folder, check=True, capture_output=True, env=os.environ | clean | when
    )


@pytest.mark.parametrize("stored", ["loose", "packed"])
def test_repositories_say_the_login_and_the_time_of_the_commit(tmp_path: Path, stored: str) -> None:
    for login in ("octo-cat", "li"):
        folder = tmp_path / "clones" / f"hw-{login}"
        put(folder / "hw.py", DOT)
        git(folder, "init", "-q")
        git(folder, "add", "hw.py")
        git(folder, "commit", "-q", "-m", "work")
        if stored == "packed":
            git(folder, "gc", "-q")
    files = by_student(tmp_path, tmp_path / "clones")
    assert {
        name: (each.name, each.handed.at and each.handed.at.isoformat()) for name, each in files.items()
    } == {
        "octo-cat": ("hw.py", "2026-03-03T09:06:40+08:00"),
        "li": ("hw.py", "2026-03-03T09:06:40+08:00"),
    }
    assert files["li"].who.ids == {"github": "li"}
    assert files["li"].beside == ()


def test_a_repository_that_lies_about_itself_is_read_by_no_link_and_without_git(tmp_path: Path) -> None:
    for login, head in (("a", "ref: ../../../secret\n"), ("b", "nonsense"), ("c", "ref: refs/heads/main\n")):
        put(tmp_path / "clones" / f"hw-{login}" / "hw.py", DOT)
        put(tmp_path / "clones" / f"hw-{login}" / ".git" / "HEAD", head)
    outside = put(tmp_path / "secret", "0" * 40)
    (tmp_path / "clones/hw-c/.git/refs/heads").mkdir(parents=True)
    (tmp_path / "clones/hw-c/.git/refs/heads/main").symlink_to(outside)
    assert {each.handed.at for each in found(tmp_path, tmp_path / "clones").files} == {None}


def test_a_zip_of_a_plain_class_is_graded_like_the_folder(tmp_path: Path) -> None:
    entries = {
        "class/ada/hw.ipynb": notebook(DOT),
        "class/ada/data/x.csv": "1",
        "class/bob.py": DOT,
        "class/bob.ipynb": notebook("x = 1"),
    }
    zipped_class = by_student(tmp_path, put(tmp_path / "c.zip", zipped(entries)))
    folder = by_student(tmp_path, laid_out(tmp_path, entries) / "class")
    for files in (zipped_class, folder):
        assert {name: (each.name, [part.name for part in each.beside]) for name, each in files.items()} == {
            "ada": ("hw.ipynb", ["data/x.csv"]), "bob": ("bob.py", ["bob.ipynb"]),
        }  # fmt: skip


NAMES = {
    "emoji": "🦊 fox",
    "commas and quotes": 'O\'Brien, "Pat"; jr',
    "right to left": "\u202eمحمد علي",
    "120 characters": "x" * 60 + "名" * 60,
    "dots": "..hidden..",
    "decomposed accents": "Rene\u0301",
}


@pytest.mark.parametrize("name", NAMES)
def test_names_in_any_script_are_kept(tmp_path: Path, name: str) -> None:
    entries = {f"{NAMES[name]}_7_assignsubmission_file/hw.py": DOT, "B_8_assignsubmission_file/hw.py": DOT}
    files = found(tmp_path, put(tmp_path / "c.zip", zipped(entries))).files
    assert NAMES[name] in {each.who.name for each in files} or name == "dots"
    assert {chosen(each).problem for each in files} == {None}


def test_of_several_files_the_name_counts_then_what_they_define_then_the_newest(tmp_path: Path) -> None:
    def best(**files: tuple[str, int]) -> str:
        folder = tmp_path / f"case{len(list(tmp_path.iterdir()))}" / "ada"
        for name, (content, time) in files.items():
            path = put(folder / f"{name}.py", content)
            os.utime(path, (time, time))
        (only,) = found(tmp_path / "s", folder.parent).files
        return chosen(only).name

    (tmp_path / "s").mkdir()
    assert best(hw=("x = 1", 10), other=(DOT, 90)) == "hw.py"
    assert best(a=("x = 1", 90), b=(DOT, 10)) == "b.py"
    assert best(a=(DOT, 10), b=(DOT, 90)) == "b.py"
    assert best(a=(DOT, 10), b=(DOT, 10)) == "a.py"


def test_a_module_that_the_work_imports_is_no_rival_of_it(tmp_path: Path) -> None:
    laid_out(
        tmp_path / "c/ada",
        {"work.py": "from utils import k\n" + DOT, "utils.py": "k = 1\n", "old.py": DOT + "# old\n"},
    )
    for name, time in (("work.py", 90), ("old.py", 10)):
        os.utime(tmp_path / "c/ada" / name, (time, time))
    (ada,) = by_student(tmp_path, tmp_path / "c").values()
    assert said(ada)[1] == [
        "ada: has several files; `work.py` was graded, not old.py: leave only one if that is wrong"
    ]


def test_a_folder_or_file_that_is_no_class_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    put(tmp_path / "class.rar", b"Rar!")
    put(tmp_path / "class.zip", b"PK no zip")
    put(tmp_path / "empty.zip", zipped({}))
    for name, slug in (("empty", "folder-empty"), ("gone", "folder-missing"), ("class.rar", "archive-kind"),
                       ("class.zip", "zip-damaged"), ("empty.zip", "folder-empty")):  # fmt: skip
        with pytest.raises(SubmissionError) as caught:
            found(tmp_path, tmp_path / name)
        assert caught.value.notices[0].slug == slug
        scratch = tmp_path / "scratch" / "class"
        if scratch.exists():
            scratch.rmdir()
