# style: lambda with np.matmul
import numpy as np

project = lambda X, W: np.matmul(X, W)
