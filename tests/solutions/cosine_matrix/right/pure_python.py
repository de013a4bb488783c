# style: pure Python lists, turned into an array at the end, Chinese comments
import math
import numpy as np


def cosine_matrix(X):
    rows = [[float(v) for v in row] for row in X]
    # 每一行的模长
    norms = [math.sqrt(sum(v * v for v in row)) for row in rows]
    result = []
    for i in range(len(rows)):
        line = []
        for j in range(len(rows)):
            if norms[i] == 0 or norms[j] == 0:
                line.append(0.0)  # 零向量
            else:
                s = 0.0
                for k in range(len(rows[i])):
                    s += rows[i][k] * rows[j][k]
                line.append(s / (norms[i] * norms[j]))
        result.append(line)
    return np.array(result)
