# goal: denial
# technique: strings, bytes, arrays and lists of hundreds of megabytes
# with: honest answers above
# expect: manual_dot == 0
# expect: cosine_similarity == 20
import numpy as np

explain_dot = "x" * 10**8


def manual_dot(x, y):
    makers = [lambda: "x" * 10**8, lambda: np.zeros(3 * 10**7), lambda: [0.0] * 10**7, lambda: bytes(10**8)]
    return makers[len(x) % 4]() if len(x) > 30 else 0
