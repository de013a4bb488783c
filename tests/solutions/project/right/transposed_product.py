# style: (W^T X^T)^T
import numpy as np


def project(X, W):
    return (W.T @ X.T).T
