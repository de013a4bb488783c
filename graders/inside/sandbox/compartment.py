"""The compartment: what a fork of the fork server enters before it reads a student's first byte.

`enter` applies one layer after the other. Each layer protects what it covers without the others, and
`enter` reports for each whether it is in force. It decides nothing: the process that forks reads this
report and the outcome of the probes, and decides whether that is enough. Linux only.
"""

from __future__ import annotations

import os
import resource
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from graders.inside.sandbox import landlock, mounts, namespaces, process, readable, seccomp

_MIB = 2**20


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """What one submission gets. To be made in the fork server: `launcher` is the process that forks."""

    readable: tuple[str, ...]
    """Paths it may read; see `readable.Readable`."""
    hidden: tuple[str, ...] = ()
    """What it may not read all the same, beneath those."""
    keep_fds: tuple[int, ...]
    """Descriptors it keeps: the channel."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """Its variables. HOME and TMPDIR are added, and lead to the scratch."""
    spare_scratch: str | None = None
    """A folder to write in where no private one can be mounted, made and removed by the caller."""
    scratch_bytes: int = 64 * _MIB
    scratch_files: int = 4096
    memory_bytes: int = 2048 * _MIB
    """Address space, what the fork server has mapped included."""
    file_bytes: int = 32 * _MIB
    cpu_seconds: int = 60
    open_files: int = 64
    threads: int = 64
    """At a time. Counted where there are user namespaces; for root, from Linux 6.14 (300 more at first)."""
    hostname: str = "compartment"
    uid: int = 65534
    """The user it is inside, and, if the launcher is root, outside too."""
    launcher: int = field(default_factory=os.getpid)


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of the wall, and why it is missing (or what it lacks); empty if in force."""

    name: str
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Entered:
    """The layers in the order they were put on, and the writable folder, if there is one."""

    layers: tuple[Layer, ...]
    scratch: str | None

    @property
    def missing(self) -> tuple[Layer, ...]:
        return tuple(layer for layer in self.layers if layer.missing)


def prepare(settings: Settings) -> None:
    """Work out in the fork server what every fork would work out again. Saves time, changes nothing."""
    with suppress(OSError):
        seccomp.program(1, keep_metadata=False)
    namespaces.is_mapped(settings.uid)
    readable.other_names(settings.readable)
    readable.outermost(settings.hidden)
    readable.split(settings.readable, settings.hidden)
    for through_parents in (False, True):
        _all_may_read(settings, through_parents=through_parents)


def enter(settings: Settings) -> Entered:
    """Lock the calling process, a single-threaded fork of `settings.launcher`, in for good.

    Where there are pid namespaces, the caller becomes the monitor of a further fork, never returns,
    and ends as that fork ends; this function returns in that fork, as pid 1 of its namespace.
    """
    namespaces.die_with(settings.launcher)
    process.reset_signals()
    process.limit({resource.RLIMIT_CORE: (0, 0)})
    # From a pid namespace kill(0) reaches its whole process group: it must not be the launcher's.
    session = _attempt("session", os.setsid)
    separation = _separate(settings)
    scratch = mounts.SCRATCH if _in_force("private root", separation) else settings.spare_scratch
    return Entered((session, *separation, *_lock(settings, scratch, separation)), scratch)


def _separate(settings: Settings) -> tuple[Layer, ...]:
    """Make the namespaces and what depends on them, in the order that the launcher's privileges allow."""
    ids = os.geteuid(), os.getegid()
    proc = namespaces.open_proc()
    if namespaces.separate_as_root(settings.uid):
        return _separate_as_root(settings, proc)
    taken = _attempt("namespaces", namespaces.separate_with_user)
    if taken.missing:
        user = _turn_ordinary(settings, through_parents=True)
        namespaces.die_with(settings.launcher)
        return (taken, user)
    mapped = _attempt("user map", lambda: _map(settings, proc, ids))
    return (taken, mapped, *_arrange(settings, settings.uid), *_first_process(settings, proc, ids[0]))


def _separate_as_root(settings: Settings, proc: int | None) -> tuple[Layer, ...]:
    """Mounts while still root, since an ordinary user may not reach an interpreter below ``/root``."""
    scratch_owner = settings.uid if _all_may_read(settings, through_parents=False) else 0
    arranged = _arrange(settings, scratch_owner)
    user = _turn_ordinary(settings, through_parents=not _in_force("private root", arranged))
    ids = os.geteuid(), os.getegid()
    taken = _attempt("namespaces", namespaces.take_user_namespace)
    mapped = _attempt("user map", lambda: _map(settings, proc, ids))
    return (*arranged, user, taken, mapped, *_first_process(settings, proc, ids[0]))


def _arrange(settings: Settings, scratch_owner: int) -> tuple[Layer, ...]:
    """Make the changes that need capabilities in the new namespaces."""

    def swap_root() -> None:
        mounts.swap_root(
            paths=settings.readable,
            hidden=settings.hidden,
            scratch_bytes=settings.scratch_bytes,
            scratch_files=settings.scratch_files,
            owner=scratch_owner,
        )

    return (
        _attempt("host name", lambda: namespaces.set_hostname(settings.hostname)),
        _attempt("private root", swap_root),
    )


def _turn_ordinary(settings: Settings, *, through_parents: bool) -> Layer:
    """If root, become the ordinary user, unless that user could not read the interpreter."""
    if os.geteuid() != 0:
        return Layer("ordinary user")
    if not _all_may_read(settings, through_parents=through_parents):
        return Layer("ordinary user", "the interpreter is not readable by other users")

    def turn() -> None:
        if settings.spare_scratch is not None:
            os.chown(settings.spare_scratch, settings.uid, settings.uid)
        namespaces.become_ordinary(settings.uid)

    return _attempt("ordinary user", turn)


def _all_may_read(settings: Settings, *, through_parents: bool) -> bool:
    return readable.others_may_read(settings.readable, through_parents=through_parents)


def _map(settings: Settings, proc: int | None, ids: tuple[int, int]) -> None:
    namespaces.map_user(proc, uid=ids[0], gid=ids[1], inner=settings.uid)


def _first_process(settings: Settings, proc: int | None, uid: int) -> tuple[Layer, ...]:
    """Become pid 1. `uid` is who this process is outside: for root threads need a limit of their own."""
    # The changes of user and namespace since `enter` began have cancelled this.
    namespaces.die_with(settings.launcher)
    first = _attempt("first process", namespaces.become_first_process)
    counted = _attempt("thread count", lambda: namespaces.limit_threads(proc, settings.threads))
    return (first, counted if uid == 0 else Layer("thread count"))


def _lock(settings: Settings, scratch: str | None, separation: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """Restrict the process itself. The filter comes last: it refuses some of the steps before it."""
    home = scratch or "/"
    variables = {**settings.environment, "HOME": home, "TMPDIR": home}
    own_root = _in_force("private root", separation)
    limits = _limits(settings, count_threads=_in_force("user map", separation))
    os.umask(0o077)
    return (
        _attempt("working folder", lambda: os.chdir(home)),
        _attempt("descriptors", lambda: process.close_descriptors(settings.keep_fds)),
        _attempt("environment", lambda: process.replace_environment(variables)),
        _attempt("limits", lambda: process.limit(limits)),
        _attempt("no new privileges", process.forbid_new_privileges),
        _attempt("no capabilities", process.drop_capabilities),
        _attempt("hidden memory", process.hide_memory),
        _landlock(settings, scratch),
        _attempt("seccomp", lambda: seccomp.install(os.getpid(), keep_metadata=not own_root)),
    )


def _limits(settings: Settings, *, count_threads: bool) -> dict[int, tuple[int, int]]:
    """Soft and hard limits. Past the soft one on CPU time comes SIGXCPU, which a first process that
    has no handler for it never sees; past the hard one SIGKILL, which it cannot escape."""
    limits = {
        resource.RLIMIT_AS: settings.memory_bytes,
        resource.RLIMIT_FSIZE: settings.file_bytes,
        resource.RLIMIT_NOFILE: settings.open_files,
        resource.RLIMIT_MEMLOCK: 0,
        resource.RLIMIT_MSGQUEUE: 0,
        resource.RLIMIT_NICE: 0,
        resource.RLIMIT_RTPRIO: 0,
    }
    if count_threads:
        # Without a user namespace this would count all that the user runs. The monitor is counted too.
        limits[resource.RLIMIT_NPROC] = settings.threads + 1
    cpu = {resource.RLIMIT_CPU: (settings.cpu_seconds, settings.cpu_seconds + 1)}
    return {which: (value, value) for which, value in limits.items()} | cpu


def _landlock(settings: Settings, scratch: str | None) -> Layer:
    writable = () if scratch is None else (scratch,)
    try:
        paths, listed = readable.split(settings.readable, settings.hidden)
        version = landlock.restrict(readable=paths, listed=listed, writable=writable, devices=mounts.DEVICES)
    except OSError as error:
        return Layer("Landlock", str(error))
    lacking = landlock.limits_of(version)
    return Layer("Landlock", f"version {version} does not cover {lacking}" if lacking else "")


def _attempt(name: str, step: Callable[[], object]) -> Layer:
    """Take the step; if the machine refuses it, the layer says so and the next one is tried."""
    try:
        step()
    except OSError as error:
        return Layer(name, str(error))
    return Layer(name)


def _in_force(name: str, layers: tuple[Layer, ...]) -> bool:
    return any(layer.name == name and not layer.missing for layer in layers)
