"""Notes what the last files of a class were made from: they are made again only where that has changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from graders.workflows.files import write_text
from graders.workflows.sinks import EndingSink, Sink

MADE = ".made.json"  # in the folder of a class


def are_made(out: Path, state: str, sinks: Iterable[Sink]) -> bool:
    """Whether the files that the sinks write at the end are there, made from this state, and as they were.

    Of a sink that does not say which files it writes, that is not known.
    """
    files = _last_files(sinks)
    try:
        noted = json.loads((out / MADE).read_text(encoding="utf-8"))
        return files is not None and noted == _note(state, files)
    except (OSError, ValueError):
        return False


def note_made(out: Path, state: str, sinks: Iterable[Sink]) -> None:
    """Note that the files have just been made from this state.

    Raises:
        UsageError: the note cannot be written.
    """
    files = _last_files(sinks)
    if files is not None:
        write_text(out / MADE, json.dumps(_note(state, files)) + "\n")


# Private functions


def _last_files(sinks: Iterable[Sink]) -> Mapping[Path, str] | None:
    files = dict[Path, str]()
    for sink in sinks:
        if not isinstance(sink, EndingSink):
            return None
        files |= sink.last_files()
    return files


def _note(state: str, files: Mapping[Path, str]) -> Mapping[str, object]:
    digests = {
        path.name: [hashlib.sha256(path.read_bytes()).hexdigest(), depends] for path, depends in files.items()
    }
    return {"state": state, "files": digests}
