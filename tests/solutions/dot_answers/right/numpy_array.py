# style: NumPy array from one matrix-vector product
import numpy as np

a = np.array([1, 2, 3])
dot_answers = np.array([[4, 5, 6], [1, -1, 0], [0, 0, 0]]) @ a
