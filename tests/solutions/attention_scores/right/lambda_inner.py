# style: lambda with np.inner, whose second argument is taken row by row
import numpy as np

attention_scores = lambda X, W_q, W_k: np.inner(X.dot(W_q), X.dot(W_k))
