def projection_length(v, u):
    return float("inf")
