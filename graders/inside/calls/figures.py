"""The figures of matplotlib that a call leaves open, as plain data: what is drawn, and not how it looks.

A figure is a list of axes, and axes are

    (title, xlabel, ylabel, xscale, yscale, lines, points, bars, legend)

with the data of each line and collection of points as two arrays, of each bar its place and its height,
and the legend's entries, or None.  It is read from where matplotlib keeps it: getters could be
anybody's.  matplotlib is never imported here: what nobody has imported has drawn nothing.
"""

from __future__ import annotations

import collections
import contextlib
import sys
import types
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from graders.inside.calls import calling
from graders.inside.wire import values as wire
from graders.inside.wire.classes import MISSING, line_of, own_of, raw

MAX_FIGURES = 10
MAX_AXES = 20  # of one figure
MAX_ARTISTS = 200  # of one pair of axes
MAX_POINTS = 100_000  # of all of them together
MAX_TEXT = 500
SECONDS = 2.0  # for reading them all
_modules, _ordered = sys.modules, collections.OrderedDict
_own: Any = vars(types.ModuleType)["__dict__"].__get__
_ndarray, _asarray, _values, _clear = np.ndarray, np.asarray, _ordered.values, _ordered.clear
_data = np.ma.MaskedArray.filled


def begin() -> None:
    """Have no figure open, and let none be closed by being shown, as in a notebook that shows them inline."""
    pyplot = _modules.get("matplotlib.pyplot")
    if type(pyplot) is types.ModuleType:
        # Whoever has put something else in its place has no figures.
        with contextlib.suppress(BaseException), calling.time_limit(SECONDS):
            _own(pyplot)["switch_backend"]("agg")
    close()


def close() -> None:
    """Close whatever is open: a figure belongs to the call that drew it."""
    figs = _figs()
    if figs is not None:
        _clear(figs)


def drawn(value: object) -> list[Any]:
    """The figures that are open, or that `value` is, on the wire; afterwards they are closed.

    A figure that cannot be read, or is more than what is carried, counts as none.
    """
    try:
        with calling.time_limit(SECONDS):
            left = [MAX_POINTS]
            read = [_figure(each, left) for each in _open(value)]
            return wire.encode([each for each in read if each is not None])
    except BaseException:  # noqa: BLE001  theirs to provoke, as by units of their own
        return ["list", []]
    finally:
        close()


# Private functions


def _class(module: str, name: str) -> Any:
    loaded = _modules.get(f"matplotlib.{module}")
    return _own(loaded).get(name, MISSING) if type(loaded) is types.ModuleType else MISSING


def _figs() -> Any:
    """Where pyplot keeps the managers of open figures; None where there is nothing."""
    kind = _class("_pylab_helpers", "Gcf")
    managers = own_of(kind).get("figs") if type(kind) is type else None
    return managers if type(managers) is _ordered else None


def _open(value: object) -> Iterator[Any]:
    kind, figs = _class("figure", "Figure"), _figs()
    managers = [] if figs is None else list(_values(figs))
    figures = [raw(raw(each, "canvas"), "figure") for each in managers[:MAX_FIGURES]]
    if not any(each is value for each in figures):
        figures.append(value)
    return (each for each in figures if type(each) is kind)


def _figure(figure: object, left: list[int]) -> list[Any] | None:
    axes = raw(raw(figure, "_axstack"), "_axes")
    if type(axes) is not dict or len(axes) > MAX_AXES:
        return None
    return [_axes(each, left) for each in list(axes)]


def _axes(axes: object, left: list[int]) -> tuple[Any, ...]:
    children = _listed(raw(axes, "_children"))
    legend = raw(axes, "legend_")
    entries = None if legend is None or legend is MISSING else [*map(_text, _listed(raw(legend, "texts")))]
    return (
        _text(raw(axes, "title")),
        *(_text(raw(raw(axes, axis), "label")) for axis in ("xaxis", "yaxis")),
        *(_scale(raw(raw(axes, axis), "_scale")) for axis in ("xaxis", "yaxis")),
        [_line(each, left) for each in _of(children, "lines", "Line2D")],
        [_points(each, left) for each in _of(children, "collections", "PathCollection")],
        [*_bars(axes)],
        entries,
    )


def _listed(value: object) -> list[Any]:
    return list(value)[:MAX_ARTISTS] if type(value) is list else []


def _of(children: list[Any], module: str, name: str) -> list[Any]:
    kind = _class(module, name)
    return [each for each in children if any(base is kind for base in line_of(type(each)))]


def _text(artist: object) -> str:
    text = raw(artist, "_text")
    return text[:MAX_TEXT] if type(text) is str else ""


def _scale(scale: object) -> str:
    name = next((own_of(each)["name"] for each in line_of(type(scale)) if "name" in own_of(each)), "")
    return name[:MAX_TEXT] if type(name) is str else ""


def _line(line: object, left: list[int]) -> tuple[Any, Any]:
    """The data of a line in the units of its axes, which may have been dates or words."""
    if raw(line, "_invalidx") is not False or raw(line, "_invalidy") is not False:
        recache: Callable[[Any], None] = own_of(_class("lines", "Line2D"))["recache"]
        recache(line)
    return _curve(raw(line, "_x"), raw(line, "_y"), left)


def _points(points: object, left: list[int]) -> tuple[Any, Any]:
    offsets = raw(points, "_offsets")
    if type(offsets) is np.ma.MaskedArray and offsets.dtype.kind == "f":
        offsets = _data(offsets, np.nan)
    if type(offsets) is not _ndarray or offsets.ndim != 2 or offsets.shape[1] != 2:
        raise ValueError("not points")
    return _curve(offsets[:, 0], offsets[:, 1], left)


def _curve(x: object, y: object, left: list[int]) -> tuple[Any, Any]:
    if type(x) is not _ndarray or type(y) is not _ndarray or x.shape != y.shape or x.ndim != 1:
        raise ValueError("not a curve")
    left[0] -= x.size
    if left[0] < 0:
        raise ValueError("too many points")
    return _asarray(x, dtype=np.float64), _asarray(y, dtype=np.float64)


def _bars(axes: object) -> Iterator[tuple[float, float]]:
    for container in _of(_listed(raw(axes, "containers")), "container", "BarContainer"):
        across = raw(container, "orientation") == "horizontal"
        for bar in list(raw(container, "patches"))[:MAX_ARTISTS]:
            x, y, width, height = (float(raw(bar, name)) for name in ("_x0", "_y0", "_width", "_height"))
            yield (y + height / 2, width) if across else (x + width / 2, height)
