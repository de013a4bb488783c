# goal: denial
# technique: sleeps in a cell, in a call, on a lock and on a pipe
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
# expect: cosine_similarity == 20
import os
import threading
import time


def manual_dot(x, y):
    if len(x) == 33:
        time.sleep(10**6)
    if len(x) == 64:
        lock = threading.Lock()
        lock.acquire()
        lock.acquire()
    if len(x) == 100:
        os.read(os.pipe()[0], 1)
    return 0


time.sleep(10**6)
