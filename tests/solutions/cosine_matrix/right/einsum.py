# style: einsum for the Gram matrix and for the norms
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=np.float64)
    gram = np.einsum("ik,jk->ij", X, X)
    norm = np.sqrt(np.einsum("ik,ik->i", X, X))
    norm = np.where(norm > 0, norm, 1)
    return gram / np.einsum("i,j->ij", norm, norm)
