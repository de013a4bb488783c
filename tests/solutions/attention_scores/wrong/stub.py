# mistake: The function is left as the stub.
# loses: defined
# told: -
def attention_scores(X, W_q, W_k):
    raise NotImplementedError
