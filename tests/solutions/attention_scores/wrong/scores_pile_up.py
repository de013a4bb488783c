# mistake: Adds the scores into a global dictionary, so a repeated call doubles them.
# loses: same-twice
# told: attention_scores_remembers
import numpy as np

memory = {}


def attention_scores(X, W_q, W_k):
    S = (X @ W_q) @ (X @ W_k).T
    memory[S.shape] = memory.get(S.shape, 0) + S
    return memory[S.shape]
