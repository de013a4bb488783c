"""Reads what lies beside a student's work: modules that it imports, and data that it opens."""

from __future__ import annotations

import importlib.util
import sys
import sysconfig
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from graders.errors import Notice, SubmissionError, notice
from graders.model.submission import Cell
from graders.slugs import Slug
from graders.submissions import plain_files
from graders.submissions.encodings import decode
from graders.submissions.handed_in import Part, SubmissionFile
from graders.submissions.walk import has_litter

MAX_FILES = 200
MAX_EACH = 10_000_000  # bytes of one file
MAX_ALL = 20_000_000  # bytes of all: they are sent into every process that runs the submission
MAX_CODE = 100_000  # characters of all modules that source rules follow imports into
_MAX_NOTES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Files beside the work, as `model.submission.Submission` has them, and what is to be said of them."""

    files: Mapping[str, bytes] = field(default_factory=dict)  # never changed
    folder: str = ""
    helpers: tuple[Cell, ...] = ()
    notes: tuple[Notice, ...] = ()


NOTHING = Beside()


def read_beside(file: SubmissionFile, shipped: Mapping[str, bytes]) -> Beside:
    """The files beside the chosen one, as many as there is room for, the nearest first.

    Args:
        file: as `choose` has made it.
        shipped: the assignment's own files, which count where names are the same.
    """
    folder = str(PurePosixPath(file.name).parent) if "/" in file.name else ""
    ours = {f"{folder}/{name}" if folder else name: content for name, content in shipped.items()}
    files: dict[str, bytes] = {}
    notes: list[Notice] = []
    left = MAX_ALL
    for part in _nearest_first(file.beside, folder):
        if len(files) == MAX_FILES:
            notes.append(notice(file.student, Slug.BESIDE_TOO_MANY, limit=MAX_FILES))
            break
        content = _content(part, file.base or file.path.parent, min(MAX_EACH, left), notes)
        if part.name in ours:
            if content != ours[part.name]:
                notes.append(notice(part.name, Slug.BESIDE_SHIPPED))
        elif content is not None:
            files[part.name] = content
            left -= len(content)
    notes += _hidden(files, folder)
    helpers = tuple(_helpers(files, folder))
    return Beside(files=files, folder=folder, helpers=helpers, notes=tuple(notes[:_MAX_NOTES]))


# Private functions


def _nearest_first(parts: Sequence[Part], folder: str) -> list[Part]:
    """Modules before data, and what lies in the work's folder before what lies elsewhere."""
    fit = [part for part in parts if not has_litter(part.name) and part.name.isprintable()]
    prefix = f"{folder}/" if folder else ""
    return sorted(
        fit,
        key=lambda part: (
            not part.name.startswith(prefix), not part.name.endswith(".py"), part.name.count("/"), part.name,
        ),
    )  # fmt: skip


def _content(part: Part, base: Path, most: int, notes: list[Notice]) -> bytes | None:
    try:
        content = plain_files.read_start(part.path, base=base, most=most + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        notes.append(notice(part.name, Slug.BESIDE_UNREADABLE, reason=reason))
        return None
    except SubmissionError:
        notes.append(notice(part.name, Slug.LINK_PASSED_OVER))
        return None
    if len(content) > most:
        limits = {"each": MAX_EACH // 10**6, "all": MAX_ALL // 10**6}
        notes.append(notice(part.name, Slug.BESIDE_TOO_LARGE, **limits))
        return None
    return content


def _helpers(files: Mapping[str, bytes], folder: str) -> Iterator[Cell]:
    """The modules that the work may import, as far as they are not too much to be read."""
    left, prefix = MAX_CODE, f"{folder}/" if folder else ""
    for name, content in sorted(files.items()):
        if not name.startswith(prefix) or not name.endswith(".py"):
            continue
        decoded = decode(content, declared=True) if len(content) <= 4 * MAX_CODE else None
        if decoded is None or len(decoded.text) > left:
            continue
        left -= len(decoded.text)
        own = name.removeprefix(prefix)
        yield Cell(source=decoded.text, python=decoded.text, number=1, first_line=1, file=own)


def _hidden(files: Mapping[str, bytes], folder: str) -> list[Notice]:
    """Notes on modules with the name of a library, which is what an import gives."""
    prefix = f"{folder}/" if folder else ""
    inner = [name.removeprefix(prefix) for name in files if name.startswith(prefix) and name.endswith(".py")]
    tops = sorted({name.split("/")[0].removesuffix(".py") for name in inner})
    return [notice(f"{top}.py", Slug.BESIDE_HIDDEN, name=top) for top in tops if _is_installed(top)]


def _is_installed(name: str) -> bool:
    if name in sys.stdlib_module_names:
        return True
    try:
        spec = importlib.util.find_spec(name) if name.isidentifier() else None
    except (ImportError, ValueError, AttributeError):
        return False
    places = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    origin = None if spec is None else spec.origin
    return origin is not None and any(origin.startswith(place) for place in places)
