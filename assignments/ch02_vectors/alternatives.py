"""Right answers to chapter 2 in other styles; each must earn everything.

A student could have written this module: it imports nothing of the grader, and it is run as a
submission is.  `ALTERNATIVES`, at the end, says which function answers which question.
"""

from __future__ import annotations

import functools
import math
import operator
from fractions import Fraction

import numpy as np
from scipy.spatial.distance import cdist, cosine
from sklearn.metrics.pairwise import cosine_similarity as sklearn_cosine
from sklearn.preprocessing import normalize


def same_length(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")


# The dot product


def dot_by_index(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    total = 0
    for i in range(len(x)):
        total += x[i] * y[i]
    return total


def dot_by_while(x, y):
    n = len(x)
    if n != len(y):
        raise ValueError(f"{n} and {len(y)}")
    i, total = 0, 0.0
    while i < n:
        total = total + float(x[i]) * float(y[i])
        i += 1
    return total


def dot_backwards(x, y):
    assert_same = len(x) == len(y)
    if not assert_same:
        raise ValueError
    total = 0
    for i in range(len(x) - 1, -1, -1):
        total = total + x[i] * y[i]
    return total


def dot_by_zip(x, y):
    same_length(x, y)
    return sum(a * b for a, b in zip(x, y, strict=False))


def dot_by_strict_zip(x, y):
    return sum([a * b for a, b in zip(x, y, strict=True)])


def dot_by_reduce(x, y):
    same_length(x, y)
    return functools.reduce(lambda total, pair: total + pair[0] * pair[1], zip(x, y, strict=True), 0)


def dot_by_map(x, y):
    if len(x) == len(y):
        return sum(map(operator.mul, x, y))
    raise ValueError("lengths differ")


def dot_by_recursion(x, y):
    same_length(x, y)
    if len(x) == 0:
        return 0
    return x[0] * y[0] + dot_by_recursion(x[1:], y[1:])


def dot_by_halves(x, y):
    same_length(x, y)
    n = len(x)
    if n == 0:
        return 0.0
    if n == 1:
        return float(x[0] * y[0])
    half = n // 2
    return dot_by_halves(x[:half], y[:half]) + dot_by_halves(x[half:], y[half:])


def dot_by_fsum(x, y):
    same_length(x, y)
    return math.fsum(a * b for a, b in zip(x, y, strict=True))


def dot_by_kahan(x, y):
    same_length(x, y)
    total, lost = 0.0, 0.0
    for a, b in zip(x, y, strict=True):
        term = float(a) * float(b) - lost
        grown = total + term
        lost = (grown - total) - term
        total = grown
    return total


def dot_by_fractions(x, y):
    same_length(x, y)
    exact = sum(Fraction(float(a)) * Fraction(float(b)) for a, b in zip(x, y, strict=True))
    return float(exact)


def dot_by_numpy_sum(x, y):
    x, y = np.asarray(x), np.asarray(y)
    if x.shape != y.shape:
        raise ValueError("shapes differ")
    return np.sum(x * y)


def dot_by_add_reduce(x, y):
    a, b = np.array(x, dtype=float), np.array(y, dtype=float)
    if a.size != b.size:
        raise ValueError
    return float(np.add.reduce(np.multiply(a, b)))


def dot_in_its_own_precision(x, y):
    a, b = np.asarray(x), np.asarray(y)
    if a.shape != b.shape:
        raise ValueError
    kind = np.result_type(a, b) if a.size else np.float64
    total = kind.type(0) if a.size else 0.0
    for left, right in zip(a, b, strict=True):
        total = total + left * right
    return total


dot_by_lambda = lambda x, y: sum(x[i] * y[i] for i in range(len(x))) if len(x) == len(y) else refuse()  # noqa: E731  the style that is tried here


def refuse():
    raise ValueError("lengths differ")


class Vectors:
    """A student who likes classes."""

    @staticmethod
    def dot(x, y):
        same_length(x, y)
        total = 0.0
        for a, b in zip(x, y, strict=True):
            total += a * b
        return total


def dot_by_class(x, y):
    return Vectors.dot(x, y)


# The cosine similarity


def cosine_by_numpy(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    lengths = math.sqrt(np.dot(a, a)) * math.sqrt(np.dot(b, b))
    return float(np.dot(a, b) / lengths) if lengths else 0.0


def cosine_by_norm(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if a.shape != b.shape:
        raise ValueError("shapes differ")
    norm_a, norm_b = np.linalg.norm(a), np.linalg.norm(b)
    if norm_a == 0 or norm_b == 0:
        return 0.0
    return (a @ b) / (norm_a * norm_b)


def cosine_by_lists(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    product = sum(x * y for x, y in zip(a, b, strict=True))
    square_a = sum(x * x for x in a)
    square_b = sum(y**2 for y in b)
    if not square_a or not square_b:
        return 0.0
    return product / (math.sqrt(square_a) * math.sqrt(square_b))


def cosine_in_one_loop(a, b):
    if len(a) != len(b):
        raise ValueError
    product = square_a = square_b = 0.0
    for i in range(len(a)):
        product += float(a[i]) * float(b[i])
        square_a += float(a[i]) ** 2
        square_b += float(b[i]) ** 2
    if square_a == 0.0 or square_b == 0.0:
        return 0.0
    return product / (square_a**0.5 * square_b**0.5)


def cosine_normalised_first(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if len(a) != len(b):
        raise ValueError
    if not a.any() or not b.any():
        return 0.0
    unit_a, unit_b = a / np.sqrt(np.sum(a * a)), b / np.sqrt(np.sum(b * b))
    return float(np.inner(unit_a, unit_b))


def cosine_by_hypot(a, b):
    same_length(a, b)
    length = math.hypot(*a) * math.hypot(*b)
    return 0.0 if length == 0 else math.fsum(x * y for x, y in zip(a, b, strict=True)) / length


def cosine_by_einsum(a, b):
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    if a.shape != b.shape:
        raise ValueError
    product, square_a, square_b = (np.einsum("i,i->", x, y) for x, y in ((a, b), (a, a), (b, b)))
    return product / np.sqrt(square_a) / np.sqrt(square_b) if square_a and square_b else 0.0


def cosine_in_its_own_precision(a, b):
    a, b = np.asarray(a), np.asarray(b)
    if a.shape != b.shape:
        raise ValueError("shapes differ")
    lengths = np.linalg.norm(a) * np.linalg.norm(b)
    return np.vdot(a, b) / lengths if lengths > 0 else 0.0


def cosine_by_errstate(a, b):
    if len(a) != len(b):
        raise ValueError
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.dot(a, b) / np.float64(np.linalg.norm(a) * np.linalg.norm(b))
    return 0.0 if np.isnan(value) else value


def cosine_clipped(a, b):
    if np.shape(a) != np.shape(b):
        raise ValueError
    lengths = np.linalg.norm(a) * np.linalg.norm(b)
    if lengths == 0:
        return 0.0
    return np.clip(np.dot(a, b) / lengths, -1.0, 1.0)


def cosine_by_exception(a, b):
    if len(a) != len(b):
        raise ValueError
    try:
        return math.fsum(map(operator.mul, a, b)) / (math.dist(a, [0] * len(a)) * math.dist(b, [0] * len(b)))
    except ZeroDivisionError:
        return 0.0


def cosine_by_scipy(a, b):
    if len(a) != len(b):
        raise ValueError
    if not np.any(a) or not np.any(b):
        return 0.0
    return 1 - cosine(np.asarray(a, dtype=float), np.asarray(b, dtype=float))


def cosine_by_sklearn(a, b):
    if len(a) != len(b):
        raise ValueError
    return sklearn_cosine([a], [b])[0, 0]


# The matrix of cosine similarities


def matrix_by_loops(X):
    n = len(X)
    result = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            result[i, j] = cosine_by_lists(X[i], X[j])
    return result


def matrix_by_halves(X):
    X = np.asarray(X, dtype=float)
    n = X.shape[0]
    result = np.zeros((n, n))
    for i in range(n):
        for j in range(i, n):
            result[i, j] = result[j, i] = cosine_by_norm(X[i], X[j])
    return result


def matrix_by_comprehension(X):
    return np.array([[cosine_by_hypot(x, y) for y in X] for x in X])


def matrix_by_normalised_rows(X):
    X = np.asarray(X, dtype=float)
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    norms[norms == 0] = 1.0
    unit = X / norms
    return unit @ unit.T


def matrix_by_where(X):
    X = np.array(X, dtype=float)
    norms = np.sqrt((X**2).sum(axis=1))
    safe = np.where(norms > 0, norms, 1.0)
    return np.dot(X, X.T) / np.outer(safe, safe)


def matrix_by_divide_where(X):
    X = np.asarray(X, dtype=float)
    norms = np.sqrt(np.einsum("ij,ij->i", X, X))
    lengths = norms[:, None] * norms[None, :]
    return np.divide(X @ X.T, lengths, out=np.zeros_like(lengths), where=lengths != 0)


def matrix_by_errstate(X):
    X = np.asarray(X)
    norms = np.linalg.norm(X, axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        result = (X @ X.T) / np.outer(norms, norms)
    return np.nan_to_num(result, nan=0.0)


def matrix_by_broadcasting(X):
    X = np.asarray(X, dtype=float)
    products = (X[:, None, :] * X[None, :, :]).sum(axis=2)
    norms = np.sqrt(np.diagonal(products))
    lengths = norms.reshape(-1, 1) * norms
    return np.where(lengths == 0, 0.0, products / np.where(lengths == 0, 1.0, lengths))


def matrix_by_einsum(X):
    X = np.asarray(X, dtype=float)
    norms = np.linalg.norm(X, axis=1)
    unit = np.zeros_like(X)
    unit[norms > 0] = X[norms > 0] / norms[norms > 0, None]
    return np.einsum("ik,jk->ij", unit, unit)


def matrix_by_scaled_diagonal(X):
    X = np.asarray(X, dtype=float)
    scale = np.array([1 / math.hypot(*row) if any(row) else 0.0 for row in X.tolist()])
    return np.diag(scale) @ (X @ X.T) @ np.diag(scale)


def matrix_by_sklearn(X):
    return sklearn_cosine(X)


def matrix_by_sklearn_normalize(X):
    unit = normalize(np.array(X, dtype=float))
    return np.matmul(unit, unit.T)


def matrix_by_scipy(X):
    X = np.asarray(X, dtype=float)
    zero = ~X.any(axis=1)
    with np.errstate(all="ignore"):
        result = 1 - cdist(X, X, "cosine")
    result[zero, :] = 0
    result[:, zero] = 0
    return result


# Attention scores


def scores_by_matmul(X, W_q, W_k):
    Q = X @ W_q
    K = X @ W_k
    return Q @ K.T


def scores_by_dot(X, W_q, W_k):
    return np.dot(np.dot(X, W_q), np.transpose(np.dot(X, W_k)))


def scores_by_inner(X, W_q, W_k):
    return np.inner(X.dot(W_q), X.dot(W_k))


def scores_by_einsum(X, W_q, W_k):
    Q = np.einsum("sd,dk->sk", X, W_q)
    K = np.einsum("td,dk->tk", X, W_k)
    return np.einsum("sk,tk->st", Q, K)


def scores_by_one_einsum(X, W_q, W_k):
    return np.einsum("sd,dk,te,ek->st", X, W_q, X, W_k)


def scores_regrouped(X, W_q, W_k):
    return X @ (W_q @ W_k.T) @ X.T


def scores_by_multi_dot(X, W_q, W_k):
    return np.linalg.multi_dot([X, W_q, W_k.T, X.T])


def scores_by_tensordot(X, W_q, W_k):
    queries, keys = (np.tensordot(X, W, axes=1) for W in (W_q, W_k))
    return np.tensordot(queries, keys, axes=([1], [1]))


def scores_by_broadcasting(X, W_q, W_k):
    Q = (X[:, :, None] * W_q[None, :, :]).sum(axis=1)
    K = (X[:, :, None] * W_k[None, :, :]).sum(axis=1)
    return (Q[:, None, :] * K[None, :, :]).sum(axis=-1)


def scores_by_loops(X, W_q, W_k):
    n, dim = X.shape
    d_k = W_q.shape[1]
    scores = np.zeros((n, n))
    for i in range(n):
        q = [sum(X[i, d] * W_q[d, k] for d in range(dim)) for k in range(d_k)]
        for j in range(n):
            total = 0.0
            for k in range(d_k):
                total += q[k] * sum(X[j, d] * W_k[d, k] for d in range(dim))
            scores[i, j] = total
    return scores


# The length of a projection


def length_by_norm(v, u):
    norm = np.linalg.norm(u)
    return 0.0 if norm == 0 else np.dot(v, u) / norm


def length_by_lists(v, u):
    square = sum(float(b) * float(b) for b in u)
    if square == 0:
        return 0.0
    return sum(float(a) * float(b) for a, b in zip(v, u, strict=True)) / math.sqrt(square)


def length_by_unit_vector(v, u):
    if not u.any():
        return 0.0
    unit = u / np.sqrt(u @ u)
    return float(v @ unit)


def length_by_hypot(v, u):
    length = math.hypot(*u)
    return math.fsum(v * u) / length if length > 0 else 0.0


def length_by_cosine(v, u):
    norm_v, norm_u = np.linalg.norm(v), np.linalg.norm(u)
    if norm_v == 0 or norm_u == 0:
        return 0.0
    return norm_v * (np.dot(v, u) / (norm_v * norm_u))


def length_by_errstate(v, u):
    with np.errstate(all="ignore"):
        value = np.vdot(v, u) / np.sqrt(np.vdot(u, u))
    return np.nan_to_num(value)


def length_by_einsum(v, u):
    product, square = np.einsum("i,i", v, u), np.einsum("i,i", u, u)
    return product / np.sqrt(square) if square else 0.0


def length_by_divide_where(v, u):
    norm = np.sqrt((u * u).sum())
    return np.divide((v * u).sum(), norm, out=np.zeros(()), where=norm != 0)


# Projection into another space


def project_by_matmul(X, W):
    return X @ W


def project_by_dot(X, W):
    return np.dot(X, W)


def project_by_einsum(X, W):
    return np.einsum("...d,dk->...k", X, W)


def project_by_tensordot(X, W):
    return np.tensordot(X, W, axes=1)


def project_transposed(X, W):
    return (W.T @ X.T).T


def project_by_broadcasting(X, W):
    return (X[..., :, None] * W).sum(axis=-2)


def project_in_two_dimensions(X, W):
    result = np.matmul(np.atleast_2d(X), W)
    return result[0] if X.ndim == 1 else result


def project_by_loops(X, W):
    if X.ndim > 1:
        return np.array([project_by_loops(row, W) for row in X])
    d, k = W.shape
    result = np.zeros(k)
    for j in range(k):
        for i in range(d):
            result[j] += X[i] * W[i, j]
    return result


def project_by_columns(X, W):
    return np.stack([(X * column).sum(axis=-1) for column in W.T], axis=-1)


# The pair of both similarities


def pair_by_functions(a, b):
    return dot_by_zip(a, b), cosine_by_lists(a, b)


def pair_by_numpy(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if a.shape != b.shape:
        raise ValueError("shapes differ")
    product = a @ b
    lengths = np.linalg.norm(a) * np.linalg.norm(b)
    return product, product / lengths if lengths else 0.0


def pair_as_list(a, b):
    if len(a) != len(b):
        raise ValueError
    product = float(np.dot(a, b))
    length = math.sqrt(np.dot(a, a)) * math.sqrt(np.dot(b, b))
    return [product, product / length if length != 0 else 0.0]


def pair_with_early_return(a, b):
    if len(a) != len(b):
        raise ValueError
    product = sum(a[i] * b[i] for i in range(len(a)))
    if not any(a) or not any(b):
        return (0.0, 0.0)
    cos = product / math.hypot(*a) / math.hypot(*b)
    return (product, cos)


def pair_by_gram(a, b):
    if np.shape(a) != np.shape(b):
        raise ValueError
    both = np.array([a, b], dtype=float)
    gram = both @ both.T
    length = np.sqrt(gram[0, 0]) * np.sqrt(gram[1, 1])
    return gram[0, 1], np.divide(gram[0, 1], length, out=np.zeros_like(length), where=length > 0)


def pair_by_fsum(a, b):
    pairs = list(zip(a, b, strict=True))
    product = math.fsum(x * y for x, y in pairs)
    square = math.fsum(x * x for x, _ in pairs), math.fsum(y * y for _, y in pairs)
    return product, product / (math.sqrt(square[0]) * math.sqrt(square[1])) if all(square) else 0.0


def pair_normalised_first(a, b):
    a, b = np.array(a, dtype=float), np.array(b, dtype=float)
    if a.size != b.size:
        raise ValueError
    lengths = [np.linalg.norm(each) or 1.0 for each in (a, b)]
    return (np.sum(a * b), np.sum((a / lengths[0]) * (b / lengths[1])))


ALTERNATIVES = {
    "manual_dot": (
        dot_by_index,
        dot_by_while,
        dot_backwards,
        dot_by_zip,
        dot_by_strict_zip,
        dot_by_reduce,
        dot_by_map,
        dot_by_recursion,
        dot_by_halves,
        dot_by_fsum,
        dot_by_kahan,
        dot_by_fractions,
        dot_by_numpy_sum,
        dot_by_add_reduce,
        dot_in_its_own_precision,
        dot_by_lambda,
        dot_by_class,
    ),
    "cosine_similarity": (
        cosine_by_numpy,
        cosine_by_norm,
        cosine_by_lists,
        cosine_in_one_loop,
        cosine_normalised_first,
        cosine_by_hypot,
        cosine_by_einsum,
        cosine_in_its_own_precision,
        cosine_by_errstate,
        cosine_clipped,
        cosine_by_exception,
        cosine_by_scipy,
        cosine_by_sklearn,
    ),
    "cosine_matrix": (
        matrix_by_loops,
        matrix_by_halves,
        matrix_by_comprehension,
        matrix_by_normalised_rows,
        matrix_by_where,
        matrix_by_divide_where,
        matrix_by_errstate,
        matrix_by_broadcasting,
        matrix_by_einsum,
        matrix_by_scaled_diagonal,
        matrix_by_scipy,
        matrix_by_sklearn,
        matrix_by_sklearn_normalize,
    ),
    "attention_scores": (
        scores_by_matmul,
        scores_by_dot,
        scores_by_inner,
        scores_by_einsum,
        scores_by_one_einsum,
        scores_regrouped,
        scores_by_multi_dot,
        scores_by_tensordot,
        scores_by_broadcasting,
        scores_by_loops,
    ),
    "projection_length": (
        length_by_norm,
        length_by_lists,
        length_by_unit_vector,
        length_by_hypot,
        length_by_cosine,
        length_by_errstate,
        length_by_einsum,
        length_by_divide_where,
    ),
    "project": (
        project_by_matmul,
        project_by_dot,
        project_by_einsum,
        project_by_tensordot,
        project_transposed,
        project_by_broadcasting,
        project_in_two_dimensions,
        project_by_loops,
        project_by_columns,
    ),
    "compare_similarity": (
        pair_by_functions,
        pair_by_numpy,
        pair_as_list,
        pair_with_early_return,
        pair_by_gram,
        pair_by_fsum,
        pair_normalised_first,
    ),
}
