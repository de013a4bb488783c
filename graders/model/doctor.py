"""The outcome of examining the wall around student code on this machine."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class SecondWall(enum.Enum):
    """Whether bubblewrap stands around the fork server."""

    USED = "used"
    ABSENT = "absent"  # not installed
    FAILED = "failed"  # installed, and of no use here


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbeOutcome:
    """One thing that was attempted; `detail` is the error, or what the probe could reach."""

    name: str
    refused: bool
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One thing that must work for student code.

    Args:
        problem: why it does not; "" if it does.
        fails_outside: whether it fails without the wall as well, as a library does that lacks another.
    """

    name: str
    problem: str = ""
    fails_outside: bool = False

    @property
    def hindered(self) -> bool:
        """Whether it works outside the wall but not for student code."""
        return bool(self.problem) and not self.fails_outside


@dataclass(frozen=True, slots=True, kw_only=True)
class DoctorReport:
    """The layers of the wall, each with what is missing of it (or ""), every attempt, and every trial.

    Args:
        problem: why nothing could be attempted at all; "" if it could.
        second_wall: whether bubblewrap stands around the first; not needed for the level.
        second_wall_problem: why it could not, though it is installed.
    """

    layers: tuple[tuple[str, str], ...] = ()
    probes: tuple[ProbeOutcome, ...] = ()
    problem: str = ""
    second_wall: SecondWall | None = None
    second_wall_problem: str = ""
    trials: tuple[Trial, ...] = ()

    @property
    def missing(self) -> tuple[tuple[str, str], ...]:
        return tuple((name, why) for name, why in self.layers if why)

    @property
    def refused(self) -> int:
        return sum(probe.refused for probe in self.probes)

    @property
    def sealed(self) -> bool:
        """Whether every layer is in force and every attempt was refused."""
        return bool(self.probes) and not self.missing and self.refused == len(self.probes)

    @property
    def usable(self) -> bool:
        """Whether everything that works without the wall also works behind it."""
        return not any(trial.hindered for trial in self.trials)
