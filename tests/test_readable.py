"""What student code may read, wherever the program and the course lie."""

from __future__ import annotations

import os
import sys
import sysconfig
from pathlib import Path

import pytest

from graders.execution import fork_server
from graders.inside.sandbox import readable
from graders.inside.sandbox.readable import Readable, readable_paths, split


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment's folder for libraries, with this program, another and a course in it."""
    folder = tmp_path / "env" / "lib" / "python3" / "site-packages"
    for path in (
        *(
            "graders/inside/kernel/fork_server.py",
            "graders-0.1.0.dist-info/METADATA",
            "pandas/core/frame.py",
            "six.py",
        ),
        *("course/reference/hw.py", "assignments/hw/assignment.yaml", "reference/hw.py"),
    ):
        folder.joinpath(path).parent.mkdir(parents=True, exist_ok=True)
        folder.joinpath(path).write_text(path)
    monkeypatch.setattr(sys, "path", [str(folder)])
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "env"))
    monkeypatch.setattr(sys, "exec_prefix", str(tmp_path / "env"))
    monkeypatch.setattr(fork_server, "PACKAGE", folder / "graders")
    return folder


def may_read(readable: Readable, path: Path) -> bool:
    """By the layer that mounts and by the one that only allows, which must say the same."""
    above = any(path.is_relative_to(os.path.realpath(each)) for each in readable.paths)
    mounted = above and not any(path.is_relative_to(each) for each in readable.hidden)
    allowed = any(path.is_relative_to(each) for each in split(readable.paths, readable.hidden)[0])
    assert mounted == allowed
    return mounted


def readable_there(site: Path, *private: Path) -> set[str]:
    readable = fork_server.readable_to(private)
    return {
        str(path.relative_to(site)) for path in site.rglob("*") if path.is_file() and may_read(readable, path)
    }


def test_installed_beside_libraries_the_program_is_hidden_and_they_are_not(site: Path) -> None:
    assert readable_there(site, site.parents[3] / "elsewhere") == {
        *("pandas/core/frame.py", "six.py", "course/reference/hw.py"),
        *("assignments/hw/assignment.yaml", "reference/hw.py"),  # nobody's course
    }


def test_a_course_among_libraries_is_hidden_whole(site: Path) -> None:
    got = readable_there(site, site / "course")
    assert {"pandas/core/frame.py", "six.py"} <= got
    assert not any(name.startswith("course") for name in got)


@pytest.mark.parametrize("above", [0, 1, 2, 3])
def test_of_a_course_that_holds_the_libraries_assignments_and_references_are_hidden(
    above: int, site: Path
) -> None:
    course = (site, *site.parents)[above]
    for name in ("assignments", "reference"):
        (course / name).mkdir(exist_ok=True)
        (course / name / "secret.py").write_text("x")
    got = readable_there(site, course)
    assert {"pandas/core/frame.py", "six.py"} <= got
    readable = fork_server.readable_to([course])
    assert not any(may_read(readable, course / name / "secret.py") for name in ("assignments", "reference"))


def test_a_course_around_the_environment_is_no_reason_to_hide_libraries(site: Path) -> None:
    course = site.parents[3]
    (course / "reference").mkdir()
    (course / "reference" / "hw.py").write_text("x")
    assert "pandas/core/frame.py" in readable_there(site, course)
    assert not may_read(fork_server.readable_to([course]), course / "reference" / "hw.py")


def test_a_link_among_libraries_opens_nothing(site: Path) -> None:
    outside = site.parents[3] / "answers"
    outside.mkdir()
    (outside / "hw.py").write_text("x")
    (site / "shortcut").symlink_to(outside)
    (site / "own").symlink_to(site / "graders")
    whole, _ = split(*vars_of(fork_server.readable_to([])))
    assert not any(os.path.realpath(each) != each for each in whole)
    assert not any(
        Path(each).is_relative_to(place) for each in whole for place in (outside, site / "graders")
    )


def vars_of(readable: Readable) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return readable.paths, readable.hidden


def test_an_editable_install_hides_nothing_among_libraries(
    monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    monkeypatch.setattr(fork_server, "PACKAGE", site.parents[3] / "clone" / "graders")
    (site / "graders" / "inside" / "kernel" / "fork_server.py").unlink()
    assert fork_server.readable_to([site.parents[3] / "clone"]).hidden == ()


def test_the_interpreter_s_own_library_stays_whatever_is_private() -> None:
    library = sysconfig.get_path("stdlib")
    for private in (library, os.path.dirname(library), "/"):
        paths = readable_paths([private]).paths
        assert any(Path(library).is_relative_to(os.path.realpath(each)) for each in paths)
    assert readable.outermost(paths)
