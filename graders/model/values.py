"""Values that a student's function can return, as the grader sees them."""

from __future__ import annotations

from dataclasses import dataclass

MAX_INT_BITS = 14_272  # of one whole number, as `inside.wire` carries it; Python writes down 4,300 digits


@dataclass(frozen=True, slots=True)
class Opaque:
    """A value that does not cross the wall: only its type's name is known."""

    type_name: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.type_name} {self.detail}".strip()
