"""Probes of processes: making them, reaching other ones, and gaining rights, time or memory."""

from __future__ import annotations

import ctypes
import fcntl
import itertools
import mmap
import os
import resource
import signal
import struct
import subprocess
import threading
from typing import Final

from graders.inside.probes.attempt import ProbeSet, Refused, Surroundings, reach
from graders.inside.sandbox.syscalls import call, prctl

PROCESSES: Final = ProbeSet()

_NOBODY: Final = 2**22 - 1
"""A process id that is not in use, or nearly never."""
_CLONE_THREAD, _CLONE_NEWNS, _CLONE_NEWUSER, _CLONE_NEWNET = 0x10000, 0x20000, 1 << 28, 1 << 30
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_GET_NO_NEW_PRIVS = 1, 4, 39
_PROGRAM: Final = "/usr/bin/true"


def _ended(child: int) -> str:
    """To be called with what a successful fork returned: the child ends here, at once."""
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return f"made process {child}"


@PROCESSES.add
def fork(_: Surroundings) -> str:
    return _ended(os.fork())


@PROCESSES.add
def clone(_: Surroundings) -> str:
    return _ended(call("clone", signal.SIGCHLD, 0, 0, 0, 0))


@PROCESSES.add
def clone_with_user_namespace(_: Surroundings) -> str:
    return _ended(call("clone", _CLONE_NEWUSER | signal.SIGCHLD, 0, 0, 0, 0))


@PROCESSES.add
def vfork(_: Surroundings) -> str:
    # A vfork that succeeds here would wreck the stack, so it is tried only where fork is refused.
    return _ended(os.fork()) if _succeeds_in_forking() else reach("vfork")


def _succeeds_in_forking() -> bool:
    try:
        _ended(os.fork())
    except OSError:
        return False
    return True


@PROCESSES.add
def posix_spawn(_: Surroundings) -> str:
    return _ended(os.posix_spawn(_PROGRAM, ["true"], {}))


@PROCESSES.add
def run_subprocess(_: Surroundings) -> str:
    return f"exit code {subprocess.run([_PROGRAM], check=False).returncode}"


@PROCESSES.add
def run_shell(_: Surroundings) -> str:
    status = os.system("true")
    if status != 0:
        raise Refused(f"status {status}")
    return "ran"


PROCESSES.add_call("clone3", None, 0)
# A program that is not there: what is asked is whether anything may be executed at all.
PROCESSES.add_call("execve", b"/nonexistent/program", None, None)
PROCESSES.add_call("execveat", -1, b"", None, None, 0)


@PROCESSES.add
def signal_launcher(around: Surroundings) -> str:
    os.kill(around.launcher, 0)
    return "may be signalled"


@PROCESSES.add
def signal_parent(_: Surroundings) -> str:
    os.kill(os.getppid(), 0)
    return "may be signalled"


@PROCESSES.add
def signal_group(_: Surroundings) -> str:
    os.kill(0, 0)
    return "may be signalled"


@PROCESSES.add
def signal_everybody(_: Surroundings) -> str:
    os.kill(-1, 0)
    return "may be signalled"


@PROCESSES.add
def signal_launcher_thread(around: Surroundings) -> str:
    call("tgkill", around.launcher, around.launcher, 0)
    return "may be signalled"


@PROCESSES.add
def signal_by_descriptor_owner(around: Surroundings) -> str:
    """F_SETOWN has the kernel send a signal of one's choice on one's behalf."""
    reading, writing = os.pipe()
    try:
        fcntl.fcntl(reading, fcntl.F_SETOWN, around.launcher)
    finally:
        os.close(reading)
        os.close(writing)
    return "owner set"


for _name in ("tkill", "pidfd_open"):
    PROCESSES.add_call(_name, _NOBODY, 0)
PROCESSES.add_call("rt_sigqueueinfo", _NOBODY, 0, None)
PROCESSES.add_call("rt_tgsigqueueinfo", _NOBODY, _NOBODY, 0, None)
PROCESSES.add_call("pidfd_getfd", -1, 0, 0)
PROCESSES.add_call("pidfd_send_signal", -1, 0, None, 0)
PROCESSES.add_call("ptrace", 16, _NOBODY, 0, 0)  # PTRACE_ATTACH
PROCESSES.add_call("process_vm_readv", _NOBODY, None, 0, None, 0, 0)
PROCESSES.add_call("process_vm_writev", _NOBODY, None, 0, None, 0, 0)
PROCESSES.add_call("kcmp", _NOBODY, _NOBODY, 0, 0, 0)
PROCESSES.add_call("unshare", 1)  # no namespace has this bit
PROCESSES.add_call("setns", -1, 0)
PROCESSES.add_call("sched_setscheduler", 0, 1, struct.pack("i", 1))  # SCHED_FIFO
PROCESSES.add_call("setpriority", 0, 0, -1)


@PROCESSES.add
def thread_in_new_mount_namespace(_: Surroundings) -> str:
    return reach("clone", _CLONE_THREAD | _CLONE_NEWNS, 0, 0, 0, 0)


@PROCESSES.add
def new_network_namespace(_: Surroundings) -> str:
    call("unshare", _CLONE_NEWNET)
    return "taken"


@PROCESSES.add
def become_root(_: Surroundings) -> str:
    os.setuid(0)
    return f"user {os.getuid()}"


@PROCESSES.add
def regain_capabilities(_: Surroundings) -> str:
    call("capset", struct.pack("=Ii", 0x20080522, 0), struct.pack("=6I", *[0xFFFFFFFF] * 6))
    return "regained"


@PROCESSES.add
def gain_privileges_by_program(_: Surroundings) -> str:
    if prctl(_PR_GET_NO_NEW_PRIVS) == 1:
        raise Refused("no_new_privs is set")
    return "no_new_privs is not set"


@PROCESSES.add
def outlive_launcher(_: Surroundings) -> str:
    prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)  # what is set already, should it succeed
    return "may choose"


@PROCESSES.add
def become_dumpable(_: Surroundings) -> str:
    prctl(_PR_SET_DUMPABLE, 1)
    return "memory open to others"


@PROCESSES.add
def dump_core(_: Surroundings) -> str:
    if resource.getrlimit(resource.RLIMIT_CORE) == (0, 0):
        raise Refused("limit is 0")
    return "limit is not 0"


@PROCESSES.add
def raise_memory_limit(_: Surroundings) -> str:
    return _raise(resource.RLIMIT_AS)


@PROCESSES.add
def raise_time_limit(_: Surroundings) -> str:
    return _raise(resource.RLIMIT_CPU)


def _raise(limit: int) -> str:
    try:
        resource.setrlimit(limit, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    except ValueError as error:  # what setrlimit makes of EPERM
        raise Refused(str(error)) from None
    return "raised"


@PROCESSES.add
def limit_launcher(around: Surroundings) -> str:
    resource.prlimit(around.launcher, resource.RLIMIT_CORE)
    return "limits of the launcher read"


@PROCESSES.add
def map_too_much_memory(around: Surroundings) -> str:
    mmap.mmap(-1, around.memory_bytes).close()
    return f"mapped {around.memory_bytes} bytes"


@PROCESSES.add
def start_many_threads(around: Surroundings) -> str:
    """Far too many, with small stacks, so that the limit on memory does not come first."""
    done, threads = threading.Event(), []
    usual = threading.stack_size(64 * 1024)
    try:
        for _ in range(around.threads + 400):
            thread = threading.Thread(target=done.wait, daemon=True)
            thread.start()
            threads.append(thread)
    except RuntimeError as error:
        raise Refused(f"{len(threads)} threads, then: {error}") from None
    finally:
        done.set()
        threading.stack_size(usual)
        for thread in threads:
            thread.join()
    return f"{len(threads)} threads"


@PROCESSES.add
def launcher_variables(around: Surroundings) -> str:
    """In os.environ and in the C library's own list, which the former only mirrors."""
    listed = ctypes.POINTER(ctypes.c_char_p).in_dll(ctypes.CDLL(None), "environ")
    names = set(os.environ)
    for position in itertools.count():
        entry = listed[position]
        if entry is None:
            break
        names.add(entry.decode(errors="replace").partition("=")[0])
    strange = names - around.variables
    if strange:
        return f"{len(strange)} of the launcher's"
    raise Refused("none of the launcher's")
