# mistake: Adds into a default array that survives between calls.
# loses: same-twice
# told: project_remembers
import numpy as np


def project(X, W, memory={}):
    P = X @ W
    memory[P.shape] = memory.get(P.shape, 0.0) + P
    return memory[P.shape]
