# goal: effect
# technique: every signal to its parent, its process group, everybody, and a range of process numbers
# with: honest answers below
# expect: status graded
# expect: score == 95
import os
import signal

for _target in (0, -1, os.getppid(), *range(2, 300)):
    for _signal in (signal.SIGKILL, signal.SIGTERM, signal.SIGSTOP, signal.SIGHUP, signal.SIGINT, signal.SIGSEGV):
        try:
            os.kill(_target, _signal) if _target else os.killpg(0, _signal)
        except OSError:
            pass
