"""Run by Alembic: brings the connection that it is given to the newest version."""

from __future__ import annotations

from alembic import context


def run() -> None:
    """Run what is missing, in one transaction: SQLite would keep half of a migration that was killed."""
    context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
    context.run_migrations()


if __name__ == "env_py":  # which is what Alembic runs it as; to import it does nothing
    run()
