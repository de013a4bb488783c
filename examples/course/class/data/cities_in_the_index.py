import collections
import math

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd


def city_means(df):
    return df.groupby("city")[["temp"]].mean().rename(columns={"temp": "mean"})


def warm_days(temps, limit=20):
    return temps[temps >= limit].sort_values(ascending=False, kind="stable")


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


def estimate_pi(n, rng):
    points = rng.random((n, 2))
    return 4 * np.mean(np.sum(points**2, axis=1) <= 1)


def principal_axes(A):
    values, vectors = np.linalg.eigh(A)
    return vectors


discussion = "Three days say what the weather was, not what the climate is."
