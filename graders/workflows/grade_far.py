"""Grades a class on a cluster: work goes out as bytes, results and files come back as bytes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future

from graders.assignment.course import Course
from graders.batch import Ended, parcel
from graders.batch.cluster import Cluster, connected
from graders.batch.far import run_far
from graders.batch.station import DIED, REFUSED, grade_there
from graders.errors import Notice, UsageError, UserError
from graders.model.assignment import Assignment
from graders.model.notices import notice_from
from graders.reports.formats import Context
from graders.workflows.basis import engine
from graders.workflows.far_course import pack_course
from graders.workflows.far_grader import FarSettings
from graders.workflows.far_items import graded_from, item_parcel
from graders.workflows.files import write_bytes
from graders.workflows.grade_many import Batch
from graders.workflows.items import GradedItem, Item, lost_item
from graders.workflows.prepared import Prepared
from graders.workflows.sinks import Sink

STATION = "graders.workflows.far_station"


def far_results(
    batch: Batch, prepared: Prepared, items: Mapping[int, Item], sinks: Sequence[Sink], readers: Context,
    *, keep: bool,
) -> Iterator[tuple[int, Item, GradedItem]]:  # fmt: skip
    """Each item as it is done, with its place; its files are written here.

    Raises:
        UsageError: the cluster cannot be used; whatever was graded before stays.
    """
    waiting = list(items.items())
    assert batch.scheduler is not None
    with connected(batch.scheduler) as cluster:
        setup = cluster.keep(_setup(batch, prepared, keep=keep))

        def arguments(number: int) -> tuple[object, ...]:
            return STATION, setup, item_parcel(waiting[number][1])

        lost = _Lost(sinks, prepared.assignment, readers)
        for number, future in run_far(cluster.executor, grade_there, len(waiting), arguments, cluster.ahead):
            index, item = waiting[number]
            yield index, item, _result(cluster, future, item, batch, lost)


# Private functions


@dataclasses.dataclass(frozen=True, slots=True)
class _Lost:
    """Makes the report on an item that no worker survived."""

    sinks: Sequence[Sink]
    assignment: Assignment
    readers: Context

    def __call__(self, item: Item, reason: str) -> GradedItem:
        return lost_item(item, Ended(step="", reason=reason), self.assignment, self.sinks, self.readers)


def _setup(batch: Batch, prepared: Prepared, *, keep: bool) -> bytes:
    settings = FarSettings(
        assignment=prepared.assignment.name,
        engine=engine(),
        seed=batch.selection.seed,
        language=batch.language.value,
        audience=batch.audience.value,
        runner=batch.runner,
        allow_open=batch.allow_open,
        keep=keep,
        bounds=dataclasses.asdict(batch.bounds),
    )
    course = pack_course(Course(prepared.course), prepared.assignment.name)
    return parcel.pack(dataclasses.asdict(settings), [course])


def _result(
    cluster: Cluster, future: Future[bytes], item: Item, batch: Batch, lost: Callable[[Item, str], GradedItem]
) -> GradedItem:
    """What came back.

    Raises:
        UsageError: the cluster is gone, or a worker refuses to grade.
    """
    content = cluster.result(future)
    if isinstance(content, str):
        return lost(item, content)
    plain, blobs = parcel.unpack(content)
    if REFUSED in plain:
        raise UsageError(*map(notice_from, plain[REFUSED]))
    if DIED in plain:
        return lost(item, f"its process ended: {plain[DIED]}")
    graded, files = graded_from(plain, blobs)
    return dataclasses.replace(graded, problems=(*graded.problems, *_write(batch, files)))


def _write(batch: Batch, files: Mapping[str, bytes]) -> list[Notice]:
    """Write the files of a report; return what to say where that did not work."""
    problems: list[Notice] = []
    for name, content in files.items():
        try:
            write_bytes(batch.out / name, content)
        except UserError as error:
            problems += error.notices
    return problems
