# goal: denial
# technique: closes or shuts down every descriptor in the middle of a call
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
# expect: cosine_similarity == 20
import os


def manual_dot(x, y):
    os.closerange(0, 64)
    return 0
