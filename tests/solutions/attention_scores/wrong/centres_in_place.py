# mistake: Puts the scores together right but centres the caller's X in place afterwards.
# loses: unchanged-inputs
# told: changes_arguments
import numpy as np


def attention_scores(X, W_q, W_k):
    scores = (X @ W_q) @ (X @ W_k).T
    X -= X.mean(axis=0)  # for the next layer
    return scores
