"""Namespaces for one submission: of users, processes, mounts, IPC, host name, network and cgroups.

Two ways in. Root with full capabilities takes the namespaces directly, and turns into an unprivileged
user afterwards, when the mounts are made. Anybody else takes a user namespace along with the others,
which gives the capabilities to arrange them. Both end in a user namespace that maps one user.

A new pid namespace holds only the children of whoever asked for it, so one more fork follows: the
process that asked stays outside as monitor, and its child is the namespace's first process. When that
one ends, the kernel ends all others in it.
"""

from __future__ import annotations

import errno
import os
import select
import signal
from functools import cache
from pathlib import Path
from typing import Final, NoReturn

from graders.inside.sandbox.syscalls import call, prctl

_NEWNS, _NEWCGROUP, _NEWUTS, _NEWIPC = 0x00020000, 0x02000000, 0x04000000, 0x08000000
_NEWUSER, _NEWPID, _NEWNET = 0x10000000, 0x20000000, 0x40000000
_ALL_BUT_USER: Final = _NEWNS | _NEWCGROUP | _NEWUTS | _NEWIPC | _NEWPID | _NEWNET

# Ids below this are given out once and not again.
_RESERVED_PIDS: Final = 300

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE = 1, 4

MONITOR_FAILED: Final = 125
"""Exit code of a monitor that could not do its work."""


def die_with(parent: int) -> None:
    """Have the kernel kill this process when `parent` ends, and end now if it already has.

    To be called again after a change of user or user namespace, which cancels it.
    """
    prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(MONITOR_FAILED)


def open_proc() -> int | None:
    """A descriptor of ``/proc``, to reach it once the root is another; None if there is none."""
    try:
        return os.open("/proc", os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        return None


def separate_as_root(uid: int) -> bool:
    """Take every namespace but the user's; False if this process is not root or lacks the privilege.

    Root that cannot turn into `uid` afterwards, as in a container that maps root alone, counts as
    lacking it.
    """
    if os.geteuid() != 0 or not is_mapped(uid):
        return False
    try:
        call("unshare", _ALL_BUT_USER)
    except OSError:
        return False
    return True


@cache
def is_mapped(uid: int) -> bool:
    """Whether user `uid` exists in this user namespace. Kept once known: every fork has the answer."""
    try:
        ranges = [line.split() for line in Path("/proc/self/uid_map").read_text().splitlines()]
    except OSError:
        return False
    return any(0 <= uid - int(first) < int(count) for first, _, count in ranges)


def separate_with_user() -> None:
    """Take every namespace, and with the user's the capabilities to arrange the others.

    All or none: OSError where the machine does not allow it. `map_user` must follow.
    """
    call("unshare", _NEWUSER | _ALL_BUT_USER)


def become_ordinary(uid: int) -> None:
    """Turn root into user and group `uid`, for good. Files are then guarded by their owners too."""
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)


def take_user_namespace() -> None:
    """For a former root: a user namespace of its own, so that limits count this submission alone.

    `map_user` must follow.
    """
    # The change of user made /proc/self root's; its maps must be writable by their process.
    prctl(_PR_SET_DUMPABLE, 1)
    call("unshare", _NEWUSER)


def map_user(proc: int | None, *, uid: int, gid: int, inner: int) -> None:
    """Let user `uid` and group `gid` of the parent namespace be `inner` in the new one."""
    if proc is None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), "/proc")
    # Without privilege outside, groups may be mapped only once setgroups is given up.
    _write(proc, "self/setgroups", "deny")
    _write(proc, "self/uid_map", f"{inner} {uid} 1")
    _write(proc, "self/gid_map", f"{inner} {gid} 1")


def set_hostname(name: str) -> None:
    """Name the machine as seen inside; needs a UTS namespace of one's own."""
    call("sethostname", name.encode(), len(name.encode()))


def limit_threads(proc: int | None, count: int) -> None:
    """Leave the pid namespace room for `count` threads at a time (300 more at first); for pid 1 in it.

    RLIMIT_NPROC does not bind a user who is root outside, however ordinary inside; this does.
    OSError before Linux 6.14.
    """
    # Where the setting is not each namespace's own, it is the whole machine's: hands off.
    if os.getpid() != 1 or not _has_own_thread_limit(os.uname().release):
        raise OSError(errno.ENOSYS, "pid_max of a namespace's own needs Linux 6.14")
    if proc is None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), "/proc")
    _write(proc, "sys/kernel/pid_max", str(_RESERVED_PIDS + count))


def _has_own_thread_limit(release: str) -> bool:
    major, minor = release.split(".")[:2]
    return (int(major), int(minor.partition("-")[0])) >= (6, 14)


def _write(directory: int, path: str, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CLOEXEC, dir_fd=directory)
    try:
        os.write(descriptor, text.encode())
    finally:
        os.close(descriptor)


def become_first_process() -> None:
    """Fork, and return only in the child: the first process of the new pid namespace.

    The caller stays behind as monitor: it passes SIGINT on, kills the child on SIGTERM, waits, and ends
    as the child ended. If the monitor itself is killed the child dies too, but nobody waits for it.
    """
    lifeline, monitor_end = os.pipe()
    child = os.fork()
    if child != 0:
        _keep(child, monitor_end)
    os.close(monitor_end)
    prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if _is_cut(lifeline):
        os._exit(MONITOR_FAILED)
    os.close(lifeline)


def _is_cut(lifeline: int) -> bool:
    """Whether the monitor died before it could be watched; inside, getppid() is 0 either way."""
    poll = select.poll()
    poll.register(lifeline, 0)
    return bool(poll.poll(0))


def _keep(child: int, monitor_end: int) -> NoReturn:
    try:
        # Its memory is the fork server's, and a core handler that is a program ignores RLIMIT_CORE.
        prctl(_PR_SET_DUMPABLE, 0)
        signal.signal(signal.SIGINT, lambda *_: os.kill(child, signal.SIGINT))
        signal.signal(signal.SIGTERM, lambda *_: os.kill(child, signal.SIGKILL))
        # A copy of the channel held here would hide from the other side that the child has ended.
        close_all_but({monitor_end})
        _, status = os.waitpid(child, 0)
        _end_like(os.waitstatus_to_exitcode(status))
    finally:
        os._exit(MONITOR_FAILED)


def _end_like(code: int) -> NoReturn:
    """Exit with `code`; if it is negative, die of that signal, as subprocess counts."""
    if code < 0:
        if -code != signal.SIGKILL:
            signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    os._exit(code if code >= 0 else 128 - code)


def close_all_but(kept: set[int]) -> None:
    """Close every descriptor that is not in `kept`."""
    first = 0
    for descriptor in sorted(kept):
        if descriptor > first:
            call("close_range", first, descriptor - 1, 0)
        first = descriptor + 1
    call("close_range", first, 2**31 - 1, 0)
