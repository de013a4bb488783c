"""Many pieces of work on a few workers: started, collected as they finish, retried when a worker dies."""

from graders.batch.pool import run_all

__all__ = ["run_all"]
