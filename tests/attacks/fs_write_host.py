# goal: effect
# technique: writes, renames, removes and changes modes in every folder of the interpreter and the machine
# with: honest answers below
# expect: score == 95
# expect: report lacks escaped
import os
import sys

import numpy

_done = []
_folders = ["/", "/etc", "/usr/lib", "/usr/local/lib", "/var/tmp", "/dev", "/dev/shm", "/run", "/home", "/root", sys.prefix]
_folders += [os.path.dirname(os.__file__), os.path.dirname(numpy.__file__)]
for _folder in _folders:
    for _name, _attempt in {
        "create": lambda: open(os.path.join(_folder, "escaped_file"), "x").close(),
        "mkdir": lambda: os.mkdir(os.path.join(_folder, "escaped_folder")),
        "chmod": lambda: os.chmod(_folder, 0o777),
        "utime": lambda: os.utime(_folder),
        "link": lambda: os.symlink("/etc/passwd", os.path.join(_folder, "escaped_link")),
    }.items():
        try:
            _attempt()
            _done.append((_folder, _name))
        except OSError:
            pass
for _file in (numpy.__file__, os.__file__, getattr(numpy, "__cached__", numpy.__file__)):
    try:
        open(_file, "ab").close()
        _done.append(_file)
    except OSError:
        pass
if _done:
    raise RuntimeError(f"escaped: {_done}")
