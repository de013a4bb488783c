"""Landlock: this process may read some paths, write beneath one folder, and reach nobody else.

It needs no privilege and no namespace, so it is the layer that is most often there. It checks the
opening of files, never descriptors already open, and does not cover chmod, chown, utime, stat or
flock: the seccomp filter and the private root do.
"""

from __future__ import annotations

import os
import stat
import struct
from collections.abc import Iterable
from contextlib import suppress
from typing import Final

from graders.inside.sandbox.syscalls import call

_CREATE_RULESET_VERSION: Final = 1
_RULE_PATH_BENEATH: Final = 1

# LANDLOCK_ACCESS_FS_*
_WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 1, 1 << 2, 1 << 3
_REMOVE_DIR, _REMOVE_FILE, _MAKE_DIR, _MAKE_REG = 1 << 4, 1 << 5, 1 << 7, 1 << 8
_REFER, _TRUNCATE = 1 << 13, 1 << 14

# How many rights each version of the interface knows, the first ones first.
_FS_RIGHTS: Final = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
_NET_SINCE, _ALL_NET = 4, 0b11  # bind and connect TCP
_SCOPES_SINCE, _ALL_SCOPES = 6, 0b11  # abstract Unix sockets and signals

_READ: Final = _READ_FILE | _READ_DIR
# Regular files and folders only: a link, a pipe, a socket or a device in scratch serves no homework.
_MAKE: Final = _MAKE_REG | _MAKE_DIR | _REMOVE_FILE | _REMOVE_DIR | _REFER
_SCRATCH: Final = _READ | _WRITE_FILE | _TRUNCATE | _MAKE
_ON_A_FILE: Final = _READ_FILE | _WRITE_FILE | _TRUNCATE


def version() -> int:
    """The version of the kernel's Landlock interface; OSError where it has none or it is disabled."""
    return call("landlock_create_ruleset", None, 0, _CREATE_RULESET_VERSION)


def restrict(
    *,
    readable: Iterable[str],
    listed: Iterable[str] = (),
    writable: Iterable[str],
    devices: Iterable[str],
) -> int:
    """Confine the calling thread for good, and return the version of Landlock in force.

    `readable` files and folders may be read, of `listed` folders and all beneath them the names alone,
    without which nothing can be imported; `devices` may be read and written, and regular files and
    folders may be made, changed and removed beneath the `writable` folders. Nothing may be executed.
    Paths that do not exist are left out. Needs no_new_privs; raises OSError where Landlock is missing.
    """
    known = version()
    handled = (1 << _FS_RIGHTS[min(known, max(_FS_RIGHTS))]) - 1
    ruleset = _create(known, handled)
    try:
        _allow(ruleset, readable, _READ & handled)
        _allow(ruleset, listed, _READ_DIR & handled)
        _allow(ruleset, devices, _ON_A_FILE & handled)
        _allow(ruleset, writable, _SCRATCH & handled)
        call("landlock_restrict_self", ruleset, 0)
    finally:
        os.close(ruleset)
    return known


def limits_of(known: int) -> str:
    """What version `known` cannot refuse, in words; empty if it refuses all that is asked of it."""
    missing = {"truncation": 3, "TCP": 4, "device ioctls": 5, "signals and abstract sockets": 6}
    return ", ".join(what for what, since in missing.items() if known < since)


def _create(known: int, handled: int) -> int:
    """Ask for everything this version can refuse (``struct landlock_ruleset_attr``, which grew)."""
    net = _ALL_NET if known >= _NET_SINCE else 0
    scopes = _ALL_SCOPES if known >= _SCOPES_SINCE else 0
    size = 8 * (1 + (known >= _NET_SINCE) + (known >= _SCOPES_SINCE))
    return call("landlock_create_ruleset", struct.pack("=QQQ", handled, net, scopes), size, 0)


def _allow(ruleset: int, paths: Iterable[str], rights: int) -> None:
    for path in paths:
        with suppress(FileNotFoundError, PermissionError):
            _allow_beneath(ruleset, path, rights)


def _allow_beneath(ruleset: int, path: str, rights: int) -> None:
    place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        if not stat.S_ISDIR(os.fstat(place).st_mode):
            rights &= _ON_A_FILE
        rule = struct.pack("=Qi", rights, place)  # struct landlock_path_beneath_attr
        call("landlock_add_rule", ruleset, _RULE_PATH_BENEATH, rule, 0)
    finally:
        os.close(place)
