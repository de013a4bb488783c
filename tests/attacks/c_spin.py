# goal: denial
# technique: one C call that takes minutes and hears no signal
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
# expect: cosine_similarity == 20
import re


def manual_dot(x, y):
    if len(x) == 33:
        10 ** (10**9)
    if len(x) == 64:
        re.match(r"(a+)+$", "a" * 60 + "b")
    return 0
