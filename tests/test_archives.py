"""Archives that want to do harm cost the student who made them, say why, and reach nothing outside the scratch."""

from __future__ import annotations

import io
import stat
import struct
import time
import warnings
import zipfile
from pathlib import Path

import pytest
from platforms import DOT, notebook, put, raw_zip, zipped

from graders.errors import SubmissionError
from graders.model.text import Language
from graders.reports.words.messages import say
from graders.submissions import choose, find_class
from graders.submissions.archives import ArchiveBounds, unpack

GOOD = {"ada/hw.py": DOT, "bob/hw.ipynb": notebook(DOT)}


def verdicts(tmp_path: Path, content: bytes) -> dict[str, str]:
    """Each student's problem, or notes, after the class was unpacked; "" where there is nothing to say."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    files = find_class(put(tmp_path / "c.zip", content), scratch, None, "hw").files
    outside = [
        each
        for each in tmp_path.rglob("*")
        if each.is_symlink() or (each.is_file() and scratch not in each.parents)
    ]
    assert outside == [tmp_path / "c.zip"]
    found = {}
    for each in files:
        best = choose(each, "hw", ["manual_dot"])
        assert best.path.resolve().is_relative_to(scratch.resolve())
        notices = [best.problem] if best.problem else best.notes
        found[each.student] = "; ".join(say(notice, Language.EN) for notice in notices)
    return found


def with_entry(name: str, content: bytes | str = DOT, **attributes) -> bytes:
    """The good class and one entry more, with attributes of its own."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for good, data in GOOD.items():
            archive.writestr(good, data)
        entry = zipfile.ZipInfo(name)
        entry.compress_type = zipfile.ZIP_DEFLATED
        for key, value in attributes.items():
            setattr(entry, key, value)
        archive.writestr(entry, content)
    return whole.getvalue()


LINK = (stat.S_IFLNK | 0o777) << 16
HARM = {
    "a bomb": ("eve/hw.py", b"0" * 20_000_000, {}, "eve", "is packed to less than 1/200 of its size"),
    "traversal": ("eve/../../../hw.py", DOT, {}, "eve", "has a name in the zip that leads out of it"),
    "an absolute name": ("/eve/hw.py", DOT, {}, "eve", "has a name in the zip that leads out of it"),
    "a drive": ("C:\\eve\\hw.py", DOT, {}, "eve", "has a name in the zip that leads out of it"),
    "a link": ("eve/hw.py", "/etc/passwd", {"external_attr": LINK}, "eve", "is a link, and links are not followed"),
    "a pipe": ("eve/hw.py", "", {"external_attr": (stat.S_IFIFO | 0o600) << 16}, "eve", "is neither a file nor a folder"),
    "depth": ("eve/" + "d/" * 30 + "hw.py", DOT, {}, "eve", "lies more than 20 folders deep"),
}  # fmt: skip


@pytest.mark.parametrize("name", HARM)
def test_an_entry_that_means_harm_costs_its_student_alone(tmp_path: Path, name: str) -> None:
    entry, content, attributes, student, words = HARM[name]
    found = verdicts(tmp_path, with_entry(entry, content, **attributes))
    assert words in found.pop(student)
    assert found == {"ada": "", "bob": ""}


def test_an_encrypted_entry_is_said(tmp_path: Path) -> None:
    content = raw_zip([(b"ada/hw.py", DOT.encode()), (b"bob/hw.py", DOT.encode())])
    locked = bytearray(raw_zip([(b"eve/hw.py", DOT.encode()), (b"ada/hw.py", DOT.encode())]))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        locked[locked.index(mark) + (6 if mark[2] == 3 else 8)] |= 1
    found = verdicts(tmp_path, bytes(locked))
    assert "is locked with a password" in found["eve"]
    assert found["ada"] == ""
    assert content != locked


def test_damaged_data_and_unknown_ways_of_packing_are_said(tmp_path: Path) -> None:
    damaged = bytearray(
        raw_zip([(b"eve/hw.py", DOT.encode()), (b"max/hw.py", DOT.encode()), (b"ada/hw.py", DOT.encode())])
    )
    at = damaged.index(DOT.encode())
    damaged[at : at + 3] = b"xxx"
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        second = damaged.index(mark, damaged.index(mark) + 1)
        struct.pack_into("<H", damaged, second + offset, 77)
    found = verdicts(tmp_path, bytes(damaged))
    assert "is damaged in the zip" in found["eve"]
    assert "is packed in a way that is not read here" in found["max"]
    assert found["ada"] == ""


def test_an_entry_that_lies_about_its_size_is_counted_as_it_comes(tmp_path: Path) -> None:
    whole = bytearray(zipped({"hw.py": b"0123456789" * 1_000}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<L", whole, whole.index(mark) + offset, 10)
    (tmp_path / "into").mkdir()
    (part,) = unpack(io.BytesIO(bytes(whole)), "z", tmp_path / "into", ArchiveBounds(each=100))
    assert part.problem is not None
    assert sum(each.stat().st_size for each in (tmp_path / "into").iterdir()) <= 100


def test_ten_thousand_entries_of_one_student_cost_nobody_else_and_little_time(tmp_path: Path) -> None:
    many = {f"eve/{n}.txt": b"" for n in range(10_000)}
    content, started = zipped(many | GOOD), time.process_time()
    found = verdicts(tmp_path, content)
    assert time.process_time() - started < 20
    assert (
        found.pop("eve")
        == "eve: has more than 1,000 files and folders in it; hand in the notebook or module alone"
    )
    assert found == {"ada": "", "bob": ""}
    assert len(list((tmp_path / "scratch" / "class").iterdir())) <= 1_002


def test_an_archive_with_too_many_entries_is_refused_as_a_whole(tmp_path: Path) -> None:
    (tmp_path / "into").mkdir()
    for bounds in (ArchiveBounds(entries=2), ArchiveBounds(directory=100)):
        with pytest.raises(SubmissionError, match="zip-entries"):
            unpack(io.BytesIO(zipped({f"{n}": b"" for n in range(3)})), "z", tmp_path / "into", bounds)


def test_a_share_that_is_used_up_leaves_the_others_theirs(tmp_path: Path) -> None:
    entries = {"eve/a.bin": bytes(range(256)) * 4, "eve/b.bin": bytes(range(256)) * 4, "ada/hw.py": DOT}
    (tmp_path / "into").mkdir()
    parts = unpack(io.BytesIO(zipped(entries)), "z", tmp_path / "into", ArchiveBounds(share=1_500))
    assert {part.name: part.problem is None for part in parts} == {
        "eve/a.bin": True,
        "eve/b.bin": False,
        "ada/hw.py": True,
    }


def test_two_entries_of_one_name_and_of_names_alike_are_said(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        content = with_entry("ada/hw.py", "x = 1\n" + DOT)
    found = verdicts(tmp_path, content)
    assert (
        "stands in the zip more than once, with different content; the last one was read, pack it once"
        in found["ada"]
    )
    assert found["bob"] == ""


@pytest.mark.parametrize("other", ["ada/HW.py", "ada/hw\u0301.py"])
def test_names_that_differ_in_form_only_are_both_read(tmp_path: Path, other: str) -> None:
    first = "ada/h\u1e83.py".replace("h\u1e83", "hw\u0301") if "\u0301" in other else "ada/hw.py"
    second = "ada/h\u1e83.py" if "\u0301" in other else other
    found = verdicts(tmp_path, zipped({first: DOT, second: DOT, "bob/hw.py": DOT}))
    assert "but for capitals or accents" in found["ada"]
    assert found["bob"] == ""


WINDOWS = {
    "GBK": ("张三/作业一.py", "gbk"),
    "GBK beyond GB2312": ("陈喆/作业.py", "gbk"),
    "cp437": ("Ren\u00e9/d\u00e9j\u00e0.py", "cp437"),
    "UTF-8 without the mark": ("Ünal/çalışma.py", "utf-8"),
}


@pytest.mark.parametrize("name", WINDOWS)
def test_names_that_windows_packed_are_read_in_their_encoding(tmp_path: Path, name: str) -> None:
    shown, encoding = WINDOWS[name]
    entries = [(shown.replace("/", "\\").encode(encoding), DOT.encode()), (b"bob\\hw.py", DOT.encode())]
    assert set(verdicts(tmp_path, raw_zip(entries))) == {shown.split("/")[0], "bob"}


def test_names_marked_as_utf8_are_read_as_such(tmp_path: Path) -> None:
    entries = [("李雷/hw.py".encode(), DOT.encode()), (b"bob/hw.py", DOT.encode())]
    assert set(verdicts(tmp_path, raw_zip(entries, flags=0x800))) == {"李雷", "bob"}


def test_a_zip_in_place_of_the_work_is_opened_once_and_said(tmp_path: Path) -> None:
    inner = zipped({"my hw/hw.py": DOT, "my hw/utils.py": "k = 1\n"})
    deeper = zipped({"again.zip": inner})
    bomb = zipped({"hw.py": b"0" * 20_000_000})
    found = verdicts(
        tmp_path,
        zipped(
            {"ada/a.zip": inner, "max/m.zip": deeper, "eve/e.zip": bomb, "pia/p.7z": b"7z", "bob/hw.py": DOT}
        ),
    )
    assert found["ada"].startswith("a.zip: is a zip in place of the work; it was unpacked, ")
    assert found["max"].startswith("again.zip: is an archive within an archive; ")
    assert "is packed to less than 1/200" in found["eve"]
    assert found["pia"].startswith("p.7z: is an archive that is not opened here; ")
    assert found["bob"] == ""


def test_a_folder_with_a_zip_a_student_is_a_class(tmp_path: Path) -> None:
    put(tmp_path / "class" / "ada.zip", zipped({"hw.py": DOT}))
    put(tmp_path / "class" / "bob.zip", b"no zip")
    (tmp_path / "scratch").mkdir()
    ada, bob = find_class(tmp_path / "class", tmp_path / "scratch", None, "hw").files
    assert choose(ada, "hw", []).name == "hw.py"
    assert bob.problem is not None
    assert say(bob.problem, Language.EN) == "bob.zip: is no zip, or a damaged one; download or pack it again"


def test_a_link_to_a_zip_is_not_opened(tmp_path: Path) -> None:
    put(tmp_path / "elsewhere.zip", zipped({"hw.py": DOT}))
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "eve.zip").symlink_to(tmp_path / "elsewhere.zip")
    (tmp_path / "scratch").mkdir()
    (eve,) = find_class(tmp_path / "class", tmp_path / "scratch", None, "hw").files
    assert eve.problem is not None
    assert eve.problem.slug == "file-link"
