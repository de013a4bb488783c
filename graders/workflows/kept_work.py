"""A submission that was read, as bytes, and back: what a gradebook keeps in place of the file.

The file itself may be gone when it is graded again: a download is unpacked, graded and removed.  Outputs and
figures of a notebook decide nothing, and are not kept.
"""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any

from graders.model.notices import notice_from, plain_notice
from graders.model.submission import Cell, Submission, SubmissionKind, SyntaxProblem

VERSION = 1


def dump_submission(submission: Submission) -> bytes:
    """The bytes to keep."""
    plain = {
        "version": VERSION,
        "file": submission.file,
        "kind": submission.kind.value,
        "sha256": submission.sha256,
        "cells": [_fields(each) for each in submission.cells],
        "broken": [_fields(each) for each in submission.broken],
        "notes": [plain_notice(each) for each in submission.notes],
        "files": {name: base64.b64encode(content).decode() for name, content in submission.files.items()},
        "folder": submission.folder,
        "helpers": [_fields(each) for each in submission.helpers],
    }
    return zlib.compress(json.dumps(plain, ensure_ascii=True, separators=(",", ":")).encode())


def load_submission(content: bytes, student: str) -> Submission | None:
    """What `dump_submission` made bytes of; None if it is damaged, or of another version."""
    try:
        plain = json.loads(zlib.decompress(content))
        if plain["version"] != VERSION:
            return None
        return Submission(
            student=student,
            file=plain["file"],
            kind=SubmissionKind(plain["kind"]),
            sha256=plain["sha256"],
            cells=tuple(map(_cell, plain["cells"])),
            broken=tuple(SyntaxProblem(**each) for each in plain["broken"]),
            notes=tuple(map(notice_from, plain["notes"])),
            files={name: base64.b64decode(text) for name, text in plain["files"].items()},
            folder=plain["folder"],
            helpers=tuple(map(_cell, plain["helpers"])),
        )
    except (zlib.error, ValueError, KeyError, TypeError, AttributeError):
        return None


# Private functions


def _fields(value: Cell | SyntaxProblem) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def _cell(plain: dict[str, Any]) -> Cell:
    return Cell(**{**plain, "tags": tuple(plain["tags"])})
