"""What came of trying the wall around student code on this machine."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class SecondWall(enum.Enum):
    """Whether bubblewrap stands around the warm process."""

    USED = "used"
    ABSENT = "absent"  # not installed
    FAILED = "failed"  # installed, and of no use here


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """One thing that was attempted; `detail` is the error it met, or what it got hold of."""

    name: str
    refused: bool
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """The layers of the wall, each with what is missing of it (or ""), and every attempt.

    Args:
        problem: why nothing could be attempted at all; "" if it could.
        second_wall: whether bubblewrap stands around the first; not needed for the level.
        second_wall_problem: why it could not, though it is installed.
    """

    layers: tuple[tuple[str, str], ...] = ()
    probes: tuple[Probe, ...] = ()
    problem: str = ""
    second_wall: SecondWall | None = None
    second_wall_problem: str = ""

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
