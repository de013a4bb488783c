"""What a batch does with a gradebook: it leaves out what is unchanged, and keeps each result as it comes."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graders.errors import Notice, UsageError, notice
from graders.execution.kept import asked
from graders.gradebook import Attempt, Basis, Current, Grading, Work
from graders.gradebook.settled import settled
from graders.model.classlist import Handed
from graders.model.facts import WrittenSentence
from graders.model.report import Report, Status
from graders.slugs import Slug
from graders.submissions import SubmissionFile
from graders.submissions.keys import readable
from graders.workflows.digests import digest_of
from graders.workflows.items import GradedItem, Item
from graders.workflows.prepared import Prepared
from graders.workflows.sinks import Member, Sink, lacking

if TYPE_CHECKING:  # loads the libraries of a database
    from graders.gradebook.store import Gradebook

DATABASE = "gradebook.sqlite3"  # in the folder of a class


def place_of(out: Path, url: str | None) -> tuple[str, str]:
    """The address of the gradebook of a class, and the name of the class in it.

    A database of its own moves with the folder; in one that is shared the folder's path is the name.
    """
    if url is None:
        return f"sqlite:///{out.resolve() / DATABASE}", ""
    return url, str(out.resolve())


def existing_place(out: Path, url: str | None) -> tuple[str, str]:
    """The same, of a class that was graded before.

    Raises:
        UsageError: there is no gradebook in the folder, and none is named.
    """
    if url is None and not (out / DATABASE).is_file():
        raise UsageError(notice(out, Slug.GRADEBOOK_MISSING))
    return place_of(out, url)


class Keeper:
    """Between a class that is graded and its gradebook; in the collecting process only.

    Args:
        force: run everything, whatever is kept.
    """

    def __init__(
        self, gradebook: Gradebook, prepared: Prepared, basis: Basis, *, force: bool = False
    ) -> None:
        self._gradebook = gradebook
        self._basis = basis
        self._force = force
        self._asked = asked(prepared.plan, prepared.assignment.limits)
        self._attempts: dict[str, Attempt] = {}
        self._current: Mapping[str, Current] = gradebook.begin(prepared.assignment.name, basis)
        self._marks = {student: current.mark for student, current in self._current.items()}

    def enroll(self, members: Sequence[Member], strangers: Collection[str]) -> None:
        """Note who is in the class now."""
        self._gradebook.enroll([each.student for each in members], strangers)

    def begin(
        self, items: Mapping[str, Item], sinks: Sequence[Sink]
    ) -> tuple[dict[str, Report], dict[str, Item]]:
        """Whose report is there already, and who is still to be graded; all by student."""
        done: dict[str, Report] = {}
        left: dict[str, Item] = {}
        lost = lacking(sinks, [item.name for item in items.values()])
        for student, item in items.items():
            file = item.file
            attempt = Attempt(student=file.who, digest=digest_of(file), path=_shown(file), handed=file.handed)
            self._attempts[student] = attempt
            current = self._current.get(student)
            if current is not None and item.name not in lost and self._stays(current, attempt, item.name):
                done[student] = current.report
            else:
                left[student] = dataclasses.replace(item, before=self._before(current, attempt))
        self._gradebook.know(self._attempts[student] for student in done if self._is_news(student))
        self._gradebook.expect(left)
        return done, left

    def again(self, students: Sequence[str]) -> dict[str, Item]:
        """Those who have handed in, to be graded again from what is kept, by student; no file is read."""
        items = {}
        for student in students:
            current = self._current.get(student)
            if current is None:
                continue
            self._attempts[student] = Attempt(
                student=current.student, digest=current.digest, path=current.path, handed=current.handed
            )
            items[student] = _kept_item(current, self._gradebook.work(student))
        self._gradebook.expect(items)
        return items

    def handed(self, student: str) -> Handed:
        """When a student's last attempt was handed in."""
        current = self._current.get(student)
        return Handed() if current is None else current.handed

    def take(self, item: Item, graded: GradedItem) -> None:
        """Keep a result, in one transaction."""
        work = graded.work
        if work.asked == self._asked.digest:
            work = Work(
                submission=work.submission, transcript=work.transcript, asked=work.asked,
                keys=self._asked.keys, around=self._asked.around,
            )  # fmt: skip
        grading = Grading(
            report=graded.report, name=item.name, document=graded.document, work=work, seconds=graded.seconds
        )
        self._marks[item.file.student] = self._gradebook.take(self._attempts[item.file.student], grading)

    def settled(self, reports: Sequence[Report]) -> Sequence[Report]:
        """The reports, with what people have added."""
        hands, overrides = self._gradebook.hand_grades(), self._gradebook.overrides()
        return [settled(report, hands, overrides) for report in reports]

    def state(self, members: Sequence[Member], strangers: Collection[str]) -> str:
        """A digest of all that the files of a class are made from, when everybody is graded."""
        basis, people = self._basis, [(m.student, m.handed, self._marks.get(m.student.key)) for m in members]
        added = self._gradebook.hand_grades(), self._gradebook.overrides()
        whole = repr((basis.digest, basis.engine, people, sorted(strangers), added))
        return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()

    # Private functions

    def _stays(self, current: Current, attempt: Attempt, name: str) -> bool:
        """Whether nothing has changed.  What broke by our fault is tried again."""
        same = (
            (current.digest, current.basis, current.engine, current.name, current.filed)
            == (attempt.digest, self._basis.digest, self._basis.engine, name, True)
        )  # fmt: skip
        broken = current.report.status is Status.BROKEN
        return same and not broken and not self._force

    def _is_news(self, student: str) -> bool:
        attempt, current = self._attempts[student], self._current[student]
        return (attempt.path, attempt.handed) != (current.path, current.handed)

    def _before(self, current: Current | None, attempt: Attempt) -> Work | None:
        """What the same program has run before of the same work."""
        if current is None or self._force:
            return None
        same = (current.digest, current.engine) == (attempt.digest, self._basis.engine)
        return self._gradebook.work(current.student.key) if same else None


# Private functions


def _shown(file: SubmissionFile) -> str:
    """Where it lay, from the folder of the class on: what is above may be a scratch folder."""
    base = file.base
    inside = base is not None and file.path.is_relative_to(base)
    return readable(file.path.relative_to(base).as_posix() if base and inside else file.name)


def _kept_item(current: Current, work: Work) -> Item:
    """What is left of a submission: the work as it was read, or why it could not be."""
    report, error = current.report, current.report.error
    assert not isinstance(error, WrittenSentence)  # a gradebook keeps notices
    file = SubmissionFile(
        student=current.student.key,
        path=Path(report.submission.file),
        who=current.student,
        handed=current.handed,
        notes=tuple(each for each in report.notes if isinstance(each, Notice)),
        problem=error if report.status is Status.UNGRADABLE else None,
    )
    broken = error if report.status is Status.BROKEN and work.submission is None else None
    return Item(file=file, name=current.name, before=work, unread=True, broken=broken)
