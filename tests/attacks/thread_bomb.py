# goal: denial
# technique: thousands of threads that sleep or spin
# with: honest answers below
# expect: status graded
import threading
import time


def _spin():
    until = time.monotonic() + 5
    while time.monotonic() < until:
        pass


_threads = []
try:
    for _number in range(3000):
        _threads.append(threading.Thread(target=time.sleep if _number % 50 else _spin, args=(5,) if _number % 50 else (), daemon=True))
        _threads[-1].start()
except (RuntimeError, MemoryError):
    pass
