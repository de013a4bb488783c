"""Wrong ideas about chapter 2, each with the sentence that would help its author."""

from __future__ import annotations

from typing import Any

import numpy as np

from graders.model.misconception import misconception


@misconception(
    "cosine_similarity",
    check="zero-vector",
    en="A zero vector has length 0, and 0/0 is not a number; return 0.0 before you divide.",
    zh="零向量的长度是 0，而 0/0 不是数；请在除之前先返回 0.0。",
)
def no_zero_guard(a: Any, b: Any) -> Any:
    if len(a) != len(b):
        raise ValueError
    return np.dot(a, b) / (np.linalg.norm(a) * np.linalg.norm(b))


@misconception(
    "cosine_similarity",
    check="worked-examples",
    en="1 − cos is the cosine *distance*; similarity is the cosine itself: 1 for vectors of one direction.",
    zh="1 − cos 是余弦*距离*；相似度就是余弦本身：同方向的向量为 1。",
)
def cosine_distance(a: Any, b: Any) -> Any:
    if len(a) != len(b):
        raise ValueError
    lengths = np.linalg.norm(a) * np.linalg.norm(b)
    return 1 - np.dot(a, b) / lengths if lengths else 0.0
