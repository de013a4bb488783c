"""The system call filter: everything is allowed but what is named here.

A refused call fails with an errno instead of killing the process, so that a student's cell ends in a
PermissionError and the cells after it still run. Calls by another machine's convention (32-bit
compatibility) kill: no honest library makes them, and their numbers mean other things.

A list of refusals is not a proof: it is one layer of several, and the safest start for NumPy and
whatever else a course imports. Calls newer than the table are answered as an old kernel would.
"""

from __future__ import annotations

import ctypes
import errno
from functools import cache
from typing import Final

from graders.inside import bpf
from graders.inside.syscalls import FIRST_UNJUDGED, call, machine, number

_AUDIT_ARCH: Final = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_SECCOMP_SET_MODE_FILTER: Final = 1

_REFUSED: Final[dict[str, tuple[str, ...]]] = {
    "new processes and programs": ("fork", "vfork", "execve", "execveat", "uselib"),
    # sendmsg and recvmsg carry descriptors; nobody here has one to give or to be given.
    "sockets": (
        *("socket", "connect", "bind", "listen", "accept", "accept4"),
        *("sendmsg", "sendmmsg", "recvmsg", "recvmmsg"),
    ),
    "signals by other roads": ("tkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo"),
    "other processes": (
        *("ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "process_mrelease"),
        *("pidfd_open", "pidfd_getfd", "pidfd_send_signal", "kcmp", "get_robust_list"),
        *("move_pages", "migrate_pages", "setpriority", "ioprio_set"),
        *("sched_setscheduler", "sched_setparam", "sched_setattr"),
    ),
    "much kernel for little use": (
        *("keyctl", "add_key", "request_key", "io_uring_setup", "io_uring_enter"),
        *("io_uring_register", "bpf", "perf_event_open", "userfaultfd", "vmsplice"),
        *("remap_file_pages", "modify_ldt", "lookup_dcookie", "personality"),
    ),
    "mounts and namespaces": (
        *("mount", "umount2", "open_tree", "move_mount", "fsopen", "fsconfig", "fsmount", "fspick"),
        *("mount_setattr", "pivot_root", "chroot", "statmount", "listmount", "unshare", "setns"),
        *("name_to_handle_at", "open_by_handle_at", "quotactl", "quotactl_fd", "sysfs", "ustat"),
    ),
    # Ways for two submissions on one machine to talk, or to watch each other through shared files.
    "channels between submissions": (
        *("shmget", "shmat", "shmctl", "shmdt", "semget", "semop", "semctl", "semtimedop"),
        *("msgget", "msgsnd", "msgrcv", "msgctl", "mq_open", "mq_unlink", "mq_timedsend"),
        *("mq_timedreceive", "mq_notify", "mq_getsetattr", "flock", "mincore", "cachestat"),
        *("inotify_init", "inotify_init1", "inotify_add_watch", "fanotify_init", "fanotify_mark"),
    ),
    # Neither RLIMIT_AS nor the size of the scratch file system counts the memory behind these.
    "memory nobody counts": ("memfd_create", "memfd_secret"),
    "the machine": (
        *("settimeofday", "clock_settime", "clock_adjtime", "adjtimex", "sethostname"),
        *("setdomainname", "kexec_load", "kexec_file_load", "init_module", "finit_module"),
        *("delete_module", "reboot", "swapon", "swapoff", "acct", "syslog", "vhangup"),
        *("iopl", "ioperm", "sync", "syncfs"),
    ),
}

# Landlock does not cover these. Refused where no private root keeps the host's files read-only; with
# one they reach the scratch alone, where shutil.copy and its like need them.
_METADATA: Final = (
    *("chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "fchown", "lchown", "fchownat"),
    *("utime", "utimes", "futimesat", "utimensat", "truncate"),
    *("setxattr", "lsetxattr", "fsetxattr", "removexattr", "lremovexattr", "fremovexattr"),
)

_CLONE_THREAD: Final = 0x00010000
_CLONE_NAMESPACES: Final = 0x7E020000  # NEWNS NEWCGROUP NEWUTS NEWIPC NEWUSER NEWPID NEWNET
_AF_UNIX, _SOCK_STREAM, _SOCK_TYPE = 1, 1, 0xF
# TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX, TCGETS2: what files and isatty() ask for.
_IOCTLS: Final = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451, 0x802C542A)
# SETLK SETLKW OFD_SETLK OFD_SETLKW SETLEASE NOTIFY are channels between submissions;
# SETOWN SETSIG SETOWN_EX send signals to any process of the same user.
_FCNTLS: Final = (6, 7, 37, 38, 1024, 1026, 8, 10, 15)
# SET_PDEATHSIG and SET_DUMPABLE would undo what the compartment set; the others reach further processes.
_PRCTLS: Final = (1, 4, 31, 32, 35, 36, 62, 0x59616D61)

_EPERM: Final = bpf.refuses(errno.EPERM)
_ENOSYS: Final = bpf.refuses(errno.ENOSYS)
_ALLOW: Final = bpf.returns(bpf.ALLOW)


class _Program(ctypes.Structure):
    """``struct sock_fprog``."""

    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


def _only_threads() -> bpf.Block:
    """``clone``: threads of this process, in its own namespaces."""
    return (
        *bpf.load_argument(0),
        *bpf.when_any_bit(_CLONE_NAMESPACES, _EPERM),
        *bpf.when_any_bit(_CLONE_THREAD, _ALLOW),
        *_EPERM,
    )


def _only_stream_pairs() -> bpf.Block:
    """``socketpair``: asyncio needs a pair to wake its loop. A datagram pair could send to any address."""
    return (
        *bpf.load_argument(0),
        *bpf.unless_equal(_AF_UNIX, _EPERM),
        *bpf.load_argument(1),
        *bpf.mask(_SOCK_TYPE),
        *bpf.unless_equal(_SOCK_STREAM, _EPERM),
        *_ALLOW,
    )


def _no_address(index: int) -> bpf.Block:
    """``sendto``: only on a connected socket, that is, with a null pointer for the address."""
    halves = (bpf.load_argument(index), bpf.load_argument(index, high=True))
    return (*(step for half in halves for step in (*half, *bpf.unless_equal(0, _EPERM))), *_ALLOW)


def _only(index: int, values: tuple[int, ...]) -> bpf.Block:
    return (*bpf.load_argument(index), *bpf.when_one_of(values, _ALLOW), *_EPERM)


def _all_but(index: int, values: tuple[int, ...]) -> bpf.Block:
    return (*bpf.load_argument(index), *bpf.when_one_of(values, _EPERM), *_ALLOW)


def _conditions(own_pid: int) -> dict[str, bpf.Block]:
    """What to do with the calls whose arguments decide."""
    return {
        "clone": _only_threads(),
        # Its flags lie in memory, which a filter cannot read; the C library falls back to clone.
        "clone3": _ENOSYS,
        "socketpair": _only_stream_pairs(),
        "sendto": _no_address(4),
        "kill": _only(0, (own_pid,)),
        "tgkill": _only(0, (own_pid,)),
        "prlimit64": _only(0, (0, own_pid)),
        "sched_setaffinity": _only(0, (0, own_pid)),
        "ioctl": _only(1, _IOCTLS),
        "fcntl": _all_but(1, _FCNTLS),
        "prctl": _all_but(0, _PRCTLS),
    }


@cache
def program(own_pid: int, *, keep_metadata: bool, on: str | None = None) -> bytes:
    """The filter for process `own_pid` on machine `on` (this one by default).

    With `keep_metadata` the modes, owners, times and attributes of files cannot be changed. Kept once
    made: the warm parent makes the one for pid 1, and every fork has it.
    """
    target = on or machine()
    return bpf.encode(
        (
            *bpf.load_architecture(),
            *bpf.unless_equal(_AUDIT_ARCH[target], bpf.returns(bpf.KILL_PROCESS)),
            *bpf.load_number(),
            # One test for both: x32 calls (bit 30 set) and calls newer than the table.
            *bpf.when_at_least(FIRST_UNJUDGED, _ENOSYS),
            *_search(_decisions(own_pid, keep_metadata, target)),
        )
    )


def _decisions(own_pid: int, keep_metadata: bool, on: str) -> list[tuple[int, bpf.Block]]:
    """What to do about each call that is not simply allowed, by its number, in order."""
    names = (*(name for group in _REFUSED.values() for name in group), *(_METADATA * keep_metadata))
    decisions = {**dict.fromkeys(names, _EPERM), **_conditions(own_pid)}
    numbered = ((number(name, on), block) for name, block in decisions.items())
    return sorted((nr, block) for nr, block in numbered if nr is not None)


def _search(decisions: list[tuple[int, bpf.Block]]) -> bpf.Block:
    """Find the call by halves: the kernel runs the filter for every call number when it is installed."""
    if len(decisions) <= 4:
        return (*(step for nr, block in decisions for step in bpf.when_equal(nr, block)), *_ALLOW)
    middle = len(decisions) // 2
    upper, lower = _search(decisions[middle:]), _search(decisions[:middle])
    return (*bpf.when_at_least(decisions[middle][0], upper), *lower)


def install(own_pid: int, *, keep_metadata: bool) -> None:
    """Filter the calling thread for good; needs no_new_privs. Raises OSError where seccomp is missing."""
    code = program(own_pid, keep_metadata=keep_metadata)
    call("seccomp", _SECCOMP_SET_MODE_FILTER, 0, _Program(len(code) // 8, code))
