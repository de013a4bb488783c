"""Grades single items in a station, in the same way and under the same limits as a worker of a class."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, overload

from graders.batch import Ended, Watch
from graders.batch.one_by_one import OneByOne
from graders.errors import UsageError, notice
from graders.execution import Runner, opening
from graders.execution.folder import temporary_folder
from graders.model.report import Audience
from graders.model.text import Language
from graders.reports.formats import Context
from graders.slugs import Slug
from graders.workflows.basis import engine
from graders.workflows.bounds import Bounds
from graders.workflows.class_folder import class_folder
from graders.workflows.far_course import unpack_course
from graders.workflows.far_items import graded_parcel, item_from
from graders.workflows.items import GradedItem, Item, grade_item, lost_item
from graders.workflows.locate import Selection
from graders.workflows.prepare import prepare
from graders.workflows.prepared import Prepared


@dataclass(frozen=True, slots=True, kw_only=True)
class FarSettings:
    """How a class is graded, as plain data can say it.

    Args:
        engine: of the program that the results have to come from.
        keep: whether results carry what a gradebook keeps.
    """

    assignment: str
    engine: str
    seed: int | None
    language: str
    audience: str
    runner: str
    allow_open: bool
    keep: bool
    bounds: Mapping[str, Any]


@contextlib.contextmanager
def far_grader(settings: FarSettings, course: bytes, here: str) -> Iterator[Callable[[bytes], bytes]]:
    """A function that grades an item's parcel, with assignment and runner ready.

    Args:
        course: as `pack_course` makes it.
        here: the name of this machine, for messages.

    Raises:
        UsageError: another version of the program is installed here, or student code cannot be sealed off.
        GraderError: the assignment or its reference does not work here.
    """
    if settings.engine != engine():
        raise UsageError(notice(here, Slug.WORKER_OF_OTHER_VERSION))
    with temporary_folder() as scratch, contextlib.ExitStack() as stack:
        root = unpack_course(course, Path(scratch) / "course").root
        opened = stack.enter_context(opening(settings.runner, [root, Path(scratch)]))
        prepared = prepare(Selection(course=root, assignment=settings.assignment, seed=settings.seed))
        runner = opened()
        if runner.isolation != "sealed" and not settings.allow_open:
            raise UsageError(notice(here, Slug.OPEN_NOT_ALLOWED))
        grader = _FarGrader(settings, prepared, runner, Path(scratch))
        one_by_one = OneByOne(
            grader.grade, _Spool(Path(scratch)), prepare=grader.share, lost=grader.lost,
            memory_bytes=grader.bounds.memory_bytes,
        )  # fmt: skip
        with one_by_one:
            yield partial(_answer, grader, one_by_one)


# Private functions


class _FarGrader:
    """Everything that is needed to grade an item; a fork inherits it."""

    def __init__(self, settings: FarSettings, prepared: Prepared, runner: Runner, scratch: Path) -> None:
        self.prepared = prepared
        self.runner = runner
        self.keep = settings.keep
        self.bounds = Bounds(**settings.bounds)
        self.out = scratch / "out"
        self.scratch = scratch
        self.readers = Context(language=Language(settings.language), audience=Audience(settings.audience))
        self.sinks = class_folder(self.out, self.readers)
        for sink in self.sinks:
            sink.begin()

    def share(self) -> Callable[[], None]:
        self.runner = self.runner.share()
        return self.runner.close

    def grade(self, item: Item, watch: Watch) -> GradedItem:
        return grade_item(
            item, self.prepared, self.runner, self.sinks, self.readers, watch, self.bounds, keep=self.keep
        )

    def lost(self, item: Item, ended: Ended) -> GradedItem:
        return lost_item(item, ended, self.prepared.assignment, self.sinks, self.readers)


class _Spool(Sequence[Item]):
    """Items by number: files that a worker opens when it is its turn, so that they may come after it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __len__(self) -> int:
        return len(list(self._folder.glob("*.item")))

    @overload
    def __getitem__(self, number: int) -> Item: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Item]: ...
    def __getitem__(self, number: int | slice) -> Item | Sequence[Item]:
        assert isinstance(number, int)
        folder = self._folder / f"{number}"
        shutil.rmtree(folder, ignore_errors=True)  # of a worker that did not survive it
        return item_from((self._folder / f"{number}.item").read_bytes(), folder)


def _answer(grader: _FarGrader, one_by_one: OneByOne[Item, GradedItem], parcel: bytes) -> bytes:
    """Grade an item, and collect the files that were written for it; nothing of it stays here."""
    path = grader.scratch / "0.item"
    path.write_bytes(parcel)
    try:
        graded = one_by_one.run(0)
        written = sorted(path for path in grader.out.rglob("*") if path.is_file())
        files = {each.relative_to(grader.out).as_posix(): each.read_bytes() for each in written}
        for each in written:
            each.unlink()
        return graded_parcel(graded, files)
    finally:
        path.unlink()
        shutil.rmtree(grader.scratch / "0", ignore_errors=True)
