"""The doctor's report as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from graders.errors import Notice, notice
from graders.model.doctor import DoctorReport, SecondWall
from graders.model.text import Language
from graders.reports.clean import clean
from graders.reports.words.messages import say
from graders.slugs import Slug

_REMEDIES = {
    "namespaces": Slug.LACKS_NAMESPACES,
    "user map": Slug.LACKS_NAMESPACES,
    "private root": Slug.LACKS_NAMESPACES,
    "first process": Slug.LACKS_NAMESPACES,
    "Landlock": Slug.LACKS_LANDLOCK,
    "seccomp": Slug.LACKS_SECCOMP,
    "ordinary user": Slug.LACKS_USER,
}
_SECOND_WALL = {
    SecondWall.USED: Slug.SECOND_WALL_USED,
    SecondWall.ABSENT: Slug.SECOND_WALL_ABSENT,
    SecondWall.FAILED: Slug.SECOND_WALL_FAILED,
}


def doctor_text(examination: DoctorReport, language: Language) -> str:
    """Each layer, attempt and trial on a line, then what is missing, then the level."""
    lines = [
        *(f"  {'✓' if not why else '✗'} {name}" for name, why in examination.layers),
        *(
            f"  {'✓' if probe.refused else '✗'} {probe.name}: {clean(probe.detail)[:100]}"
            for probe in examination.probes
        ),
        *(
            f"  {'✗' if trial.hindered else '–' if trial.problem else '✓'} {trial.name}"
            for trial in examination.trials
        ),
        *(clean(say(each, language)) for each in _notices(examination)),
    ]
    return "\n".join(lines) + "\n"


# Private functions


def _notices(examination: DoctorReport) -> Iterator[Notice]:
    if examination.problem:
        yield notice("doctor", Slug.LACKS_RUNNER, reason=examination.problem)
    for name, why in examination.missing:
        yield notice(name, _REMEDIES.get(name, Slug.LACKS_LAYER), reason=why)
    for probe in examination.probes:
        if not probe.refused:
            yield notice(probe.name, Slug.NOT_REFUSED, reason=probe.detail)
    if examination.second_wall is not None:
        reason = examination.second_wall_problem
        yield notice("bubblewrap", _SECOND_WALL[examination.second_wall], reason=reason)
    yield from _trials(examination)
    level = "sealed" if examination.sealed else "open"
    count, layers = len(examination.probes), len(examination.layers) - len(examination.missing)
    slug = Slug.DOCTOR_SEALED if level == "sealed" else Slug.DOCTOR_OPEN
    yield notice(level, slug, refused=examination.refused, count=count, layers=layers)


def _trials(examination: DoctorReport) -> Iterator[Notice]:
    for trial in examination.trials:
        if trial.hindered:
            yield notice(trial.name, Slug.WORKS_NOT, reason=trial.problem)
        elif trial.problem:
            yield notice(trial.name, Slug.WORKS_NOWHERE, reason=trial.problem)
    able = sum(not trial.problem for trial in examination.trials)
    if examination.trials:
        count = len(examination.trials)
        yield notice("usable", Slug.WORKS, able=able, count=count)
