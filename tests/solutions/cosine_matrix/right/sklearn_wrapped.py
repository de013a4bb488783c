# style: Wraps scikit-learn's own cosine_similarity.
from sklearn.metrics.pairwise import cosine_similarity


def cosine_matrix(X):
    return cosine_similarity(X)
