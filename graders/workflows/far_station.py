"""A station: ``python -m graders.workflows.far_station`` grades what its standard input brings.

It is started by a worker of a cluster (`graders.batch.station`).  The first parcel holds the assignment and
how to grade; each further one holds a student's work, and is answered by a parcel with the result.
"""

from __future__ import annotations

import contextlib
import os
import socket
import sys
from collections.abc import Iterator
from typing import IO

from graders.batch.parcel import pack, receive, send, unpack
from graders.batch.station import REFUSED
from graders.execution.arithmetic import use_one_thread


def main() -> int:
    """Answer parcels until there are no more."""
    use_one_thread()  # before NumPy is loaded
    with _own_streams() as (incoming, outgoing), contextlib.suppress(EOFError, BrokenPipeError):
        # Loaded when nothing of it can write into the pipe any more.
        from graders.errors import GraderError  # noqa: PLC0415
        from graders.model.notices import plain_notice  # noqa: PLC0415
        from graders.workflows.far_grader import FarSettings, far_grader  # noqa: PLC0415

        plain, (course,) = unpack(receive(incoming))
        try:
            with far_grader(FarSettings(**plain), course, socket.gethostname()) as grade:
                send(outgoing, pack({}))
                while True:
                    send(outgoing, grade(receive(incoming)))
        except GraderError as error:
            refusal = pack({REFUSED: [plain_notice(each) for each in error.notices]})
            while True:
                send(outgoing, refusal)
                receive(incoming)
    return 0


# Private functions


@contextlib.contextmanager
def _own_streams() -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """The two pipes, out of the reach of whatever an author's code prints or reads."""
    with os.fdopen(os.dup(0), "rb") as incoming, os.fdopen(os.dup(1), "wb") as outgoing:
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.close(nothing)
        os.dup2(2, 1)
        yield incoming, outgoing


if __name__ == "__main__":
    sys.exit(main())
