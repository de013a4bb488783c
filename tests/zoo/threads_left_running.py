import threading
import time

def tick():
    while True:
        time.sleep(0.05)

for daemon in (True, False):
    threading.Thread(target=tick, daemon=daemon).start()

def project(X, W):
    return X @ W
