# goal: denial
# technique: asks for input again and again, by input, sys.stdin, getpass and descriptor 0
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
# expect: cosine_similarity == 20
import getpass
import os
import sys


def manual_dot(x, y):
    for attempt in (input, getpass.getpass, sys.stdin.read, lambda: os.read(0, 10)):
        try:
            attempt()
        except Exception:
            pass
    return 0


while True:
    try:
        input("password? ")
    except Exception:
        pass
