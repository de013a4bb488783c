# mistake: Returns a list of lists instead of a NumPy array.
# loses: random
# told: list_for_array
import numpy as np


def attention_scores(X, W_q, W_k):
    return ((X @ W_q) @ (X @ W_k).T).tolist()
