"""Right answers in other styles."""

import collections

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd


def means_by_agg(df):
    return df.groupby("city", as_index=False).agg(mean=("temp", "mean"))


def means_by_loop(df):
    rows = []
    for city in df["city"].unique():
        rows.append({"city": city, "mean": df.loc[df["city"] == city, "temp"].mean()})
    return pd.DataFrame(rows)


def means_by_hand(df):
    temps = collections.defaultdict(list)
    for city, temp in zip(df["city"], df["temp"]):
        if temp == temp:
            temps[city].append(temp)
    means = [sum(each) / len(each) for each in temps.values()]
    return pd.DataFrame({"city": list(temps), "mean": means}, index=list(temps))


def warm_by_loc(temps, limit=20):
    return temps.loc[lambda t: t > limit].sort_index().sort_values(ascending=False, kind="mergesort")


def warm_by_sorting(temps, limit=20):
    warm = sorted((-temp, day) for day, temp in temps.items() if temp > limit)
    return pd.Series([-temp for temp, _ in warm], index=[day for _, day in warm], dtype=float)


def plot_with_pyplot(days, temps):
    plt.figure()
    plt.plot(days, temps, "ro-", label="measured")
    plt.title("Temperatures")
    plt.xlabel("day")
    plt.ylabel("°C")
    plt.legend(loc="upper left")
    plt.show()


def plot_with_axes(days, temps):
    figure = plt.figure(figsize=(4, 3))
    axes = figure.add_subplot()
    (line,) = axes.plot(np.array(days), np.array(temps))
    line.set_label("measured")
    axes.legend()
    axes.set_title("Temperatures")
    axes.set_xlabel("day")
    axes.set_ylabel("°C")
    return figure


def roll_as_array(n, rng):
    return rng.integers(low=1, high=6, size=n, endpoint=True)


def root_by_numpy(a, b):
    roots = np.roots([1, 0, a, b])
    x = min(roots, key=lambda each: abs(each.imag)).real
    for _ in range(60):
        slope = 3 * x * x + a
        if slope == 0:
            break
        x = x - (x**3 + a * x + b) / slope
    return float(x)


def pi_by_loop(n, rng):
    inside = 0
    for _ in range(n):
        x, y = rng.uniform(-1, 1, 2)
        inside += x * x + y * y <= 1
    return 4 * inside / n


def pi_by_norm(n, rng):
    return float(4 * (np.hypot(rng.random(n), rng.random(n)) < 1).mean())


def axes_by_eig(A):
    values, vectors = np.linalg.eig(A)
    return vectors[:, np.argsort(values)[::-1]]


def axes_by_svd(A):
    return -np.linalg.svd(A + 100 * np.eye(len(A)))[0]


ALTERNATIVES = {
    "city_means": (means_by_agg, means_by_loop, means_by_hand),
    "warm_days": (warm_by_loc, warm_by_sorting),
    "plot_temps": (plot_with_pyplot, plot_with_axes),
    "roll": (roll_as_array,),
    "root": (root_by_numpy,),
    "estimate_pi": (pi_by_loop, pi_by_norm),
    "principal_axes": (axes_by_eig, axes_by_svd),
}
