"""Wrong ideas about softmax and attention, each with the sentence that helps."""

import numpy as np

from graders.authoring import misconception, usual


def right_softmax(x, axis=-1):
    powers = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return powers / np.sum(powers, axis=axis, keepdims=True)


def right_attention(Q, K, V, mask=None, scale=None):
    scores = Q @ K.T * (Q.shape[1] ** -0.5 if scale is None else scale)
    powers = np.exp(scores - scores.max(axis=1, keepdims=True)) * (1 if mask is None else mask)
    totals = powers.sum(axis=1, keepdims=True)
    weights = powers / np.where(totals == 0, 1, totals)
    return weights @ V, weights


SOFTMAX = usual(
    "softmax",
    right=right_softmax,
    checks={"forms": "last-axis", "shapes": "last-axis", "precision": "last-axis", "in_place": "unchanged"},
)


@misconception(
    "softmax",
    check="large",
    en="exp of a large number is inf, and inf / inf is nan; subtract the largest number before exp.",
    zh="很大的数的 exp 是 inf，而 inf / inf 是 nan；请在取 exp 之前减去最大值。",
)
def without_subtracting(x, axis=-1):
    return np.exp(x) / np.sum(np.exp(x), axis=axis, keepdims=True)


@misconception(
    "softmax",
    check="last-axis",
    en="Without axis= the sum runs over the whole array; hand the axis on, with keepdims=True.",
    zh="不写 axis= 时会对整个数组求和；请传入 axis，并加上 keepdims=True。",
)
def over_everything(x, axis=-1):
    powers = np.exp(x - np.max(x))
    return powers / powers.sum()


@misconception(
    "softmax",
    check="axis",
    en="The argument `axis` is not used; hand it on to max and sum.",
    zh="没有用到参数 `axis`；请把它传给 max 和 sum。",
)
def last_axis_always(x, axis=-1):
    return right_softmax(x)


@misconception(
    "causal_mask",
    check="sizes",
    en="Row i may look at columns up to i; that is the lower triangle (np.tri), not the upper one (np.triu).",
    zh="第 i 行可以看到第 i 列及之前的列，即下三角（np.tri），而不是上三角（np.triu）。",
)
def upper_triangle(n):
    return np.triu(np.ones((n, n), bool))


@misconception(
    "causal_mask",
    check="sizes",
    en="Ones and zeros are numbers, not a Boolean array; add dtype=bool.",
    zh="1 和 0 是数字，不是布尔数组；请加上 dtype=bool。",
)
def ones_and_zeros(n):
    return np.tri(n)


@misconception(
    "attention",
    check="plain",
    en="The scores are divided by √d, d being the length of a query.",
    zh="得分要除以 √d，d 是查询向量的长度。",
)
def not_scaled(Q, K, V, mask=None, scale=None):
    return right_attention(Q, K, V, mask, 1.0 if scale is None else scale)


@misconception(
    "attention",
    check="mask",
    en="A score of 0 still gets a weight, since exp(0) = 1; set the score to -inf.",
    zh="得分为 0 时仍有权重，因为 exp(0) = 1；请把得分设为 -inf。",
)
def scores_times_mask(Q, K, V, mask=None, scale=None):
    scores = Q @ K.T * (Q.shape[1] ** -0.5 if scale is None else scale)
    weights = right_softmax(scores if mask is None else scores * mask)
    return weights @ V, weights


@misconception(
    "attention",
    check="mask",
    en="Where the mask is True, one may look; you use it the other way round.",
    zh="mask 为 True 处表示可以看；这里用反了。",
)
def mask_the_other_way_round(Q, K, V, mask=None, scale=None):
    return right_attention(Q, K, V, None if mask is None else ~mask, scale)


@misconception(
    "attention",
    check="empty-row",
    en="A row without any True has only -inf, and softmax of that is nan; set its weights to 0.",
    zh="整行没有 True 时，该行全是 -inf，softmax 得到 nan；请把这一行的权重设为 0。",
)
def nan_in_an_empty_row(Q, K, V, mask=None, scale=None):
    scores = Q @ K.T * (Q.shape[1] ** -0.5 if scale is None else scale)
    weights = right_softmax(scores if mask is None else np.where(mask, scores, -np.inf))
    return weights @ V, weights


@misconception(
    "attention",
    check="plain",
    en="Two arrays are asked for: (weights @ V, weights).",
    zh="题目要求返回两个数组：(权重 @ V, 权重)。",
)
def output_alone(Q, K, V, mask=None, scale=None):
    return right_attention(Q, K, V, mask, scale)[0]
