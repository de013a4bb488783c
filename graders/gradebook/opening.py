"""Opens a gradebook, after a look for the libraries that it needs."""

from __future__ import annotations

import contextlib
import importlib.util
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graders.errors import UsageError, notice
from graders.slugs import Slug

if TYPE_CHECKING:  # loaded when a gradebook is opened, and not before
    from graders.gradebook.store import Gradebook

BUSY_SECONDS = 10.0  # that SQLite waits for somebody else who is writing


@contextlib.contextmanager
def open_gradebook(url: str, name: str = "", busy_seconds: float = BUSY_SECONDS) -> Iterator[Gradebook]:
    """A gradebook, with its tables brought to the newest version, and closed at the end.

    Args:
        url: ``sqlite:////folder/file``, or ``postgresql://user@host/database``.
        name: of the class in it; "" where it has the database to itself.

    Raises:
        UsageError: a library is missing, or the database cannot be used: which, and what to do.
    """
    _require(url)
    from graders.gradebook.connecting import connected, said_of  # noqa: PLC0415  as above
    from graders.gradebook.store import Gradebook  # noqa: PLC0415  as above

    with connected(url, busy_seconds) as connection:
        yield Gradebook(connection, name, said_of(connection))


# Private functions


def _require(url: str) -> None:
    """Refuse to go on without the libraries.

    Raises:
        UsageError: one of them is missing.
    """
    extra = "postgresql" if url.startswith("postgresql") else "class"
    names = ["sqlalchemy", "alembic", "fasteners", *(["psycopg"] if extra == "postgresql" else [])]
    missing = [name for name in names if importlib.util.find_spec(name) is None]
    if missing:
        raise UsageError(notice("gradebook", Slug.GRADEBOOK_LIBRARIES, names=missing, extra=extra))
