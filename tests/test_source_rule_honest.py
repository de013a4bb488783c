"""Right answers in many styles break no rule; programs like them that reach a product of the library do.

Each file of `source_styles` holds programs, each below a line ``# == what it is``.  `around.txt` holds those
that reach what the rule forbids.
"""

from __future__ import annotations

import contextlib
import io
import sys
import types
from pathlib import Path

import numpy as np
import pytest
from test_source_rule import HEAD, broken

STYLES = Path(__file__).parent / "source_styles"


def programs(path: Path) -> dict[str, str]:
    """The programs of a file, by what they are."""
    _, *parts = f"\n{path.read_text(encoding='utf-8')}".split("\n# == ")
    return {name: source for name, _, source in (part.partition("\n") for part in parts)}


AROUND = programs(STYLES / "around.txt")
HONEST = {
    f"{path.stem}: {name}": source
    for path in sorted(STYLES.glob("*.txt"))
    if path.stem != "around"
    for name, source in programs(path).items()
}


def test_there_are_many_styles() -> None:
    assert len(HONEST) >= 170
    assert len(AROUND) >= 70


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_program_is_right(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said to be honest work does what the question asks for."""
    module = types.ModuleType("work")
    monkeypatch.setitem(sys.modules, "work", module)
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(HEAD + HONEST[name], name, "exec", dont_inherit=True), vars(module))
        answer = vars(module)["manual_dot"]
        assert answer([1, 2, 3], [4, 5, 6]) == 32
        assert answer([], []) == 0
        assert answer((0.5, 1.5), (2.0, -4.0)) == -5
        assert answer(np.array([1.0, 2.0]), np.array([3.0, 4.0])) == 11
        for x, y in [([1], [2, 3]), ([1.0, 2.0], [])]:
            with pytest.raises(ValueError):
                answer(x, y)


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_program_breaks_no_rule(chapter2, name: str) -> None:
    assert broken(chapter2, HEAD + HONEST[name]) is None


@pytest.mark.parametrize("name", AROUND)
def test_one_like_it_that_reaches_a_product_breaks_the_rule(chapter2, name: str) -> None:
    assert broken(chapter2, HEAD + AROUND[name]) is not None
