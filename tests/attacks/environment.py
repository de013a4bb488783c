# goal: leak
# technique: reads the environment as Python, C and the initial stack have it
# with: honest answers below
# expect: score == 95
# expect: report lacks escaped
import ctypes
import os

_libc = ctypes.CDLL(None)
_libc.getenv.restype = ctypes.c_char_p
_seen = [os.environ.get("GRADE_TEST_SECRET"), _libc.getenv(b"GRADE_TEST_SECRET")]
_environ = ctypes.POINTER(ctypes.c_char_p).in_dll(_libc, "environ")
for _index in range(200):
    if not _environ[_index]:
        break
    _seen.append(_environ[_index] if b"SECRET" in _environ[_index] else None)
if any(_seen):
    raise RuntimeError(f"escaped: {_seen}")
explain_dot = " ".join(f"{_k}={_v}" for _k, _v in os.environ.items())
