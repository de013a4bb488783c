"""How often a check of growth fails right answers, and how often it passes slow ones.

    python benchmarks/growth.py [RUNS]

Answers of known growth are graded again and again through the ordinary runner; for each the ratios of the two
times (their 1st, 50th and 99th percentile) and how many runs the check fails.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import numpy as np

from graders.execution.runner import open_runner
from graders.model.limits import Limits
from graders.model.manner import Manner
from graders.model.transcript import Call, Plan, Returned
from graders.submissions import read_submission

ALLOWED = 10**1.5  # of a linear check
# A growth, whether it is right for a linear check, the answer, and how long the smaller list is.
ANSWERS = [
    ("n, dict.fromkeys", True, "def f(xs):\n    return len(dict.fromkeys(xs))", 20_000),
    ("n, a loop", True, "def f(xs):\n    t = 0\n    for x in xs:\n        t += x\n    return t", 20_000),
    ("n log n, sorted", True, "def f(xs):\n    return sorted(xs, key=lambda x: -x)[0]", 10_000),
    ("n, short", True, "def f(xs):\n    return len(set(xs))", 1_000),
    ("n², list.count", False, "def f(xs):\n    return max(xs.count(x) for x in xs[:len(xs)])", 400),
    ("n², two loops", False, "def f(xs):\n    return sum(x > y for x in xs for y in xs)", 200),
]


def ratios(source: str, size: int, runs: int) -> list[float]:
    """The ratios of the times for lists of `size` and 10·`size`, each run in a process of its own."""
    small, large = (list(range(length)) for length in (size, 10 * size))
    calls = tuple(
        Call(id=name, function="f", args=(xs,), manner=Manner(timed=True))
        for name, xs in (("small", small), ("large", large))
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "work.py"
        path.write_text(source, encoding="utf-8")
        work = read_submission(path)
        runner = open_runner("auto")
        try:
            replies = [
                runner.run(work, Plan(functions=("f",), variables=(), calls=calls), Limits()).replies
                for _ in range(runs)
            ]
        finally:
            runner.close()
    found = []
    for reply in replies:
        one, ten = reply["small"], reply["large"]
        assert isinstance(one, Returned)
        assert isinstance(ten, Returned)
        seconds = one.seconds or 0.0, ten.seconds or 0.0
        found.append(0.0 if seconds[1] <= 0.002 else seconds[1] / max(seconds[0], 1e-9))
    return found


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    for name, right, source, size in ANSWERS:
        every = ratios(source, size, runs)
        low, middle, high = np.percentile(every, (1, 50, 99))
        failed = sum(ratio > ALLOWED for ratio in every)
        verdict = "wrongly failed" if right else "rightly failed"
        print(f"{name:20} {low:6.1f} {middle:6.1f} {high:6.1f}   {failed}/{runs} {verdict}", flush=True)


if __name__ == "__main__":
    main()
