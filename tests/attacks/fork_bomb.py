# goal: denial
# technique: forks at the top, twenty times over and again in the children
# with: honest answers below
# expect: score == 95
import os

_parent = os.getpid()
for _ in range(20):
    try:
        if os.fork() == 0:
            os._exit(0)
    except OSError:
        pass
