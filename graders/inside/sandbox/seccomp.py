"""The system call filter: what homework needs is allowed, and nothing else.

The list of what is allowed was learnt by tracing Python, NumPy, SciPy, pandas, matplotlib, scikit-learn and
their like at work (docs/decisions/0006-a-list-of-allowed-system-calls.md).  A call that is not on it is
answered as by a kernel that is too old to have it (ENOSYS), which libraries are prepared for.  What a
student may try by hand (new processes, sockets) is named as well, and answered with EPERM, so that the cell
ends in a PermissionError and the cells after it still run.  Calls by another machine's convention (32-bit
compatibility) kill: no honest library makes them, and their numbers mean other things.
"""

from __future__ import annotations

import ctypes
import errno
from functools import cache
from typing import Final

from graders.inside.sandbox import bpf
from graders.inside.sandbox.syscalls import FIRST_UNJUDGED, call, machine, number

_AUDIT_ARCH: Final = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_SECCOMP_SET_MODE_FILTER: Final = 1

_ALLOWED: Final[dict[str, tuple[str, ...]]] = {
    "memory": ("mmap", "mprotect", "munmap", "brk", "mremap"),
    "files": (
        *("read", "write", "readv", "writev", "pread64", "pwrite64", "preadv", "pwritev", "lseek"),
        *(
            "open",
            "openat",
            "openat2",
            "close",
            "close_range",
            "dup",
            "dup2",
            "dup3",
            "ftruncate",
            "fallocate",
        ),
        *("stat", "fstat", "lstat", "newfstatat", "statx", "statfs", "fstatfs", "access", "faccessat"),
        *("faccessat2", "getcwd", "chdir", "fchdir", "getdents", "getdents64", "rename", "renameat"),
        *("renameat2", "mkdir", "mkdirat", "rmdir", "unlink", "unlinkat", "readlink", "readlinkat", "umask"),
        *("getxattr", "lgetxattr", "fgetxattr", "listxattr", "llistxattr", "flistxattr"),
        *("sendfile", "copy_file_range"),
    ),
    # Read-only file systems and the private scratch confine these.
    "metadata": (
        *("chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "fchown", "lchown", "fchownat"),
        *("utime", "utimes", "futimesat", "utimensat", "truncate"),
        *("setxattr", "lsetxattr", "fsetxattr", "removexattr", "lremovexattr", "fremovexattr"),
    ),
    "waiting": (
        *("poll", "ppoll", "select", "pselect6", "epoll_create", "epoll_create1", "epoll_ctl"),
        *("epoll_wait", "epoll_pwait", "epoll_pwait2", "eventfd", "eventfd2", "pipe", "pipe2", "pause"),
        *("nanosleep", "clock_nanosleep", "sched_yield", "restart_syscall"),
    ),
    "the channel": ("recvfrom", "shutdown", "getsockname", "getpeername"),
    "signals to oneself": (
        *("rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "rt_sigpending", "rt_sigtimedwait"),
        *("rt_sigsuspend", "sigaltstack"),
    ),
    "clocks": (
        *(
            "clock_gettime",
            "clock_getres",
            "gettimeofday",
            "time",
            "times",
            "getitimer",
            "setitimer",
            "alarm",
        ),
        *("timerfd_create", "timerfd_settime", "timerfd_gettime"),
    ),
    "threads and their end": (
        *("exit", "exit_group", "set_tid_address", "set_robust_list", "rseq", "gettid", "arch_prctl"),
        *("wait4", "waitid"),
    ),
    "who and where one is": (
        *("getpid", "getppid", "getpgrp", "getpgid", "getsid", "getuid", "geteuid", "getgid", "getegid"),
        *("getgroups", "getresuid", "getresgid", "uname", "capget", "getcpu"),
        *("getrlimit", "setrlimit", "getrusage", "getpriority", "sched_getaffinity"),
        *("sched_getparam", "sched_getscheduler", "sched_getattr", "sched_get_priority_max"),
        *("sched_get_priority_min", "sched_rr_get_interval"),
    ),
    "random numbers": ("getrandom",),
}

_REFUSED: Final[dict[str, tuple[str, ...]]] = {
    "new processes and programs": ("fork", "vfork", "execve", "execveat", "uselib"),
    # sendmsg and recvmsg carry descriptors; nobody here has one to give or to be given.
    "sockets": (
        *("socket", "connect", "bind", "listen", "accept", "accept4", "setsockopt"),
        *("sendmsg", "sendmmsg", "recvmsg", "recvmmsg"),
    ),
    "links and devices": ("symlink", "symlinkat", "link", "linkat", "mknod", "mknodat"),
    "signals by other roads": ("tkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo"),
    "other processes": (
        *("ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "process_mrelease"),
        *("pidfd_open", "pidfd_getfd", "pidfd_send_signal", "kcmp", "get_robust_list"),
        *("move_pages", "migrate_pages", "setpriority", "ioprio_set"),
        *("sched_setscheduler", "sched_setparam", "sched_setattr"),
    ),
    "much kernel for little use": (
        *("keyctl", "add_key", "request_key", "io_uring_setup", "io_uring_enter"),
        *("io_uring_register", "bpf", "perf_event_open", "userfaultfd", "vmsplice", "splice", "tee"),
        *("remap_file_pages", "modify_ldt", "lookup_dcookie", "personality"),
        # Of a limit that the whole machine shares.
        *("io_setup", "io_destroy", "io_submit", "io_getevents", "io_cancel", "io_pgetevents"),
    ),
    "mounts and namespaces": (
        *("mount", "umount2", "open_tree", "move_mount", "fsopen", "fsconfig", "fsmount", "fspick"),
        *("mount_setattr", "pivot_root", "chroot", "statmount", "listmount", "unshare", "setns"),
        *("name_to_handle_at", "open_by_handle_at", "quotactl", "quotactl_fd", "sysfs", "ustat"),
    ),
    # Ways for two submissions on one machine, or two processes of one, to talk or to watch each other.
    "channels between submissions": (
        *("shmget", "shmat", "shmctl", "shmdt", "semget", "semop", "semctl", "semtimedop"),
        *("msgget", "msgsnd", "msgrcv", "msgctl", "mq_open", "mq_unlink", "mq_timedsend"),
        *("mq_timedreceive", "mq_notify", "mq_getsetattr", "flock"),
        *("inotify_init", "inotify_init1", "inotify_add_watch", "fanotify_init", "fanotify_mark"),
        # Of the page cache, which outlives a process: what empties, fills or reads it.
        *("mincore", "cachestat", "fadvise64", "readahead", "sync_file_range", "sync", "syncfs"),
        "sysinfo",  # free memory, and how many processes there are
    ),
    # Neither RLIMIT_AS nor the size of the scratch file system counts the memory behind these.
    "memory nobody counts": ("memfd_create", "memfd_secret"),
    "the machine": (
        *("settimeofday", "clock_settime", "clock_adjtime", "adjtimex", "sethostname"),
        *("setdomainname", "kexec_load", "kexec_file_load", "init_module", "finit_module"),
        *("delete_module", "reboot", "swapon", "swapoff", "acct", "syslog", "vhangup"),
        *("iopl", "ioperm"),
    ),
}

# The scratch is memory, and nothing else can be written to: to answer "done" is true, and does not let a
# library file be written back or waited for.
_PRETENDED: Final = ("fsync", "fdatasync", "msync")

_CLONE_THREAD: Final = 0x00010000
_CLONE_NAMESPACES: Final = 0x7E020000  # NEWNS NEWCGROUP NEWUTS NEWIPC NEWUSER NEWPID NEWNET
_AF_UNIX, _SOCK_STREAM, _SOCK_TYPE = 1, 1, 0xF
# TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX, TCGETS2: what files and isatty() ask for.
_IOCTLS: Final = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451, 0x802C542A)
# DUPFD GETFD SETFD GETFL SETFL GETLK DUPFD_CLOEXEC GETPIPE_SZ GET_SEALS. Locks and leases are channels
# between submissions, owners send signals to any process of the same user, larger pipes use up a limit.
_FCNTLS: Final = (0, 1, 2, 3, 4, 5, 1030, 1032, 1034)
# GET_DUMPABLE GET_KEEPCAPS SET_NAME GET_NAME GET_SECCOMP CAPBSET_READ SET_TIMERSLACK GET_TIMERSLACK
# GET_NO_NEW_PRIVS GET_TID_ADDRESS SET_THP_DISABLE GET_THP_DISABLE SET_VMA (a name for anonymous memory)
_PRCTLS: Final = (3, 7, 15, 16, 21, 23, 29, 30, 39, 40, 41, 42, 0x53564D41)
# NORMAL RANDOM SEQUENTIAL DONTNEED FREE HUGEPAGE NOHUGEPAGE DONTDUMP DODUMP. Others write out, read in or
# merge pages that other processes share (WILLNEED, MERGEABLE, COLD, PAGEOUT).
_MADVICE: Final = (0, 1, 2, 4, 8, 14, 15, 16, 17)
# TYPE ERROR SNDBUF RCVBUF PROTOCOL DOMAIN; PEERPIDFD would give a handle of a process outside.
_SOL_SOCKET, _SOCKOPTS = 1, (3, 4, 7, 8, 38, 39)
_FUTEX_PRIVATE, _FUTEX_COMMAND = 128, 0x7F
_FUTEX_WAITS, _FUTEX_WAKE = (0, 9), 1  # WAIT WAIT_BITSET

_EPERM: Final = bpf.refuses(errno.EPERM)
_ENOSYS: Final = bpf.refuses(errno.ENOSYS)
_ALLOW: Final = bpf.returns(bpf.ALLOW)


class _FilterProgram(ctypes.Structure):
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


def _private_futex() -> bpf.Block:
    """``futex``: only within this process. One on a page of a library file would reach other submissions.

    The C library waits for the end of a thread with one that is not private, since the kernel wakes it so:
    that wait returns at once, and the library looks again.
    """
    return (
        *bpf.load_argument(1),
        *bpf.when_any_bit(_FUTEX_PRIVATE, _ALLOW),
        *bpf.mask(_FUTEX_COMMAND),
        *bpf.when_one_of(_FUTEX_WAITS, bpf.refuses(errno.EAGAIN)),
        *bpf.when_equal(_FUTEX_WAKE, bpf.pretends()),
        *_ENOSYS,
    )


def _plain_socket_options() -> bpf.Block:
    return (
        *bpf.load_argument(1),
        *bpf.unless_equal(_SOL_SOCKET, _EPERM),
        *_only(2, _SOCKOPTS),
    )


def _only(index: int, values: tuple[int, ...], otherwise: bpf.Block = _EPERM) -> bpf.Block:
    return (*bpf.load_argument(index), *bpf.when_one_of(values, _ALLOW), *otherwise)


def _conditions(own_pid: int) -> dict[str, bpf.Block]:
    """What to do with the calls whose arguments decide."""
    no_flags = _only(5, (0,), bpf.refuses(errno.EOPNOTSUPP))  # RWF_NOWAIT tells what the page cache holds
    return {
        "clone": _only_threads(),
        # Its flags lie in memory, which a filter cannot read; the C library falls back to clone.
        "clone3": _ENOSYS,
        "socketpair": _only_stream_pairs(),
        "sendto": _no_address(4),
        "getsockopt": _plain_socket_options(),
        "kill": _only(0, (own_pid,)),
        "tgkill": _only(0, (own_pid,)),
        "prlimit64": _only(0, (0, own_pid)),
        "sched_setaffinity": _only(0, (0, own_pid)),
        "ioctl": _only(1, _IOCTLS),
        "fcntl": _only(1, _FCNTLS),
        "prctl": _only(0, _PRCTLS),
        "madvise": _only(2, _MADVICE, bpf.refuses(errno.EINVAL)),
        "futex": _private_futex(),
        "preadv2": no_flags,
        "pwritev2": no_flags,
        **dict.fromkeys(_PRETENDED, bpf.pretends()),
    }


@cache
def program(own_pid: int, *, keep_metadata: bool, on: str | None = None) -> bytes:
    """The filter for process `own_pid` on machine `on` (this one by default).

    With `keep_metadata` the modes, owners, times and attributes of files cannot be changed: where no
    private root keeps the host's files read-only, nothing else would refuse that. Kept once made: the
    fork server makes the one for pid 1, and every fork has it.
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
    """What to do about each call that is named, by its number, in order."""
    allowed = {name: _ALLOW for names in _ALLOWED.values() for name in names}
    refused = {name: _EPERM for names in _REFUSED.values() for name in names}
    kept = dict.fromkeys(_ALLOWED["metadata"] if keep_metadata else (), _EPERM)
    decisions = allowed | refused | kept | _conditions(own_pid)
    numbered = ((number(name, on), block) for name, block in decisions.items())
    return sorted((nr, block) for nr, block in numbered if nr is not None)


def _search(decisions: list[tuple[int, bpf.Block]]) -> bpf.Block:
    """Find the call by halves: the kernel runs the filter for every call number when it is installed."""
    if len(decisions) <= 4:
        return (*(step for nr, block in decisions for step in bpf.when_equal(nr, block)), *_ENOSYS)
    middle = len(decisions) // 2
    upper, lower = _search(decisions[middle:]), _search(decisions[:middle])
    return (*bpf.when_at_least(decisions[middle][0], upper), *lower)


def install(own_pid: int, *, keep_metadata: bool) -> None:
    """Filter the calling thread for good; needs no_new_privs. Raises OSError where seccomp is missing."""
    code = program(own_pid, keep_metadata=keep_metadata)
    call("seccomp", _SECCOMP_SET_MODE_FILTER, 0, _FilterProgram(len(code) // 8, code))
