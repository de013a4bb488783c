"""The second wall: the fork server runs inside bubblewrap, where that is installed and works.

Bubblewrap confines the fork server, which the first wall does not: an empty root with the interpreter, its
libraries and the code of `inside`, read-only; a private ``/tmp``; no network; namespaces of its own.  Code
that escaped from a submission's compartment would reach neither a course nor the machine's processes.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from graders.inside.sandbox.mounts import DEVICES
from graders.inside.sandbox.readable import Readable, other_names, outermost

HOME = "/tmp"  # noqa: S108  a private one, which nobody else sees
_PROGRAM = "bwrap"
# What root needs to make a compartment and to become an ordinary user in it; all else is let go.
_OF_ROOT = (
    *("CAP_SYS_ADMIN", "CAP_SETUID", "CAP_SETGID"),
    *("CAP_CHOWN", "CAP_KILL", "CAP_DAC_OVERRIDE", "CAP_DAC_READ_SEARCH"),
)


@contextlib.contextmanager
def inside(
    command: Sequence[str], program: Path, readable: Readable, variables: Mapping[str, str]
) -> Iterator[tuple[list[str], int]]:
    """The command line that runs `command` inside bubblewrap, and a descriptor with its options.

    Start it with an empty environment, and pass the descriptor on.  The options are neither on the command
    line nor in the environment, since every process inside can read both in ``/proc/1``.

    The process ends at the latest with the thread that started it.

    Args:
        program: what `command` runs; its folder can be read.
        readable: what submissions may read.
        variables: the whole environment of the command.

    Raises:
        OSError: there is no bubblewrap here.
    """
    path = shutil.which(_PROGRAM)
    if path is None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), _PROGRAM)
    # In memory: a full or read-only /tmp is no reason to go without the wall.
    with open(os.memfd_create("options"), "w+b") as options:  # noqa: PTH123  a descriptor has no path
        options.write(b"".join(os.fsencode(word) + b"\0" for word in _options(program, readable, variables)))
        options.seek(0)
        yield [path, "--args", str(options.fileno()), *command], options.fileno()


def is_installed() -> bool:
    """Whether bubblewrap is on the path; only a trial tells whether it works."""
    return shutil.which(_PROGRAM) is not None


# Private functions


def _options(program: Path, readable: Readable, variables: Mapping[str, str]) -> Iterator[str]:
    yield from ("--die-with-parent", "--new-session", "--unshare-pid", "--unshare-net", "--unshare-ipc")
    yield from ("--unshare-uts", "--unshare-cgroup-try", "--clearenv")
    if os.geteuid() == 0:
        yield from ("--cap-drop", "ALL", *(word for name in _OF_ROOT for word in ("--cap-add", name)))
    yield from ("--tmpfs", HOME)  # first, since the interpreter may live below it
    yield from _libraries(program.parents[1], readable)
    for device in DEVICES:
        yield from ("--dev-bind", device, device)
    yield from ("--proc", "/proc", "--remount-ro", "/", "--chdir", "/")
    for name, value in variables.items():
        yield from ("--setenv", name, value)


def _libraries(folder: Path, readable: Readable) -> Iterator[str]:
    """What may be read, where it really is, and links from the other names it goes by; and the `folder`.

    That may lie in what is hidden from submissions, and so it comes after.
    """
    paths, hidden = outermost(readable.paths), outermost(readable.hidden)
    for path in paths:
        yield from ("--ro-bind", path, path)
    covered = [path for path in hidden if Path(path).is_dir()]
    for path in hidden:
        yield from ("--tmpfs", path) if path in covered else ("--ro-bind", os.devnull, path)
    own = str(folder.resolve())
    yield from ("--ro-bind", own, own)
    for path in covered:
        yield from ("--remount-ro", path)
    made = [*paths, own]
    for name, real in other_names(readable.paths):
        if not any(Path(name).is_relative_to(path) for path in made):
            yield from ("--symlink", real, name)
            made.append(name)
    # The interpreter itself, by the name it is called, and what tells it that it is in an environment.
    for file in (Path(sys.executable), Path(sys.prefix) / "pyvenv.cfg"):
        if file.exists() and not any(file.is_relative_to(each) for each in made):
            yield from ("--ro-bind", str(file.resolve()), str(file))
