"""Which way of comparing is fair?  False rejections and false acceptances of dot products, by criterion.

    python benchmarks/criteria.py [--pairs 400] [--markdown]

For four kinds of vectors, right answers computed in seven orders of summation and wrong ones of seven
kinds are held against eight criteria, ours among them.  A criterion that rejects a right answer costs a
student points for nothing; one that accepts a wrong answer misses a mistake.  The reference of the
fixed criteria is `np.dot`, as their users have it; ours is exact, by `graders.model.exact`.

Wrong answers that no test can tell from a right one, because they lie as near to the exact one as right
answers may, are counted apart, in the last line.
"""

from __future__ import annotations

import argparse
import functools
import math
import random
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np

from graders.assignment.families import draw_cases
from graders.assignment.schema_cases import CasePart
from graders.checks.tolerance import UNIT_ROUNDOFF, gamma
from graders.model.exact import absolute_dot, dot

Vector = list[float]
Dot = Callable[[Vector, Vector], float]
FACTOR = 4


# Right answers: the same sum in seven orders


def left_to_right(x: Vector, y: Vector) -> float:
    total = 0.0
    for a, b in zip(x, y, strict=True):
        total += a * b
    return total


def right_to_left(x: Vector, y: Vector) -> float:
    return left_to_right(x[::-1], y[::-1])


def by_size(x: Vector, y: Vector) -> float:
    total = 0.0
    for product in sorted((a * b for a, b in zip(x, y, strict=True)), key=abs):
        total += product
    return total


def in_pairs(x: Vector, y: Vector) -> float:
    terms = [a * b for a, b in zip(x, y, strict=True)]
    while len(terms) > 1:
        odd = terms[-1:] if len(terms) % 2 else []
        terms = [a + b for a, b in zip(terms[::2], terms[1::2], strict=False)] + odd
    return terms[0]


def numpy_sum(x: Vector, y: Vector) -> float:
    return float(np.sum(np.array(x) * np.array(y)))


def numpy_dot(x: Vector, y: Vector) -> float:
    return float(np.dot(x, y))


def fsum(x: Vector, y: Vector) -> float:
    return math.fsum(a * b for a, b in zip(x, y, strict=True))


RIGHT: dict[str, Dot] = {
    each.__name__: each
    for each in (left_to_right, right_to_left, by_size, in_pairs, numpy_sum, numpy_dot, fsum)
}

# Wrong answers

WRONG: dict[str, Dot] = {
    "zero": lambda _x, _y: 0.0,
    "last term dropped": lambda x, y: left_to_right(x[:-1], y[:-1]),
    "absolute values": lambda x, y: math.fsum(abs(a * b) for a, b in zip(x, y, strict=True)),
    "float32": lambda x, y: float(np.dot(np.float32(x), np.float32(y))),
    "rounded to 6 decimals": lambda x, y: round(left_to_right(x, y), 6),
    "neighbours": lambda x, y: left_to_right(x, y[1:] + y[:1]),
    "divided by n": lambda x, y: left_to_right(x, y) / len(x),
}

# Criteria: (answer, x, y) -> accepted


def ours(actual: float, x: Vector, y: Vector) -> bool:
    exact, gauge = _exact(tuple(x), tuple(y))
    bound = FACTOR * gamma(len(x), UNIT_ROUNDOFF["float64"]) * gauge
    return abs(actual - exact) <= bound


def close(rtol: float, atol: float) -> Callable[[float, Vector, Vector], bool]:
    def accepts(actual: float, x: Vector, y: Vector) -> bool:
        return bool(np.isclose(actual, np.dot(x, y), rtol=rtol, atol=atol))

    return accepts


def decimals(places: int) -> Callable[[float, Vector, Vector], bool]:
    def accepts(actual: float, x: Vector, y: Vector) -> bool:
        return abs(actual - float(np.dot(x, y))) < 1.5 * 10**-places

    return accepts


def either(rtol: float, atol: float) -> Callable[[float, Vector, Vector], bool]:
    def accepts(actual: float, x: Vector, y: Vector) -> bool:
        error, right = abs(actual - float(np.dot(x, y))), abs(float(np.dot(x, y)))
        return error < right * rtol or error < atol

    return accepts


CRITERIA: dict[str, Callable[[float, Vector, Vector], bool]] = {
    "ours: 4·γₙ·gauge": ours,
    "assert_allclose (rtol 1e-7)": close(1e-7, 0.0),
    "np.isclose (1e-5, 1e-8)": close(1e-5, 1e-8),
    "math.isclose (1e-9)": lambda actual, x, y: math.isclose(actual, float(np.dot(x, y))),
    "pytest.approx (1e-6, 1e-12)": lambda actual, x, y: (
        abs(actual - float(np.dot(x, y))) <= max(1e-6 * abs(float(np.dot(x, y))), 1e-12)
    ),
    "scikit-learn (rtol 1e-7, atol 1e-9)": close(1e-7, 1e-9),
    "assert_almost_equal (7 decimals)": decimals(7),
    "relative or absolute (1e-2, 1e-8)": either(1e-2, 1e-8),
}


# Vectors


def ordinary(rng: random.Random, length: int) -> tuple[Vector, Vector]:
    x, y = ([rng.uniform(-10, 10) for _ in range(length)] for _ in range(2))
    return x, y


def tiny(rng: random.Random, length: int) -> tuple[Vector, Vector]:
    x, y = ([rng.uniform(-1e-5, 1e-5) for _ in range(length)] for _ in range(2))
    return x, y


def orthogonal(scale: float) -> Callable[[random.Random, int], tuple[Vector, Vector]]:
    def pair(rng: random.Random, length: int) -> tuple[Vector, Vector]:
        part = CasePart(family="orthogonal", lengths=[length], scales=[scale])
        x, y = next(iter(draw_cases(part, rng, ("x", "y"))))
        return x, y

    return pair


KINDS: dict[str, Callable[[random.Random, int], tuple[Vector, Vector]]] = {
    "ordinary": ordinary,
    "orthogonal": orthogonal(1.0),
    "orthogonal × 1e6": orthogonal(1e6),
    "tiny (1e-5)": tiny,
}


# The table


@functools.cache
def _exact(x: tuple[float, ...], y: tuple[float, ...]) -> tuple[float, float]:
    a, b = [Fraction(v) for v in x], [Fraction(v) for v in y]
    return float(dot(a, b)), float(absolute_dot(a, b))


def indistinguishable(answer: float, x: Vector, y: Vector) -> bool:
    """Whether it is as near to the exact answer as Higham's bound promises of a right one.

    Whoever rejects such an answer rejects right ones, too.
    """
    exact, gauge = _exact(tuple(x), tuple(y))
    return abs(answer - exact) <= gamma(len(x), UNIT_ROUNDOFF["float64"]) * gauge


def rows(pairs: int) -> Iterator[tuple[str, str, float, float, float]]:
    """Criterion, kind, and the shares of right rejected, of wrong accepted, and of wrong that look right."""
    for kind, make in KINDS.items():
        rng = random.Random(kind)
        drawn = [make(rng, rng.randrange(2, 200)) for _ in range(pairs)]
        right = [(way(x, y), x, y) for x, y in drawn for way in RIGHT.values()]
        wrong = [(way(x, y), x, y) for x, y in drawn for way in WRONG.values()]
        distinguishable = [each for each in wrong if not indistinguishable(*each)]
        for name, accepts in CRITERIA.items():
            rejected = sum(not accepts(*each) for each in right) / len(right)
            accepted = sum(accepts(*each) for each in distinguishable) / len(distinguishable)
            yield name, kind, rejected, accepted, 1 - len(distinguishable) / len(wrong)


def table(pairs: int) -> str:
    """The Markdown table: for each kind, right answers rejected / wrong answers accepted."""
    measured = list(rows(pairs))
    kinds = list(KINDS)
    cells = {(name, kind): (rejected, accepted) for name, kind, rejected, accepted, _ in measured}
    lines = [
        f"| right rejected / wrong accepted | {' | '.join(kinds)} |",
        f"| --- |{' --- |' * len(kinds)}",
    ]
    for name in CRITERIA:
        shown = [f"{_share(cells[name, kind][0])} / {_share(cells[name, kind][1])}" for kind in kinds]
        lines.append(f"| {name} | {' | '.join(shown)} |")
    alike = {kind: share for _, kind, _, _, share in measured}
    shown = [f"{_share(alike[kind])}" for kind in kinds]
    lines.append(f"| wrong answers that nothing can tell apart | {' | '.join(shown)} |")
    return "\n".join(lines)


def _share(part: float) -> str:
    return "0" if part == 0 else f"{100 * part:.1f} %"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=400, help="pairs of vectors of each kind")
    parser.add_argument("--write", type=Path, help="put the table into this file, between its marks")
    options = parser.parse_args()
    text = table(options.pairs)
    if options.write is None:
        print(text)
        return
    page = options.write.read_text(encoding="utf-8")
    start, end = "<!-- criteria -->\n", "\n<!-- /criteria -->"
    before, rest = page.split(start)
    options.write.write_text(before + start + text + end + rest.split(end)[1], encoding="utf-8")


if __name__ == "__main__":
    main()
