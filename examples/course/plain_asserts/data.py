# What assignments/data asks, as plain asserts: no points, no messages, no wall.
import math

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from data import city_means, estimate_pi, plot_temps, principal_axes, roll, root, warm_days

nan = math.nan
for table, means in (
    ({"city": ["Oslo", "Rome", "Oslo"], "temp": [1.0, 20.0, 4.0]}, {"Oslo": 2.5, "Rome": 20.0}),
    ({"city": ["Rome", "Bern", "Rome", "Bern"], "temp": [18, 7, 25, 12]}, {"Bern": 9.5, "Rome": 21.5}),
    ({"city": ["Oslo", "Oslo", "Rome"], "temp": [nan, -3.0, 21.0]}, {"Oslo": -3.0, "Rome": 21.0}),
):
    df = pd.DataFrame(table)
    result = city_means(df)
    assert list(result.columns) == ["city", "mean"]
    assert len(result) == len(means)
    assert all(math.isclose(row["mean"], means[row["city"]]) for _, row in result.iterrows())
    assert df.equals(pd.DataFrame(table))


def series(temps):
    return pd.Series(temps, index=pd.date_range("2024-06-01", periods=len(temps)))


warm = warm_days(series([21.5, 19.0, 30.0, 20.0]))
assert warm.tolist() == [30.0, 21.5]
assert [day.day for day in warm.index] == [3, 1]
assert [day.day for day in warm_days(series([21.0, 25.0, 21.0, 25.0])).index] == [2, 4, 1, 3]
assert warm_days(series([21.5, 30.0, -4.0]), limit=-5).tolist() == [30.0, 21.5, -4.0]
for days, temps in (([1, 2, 3], [18.0, 21.5, 20.0]), ([5, 7], [3.0, -1.0])):
    plt.close("all")
    plot_temps(days, temps)
    assert len(plt.get_fignums()) == 1
    (axes,) = plt.gcf().axes
    (line,) = axes.lines
    assert line.get_xdata().tolist() == days
    assert line.get_ydata().tolist() == temps
    assert axes.get_title() == "Temperatures"
    assert axes.get_xlabel() == "day"
    assert axes.get_ylabel() == "°C"
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["measured"]
for n, seed in ((8, 7), (30, 8), (0, 9)):
    right = np.random.default_rng(seed).integers(1, 7, n)
    assert list(roll(n, rng=np.random.default_rng(seed))) == right.tolist()
for a, b in ((1, -2), (-7, 6), (0, 0), (-3, 2), (-3, 7), *np.random.default_rng(1).integers(-9, 10, (8, 2))):
    x = root(int(a), int(b))
    assert -10 <= x <= 10
    assert abs(x**3 + a * x + b) <= 1e-9
for n, seed in ((5000, 1), (5000, 2), (100, 3)):
    assert abs(estimate_pi(n, rng=np.random.default_rng(seed)) - math.pi) <= 8.21 / math.sqrt(n)
for A in ([[2.0, 1], [1, 2]], [[2.0, 1, 0], [1, 3, 1], [0, 1, 5]], [[1.5, 4], [4, -3.25]], [[-1.0, -1], [-1, -1]], [[-0.5]]):
    A = np.array(A)
    vectors = principal_axes(A.copy())
    assert vectors.shape == A.shape
    assert np.allclose(np.linalg.norm(vectors, axis=0), 1)
    for vector in vectors.T:
        assert np.allclose(A @ vector, (vector @ A @ vector) * vector)
    assert np.linalg.matrix_rank(vectors) == len(A)
