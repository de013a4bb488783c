# goal: effect
# technique: fork, vfork, clone and exec as bare system calls
# with: honest answers below
# machine: x86_64
# expect: score == 95
# expect: report lacks escaped
import ctypes
import os

_libc = ctypes.CDLL(None, use_errno=True)
_done = []
for _name, _arguments in {
    "fork": (57,),
    "clone": (56, 17, 0, 0, 0, 0),
    "clone_newuser": (56, 0x10000000 | 17, 0, 0, 0, 0),
    "execve": (59, b"/bin/true", None, None),
    "execveat": (322, -100, b"/bin/true", None, None, 0),
    "clone3": (435, ctypes.create_string_buffer(88), 88),
}.items():
    _got = _libc.syscall(*[ctypes.c_long(a) if isinstance(a, int) else a for a in _arguments])
    if _got == 0 and _name != "execve":
        os._exit(9)
    if _got >= 0:
        _done.append(_name)
if _done:
    raise RuntimeError(f"escaped: {_done}")
