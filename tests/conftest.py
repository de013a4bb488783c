"""What several test files share."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes import InProcessRunner

from graders.workflows.locate import Selection
from graders.workflows.prepare import prepare
from graders.workflows.prepared import Prepared

ROOT = Path(__file__).resolve().parents[1]


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
