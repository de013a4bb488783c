# goal: leak
# technique: a thread that reads the grader's requests off the channel before the kernel does
# with: honest answers above
# expect: status graded
# expect: report lacks escaped
import os
import stat
import threading


def _steal(fd):
    while True:
        data = os.read(fd, 1 << 20)
        if b"expected" in data or b"tolerance" in data or b"reference" in data or not data:
            os._exit(3)


for _fd in range(3, 64):
    try:
        if stat.S_ISSOCK(os.fstat(_fd).st_mode):
            threading.Thread(target=_steal, args=(_fd,), daemon=True).start()
    except OSError:
        pass
