"""What several test files share."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes import InProcessRunner

from graders.workflows.locate import Selection
from graders.workflows.prepare import prepare
from graders.workflows.prepared import Prepared

ROOT = Path(__file__).resolve().parents[1]


# The files that take longest, longest first: no process of the test run is to be left with one at the end.
LONGEST = (
    "test_doors", "test_resume", "test_kit", "test_attacks", "test_formats", "test_laws", "test_class_oversized",
    "test_sealed", "test_bounds", "test_zoo", "test_class_under_attack", "test_example_course", "test_cli",
    "test_page", "test_whole_class", "test_solutions", "test_pytest_plugin", "test_verify", "test_examples",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files first; the order within a file stays."""
    place = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path.stem, len(LONGEST)))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden files anew; read the diff"
    )


@pytest.fixture(scope="session")
def chapter2() -> Prepared:
    """Chapter 2, read and planned once."""
    return prepare(Selection(course=ROOT, assignment="ch02_vectors"))


@pytest.fixture
def runner() -> InProcessRunner:
    return InProcessRunner()


@pytest.fixture
def golden(request: pytest.FixtureRequest):
    """Compare a text with a golden file, whole; ``--update-golden`` writes it."""

    def compare(name: str, text: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare
