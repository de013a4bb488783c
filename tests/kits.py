"""Kits for tests: made of real assignments, as `release` makes them."""

from __future__ import annotations

import functools
from pathlib import Path

import graders
from graders.kit import KIT_FILE, Kit, kit_of, write_kit
from graders.workflows.locate import Selection
from graders.workflows.prepare import prepare
from graders.workflows.prepared import Prepared

ROOT = Path(__file__).resolve().parents[1]
COURSES = {
    "ch02_vectors": ROOT,
    **dict.fromkeys(("attention", "intro", "data"), ROOT / "examples" / "course"),
}


@functools.cache
def public(name: str) -> Prepared:
    """An assignment with its public checks alone."""
    return prepare(Selection(course=COURSES[name], assignment=name, public_only=True))


def kit(name: str) -> Kit:
    ready = public(name)
    return kit_of(
        graders.__version__,
        ready.assignment,
        ready.unseen,
        ready.expectations,
        ready.imitations,
        ready.plan.files,
    )


@functools.cache
def kit_text(name: str) -> str:
    return write_kit(kit(name))


def put_kit(folder: Path, name: str = "ch02_vectors") -> Path:
    """A folder with a kit in it, and nothing else."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / KIT_FILE).write_text(kit_text(name), encoding="utf-8")
    return folder
