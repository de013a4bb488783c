"""Confines a plain process without namespaces: what Landlock and the filter of system calls refuse, no more.

For a student's own checks where there is something to keep from their code all the same, such as the files
by which a step of a workflow hands on its results.  It needs no privilege.  It is not the compartment.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable

from graders.inside.sandbox import landlock, mounts, process, readable, seccomp


def confine(scratch: str, also_readable: Iterable[str], keep_fds: tuple[int, ...]) -> None:
    """Read libraries, write beneath `scratch`, start no process, reach none and no network, from here on.

    Raises:
        OSError: this machine cannot do one of these; some of it may be in force then.
    """
    os.environ["TMPDIR"] = scratch
    tempfile.tempdir = None  # it remembers the folder from before
    process.close_descriptors(keep_fds)
    process.forbid_new_privileges()
    process.drop_capabilities()
    process.hide_memory()
    paths = (*readable.readable_paths(()).paths, *also_readable)
    landlock.restrict(readable=readable.outermost(paths), writable=(scratch,), devices=mounts.DEVICES)
    seccomp.install(os.getpid(), keep_metadata=True)
