# goal: denial
# technique: takes the alarm clock that limits calls for itself, so that it rings in the grader's own code
# with: honest answers above
# expect: status graded
# expect: manual_dot <= 20
# expect: cosine_similarity == 20
import signal

_right = manual_dot


def _ring(number, frame):
    raise KeyboardInterrupt


def manual_dot(x, y):
    if len(x) == 33:
        signal.signal(signal.SIGALRM, _ring)
        signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
    return _right(x, y)
