"""Linux system calls by name: their numbers on each machine, and a way to make them.

The numbers serve twice: to make calls the standard library does not offer, and to name calls in the
seccomp filter. Source: the kernel's ``asm/unistd_64.h`` (x86_64) and ``asm-generic/unistd.h``
(aarch64). From 424 on, both machines use the same numbers.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import sys
from typing import Any, Final

Argument = int | bytes | ctypes.Structure | None

# fmt: off
# name: (x86_64, aarch64); None where the machine never had the call.
_NUMBERS: Final[dict[str, tuple[int | None, int | None]]] = {
    "fork": (57, None), "vfork": (58, None), "clone": (56, 220), "clone3": (435, 435),
    "execve": (59, 221), "execveat": (322, 281), "socket": (41, 198), "socketpair": (53, 199),
    "connect": (42, 203), "bind": (49, 200), "listen": (50, 201), "accept": (43, 202),
    "accept4": (288, 242), "sendto": (44, 206), "sendmsg": (46, 211), "sendmmsg": (307, 269),
    "recvmsg": (47, 212), "recvmmsg": (299, 243), "kill": (62, 129), "tkill": (200, 130),
    "tgkill": (234, 131), "rt_sigqueueinfo": (129, 138), "rt_tgsigqueueinfo": (297, 240),
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271),
    "process_madvise": (440, 440), "process_mrelease": (448, 448), "kcmp": (312, 272),
    "get_robust_list": (274, 100), "pidfd_open": (434, 434), "pidfd_getfd": (438, 438),
    "pidfd_send_signal": (424, 424), "move_pages": (279, 239), "migrate_pages": (256, 238),
    "keyctl": (250, 219), "add_key": (248, 217), "request_key": (249, 218),
    "io_uring_setup": (425, 425), "io_uring_enter": (426, 426), "io_uring_register": (427, 427),
    "bpf": (321, 280), "perf_event_open": (298, 241), "userfaultfd": (323, 282),
    "vmsplice": (278, 75), "remap_file_pages": (216, 234), "modify_ldt": (154, None),
    "lookup_dcookie": (212, 18), "mount": (165, 40), "umount2": (166, 39), "open_tree": (428, 428),
    "move_mount": (429, 429), "fsopen": (430, 430), "fsconfig": (431, 431), "fsmount": (432, 432),
    "fspick": (433, 433), "mount_setattr": (442, 442), "pivot_root": (155, 41), "chroot": (161, 51),
    "statmount": (457, 457), "listmount": (458, 458), "unshare": (272, 97), "setns": (308, 268),
    "shmget": (29, 194), "shmat": (30, 196), "shmctl": (31, 195), "shmdt": (67, 197),
    "semget": (64, 190), "semop": (65, 193), "semctl": (66, 191), "semtimedop": (220, 192),
    "msgget": (68, 186), "msgsnd": (69, 189), "msgrcv": (70, 188), "msgctl": (71, 187),
    "mq_open": (240, 180), "mq_unlink": (241, 181), "mq_timedsend": (242, 182),
    "mq_timedreceive": (243, 183), "mq_notify": (244, 184), "mq_getsetattr": (245, 185),
    "memfd_create": (319, 279), "memfd_secret": (447, 447), "flock": (73, 32), "fcntl": (72, 25),
    "inotify_init": (253, None), "inotify_init1": (294, 26), "inotify_add_watch": (254, 27),
    "fanotify_init": (300, 262), "fanotify_mark": (301, 263), "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265), "mincore": (27, 232), "cachestat": (451, 451),
    "sync": (162, 81), "syncfs": (306, 267), "chmod": (90, None), "fchmod": (91, 52),
    "fchmodat": (268, 53), "fchmodat2": (452, 452), "chown": (92, None), "fchown": (93, 55),
    "lchown": (94, None), "fchownat": (260, 54), "utime": (132, None), "utimes": (235, None),
    "futimesat": (261, None), "utimensat": (280, 88), "setxattr": (188, 5), "lsetxattr": (189, 6),
    "fsetxattr": (190, 7), "removexattr": (197, 14), "lremovexattr": (198, 15),
    "fremovexattr": (199, 16), "truncate": (76, 45), "personality": (135, 92), "prctl": (157, 167),
    "ioctl": (16, 29), "prlimit64": (302, 261), "setpriority": (141, 140), "ioprio_set": (251, 30),
    "sched_setaffinity": (203, 122), "sched_setscheduler": (144, 119), "sched_setparam": (142, 118),
    "sched_setattr": (314, 274), "settimeofday": (164, 170), "clock_settime": (227, 112),
    "clock_adjtime": (305, 266), "adjtimex": (159, 171), "sethostname": (170, 161),
    "setdomainname": (171, 162), "kexec_load": (246, 104), "kexec_file_load": (320, 294),
    "init_module": (175, 105), "finit_module": (313, 273), "delete_module": (176, 106),
    "reboot": (169, 142), "swapon": (167, 224), "swapoff": (168, 225), "quotactl": (179, 60),
    "quotactl_fd": (443, 443), "acct": (163, 89), "syslog": (103, 116), "vhangup": (153, 58),
    "iopl": (172, None), "ioperm": (173, None), "uselib": (134, None), "sysfs": (139, None),
    "ustat": (136, None), "close_range": (436, 436), "capset": (126, 91), "seccomp": (317, 277),
    "landlock_create_ruleset": (444, 444), "landlock_add_rule": (445, 445),
    "landlock_restrict_self": (446, 446),
}
# fmt: on

FIRST_UNJUDGED: Final = 463
"""Calls numbered from here on are newer than this table (Linux 6.10 and later)."""

_COLUMNS: Final = {"x86_64": 0, "aarch64": 1}

_libc: Any = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long


def machine() -> str:
    """The machine whose table applies: ``x86_64`` or ``aarch64``.

    Raises OSError (ENOSYS) on any other, and on a 32-bit interpreter, whose numbers differ.
    """
    name = platform.machine()
    if name not in _COLUMNS or sys.maxsize < 2**32:
        raise OSError(errno.ENOSYS, f"no system call table for this interpreter on {name}")
    return name


def number(name: str, on: str | None = None) -> int | None:
    """The number of call `name` on machine `on` (this one by default); None where it never existed."""
    return _NUMBERS[name][_COLUMNS[on or machine()]]


def call(name: str, *arguments: Argument) -> int:
    """Make the call and return its result; raise OSError with its errno if it fails.

    Integers are passed as C longs, bytes as pointers to a NUL-terminated copy, structures by
    reference, None as a null pointer.
    """
    called = number(name)
    if called is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), name)
    result: int = _libc.syscall(ctypes.c_long(called), *map(_passed, arguments))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), name)
    return result


def prctl(option: int, *arguments: int) -> int:
    """``prctl(2)``; arguments left out are zero, which newer options insist on."""
    return call("prctl", option, *arguments, *([0] * (4 - len(arguments))))


def _passed(argument: Argument) -> object:
    if isinstance(argument, int):
        return ctypes.c_long(argument)
    if isinstance(argument, ctypes.Structure):
        return ctypes.byref(argument)
    return ctypes.c_char_p(argument)
