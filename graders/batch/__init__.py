"""Many pieces of work on a few workers: started, collected as they finish, retried when a worker dies."""

from graders.batch.pool import run_all
from graders.batch.watch import UNWATCHED, Watch
from graders.batch.watched import START, Ended, run_watched

__all__ = ["START", "UNWATCHED", "Ended", "Watch", "run_all", "run_watched"]
