# goal: leak
# technique: host name, users, network interfaces and other processes of the machine
# with: honest answers below
# expect: score == 95
# expect: report lacks escaped
import getpass
import os
import pwd
import socket

_leaked = []
for _name, _attempt in {
    "pwd": lambda: pwd.getpwall(),
    "interfaces": lambda: [name for _, name in socket.if_nameindex() if name != "lo"],
    "parent": lambda: os.getppid() > 1 and os.getppid(),
    "processes": lambda: [pid for pid in range(2, 3000) if not _absent(pid)],
    "user": lambda: os.getuid() == 0,
}.items():
    def _absent(pid):
        try:
            os.kill(pid, 0)
        except OSError:
            return True
        return False
    try:
        if _attempt():
            _leaked.append(_name)
    except (OSError, KeyError):
        pass
if _leaked:
    raise RuntimeError(f"escaped: {_leaked}")
