"""Finds the kit that a student works with, and makes it ready for checking."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graders.checks import plan_calls
from graders.errors import KitError, Notice, SubmissionError, notice
from graders.kit import KIT_FILE, read_kit
from graders.slugs import Slug
from graders.workflows.prepared import Prepared

MAX_BYTES = 50_000_000  # of a kit: a large one has some two million
_LEVELS = 4  # folders above the work that are looked into


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenKit:
    """A kit that was read, and what there is to say of it.

    Args:
        folder: where it lies.
    """

    folder: Path
    prepared: Prepared
    notes: tuple[Notice, ...] = ()


def open_kit(start: Path) -> OpenKit:
    """The kit in a folder, or in one of the folders above it.

    Raises:
        KitError: there is none, or it cannot be used.
    """
    path = next((each for each in _places(start) if each.is_file()), None)
    if path is None:
        raise KitError(notice(start, Slug.KIT_MISSING))
    try:
        text = path.read_text(encoding="utf-8-sig") if path.stat().st_size <= MAX_BYTES else ""
    except (OSError, UnicodeDecodeError):
        text = ""
    kit, as_made = read_kit(text, path.name)
    notes = () if as_made else (notice(path.name, Slug.KIT_EDITED),)
    return OpenKit(
        folder=path.parent,
        notes=notes,
        prepared=Prepared(
            course=path.parent,
            assignment=kit.assignment,
            plan=dataclasses.replace(plan_calls(kit.assignment), files=kit.files),
            expectations=kit.expectations,
            unseen=kit.unseen,
            imitations=kit.imitations(),
            answers={},
            carried_forward={},
        ),
    )


def open_kit_of(name: str, *starts: Path) -> OpenKit:
    """The kit of that assignment, looked for from each of some folders in turn.

    Raises:
        KitError: there is none, it is another assignment's, or it cannot be used.
    """
    for start in starts:
        if any(each.is_file() for each in _places(start)):
            kit = open_kit(start)
            if kit.prepared.assignment.name != name:
                actual = kit.prepared.assignment.name
                raise KitError(notice(kit.folder / KIT_FILE, Slug.KIT_OF_OTHER, name=name, actual=actual))
            return kit
    raise KitError(notice(starts[0], Slug.KIT_MISSING))


def works_of(kit: OpenKit) -> Sequence[Path]:
    """The notebook and the module of the kit, as far as they are there.

    Raises:
        SubmissionError: there is neither.
    """
    name = kit.prepared.assignment.name
    works = [path for suffix in (".ipynb", ".py") if (path := kit.folder / f"{name}{suffix}").is_file()]
    if not works:
        raise SubmissionError(notice(kit.folder / f"{name}.ipynb", Slug.FILE_MISSING))
    return works


# Private functions


def _places(start: Path) -> Iterator[Path]:
    folder = start.resolve()
    for each in (folder, *folder.parents)[: _LEVELS + 1]:
        yield each / KIT_FILE
