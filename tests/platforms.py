"""Classes as learning platforms give them, made by hand to the documented layouts."""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

DOT = "def manual_dot(x, y):\n    return sum(a * b for a, b in zip(x, y, strict=True))\n"


def notebook(*sources: str) -> bytes:
    cells = [
        {"cell_type": "code", "id": f"c{n}", "metadata": {}, "outputs": [], "execution_count": None, "source": each}
        for n, each in enumerate(sources)
    ]  # fmt: skip
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def zipped(entries: Mapping[str, bytes | str]) -> bytes:
    """A zip as Python writes it: names in UTF-8."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return content.getvalue()


def raw_zip(entries: list[tuple[bytes, bytes]], *, flags: int = 0, mode: int = 0, system: int = 0) -> bytes:
    """A zip byte by byte, with names as they are given and no mark of their encoding."""
    body, directory = b"", b""
    for name, data in entries:
        crc, size = zlib.crc32(data), len(data)
        head = struct.pack("<HHHHHLLLHH", 20, flags, 0, 0, 0x5A21, crc, size, size, len(name), 0)
        directory += b"PK\x01\x02" + struct.pack("<BB", 20, system) + head
        directory += struct.pack("<HHHLL", 0, 0, 0, mode << 16, len(body)) + name
        body += b"PK\x03\x04" + head + name + data
    end = struct.pack("<HHHHLLH", 0, 0, len(entries), len(entries), len(directory), len(body), 0)
    return body + directory + b"PK\x05\x06" + end


def put(path: Path, content: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def laid_out(folder: Path, entries: Mapping[str, bytes | str]) -> Path:
    """The same entries as files in a folder."""
    for name, content in entries.items():
        put(folder / name, content)
    return folder


CANVAS: dict[str, bytes | str] = {
    "doejane_101_9001_hw.ipynb": notebook(DOT),
    "obrienpat_LATE_102_9002_hw-2.ipynb": notebook(DOT),
    "obrienpat_LATE_102_9003_utils-1.py": "K = 1\n",
    "李雷_103_9004_作业 2.py": DOT,
    "anon_x7Yz_9005_hw.ipynb": notebook(DOT),
    "typedonly_104_text.html": "<p>I have no file</p>",
}
MOODLE: dict[str, bytes | str] = {
    "Jane Doe_501_assignsubmission_file/hw.ipynb": notebook(DOT),
    "Jane Doe_501_assignsubmission_file/data/x.csv": "1 2 3\n",
    "Jane Doe_501_assignsubmission_onlinetext/onlinetext.html": "<p>see file</p>",
    "李 雷_502_assignsubmission_file/作业.py": DOT,
    "Jane Doe_503_assignsubmission_file/hw.py": DOT,
}
MOODLE_OLD = {
    name.replace("_file/", "_file_/"): content for name, content in MOODLE.items() if "_file/" in name
}
MOODLE_FLAT = {
    "Jane Doe_501_assignsubmission_file_hw.ipynb": notebook(DOT),
    "Jane Doe_501_assignsubmission_file_utils.py": "K = 1\n",
    "Team Blue_77_assignsubmission_file_my_hw.py": DOT,
    "Default group_assignsubmission_file_hw.py": DOT,
}
METADATA = """\
---
submission_7001:
  :submitters:
  - :name: Jane Doe
    :sid: '2021001'
    :email: jane@example.edu
  :created_at: 2026-03-01 17:45:12.123456000 Z
  :score: 0.0
  :status: processed
  :history:
  - :created_at: 2026-02-28 10:00:00.000000000 Z
    :score: 0.0
submission_7002:
  :submitters:
  - :name: Pat O'Brien
    :sid:
    :email: pat@example.edu
  - :name: 李雷
    :sid: '2021003'
    :email: li@example.edu
  :created_at: !ruby/object:ActiveSupport::TimeWithZone
    utc: 2026-03-02 01:02:03.000000000 Z
    time: 2026-03-01 17:02:03.000000000 -08:00
  :history: []
submission_7003:
  :submitters:
  - :name: Gone
    :sid: '9'
    :email: gone@example.edu
"""
GRADESCOPE: dict[str, bytes | str] = {
    "assignment_1_export/submission_metadata.yml": METADATA,
    "assignment_1_export/submission_7001/hw.ipynb": notebook(DOT),
    "assignment_1_export/submission_7001/utils.py": "K = 1\n",
    "assignment_1_export/submission_7002/hw.py": DOT,
}
NBGRADER: dict[str, bytes | str] = {
    "submitted/jane/hw/hw.ipynb": notebook(DOT),
    "submitted/jane/hw/timestamp.txt": "2026-03-01 17:45:12.5 America/Los_Angeles",
    "submitted/jane/other/other.ipynb": notebook("x = 1"),
    "submitted/li/hw/hw.ipynb": notebook(DOT),
    "submitted/li/hw/timestamp.txt": "2026-03-01 10:00:00",
    "submitted/pat/other/other.ipynb": notebook("x = 1"),
}
