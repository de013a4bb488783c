# goal: leak
# technique: leaves marks everywhere it may write, and looks for marks that another submission has left
# with: honest answers below
# twice: the second run must not see the first
# machine: x86_64
# expect: score == 95
# expect: report lacks escaped
import ctypes
import os
import sys

_libc = ctypes.CDLL(None, use_errno=True)
_marks = []
for _folder in (".", "/tmp", "/dev/shm", "/var/tmp", "/run", os.path.expanduser("~"), sys.prefix):
    try:
        if os.path.exists(os.path.join(_folder, "mark")):
            _marks.append(_folder)
    except OSError:
        pass
for _folder in (".", "/tmp", "/dev/shm", "/var/tmp", "/run", os.path.expanduser("~"), sys.prefix):
    try:
        open(os.path.join(_folder, "mark"), "w").close()
    except OSError:
        pass
_key = _libc.syscall(29, 4711, 64, 0o1777)
if _key >= 0:
    _marks.append("shmget")
if _libc.syscall(248, b"user", b"mark", b"1", 1, -3) >= 0:
    _marks.append("add_key")
if "MARK" in os.environ or hasattr(sys, "mark"):
    _marks.append("environment")
os.environ["MARK"] = "1"
sys.mark = 1
import numpy
if hasattr(numpy, "mark"):
    _marks.append("numpy")
numpy.mark = 1
if _marks:
    raise RuntimeError(f"escaped: {_marks}")
