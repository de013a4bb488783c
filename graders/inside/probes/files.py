"""Probes of the file system: what can be read, written, made, linked to, or filled up."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from typing import Final

from graders.inside.probes.attempt import Probe, ProbeSet, Refused, Surroundings
from graders.inside.sandbox import mounts

FILES: Final = ProbeSet()

_LIBRARY_FILE: Final = os.__file__
"""A file of the interpreter's: readable inside, and often its owner's outside."""

_UNSEEN_FOLDERS: Final = ("/", "/etc", "/proc", "/sys", "/var", "/root", "/home", "/run", "/dev", "/mnt")
_UNSEEN_FILES: Final = (
    *("/etc/passwd", "/etc/shadow", "/etc/hosts", "/proc/self/environ", "/proc/self/maps"),
    *("/proc/self/mem", "/proc/1/environ", "/proc/1/cmdline", "/proc/mounts", "/proc/cpuinfo"),
    *("/dev/mem", "/dev/kmsg", "/dev/tty", "/dev/fuse", "/dev/kvm", "/dev/ptmx", "/sys/kernel/notes"),
)


def _list(path: str) -> str:
    return f"{len(os.listdir(path))} entries"


def _read(path: str) -> str:
    # Opening is enough, and kinder: some of these block, or answer only to reads of a certain size.
    os.close(os.open(path, os.O_RDONLY | os.O_NONBLOCK))
    return "opened"


def _on_path(act: Callable[[str], str], path: str) -> Probe:
    return lambda _: act(path)


for _path in _UNSEEN_FOLDERS:
    FILES.probes[f"list_{_path}"] = _on_path(_list, _path)
for _path in _UNSEEN_FILES:
    FILES.probes[f"read_{_path}"] = _on_path(_read, _path)


@FILES.add
def list_private_folder(around: Surroundings) -> str:
    """What is in it; below `/tmp` the bare way to an interpreter that lives there may be seen."""
    names = os.listdir(around.private_folder)
    secret = os.path.relpath(around.private_file, around.private_folder).split(os.sep)[0]
    if secret not in names:
        raise Refused("none of its content")
    return f"{len(names)} entries"


@FILES.add
def read_private_file(around: Surroundings) -> str:
    return _read(around.private_file)


@FILES.add
def enter_private_folder(around: Surroundings) -> str:
    before = os.getcwd()
    os.chdir(around.private_folder)
    seen = os.path.exists(os.path.relpath(around.private_file, around.private_folder))
    os.chdir(before)
    if not seen:
        raise Refused("nothing there")
    return "entered, and the private file is seen"


@FILES.add
def list_home(around: Surroundings) -> str:
    return _list(around.home)


@FILES.add
def read_launcher_environment(around: Surroundings) -> str:
    return _read(f"/proc/{around.launcher}/environ")


def _make_file(folder: str) -> str:
    path = os.path.join(folder, "graders-probe")
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    os.unlink(path)
    return f"made {path}"


for _path in ("/", "/usr/lib", "/dev", "/dev/shm", "/var/tmp", "/run", "/etc", "/proc", "/mnt"):
    FILES.probes[f"make_file_in_{_path}"] = _on_path(_make_file, _path)


def _make_file_there(folder: str, around: Surroundings) -> str:
    """Of a folder below ``/tmp`` the private root may hold the name, in the scratch: that is not it."""
    made = _make_file(folder)
    if around.scratch == mounts.SCRATCH and os.stat(folder).st_dev == os.stat(around.scratch).st_dev:
        raise Refused("in the scratch, under the same name")
    return made


@FILES.add
def make_file_in_private_folder(around: Surroundings) -> str:
    return _make_file_there(around.private_folder, around)


@FILES.add
def make_file_in_home(around: Surroundings) -> str:
    return _make_file_there(around.home, around)


@FILES.add
def make_file_in_library(_: Surroundings) -> str:
    return _make_file(os.path.dirname(_LIBRARY_FILE))


@FILES.add
def make_folder_in_library(_: Surroundings) -> str:
    path = os.path.join(os.path.dirname(_LIBRARY_FILE), "graders-probe")
    os.mkdir(path)
    os.rmdir(path)
    return f"made {path}"


@FILES.add
def open_library_for_writing(_: Surroundings) -> str:
    os.close(os.open(_LIBRARY_FILE, os.O_WRONLY))
    return "opened"


@FILES.add
def truncate_library(_: Surroundings) -> str:
    os.truncate(_LIBRARY_FILE, os.stat(_LIBRARY_FILE).st_size)
    return "truncated to the size it has"


@FILES.add
def change_mode_of_library(_: Surroundings) -> str:
    os.chmod(_LIBRARY_FILE, stat.S_IMODE(os.stat(_LIBRARY_FILE).st_mode))
    return "changed to the mode it has"


@FILES.add
def change_times_of_library(_: Surroundings) -> str:
    now = os.stat(_LIBRARY_FILE)
    os.utime(_LIBRARY_FILE, ns=(now.st_atime_ns, now.st_mtime_ns))
    return "changed to the times it has"


@FILES.add
def change_mode_of_private_file(around: Surroundings) -> str:
    os.chmod(around.private_file, stat.S_IMODE(os.stat(around.private_file).st_mode))
    return "changed to the mode it has"


@FILES.add
def link_to_passwd(around: Surroundings) -> str:
    path = _in_scratch(around, "link")
    os.symlink("/etc/passwd", path)
    try:
        return _read(path)
    finally:
        os.unlink(path)


@FILES.add
def hard_link_of_library(around: Surroundings) -> str:
    os.link(_LIBRARY_FILE, path := _in_scratch(around, "hard"))
    os.unlink(path)
    return "made"


@FILES.add
def make_device(around: Surroundings) -> str:
    os.mknod(path := _in_scratch(around, "device"), stat.S_IFCHR | 0o600, os.makedev(1, 1))
    os.unlink(path)
    return "made the device of physical memory"


@FILES.add
def make_pipe(around: Surroundings) -> str:
    os.mkfifo(path := _in_scratch(around, "pipe"))
    os.unlink(path)
    return "made"


@FILES.add
def fill_scratch(around: Surroundings) -> str:
    """Past its size, with files that are each within the limit."""
    chunk, written = bytes(2**20), 0
    paths: list[str] = []
    try:
        while written < around.scratch_bytes + 4 * len(chunk):
            paths.append(_in_scratch(around, f"fill{len(paths)}"))
            with open(paths[-1], "wb", buffering=0) as file:
                for _ in range(min(8, around.file_bytes // len(chunk))):
                    written += file.write(chunk)
    finally:
        for path in paths:
            os.unlink(path)
    return f"wrote {written} bytes"


@FILES.add
def make_many_files(around: Surroundings) -> str:
    paths: list[str] = []
    try:
        for index in range(around.scratch_files + 1):
            os.close(os.open(path := _in_scratch(around, f"many{index}"), os.O_CREAT | os.O_WRONLY))
            paths.append(path)
    finally:
        for path in paths:
            os.unlink(path)
    return f"made {len(paths)} files"


@FILES.add
def make_large_file(around: Surroundings) -> str:
    with open(path := _in_scratch(around, "large"), "wb", buffering=0) as file:
        try:
            os.pwrite(file.fileno(), b"x", around.file_bytes)
        finally:
            os.unlink(path)
    return f"wrote beyond {around.file_bytes} bytes"


@FILES.add
def find_open_descriptors(around: Surroundings) -> str:
    """Anything inherited but the channel, and ``/dev/null`` as standard input, output and error."""
    null = os.stat("/dev/null").st_rdev
    stray = [fd for fd in range(4096) if fd not in around.channel and _is_open(fd)]
    stray = [fd for fd in stray if not (fd <= 2 and os.fstat(fd).st_rdev == null)]
    if stray:
        return f"descriptors {stray}"
    raise Refused("only the channel")


def _is_open(descriptor: int) -> bool:
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


def _in_scratch(around: Surroundings, name: str) -> str:
    if around.scratch is None:
        raise Refused("nowhere to write")
    return os.path.join(around.scratch, f"graders-probe-{name}")
