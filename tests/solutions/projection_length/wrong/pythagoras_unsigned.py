# mistake: Uses Pythagoras on the rejection, which loses the sign.
# loses: sign
# told: absolute_value
import numpy as np


def projection_length(v, u):
    uu = np.dot(u, u)
    if uu == 0:
        return 0.0
    rejection = v - np.dot(v, u) / uu * u
    return np.sqrt(max(np.dot(v, v) - np.dot(rejection, rejection), 0.0))
