"""The system call filter, run in a simulator of classic BPF, for every machine that it is made for."""

from __future__ import annotations

import errno
import struct

import pytest

from graders.inside.sandbox import seccomp
from graders.inside.sandbox.syscall_numbers import NUMBERS

MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
PID = 1
ALLOWED, KILLED = "allowed", "killed"


def decide(machine: str, number: int, *arguments: int, architecture: int | None = None) -> object:
    """What the filter says of a call: ALLOWED, KILLED, or the errno that it fails with (0: it seems done)."""
    code = seccomp.program(PID, keep_metadata=False, on=machine)
    program = [struct.unpack_from("=HBBI", code, at) for at in range(0, len(code), 8)]
    padded = [*arguments, *[0] * (6 - len(arguments))]
    data = struct.pack("=iIQ6Q", number, architecture or MACHINES[machine], 0, *padded)
    at, word = 0, 0
    while True:
        opcode, if_true, if_false, operand = program[at]
        at += 1
        match opcode:
            case 0x20:
                (word,) = struct.unpack_from("=I", data, operand)
            case 0x54:
                word &= operand
            case 0x05:
                at += operand
            case 0x15 | 0x35 | 0x45:
                holds = {0x15: word == operand, 0x35: word >= operand, 0x45: bool(word & operand)}[opcode]
                at += if_true if holds else if_false
            case 0x06:
                return {0x7FFF0000: ALLOWED, 0x80000000: KILLED}.get(operand, operand & 0xFFFF)


def call(machine: str, name: str, *arguments: int) -> object:
    number = NUMBERS[name][list(MACHINES).index(machine)]
    return ALLOWED if number is None else decide(machine, number, *arguments)


@pytest.fixture(params=MACHINES)
def machine(request: pytest.FixtureRequest) -> str:
    return request.param


def test_what_homework_needs_is_allowed(machine: str) -> None:
    for name in (name for names in seccomp._ALLOWED.values() for name in names):
        assert call(machine, name) == ALLOWED, name


def test_what_is_named_is_refused_in_a_way_that_python_tells_as_a_permission_error(machine: str) -> None:
    for name in (name for names in seccomp._REFUSED.values() for name in names):
        number = NUMBERS[name][list(MACHINES).index(machine)]
        if number is not None and name != "sched_getattr":
            assert decide(machine, number) == errno.EPERM, name


def test_no_call_is_allowed_that_is_not_on_the_list(machine: str) -> None:
    column = list(MACHINES).index(machine)
    named = {NUMBERS[name][column] for names in seccomp._ALLOWED.values() for name in names}
    conditional = {NUMBERS[name][column] for name in seccomp._conditions(PID)}
    open_ = {n for n in range(700) if decide(machine, n) == ALLOWED}
    assert open_ <= named | conditional
    assert all(decide(machine, n) == errno.ENOSYS for n in range(463, 700))


def test_another_convention_kills(machine: str) -> None:
    assert decide(machine, 0, architecture=0x40000003) == KILLED
    assert decide(machine, 0x40000000 + 1) == errno.ENOSYS


def test_only_threads_of_this_process_are_made(machine: str) -> None:
    assert call(machine, "clone", 0x10000 | 0x100) == ALLOWED
    assert call(machine, "clone", 17) == errno.EPERM
    assert call(machine, "clone", 0x10000 | 0x10000000) == errno.EPERM
    assert call(machine, "clone3") == errno.ENOSYS


def test_only_this_process_is_signalled_or_limited(machine: str) -> None:
    for name in ("kill", "tgkill"):
        assert call(machine, name, PID) == ALLOWED
        assert call(machine, name, 0) == errno.EPERM
        assert call(machine, name, 2**32 - 1) == errno.EPERM
    assert call(machine, "prlimit64", 0) == ALLOWED
    assert call(machine, "prlimit64", 77) == errno.EPERM


def test_a_futex_is_this_process_s_own(machine: str) -> None:
    for command in range(14):
        assert call(machine, "futex", 4096, command | 128) == ALLOWED
    assert call(machine, "futex", 4096, 0) == errno.EAGAIN  # the C library looks again
    assert call(machine, "futex", 4096, 9 | 256) == errno.EAGAIN
    assert call(machine, "futex", 4096, 1) == 0  # nobody can be waiting
    assert call(machine, "futex", 4096, 6) == errno.ENOSYS


def test_the_page_cache_is_neither_emptied_nor_asked(machine: str) -> None:
    for name in ("preadv2", "pwritev2"):
        assert call(machine, name, 3, 0, 1, 0, 0, 0) == ALLOWED
        assert call(machine, name, 3, 0, 1, 0, 0, 8) == errno.EOPNOTSUPP
    for name in ("fsync", "fdatasync", "msync"):
        assert call(machine, name, 3) == 0
    for advice in (3, 12, 20, 21):
        assert call(machine, "madvise", 0, 4096, advice) == errno.EINVAL
    assert call(machine, "madvise", 0, 4096, 4) == ALLOWED


def test_upper_halves_of_arguments_hide_nothing(machine: str) -> None:
    assert call(machine, "ioctl", 0, 0x5412 | 1 << 32) == errno.EPERM
    assert call(machine, "kill", 7 | 1 << 32) == errno.EPERM
    assert call(machine, "sendto", 3, 0, 1, 0, 1 << 32) == errno.EPERM


def test_options_of_sockets_and_files_are_few(machine: str) -> None:
    assert call(machine, "getsockopt", 3, 1, 3) == ALLOWED
    assert call(machine, "getsockopt", 3, 1, 77) == errno.EPERM  # SO_PEERPIDFD
    assert call(machine, "getsockopt", 3, 6, 3) == errno.EPERM
    for command in (6, 7, 8, 10, 37, 1024, 1026, 1031):
        assert call(machine, "fcntl", 3, command) == errno.EPERM
    assert call(machine, "prctl", 4) == errno.EPERM
    assert call(machine, "prctl", 15) == ALLOWED


def test_metadata_is_kept_where_nothing_else_keeps_it(machine: str) -> None:
    column = list(MACHINES).index(machine)
    strict = seccomp.program(PID, keep_metadata=True, on=machine)
    assert strict != seccomp.program(PID, keep_metadata=False, on=machine)
    assert call(machine, "fchmod") == ALLOWED
    assert NUMBERS["fchmod"][column] is not None
