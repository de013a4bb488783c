"""Makes a class of chapter-2 notebooks that every grader compared here can grade, deterministically.

Each notebook has seven answer cells and, behind each, a cell of small asserts, with the metadata that
nbgrader wants.  Other graders see plain cells.
"""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FUNCTIONS = (
    "manual_dot",
    "cosine_similarity",
    "cosine_matrix",
    "attention_scores",
    "projection_length",
    "project",
    "compare_similarity",
)
TESTS = {
    "manual_dot": "assert abs(manual_dot([1, 2, 3], [4, 5, 6]) - 32) < 1e-9",
    "cosine_similarity": "assert abs(cosine_similarity([1, 1], [2, 2]) - 1) < 1e-9",
    "cosine_matrix": "assert np.allclose(cosine_matrix(np.eye(3)), np.eye(3))",
    "attention_scores": "assert attention_scores(np.eye(2), np.eye(2), np.eye(2)).shape == (2, 2)",
    "projection_length": "assert abs(projection_length(np.array([3, 4]), np.array([1, 0])) - 3) < 1e-9",
    "project": "assert project(np.ones(3), np.ones((3, 2))).shape == (2,)",
    "compare_similarity": "assert len(compare_similarity([1, 2], [3, 4])) == 2",
}


def write_class(folder: Path, count: int, *, seed: int = 1, right: float = 0.7) -> list[Path]:
    """Write `count` notebooks, most answers right, from the corpus in ``tests/solutions``."""
    rng = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(count):
        answers = {name: _answer(name, rng, right) for name in FUNCTIONS}
        path = folder / f"student{number:04d}.ipynb"
        path.write_text(json.dumps(notebook(answers)), encoding="utf-8")
        paths.append(path)
    return paths


def notebook(answers: dict[str, str]) -> dict[str, Any]:
    """A notebook with the answers given; ``{}`` gives the one that students would get."""
    cells = [_cell("setup", "import numpy as np\nimport math", {})]
    for name in FUNCTIONS:
        stub = f"def {name}(*args):\n    raise NotImplementedError"
        cells.append(_cell(f"answer-{name}", answers.get(name, stub), _flags(name, solution=True)))
        cells.append(_cell(f"test-{name}", TESTS[name], _flags(f"test_{name}", solution=False)))
    spec = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": cells, "metadata": {"kernelspec": spec}, "nbformat": 4, "nbformat_minor": 5}


# Private functions


def _answer(name: str, rng: random.Random, right: float) -> str:
    kind = "right" if rng.random() < right else "wrong"
    choices = sorted((ROOT / "tests" / "solutions" / name / kind).glob("*.py"))
    # What cannot be compared side by side: endless loops, ended processes, imports of large libraries.
    texts = [path.read_text(encoding="utf-8") for path in choices]
    return rng.choice(
        [text for text in texts if not re.search(r"while True|_exit|sleep|sklearn|scipy", text)]
    )


def _cell(name: str, source: str, metadata: dict[str, Any]) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": name[:64],
        "metadata": metadata,
        "outputs": [],
        "source": source,
    }


def _flags(name: str, *, solution: bool) -> dict[str, Any]:
    flags: dict[str, Any] = {
        "cell_type": "code",
        "grade": not solution,
        "grade_id": name,
        "locked": not solution,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    if not solution:
        flags["points"] = 1
    return {"nbgrader": flags}
