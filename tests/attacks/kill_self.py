# goal: denial
# technique: SIGKILL, SIGSTOP, SIGSEGV and SIGALRM to itself in the middle of calls
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
# expect: cosine_similarity == 20
import os
import signal


def manual_dot(x, y):
    if len(x) in (3, 4):
        for number in (signal.SIGSTOP, signal.SIGTSTP, signal.SIGKILL, signal.SIGSEGV):
            os.kill(os.getpid(), number)
            signal.raise_signal(number)
    return 0
