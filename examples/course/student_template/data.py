"""Data, figures and chance
"""

import numpy as np


def city_means(df):
    """city_means

    `df` has the columns `city` and `temp`. Return a DataFrame with the columns `city` and `mean`: one row for each city,
    and the mean of its temperatures, where missing ones do not count. Order of rows and index make no difference.
    `df` stays as it is.
    """
    raise NotImplementedError("write your answer here")


# `temps` is a Series of temperatures with dates as its index. Return the Series of those above `limit` (20, if it is
# left out), each with its date, the warmest first; of equal ones the earlier date first.

def warm_days(temps, limit=20):
    raise NotImplementedError


def plot_temps(days, temps):
    """plot_temps

    Draw one figure with matplotlib: a line of `temps` over `days` with the label `measured`, a legend, the title
    `Temperatures`, `day` at the x-axis and `°C` at the y-axis. `days` and `temps` are lists and
    stay as they are. Nothing else is drawn; what is returned makes no difference.
    """
    raise NotImplementedError("write your answer here")


def roll(n, rng):
    """roll

    Return a list of n rolls of a die, taken from the generator `rng` by one call of `rng.integers`.
    """
    raise NotImplementedError("write your answer here")


def root(a, b):
    """root

    Return any number x from -10 to 10 with |x³ + a·x + b| <= 1e-9; there is one for each a and b from -9 to 9.
    Up to 1e-3 earns half the points.
    """
    raise NotImplementedError("write your answer here")


def estimate_pi(n, rng):
    """estimate_pi

    Estimate π from n random points in a square, drawn from `rng`: four times the share of those within the circle.
    The estimate may be off by five standard deviations, 8.2/√n, which happens to one right answer in 580 000.
    """
    raise NotImplementedError("write your answer here")


def principal_axes(A):
    """principal_axes

    Return the eigenvectors of the symmetric matrix A (its eigenvalues all differ) as the columns of an array, each of
    length 1; signs and the order of columns make no difference. A stays as it is.
    """
    raise NotImplementedError("write your answer here")


# The mean of one city rests on three days. In two or three sentences: what can be said about its climate, and what not?

discussion = None


if __name__ == "__main__":
    # Try it
    print(np.array([1.0, 2.0, 3.0]))
    # print(plot_temps([1, 2, 3], [18.0, 21.5, 20.0]))
    # print(root(1, -2))
    # print(principal_axes(np.array([[2.0, 1.0], [1.0, 2.0]])))
