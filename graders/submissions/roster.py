"""The roster of a class: a CSV as any system or spreadsheet writes it."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

from graders.errors import SubmissionError, notice
from graders.model.classlist import Student
from graders.slugs import Slug
from graders.submissions import plain_files
from graders.submissions.encodings import decode
from graders.submissions.keys import with_keys

_MOST = 10_000_000  # bytes
_MAX_ROWS = 50_000
_NAME, _FIRST, _LAST, _SECTION = "name", "first", "last", "section"
# What a column's header says, without blanks and signs, in small letters.
_COLUMNS: Mapping[str, str] = {
    "name": _NAME, "student": _NAME, "studentname": _NAME, "fullname": _NAME, "姓名": _NAME, "学生": _NAME,
    "学生姓名": _NAME, "名字": _NAME,
    "firstname": _FIRST, "givenname": _FIRST, "名": _FIRST,
    "lastname": _LAST, "surname": _LAST, "familyname": _LAST, "姓": _LAST,
    "section": _SECTION, "sections": _SECTION, "group": _SECTION, "class": _SECTION, "班级": _SECTION,
    "组": _SECTION,
    "id": "sis", "studentid": "sis", "studentnumber": "sis", "idnumber": "sis", "sid": "sis", "sisid": "sis",
    "sisuserid": "sis", "学号": "sis",
    "canvasid": "canvas", "canvasuserid": "canvas", "identifier": "moodle",
    "email": "email", "emailaddress": "email", "mail": "email", "邮箱": "email", "电子邮件": "email",
    "电子邮箱": "email",
    "login": "login", "loginid": "login", "sisloginid": "login", "username": "login", "user": "login",
    "用户名": "login", "账号": "login",
    "github": "github", "githubusername": "github", "githublogin": "github", "githubid": "github",
}  # fmt: skip


def read_roster(path: Path) -> tuple[Student, ...]:
    """The students of a roster, each once, in the order of the file.

    Columns are known by their headers, in any order; UTF-8, UTF-16 and GBK, with ``,``, ``;`` or tabs.

    Raises:
        SubmissionError: it cannot be read, or has no column that says who somebody is.
    """
    try:
        content = plain_files.read(path, base=path.parent, most=_MOST)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SubmissionError(notice(path, Slug.FILE_UNREADABLE, reason=reason)) from error
    decoded = decode(content)
    if decoded is None:
        raise SubmissionError(notice(path, Slug.ROSTER_NOT_TEXT))
    rows = _rows(decoded.text)
    columns = _columns(rows[0]) if rows else {}
    if not set(columns.values()) - {_SECTION}:
        raise SubmissionError(notice(path, Slug.ROSTER_COLUMNS))
    students = [each for row in rows[1:] if (each := _student(row, columns)) is not None]
    return tuple(with_keys(_once(students)))


# Private functions


def _rows(text: str) -> list[list[str]]:
    head = text.lstrip("\ufeff\n").partition("\n")[0]
    separator = max(",;\t，", key=head.count)
    try:
        reader = csv.reader(io.StringIO(text.lstrip("\ufeff\n")), delimiter=separator)
        return [row for row, _ in zip(reader, range(_MAX_ROWS + 1), strict=False) if any(map(str.strip, row))]
    except csv.Error:
        return []


def _columns(header: Sequence[str]) -> dict[int, str]:
    """What each column says; the first of two that say the same."""
    plain = ["".join(c for c in unicodedata.normalize("NFKC", h).casefold() if c.isalnum()) for h in header]
    known: dict[int, str] = {}
    for at, name in enumerate(plain):
        column = _COLUMNS.get(name)
        if name == "id" and {"sisuserid", "sisloginid"} & set(plain):  # a gradebook of Canvas
            column = "canvas"
        if column is not None and column not in known.values():
            known[at] = column
    return known


def _student(row: Sequence[str], columns: Mapping[int, str]) -> Student | None:
    said = {column: row[at].strip() for at, column in columns.items() if at < len(row) and row[at].strip()}
    name = said.pop(_NAME, "")
    first, last, section = said.pop(_FIRST, ""), said.pop(_LAST, ""), said.pop(_SECTION, "")
    if not name and (first or last):
        chinese = any("\u4e00" <= each <= "\u9fff" for each in last + first)
        name = f"{last}{first}" if chinese else f"{first} {last}".strip()
    if said.get("moodle"):
        said["moodle"] = said["moodle"].rpartition(" ")[2]  # "Participant 123"
    ids = {kind: value.strip('="') for kind, value in said.items()}
    shown = name or next((ids[kind] for kind in ("sis", "login", "github", "email") if kind in ids), "")
    if not shown or shown.startswith("Points Possible"):
        return None
    if name == "Student, Test":  # Canvas' own, in every gradebook
        return None
    return Student(key=shown, name=shown, ids=ids, section=section)


def _once(students: Sequence[Student]) -> list[Student]:
    known: dict[tuple[object, ...], Student] = {}
    for each in students:
        known.setdefault((each.name, *sorted(each.ids.items())), each)
    return list(known.values())
