"""Connections to a database: how SQLite is set up, how tables become the newest, what can be wrong."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError

from graders.errors import UsageError, notice
from graders.slugs import Slug

NEWEST = "0002"  # the revision that this program was made for
_MIGRATIONS = Path(__file__).resolve().parent / "migrations"


@contextlib.contextmanager
def connected(url: str, busy_seconds: float) -> Iterator[Connection]:
    """A connection to a database with the newest tables; closed at the end.

    Raises:
        UsageError: it cannot be used; also in the body, for whatever the database refuses there.
    """
    engine = _engine(url, busy_seconds)
    try:
        with saying(_shown(engine)), engine.connect() as connection:
            _bring_up(connection)
            yield connection
    finally:
        engine.dispose()


def said_of(connection: Connection) -> str:
    """The name that a person knows a database by; never with a password."""
    return _shown(connection.engine)


@contextlib.contextmanager
def saying(where: str) -> Iterator[None]:
    """Turn what a database refuses into a sentence.

    Raises:
        UsageError: the body raised an error of the database.
    """
    try:
        yield
    except DatabaseError as error:
        reason = " ".join(str(error.orig).split())[:200]
        raise UsageError(notice(where, _slug_of(reason), reason=reason)) from error


# Private functions


def _engine(url: str, busy_seconds: float) -> Engine:
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "postgresql":
            return create_engine(parsed.set(drivername="postgresql+psycopg"))
        if parsed.get_backend_name() != "sqlite" or not parsed.database:
            raise UsageError(notice(url, Slug.GRADEBOOK_URL))
    except (ArgumentError, NoSuchModuleError):
        raise UsageError(notice(url, Slug.GRADEBOOK_URL)) from None
    engine = create_engine(parsed, connect_args={"timeout": busy_seconds})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    """Transactions are ours, so that a migration is all or nothing; one writer, any number of readers."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _bring_up(connection: Connection) -> None:
    """Run the migrations that are missing, in one transaction.

    Raises:
        UsageError: the tables are newer than this program.
    """
    with connection.begin():
        version = MigrationContext.configure(connection).get_current_revision()
        if version == NEWEST:
            return
        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
        known = {each.revision for each in ScriptDirectory.from_config(config).walk_revisions()}
        if version is not None and version not in known:
            raise UsageError(notice(_shown(connection.engine), Slug.GRADEBOOK_NEWER, version=version))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _shown(engine: Engine) -> str:
    if engine.dialect.name == "sqlite":
        return str(engine.url.database)
    return engine.url.set(drivername="postgresql").render_as_string(hide_password=True)


def _slug_of(reason: str) -> Slug:
    """Which sentence fits; SQLite and PostgreSQL say it in English, whatever the language of the machine."""
    for words, slug in _REASONS:
        if any(word in reason for word in words):
            return slug
    return Slug.GRADEBOOK_UNREACHABLE


_REASONS = (
    (("not a database", "malformed", "file is encrypted"), Slug.GRADEBOOK_DAMAGED),
    (("database is locked", "database table is locked"), Slug.GRADEBOOK_LOCKED),
    (
        ("readonly", "read-only", "unable to open", "disk is full", "disk I/O error", "permission denied"),
        Slug.GRADEBOOK_UNWRITABLE,
    ),
)
