"""Wrong ideas about tables, figures and random numbers, each with the sentence that helps."""

import matplotlib.pyplot as plt
import numpy as np

from graders.authoring import misconception, usual


def right_means(df):
    return df.groupby("city")["temp"].mean().rename("mean").reset_index()


MEANS = usual("city_means", right=right_means, checks={"forms": "means"})


@misconception(
    "city_means",
    check="means",
    en="groupby makes the cities an index; reset_index() makes a column of it again.",
)
def cities_in_the_index(df):
    return df.groupby("city")[["temp"]].mean().rename(columns={"temp": "mean"})


@misconception("city_means", check="means", en="The column is called `mean`; rename it.")
def column_not_renamed(df):
    return df.groupby("city", as_index=False)["temp"].mean()


@misconception(
    "city_means",
    check="missing",
    en="A missing temperature is no 0; mean() leaves it out by itself.",
)
def missing_taken_for_zero(df):
    return right_means(df.fillna(0))


@misconception("city_means", check="unchanged", en="`df` is changed; work on df.copy().")
def drops_in_place(df):
    result = right_means(df)
    df.dropna(inplace=True)
    df["mean"] = 0.0
    return result


@misconception("warm_days", check="default", en="`above` leaves the limit itself out: > and not >=.")
def limit_included(temps, limit=20):
    return temps[temps >= limit].sort_values(ascending=False, kind="stable")


@misconception("warm_days", check="default", en="The warmest comes first: ascending=False.")
def coldest_first(temps, limit=20):
    return temps[temps > limit].sort_values(kind="stable")


@misconception("warm_days", check="limit", en="The argument `limit` is not used.")
def twenty_always(temps, limit=20):
    return temps[temps > 20].sort_values(ascending=False, kind="stable")


@misconception("plot_temps", check="figure", en="x comes first: plot(days, temps).")
def axes_swapped(days, temps):
    _, axes = plt.subplots()
    axes.plot(temps, days, label="measured")
    axes.set(title="Temperatures", xlabel="day", ylabel="°C")
    axes.legend()


@misconception("plot_temps", check="figure", en="label= alone shows nothing; call legend() as well.")
def no_legend(days, temps):
    _, axes = plt.subplots()
    axes.plot(days, temps, label="measured")
    axes.set(title="Temperatures", xlabel="day", ylabel="°C")


@misconception("roll", check="rolls", en="integers(1, 6) never brings 6: the end is left out, so it is integers(1, 7).")
def never_a_six(n, rng):
    return rng.integers(1, 6, size=n).tolist()


@misconception("roll", check="rolls", en="The numbers have to come from `rng`, which is handed over.")
def own_generator(n, rng):
    return np.random.default_rng(0).integers(1, 7, size=n).tolist()


@misconception("root", check="near", en="A few steps are not enough; go on until |f(x)| <= 1e-9.")
def few_steps(a, b):
    low, high = -10.0, 10.0
    for _ in range(24):
        middle = (low + high) / 2
        if middle**3 + a * middle + b < 0:
            low = middle
        else:
            high = middle
    return high


@misconception("estimate_pi", check="near", en="The points fill a quarter of the circle: multiply the share by 4.")
def without_the_four(n, rng):
    return float(np.mean(np.sum(rng.random((n, 2)) ** 2, axis=1) <= 1))


@misconception("principal_axes", check="axes", en="eigh returns the eigenvectors as columns; do not transpose them.")
def as_rows(A):
    return np.linalg.eigh(A)[1].T


@misconception("principal_axes", check="axes", en="The eigenvalues are not asked for, but the vectors: eigh(A)[1].")
def eigenvalues(A):
    return np.linalg.eigh(A)[0]
