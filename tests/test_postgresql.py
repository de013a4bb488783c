"""A gradebook that a team shares, in a real PostgreSQL, which the tests start and stop."""

from __future__ import annotations

import glob
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from kept import WORKS, Class, outputs

from graders.errors import UsageError
from graders.gradebook import Override, open_gradebook
from graders.model.text import Language
from graders.reports.words.messages import say
from graders.workflows.compare import standings_at


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, where Debian and others put them."""
    paths = glob.glob("/usr/lib/postgresql/*/bin/initdb") or filter(None, [shutil.which("initdb")])
    return max((Path(path).resolve().parent for path in paths), default=None)


PROGRAMS = programs()
pytestmark = pytest.mark.skipif(
    PROGRAMS is None and not os.environ.get("CI"),
    reason="PostgreSQL is not installed (Debian: apt-get install postgresql)",
)


def as_owner() -> dict[str, object]:
    """PostgreSQL refuses to run as root."""
    if os.getuid():
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def owned_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # a socket's path may have 107 bytes
    if not os.getuid():
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return folder


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    assert PROGRAMS is not None, "PostgreSQL is not installed"
    folder = owned_folder()
    quiet = {"cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **as_owner()}
    initdb = [PROGRAMS / "initdb", "-D", folder / "data", "-U", "grader", "-A", "trust", "-E", "UTF8", "-N"]
    subprocess.run([*initdb, "--locale", "C"], check=True, **quiet)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = f"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off"
    control = [PROGRAMS / "pg_ctl", "-D", folder / "data", "-w"]
    subprocess.run([*control, "-o", options, "-l", folder / "log", "start"], check=True, **quiet)
    try:
        yield f"postgresql://grader:secret@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=True, **quiet)
        shutil.rmtree(folder)


@pytest.fixture
def team(tmp_path: Path, monkeypatch) -> Class:
    one = Class(tmp_path, monkeypatch)
    one.hand_in(**WORKS)
    return one


def test_a_class_is_kept_graded_again_and_compared(server: str, team: Class) -> None:
    first = team.grade(gradebook=server)
    assert [str(each.score.earned) for each in first.values()] == ["1", "0", "0", "0"]
    assert not (team.out / "gradebook.sqlite3").exists()
    before = outputs(team.out)
    team.noted()
    team.grade(gradebook=server)
    assert team.noted() == []
    assert outputs(team.out) == before
    team.hand_in(bob=WORKS["ann"])
    team.grade(gradebook=server)
    assert team.noted() == ["run bob 3"]
    with open_gradebook(server, str(team.out.resolve())) as gradebook:
        gradebook.record_override(Override(student="cyd", points=Fraction(1, 2), reason="late", who="prof"))
        assert gradebook.current()["bob"].attempt == 2
    team.change("points: 1", "points: 3")
    done = team.regrade(gradebook=server)
    assert [str(each.score) for each in done.after] == ["3", "3", "1/2", "0"]
    assert team.noted() == []
    kept = standings_at(server, str(team.out.resolve()))
    assert [each.score for each in kept] == [each.score for each in done.after]


def test_two_classes_share_one_database(server: str, tmp_path: Path, monkeypatch) -> None:
    classes = []
    for name in ("one", "two"):
        each = Class(tmp_path / name, monkeypatch)
        each.hand_in(**{name: WORKS["ann"]})
        each.grade(gradebook=server)
        classes.append(each)
    for each, name in zip(classes, ("one", "two"), strict=True):
        with open_gradebook(server, str(each.out.resolve())) as gradebook:
            assert list(gradebook.current()) == [name]


def test_a_server_that_is_not_there_is_named_without_the_password() -> None:
    with pytest.raises(UsageError) as refused, open_gradebook("postgresql://grader:secret@127.0.0.1:1/x"):
        pass
    text = say(refused.value.notices[0], Language.EN)
    assert text.startswith("postgresql://grader:***@127.0.0.1:1/x: cannot be used (")
    assert "secret" not in text
