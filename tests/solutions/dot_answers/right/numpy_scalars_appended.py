# style: loop that appends NumPy scalars
import numpy as np

a = np.array([1.0, 2.0, 3.0])
dot_answers = []
for b in ([4, 5, 6], [1, -1, 0], [0, 0, 0]):
    dot_answers.append(np.dot(a, b))
