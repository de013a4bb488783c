# style: functools.reduce and small helpers with type hints
from functools import reduce
from typing import Sequence, Union

Number = Union[int, float]


def _dot(u: Sequence[Number], v: Sequence[Number]) -> Number:
    return reduce(lambda s, i: s + u[i] * v[i], range(len(u)), 0)


def _norm(u: Sequence[Number]) -> float:
    return _dot(u, u) ** 0.5


def cosine_similarity(a: Sequence[Number], b: Sequence[Number]) -> float:
    if len(a) != len(b):
        raise ValueError("a and b must have the same length")
    na, nb = _norm(a), _norm(b)
    return _dot(a, b) / (na * nb) if na and nb else 0.0
