"""A cluster of Dask as a `concurrent.futures.Executor`; the only module that knows Dask."""

from __future__ import annotations

import contextlib
import importlib.util
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from dataclasses import dataclass
from typing import Any

from graders.errors import UsageError, notice
from graders.slugs import Slug

CONNECT_SECONDS = 10.0
WORKERS_SECONDS = 120.0  # until the first worker is there: a queue may let it wait
_AHEAD = 2  # items a thread of a worker: one that is graded, and one that is there when it is done


@dataclass(frozen=True, slots=True)
class Cluster:
    """Workers somewhere.

    Args:
        address: of the scheduler.
        keep: puts bytes where every task can have them, and returns what to name as a task's argument.
        ahead: how many tasks keep every worker busy, as many as there are now.
    """

    address: str
    executor: Executor
    keep: Callable[[bytes], object]
    ahead: Callable[[], int]

    def result(self, future: Future[bytes]) -> bytes | str:
        """A task's result; or why there is none, where the workers did not survive it.

        Raises:
            UsageError: the scheduler is gone, or the workers do not have this program.
        """
        from distributed import KilledWorker  # noqa: PLC0415  only a cluster needs it

        try:
            return future.result()
        except KilledWorker as error:
            return f"KilledWorker: {error}"[:300]
        except CancelledError:
            raise UsageError(notice(self.address, Slug.SCHEDULER_LOST)) from None
        except Exception as error:  # noqa: BLE001  one item must not stop the others
            # Dask says that it cannot unpack a task, and what was missing is the cause of that.
            missing = next((each for each in (error, error.__cause__) if isinstance(each, ImportError)), None)
            if missing is not None:
                reason = str(missing)[:200]
                raise UsageError(notice(self.address, Slug.WORKERS_LACK_PROGRAM, reason=reason)) from None
            return f"{type(error).__name__}: {error}"[:300]


@contextlib.contextmanager
def connected(address: str) -> Iterator[Cluster]:
    """The cluster of a scheduler that runs already.

    Raises:
        UsageError: Dask is not installed, nobody answers, or no worker comes.
    """
    if importlib.util.find_spec("distributed") is None:
        raise UsageError(notice("--scheduler", Slug.CLUSTER_LIBRARY))
    from distributed import Client  # noqa: PLC0415  as above

    # What it writes about a lost connection is said in a sentence.
    for name in ("distributed.client", "distributed.core", "distributed.comm", "tornado"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client: Any = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"[:200]
        raise UsageError(notice(address, Slug.SCHEDULER_UNREACHABLE, reason=reason)) from error
    try:
        yield _cluster(address, client)
    finally:
        with contextlib.suppress(Exception):  # the scheduler may be gone
            client.close(timeout=CONNECT_SECONDS)


# Private functions


def _cluster(address: str, client: Any) -> Cluster:
    try:
        client.wait_for_workers(1, timeout=WORKERS_SECONDS)
    except TimeoutError:
        raise UsageError(
            notice(address, Slug.NO_WORKERS, address=address, seconds=f"{WORKERS_SECONDS:g}")
        ) from None

    def ahead() -> int:
        try:
            threads: int = sum(client.nthreads().values())
        except Exception:  # noqa: BLE001  the next result says that the scheduler is gone
            threads = 1
        return _AHEAD * max(1, threads)

    def keep(content: bytes) -> object:
        # The result of a task and no scattered value: one that is lost with its worker is computed again.
        return client.submit(bytes, content, pure=False)

    return Cluster(address, client.get_executor(pure=False), keep, ahead)
