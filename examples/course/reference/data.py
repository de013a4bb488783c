"""Right answers to data, figures and chance."""

import math

import matplotlib.pyplot as plt
import numpy as np

from graders.authoring import LeftOpenError


def city_means(df):
    return df.groupby("city")["temp"].mean().rename("mean").reset_index()


def warm_days(temps, limit=20):
    return temps[temps > limit].sort_values(ascending=False, kind="stable")


def plot_temps(days, temps):
    _, axes = plt.subplots()
    axes.plot(days, temps, label="measured")
    axes.set(title="Temperatures", xlabel="day", ylabel="°C")
    axes.legend()


def roll(n, rng):
    return rng.integers(1, 7, size=n).tolist()


def root(a, b):
    low, high = -10.0, 10.0
    for _ in range(100):
        middle = (low + high) / 2
        if middle**3 + a * middle + b < 0:
            low = middle
        else:
            high = middle
    return high


def check_root(call, actual):
    """Any root will do: half the points for one that is near."""
    a, b = call.args
    if not isinstance(actual, (int, float)) or not -10 <= actual <= 10:
        return "x should be a number from -10 to 10"
    error = abs(actual**3 + a * actual + b)
    if error <= 1e-9:
        return True
    sentence = f"x³ + a·x + b is {error:.2g} there, but should be at most 1e-9; go on until it is"
    return (0.5 if error <= 1e-3 else 0, sentence)


def estimate_pi(n, rng):
    points = rng.random((n, 2))
    return 4 * np.mean(np.sum(points**2, axis=1) <= 1)


def check_estimate_pi(call, actual):
    """Five standard deviations: 4·√(p·(1-p)/n) with p = π/4 is 1.642/√n."""
    n = call.args[0]
    if not isinstance(actual, float):
        return "a float is asked for"
    if abs(actual * n / 4 - round(actual * n / 4)) > 1e-6:
        return "that is no share of n points, times 4; count the points with x² + y² <= 1"
    if abs(actual - math.pi) <= 8.21 / math.sqrt(n):
        return True
    return f"{actual:.5f} is further from π than chance explains; count the points with x² + y² <= 1, times 4/n"


def principal_axes(A):
    values = np.linalg.eigvalsh(A)
    if (A != A.T).any() or (np.diff(values) < 1e-6 * np.abs(values).max()).any():
        raise LeftOpenError
    return np.linalg.eigh(A)[1]
