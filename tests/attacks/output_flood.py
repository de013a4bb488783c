# goal: denial
# technique: endless output to stdout, stderr, descriptors, logs and the display
# with: honest answers above
# expect: status graded
# expect: cosine_similarity == 20
# expect: grader grows by at most 300 MB
import os
import sys

from IPython.display import display


def manual_dot(x, y):
    while len(x) == 33:
        print("x" * 10**6)
        os.write(1, b"x" * 10**6)
    return 0


for _ in range(300):
    print("y" * 10**6)
    sys.stderr.write("z" * 10**6)
    display("w" * 10**6)
    os.write(1, b"v" * 10**6)
while True:
    print("tiny")
