from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True)
class Vector:
    size: ClassVar[int] = 0
    items: list[float] = field(default_factory=list)

    def dot(self, other: Vector) -> float:
        if len(self.items) != len(other.items):
            raise ValueError("lengths differ")
        return sum(a * b for a, b in zip(self.items, other.items))


def manual_dot(x, y):
    return Vector(list(x)).dot(Vector(list(y)))
