import numpy as np

dot_answers = np.array([[32, -1, 0]])
