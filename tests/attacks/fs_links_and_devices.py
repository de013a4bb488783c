# goal: effect
# technique: symbolic and hard links to files outside, fifos, sockets and devices in its own folder
# with: honest answers below
# expect: score == 95
# expect: report lacks escaped
import os
import stat
import sys

_done = []
for _name, _attempt in {
    "hardlink": lambda: os.link(os.__file__, "linked"),
    "null": lambda: os.mknod("null", stat.S_IFCHR | 0o666, os.makedev(1, 1)),
    "disk": lambda: os.mknod("disk", stat.S_IFBLK | 0o666, os.makedev(8, 0)),
    "fifo": lambda: os.mkfifo("fifo"),
    "through": lambda: (os.symlink("/etc/passwd", "report.yaml"), open("report.yaml").read()),
    "above": lambda: (os.symlink("../../../../etc", "up"), os.listdir("up")),
    "exec": lambda: os.chmod(sys.executable, 0o4755),
}.items():
    try:
        _attempt()
        _done.append(_name)
    except OSError:
        pass
if _done:
    raise RuntimeError(f"escaped: {_done}")
