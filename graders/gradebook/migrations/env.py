"""Run by Alembic: brings the connection that it is given to the newest version."""

from __future__ import annotations

from alembic import context

# Without this, SQLite would keep half of a migration that was killed.
context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
