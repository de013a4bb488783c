# goal: injection
# technique: pushes characters into the grader's terminal, and opens it
# with: honest answers below
# expect: score == 95
# expect: report lacks escaped
import fcntl
import os
import termios

_done = []
for _fd in (0, 1, 2, 3, 4, 5):
    for _request in (termios.TIOCSTI, 0x541C, termios.TIOCSCTTY, termios.TIOCSWINSZ):
        try:
            fcntl.ioctl(_fd, _request, b"echo escaped\n")
            _done.append((_fd, _request))
        except OSError:
            pass
for _path in ("/dev/tty", "/dev/console", "/dev/pts/0", "/dev/ptmx"):
    try:
        os.open(_path, os.O_RDWR)
        _done.append(_path)
    except OSError:
        pass
if _done:
    raise RuntimeError(f"escaped: {_done}")
