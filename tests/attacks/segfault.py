# goal: denial
# technique: reads address zero, aborts, and smashes the stack by ctypes
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
# expect: cosine_similarity == 20
import ctypes
import os


def manual_dot(x, y):
    if len(x) == 33:
        ctypes.string_at(0)
    if len(x) == 64:
        os.abort()
    if len(x) == 100:
        ctypes.memset(ctypes.addressof(ctypes.c_int()) & ~0xFFF, 0, 1 << 24)
    return 0
