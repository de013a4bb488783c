# mistake: Gives the cosine similarities instead of the dot products.
# loses: first, second
# told: other_measure
import numpy as np

a = np.array([1, 2, 3])
bs = np.array([[4, 5, 6], [1, -1, 0], [0, 0, 0]])
n = np.linalg.norm(bs, axis=1)
n[n == 0] = 1
dot_answers = list(bs @ a / (np.linalg.norm(a) * n))
