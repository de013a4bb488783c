import collections
import math

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd


def city_means(df):
    rows = []
    for city in df["city"].unique():
        rows.append({"city": city, "mean": df.loc[df["city"] == city, "temp"].mean()})
    return pd.DataFrame(rows)


def warm_days(temps, limit=20):
    warm = sorted((-temp, day) for day, temp in temps.items() if temp > limit)
    return pd.Series([-temp for temp, _ in warm], index=[day for _, day in warm], dtype=float)


def plot_temps(days, temps):
    figure = plt.figure(figsize=(4, 3))
    axes = figure.add_subplot()
    (line,) = axes.plot(np.array(days), np.array(temps))
    line.set_label("measured")
    axes.legend()
    axes.set_title("Temperatures")
    axes.set_xlabel("day")
    axes.set_ylabel("°C")
    return figure


def roll(n, rng):
    return rng.integers(low=1, high=6, size=n, endpoint=True)


def root(a, b):
    roots = np.roots([1, 0, a, b])
    x = min(roots, key=lambda each: abs(each.imag)).real
    for _ in range(60):
        slope = 3 * x * x + a
        if slope == 0:
            break
        x = x - (x**3 + a * x + b) / slope
    return float(x)


def estimate_pi(n, rng):
    return float(4 * (np.hypot(rng.random(n), rng.random(n)) < 1).mean())


def principal_axes(A):
    return -np.linalg.svd(A + 100 * np.eye(len(A)))[0]


discussion = "Three days say what the weather was, not what the climate is."
