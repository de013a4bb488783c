# goal: denial
# technique: ignores or swallows every signal and hangs
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
# expect: cosine_similarity == 20
import signal
import time


def manual_dot(x, y):
    for number in range(1, 65):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
    while len(x) == 257:
        try:
            time.sleep(100)
        except BaseException:
            pass
    return 0
