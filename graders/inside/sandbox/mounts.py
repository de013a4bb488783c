"""Makes a root directory for one submission: the files it may read, a folder to write in, nothing else.

Built in a new mount namespace out of an empty file system, read-only binds and a sized scratch, and
then swapped for the machine's root, which is let go. Even without Landlock, homes, courses, ``/etc``,
``/proc`` and ``/sys`` are not there to be named.
"""

from __future__ import annotations

import os
import stat
import struct
from typing import Final

from graders.inside.sandbox import readable
from graders.inside.sandbox.syscalls import call

DEVICES: Final = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")
SCRATCH: Final = "/tmp"
"""Where the scratch is inside: the place that programs write to without asking."""

_MS_NOSUID, _MS_NODEV, _MS_NOEXEC = 2, 4, 8
_MS_BIND, _MS_REC, _MS_PRIVATE = 4096, 16384, 1 << 18
_MNT_DETACH: Final = 2
_ATTR_RDONLY, _ATTR_NOSUID = 1, 2
_AT_FDCWD, _AT_RECURSIVE = -100, 0x8000

# The new root is put together on top of one of these, since nothing readable lies below them.
# (On /tmp it would hide an interpreter that lives below /tmp.)
_BUILDING_SITES: Final = ("/proc", "/sys")


def swap_root(
    *, paths: tuple[str, ...], hidden: tuple[str, ...], scratch_bytes: int, scratch_files: int, owner: int
) -> None:
    """Replace this mount namespace's root by one with the readable `paths`, some devices and a scratch.

    In the place of what is `hidden` beneath the paths stands an empty folder or file.
    The scratch belongs to user and group `owner` as seen from here. Needs CAP_SYS_ADMIN in the mount
    namespace and Linux 5.12; raises OSError, and the old root stays in place, if anything is refused.
    """
    # Before all else: mounts made here must not spread to the machine.
    call("mount", b"none", b"/", None, _MS_REC | _MS_PRIVATE, None)
    site = next(site for site in _BUILDING_SITES if os.path.isdir(site))
    _mount_tmpfs(site, "size=1m,nr_inodes=4096,mode=0755")
    # First the scratch, then the binds: the interpreter may live below the scratch's name.
    os.mkdir(site + SCRATCH)
    _mount_tmpfs(site + SCRATCH, f"size={scratch_bytes},nr_inodes={scratch_files},mode=0700")
    os.chown(site + SCRATCH, owner, owner)
    _bind_readable(site, paths)
    for path in readable.outermost(hidden):
        _cover(site + path)
    for device in DEVICES:
        _bind(device, site + device)
    # All of it at once, which is faster than one by one, and then the scratch back again.
    _set_attributes(site, _ATTR_RDONLY | _ATTR_NOSUID, 0, _AT_RECURSIVE)
    _set_attributes(site + SCRATCH, 0, _ATTR_RDONLY)
    _pivot(site)


def _bind_readable(site: str, paths: tuple[str, ...]) -> None:
    """Bind every path where it really is, and link the other names it goes by to there."""
    for path in readable.outermost(paths):
        _bind(path, site + path)
    for name, real in readable.other_names(paths):
        # A name below another linked name exists already, by way of that link.
        if not os.path.lexists(site + name):
            os.makedirs(os.path.dirname(site + name), exist_ok=True)
            os.symlink(real, site + name)


def _make_place(path: str, *, is_folder: bool) -> None:
    os.makedirs(path if is_folder else os.path.dirname(path), exist_ok=True)
    if not is_folder:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_CLOEXEC, stat.S_IRUSR))


def _mount_tmpfs(place: str, options: str) -> None:
    flags = _MS_NOSUID | _MS_NODEV | _MS_NOEXEC
    call("mount", b"tmpfs", place.encode(), b"tmpfs", flags, options.encode())


def _bind(source: str, place: str) -> None:
    _make_place(place, is_folder=os.path.isdir(source))
    # With everything mounted below it: a user namespace may not uncover what its parent covered.
    call("mount", os.fsencode(source), os.fsencode(place), None, _MS_BIND | _MS_REC, None)


def _cover(place: str) -> None:
    """Put something empty over a folder or a file."""
    if os.path.isdir(place):
        _mount_tmpfs(place, "size=4k,nr_inodes=1,mode=0555")
    else:
        call("mount", b"/dev/null", os.fsencode(place), None, _MS_BIND, None)


def _set_attributes(place: str, asked: int, removed: int, how: int = 0) -> None:
    attributes = struct.pack("=QQQQ", asked, removed, 0, 0)  # struct mount_attr
    call("mount_setattr", _AT_FDCWD, os.fsencode(place), how, attributes, len(attributes))


def _pivot(site: str) -> None:
    """Make `site` the root. Stacking the old root on the new one spares a folder to put it in."""
    os.chdir(site)
    call("pivot_root", b".", b".")
    call("umount2", b".", _MNT_DETACH)
    os.chdir("/")
