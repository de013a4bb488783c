"""Probes of sockets and of the kernel's many services that homework has no use for."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import mmap
import os
import socket
import struct
import sys
import time
from typing import Final

from graders.inside.probes.attempt import Probe, ProbeSet, Refused, Surroundings, reach
from graders.inside.sandbox.syscalls import call, machine

NETWORK: Final = ProbeSet()
KERNEL: Final = ProbeSet()

_SOCKETS: Final = {
    "inet_tcp": (socket.AF_INET, socket.SOCK_STREAM, 0),
    "inet_udp": (socket.AF_INET, socket.SOCK_DGRAM, 0),
    "inet6_tcp": (socket.AF_INET6, socket.SOCK_STREAM, 0),
    "inet_raw": (socket.AF_INET, socket.SOCK_RAW, 1),
    "unix_stream": (socket.AF_UNIX, socket.SOCK_STREAM, 0),
    "unix_datagram": (socket.AF_UNIX, socket.SOCK_DGRAM, 0),
    "netlink": (socket.AF_NETLINK, socket.SOCK_RAW, 0),
    "packet": (socket.AF_PACKET, socket.SOCK_RAW, 0),
    "vsock": (socket.AF_VSOCK, socket.SOCK_STREAM, 0),
    "crypto": (socket.AF_ALG, socket.SOCK_SEQPACKET, 0),
    "can": (socket.AF_CAN, socket.SOCK_RAW, 1),
}


def _opening(kind: tuple[int, int, int]) -> Probe:
    def open_socket(_: Surroundings) -> str:
        socket.socket(*kind).close()
        return "opened"

    return open_socket


for _name, _kind in _SOCKETS.items():
    NETWORK.probes[f"socket_{_name}"] = _opening(_kind)


@NETWORK.add
def connect_to_loopback(around: Surroundings) -> str:
    socket.create_connection(("127.0.0.1", around.tcp_port), timeout=1).close()
    return "connected"


@NETWORK.add
def resolve_a_name(_: Surroundings) -> str:
    return f"{len(socket.getaddrinfo('localhost', 80))} addresses"


def _connect_unix(address: str) -> str:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        client.connect(address)
    return "connected"


@NETWORK.add
def connect_to_unix_path(around: Surroundings) -> str:
    return _connect_unix(around.unix_path)


@NETWORK.add
def connect_to_abstract_name(around: Surroundings) -> str:
    return _connect_unix(around.abstract_name)


@NETWORK.add
def datagram_pair(_: Surroundings) -> str:
    """Such a pair can send to any Unix address."""
    for end in socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM):
        end.close()
    return "opened"


@NETWORK.add
def pass_a_descriptor(_: Surroundings) -> str:
    near, far = socket.socketpair()
    with near, far:
        socket.send_fds(near, [b"x"], [0])
    return "passed"


@NETWORK.add
def send_to_an_address(_: Surroundings) -> str:
    near, far = socket.socketpair()
    with near, far:
        return reach("sendto", near.fileno(), b"x", 1, 0, struct.pack("=H", 1), 2)


NETWORK.add_call("connect", -1, None, 0)
NETWORK.add_call("bind", -1, None, 0)
NETWORK.add_call("listen", -1, 0)
NETWORK.add_call("accept", -1, None, None)

for _name in ("keyctl", "add_key", "request_key", "bpf", "perf_event_open", "io_uring_setup"):
    KERNEL.add_call(_name, 99, None, None, 0, 0)
for _name in ("io_uring_enter", "io_uring_register", "vmsplice", "move_pages", "migrate_pages"):
    KERNEL.add_call(_name, -1, 0, 0, 0, 0, 0)
KERNEL.add_call("userfaultfd", 1)  # for user-mode faults only, which needs no privilege
for _name in ("mount", "umount2", "pivot_root", "chroot", "fsopen", "swapon", "swapoff"):
    KERNEL.add_call(_name, None, None, None, 0, None)
for _name in ("open_tree", "move_mount", "fspick", "fsmount", "fsconfig", "mount_setattr"):
    KERNEL.add_call(_name, -1, None, -1, None, 0)
for _name in ("statmount", "listmount"):
    KERNEL.add_call(_name, None, None, 0, 0)
for _name in ("shmget", "semget", "msgget"):
    KERNEL.add_call(_name, 1, 0, 0)  # one that exists, and none does
for _name in ("shmctl", "semctl", "msgctl", "semop", "msgsnd"):
    KERNEL.add_call(_name, -1, 0, 0)
for _name in ("mq_open", "mq_unlink"):
    KERNEL.add_call(_name, None, 0, 0, None)
KERNEL.add_call("memfd_create", b"probe", 0)
KERNEL.add_call("memfd_secret", 0)
for _name in ("inotify_init1", "fanotify_init"):
    KERNEL.add_call(_name, 0, 0)
for _name in ("name_to_handle_at", "open_by_handle_at"):
    KERNEL.add_call(_name, -1, None, None, None, 0)
for _name in (
    "mincore",
    "cachestat",
    "init_module",
    "finit_module",
    "fadvise64",
    "readahead",
    "sync_file_range",
):
    KERNEL.add_call(_name, -1, 0, None, 0)
for _name in ("io_setup", "io_destroy", "io_submit", "io_getevents", "io_cancel"):
    KERNEL.add_call(_name, 0, 0, None, None, None)
for _name in ("splice", "tee"):
    KERNEL.add_call(_name, -1, None, -1, None, 0, 0)
KERNEL.add_call("sysinfo", None)
KERNEL.add_call("setsockopt", -1, 1, 26, None, 0)  # SO_ATTACH_FILTER
KERNEL.add_call("acct", 1)  # an address nothing is at; the null pointer would turn accounting off
KERNEL.add_call("kexec_load", 0, 99, None, 0)  # more segments than allowed; none would unload
KERNEL.add_call("delete_module", None, 0)
KERNEL.add_call("personality", 0xFFFFFFFF)  # asks, and changes nothing
KERNEL.add_call("reboot", 0, 0, 0, None)  # without the magic numbers
KERNEL.add_call("quotactl", -1, None, 0, None)
KERNEL.add_call("syslog", 10, None, 0)  # the size of the log
KERNEL.add_call("adjtimex", None)
KERNEL.add_call("settimeofday", None, None)
KERNEL.add_call("sethostname", None, 0x7FFF)
KERNEL.add_call("ioprio_set", 99, 0, 0)
for _name in ("flock", "syncfs"):
    KERNEL.add_call(_name, -1, 0)


@KERNEL.add
def set_clock(_: Surroundings) -> str:
    time.clock_settime(time.CLOCK_REALTIME, time.time())
    return "set"


@KERNEL.add
def lock_a_library_file(_: Surroundings) -> str:
    """Two submissions that lock the same file can signal to each other."""
    with open(os.__file__, "rb") as shared:
        fcntl.lockf(shared, fcntl.LOCK_SH | fcntl.LOCK_NB)
    return "locked"


@KERNEL.add
def be_notified_of_others_reading(_: Surroundings) -> str:
    folder = os.open(os.path.dirname(os.__file__), os.O_RDONLY)
    try:
        fcntl.fcntl(folder, fcntl.F_NOTIFY, 0)
    finally:
        os.close(folder)
    return "asked"


@KERNEL.add
def type_into_a_terminal(_: Surroundings) -> str:
    return reach("ioctl", 0, 0x5412, b"x")  # TIOCSTI


@KERNEL.add
def type_with_high_bits_set(_: Surroundings) -> str:
    """The kernel ignores the upper half of the request; a filter that compares it would not match."""
    return reach("ioctl", 0, 0x5412 | 1 << 32, b"x")


@KERNEL.add
def console_selection(_: Surroundings) -> str:
    return reach("ioctl", 0, 0x541C, b"\0")  # TIOCLINUX


def _left_undone(name: str, *arguments: int) -> str:
    """A call that is answered as if it had been done; the kernel would say that there is no such file."""
    said = reach(name, *arguments)
    if said == "returned 0":
        raise Refused("answered, and not done")
    return said


@KERNEL.add
def write_library_back(_: Surroundings) -> str:
    return _left_undone("fsync", -1)


@KERNEL.add
def write_library_data_back(_: Surroundings) -> str:
    return _left_undone("fdatasync", -1)


@KERNEL.add
def write_mapping_back(_: Surroundings) -> str:
    return _left_undone("msync", 1, 0, 4)  # an address that no page begins at; MS_SYNC


@KERNEL.add
def ask_what_the_page_cache_holds(_: Surroundings) -> str:
    """preadv2 with RWF_NOWAIT fails where a page would have to be read from the disk."""
    with open(os.__file__, "rb") as library:
        try:
            return f"{os.preadv(library.fileno(), [bytearray(1)], 0, os.RWF_NOWAIT)} bytes"
        except BlockingIOError:
            return "it says that nothing is there"


@KERNEL.add
def wait_on_a_shared_page(_: Surroundings) -> str:
    """A futex of other processes as well: two submissions that map one library file could call each other."""
    word = ctypes.c_int(7)
    try:
        call("futex", ctypes.addressof(word), 0, 7, struct.pack("=qq", 0, 1), None, 0)
    except OSError as error:
        if error.errno == errno.EAGAIN:  # the word is 7, so the kernel would have waited
            raise
        return f"waited: {errno.errorcode.get(error.errno or 0)}"
    return "waited"


@KERNEL.add
def wake_on_a_shared_page(_: Surroundings) -> str:
    return _left_undone("futex", 1, 1, 1)  # an address that no futex has


def _advice(kind: int) -> Probe:
    def give(_: Surroundings) -> str:
        with mmap.mmap(-1, mmap.PAGESIZE) as memory:
            memory.madvise(kind)
        return "taken"

    return give


for _name, _advised in {"will_need": 3, "mergeable": 12, "cold": 20, "page_out": 21}.items():
    KERNEL.probes[f"advise_{_name}"] = _advice(_advised)


@KERNEL.add
def handle_of_the_process_outside(_: Surroundings) -> str:
    near, far = socket.socketpair()
    with near, far:
        return f"descriptor {near.getsockopt(socket.SOL_SOCKET, 77)}"  # SO_PEERPIDFD


@KERNEL.add
def enlarge_a_pipe(_: Surroundings) -> str:
    """The sum of all pipes of a user has a limit, which others would run into."""
    reading, writing = os.pipe()
    try:
        return f"{fcntl.fcntl(writing, 1031, 1 << 20)} bytes"  # F_SETPIPE_SZ
    finally:
        os.close(reading)
        os.close(writing)


@KERNEL.add
def call_what_is_not_on_the_list(_: Surroundings) -> str:
    return reach("membarrier", 0, 0, 0)  # asks what there is, and changes nothing


if sys.platform == "linux" and machine() == "x86_64":
    KERNEL.add_call("modify_ldt", 0, None, 0)
    KERNEL.add_call("iopl", 0)
    KERNEL.add_call("ioperm", 0, 0, 0)
