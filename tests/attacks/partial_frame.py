# goal: denial
# technique: announces a frame and never finishes it, so that later replies are swallowed
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
# expect: cosine_similarity == 20
import os
import stat
import struct


def manual_dot(x, y):
    for fd in range(3, 64 if len(x) == 33 else 3):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                os.write(fd, struct.pack(">IB", 60_000, 1) + b"[")
        except OSError:
            pass
    return 0
