"""Charts as SVG that belongs into a page of HTML: Matplotlib draws, the page gives colors and fonts.

The same numbers give the same bytes, and no text becomes an outline: the page's fonts show every language.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from graders.model.report import Verdict
from graders.reports.pages.statistics import CheckCounts

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Placeholders that Matplotlib draws with, and what the page's style sheet puts in their place.
_INK, _MUTED, _LINE, _ACCENT = "#010101", "#020202", "#030303", "#040404"
_OF_VERDICT = {
    Verdict.PASSED: "#050505",
    Verdict.FAILED: "#060606",
    Verdict.CRASHED: "#070707",
    Verdict.BLOCKED: "#080808",
    Verdict.PENDING: "#090909",
    Verdict.BROKEN: "#0a0a0a",
}
_VARIABLES = {
    _INK: "var(--ink)",
    _MUTED: "var(--muted)",
    _LINE: "var(--line)",
    _ACCENT: "var(--accent)",
    **{color: f"var(--{verdict.value})" for verdict, color in _OF_VERDICT.items()},
}
SHOWN = tuple(_OF_VERDICT)  # the order of the parts of a bar
_WIDTH = 5.4  # inches: a phone shows its texts in about their own size
_SVG = "{http://www.w3.org/2000/svg}"
_SETTINGS: dict[str, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "graders",
    "font.size": 9,
    "text.color": _INK,
    "axes.edgecolor": _LINE,
    "axes.labelcolor": _MUTED,
    "xtick.color": _MUTED,
    "ytick.color": _MUTED,
    "xtick.labelcolor": _MUTED,
    "ytick.labelcolor": _INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "text.parse_math": False,  # an id may hold a dollar sign
}


def score_chart(
    counts: Sequence[int],
    possible: float,
    middle: float | None,
    *,
    name: str,
    title: str,
    axes: tuple[str, str],
) -> str:
    """The distribution of scores, in equal ranges from 0 to `possible`.

    Args:
        middle: the median, which gets a line of its own.
        name: of the chart, unique in its page.
        title: what the chart shows, for readers who do not see it.
        axes: the words along the x axis and the y axis.
    """
    with _drawing(height=2.3) as (figure, plot):
        width = possible / len(counts) if possible else 1.0
        plot.bar([width * n for n in range(len(counts))], counts, width * 0.94, align="edge", color=_ACCENT)
        if middle is not None:
            plot.axvline(middle, color=_INK, linewidth=1, linestyle=(0, (4, 3)))
        plot.set_xlim(0, possible or 1.0)
        plot.set_xlabel(axes[0])
        plot.set_ylabel(axes[1])
        plot.yaxis.get_major_locator().set_params(integer=True)
        plot.tick_params(length=0)
        return _svg(figure, name, title)


def checks_chart(checks: Sequence[CheckCounts], *, name: str, title: str) -> str:
    """A bar for each check, in parts for each verdict, with the number of those that do not pass."""
    with _drawing(height=0.45 + 0.24 * len(checks)) as (figure, plot):
        total = max((sum(each.counts.values()) for each in checks), default=0) or 1
        start = [0] * len(checks)
        for verdict in SHOWN:
            parts = [each.counts.get(verdict, 0) for each in checks]
            if any(parts):
                plot.barh(range(len(checks)), parts, 0.68, left=start, color=_OF_VERDICT[verdict])
            start = [left + part for left, part in zip(start, parts, strict=True)]
        for row, each in enumerate(checks):
            lost = sum(each.counts.get(verdict, 0) for verdict in SHOWN if verdict is not Verdict.PASSED)
            if lost:
                plot.text(total * 1.015, row, str(lost), va="center", color=_INK)
        plot.set_yticks(range(len(checks)), [_cut(each.id) for each in checks])
        plot.invert_yaxis()
        plot.set_xlim(0, total * 1.08)
        plot.xaxis.set_visible(False)
        plot.spines[["bottom", "left"]].set_visible(False)
        plot.tick_params(length=0)
        return _svg(figure, name, title)


# Private functions


@contextmanager
def _drawing(height: float) -> Iterator[tuple[Figure, Any]]:
    import matplotlib as mpl  # noqa: PLC0415  only a class needs it
    from matplotlib.figure import Figure  # noqa: PLC0415

    with mpl.rc_context(), warnings.catch_warnings():
        settings: Any = mpl.rcParams  # whose keys are literals where Matplotlib is new
        settings.update(_SETTINGS)
        # The page's fonts show what Matplotlib's own lack.
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        figure = Figure(figsize=(_WIDTH, height), layout="constrained")
        figure.patch.set_visible(False)
        plot = figure.add_subplot()
        plot.patch.set_visible(False)
        yield figure, plot


def _cut(name: str) -> str:
    return name if len(name) <= 24 else f"{name[:23]}…"


def _svg(figure: Figure, name: str, title: str) -> str:
    """The figure as an element of HTML, with a name for those who do not see it."""
    drawn = io.BytesIO()
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    figure.savefig(drawn, format="svg", metadata=nothing)
    root = ET.fromstring(drawn.getvalue())  # noqa: S314  drawn a line above
    for child in list(root):
        if child.tag == f"{_SVG}metadata" or child.find(f"{_SVG}style") is not None:
            root.remove(child)  # a style of the drawing would be one of the whole page
    for element in root.iter():
        _adapt(element, name)
    box = root.get("viewBox", "")
    root.attrib.clear()
    root.attrib.update({"viewBox": box, "role": "img", "aria-labelledby": f"{name}-title"})
    heading = ET.Element("title", {"id": f"{name}-title"})
    heading.text = title
    root.insert(0, heading)
    return ET.tostring(root, encoding="unicode", short_empty_elements=False)


def _adapt(element: ET.Element, name: str) -> None:
    """Take away name spaces, and put the page's colors, fonts and own ids in."""
    element.tag = element.tag.removeprefix(_SVG)
    for key, value in list(element.attrib.items()):
        del element.attrib[key]
        plain = key.rpartition("}")[2]
        if plain == "id":
            element.set("id", f"{name}-{value}")
        elif plain == "href":
            element.set("href", f"#{name}-{value.removeprefix('#')}")
        else:
            element.set(plain, _styled(value, name))


def _styled(value: str, name: str) -> str:
    for color, variable in _VARIABLES.items():
        value = value.replace(color, variable)
    value = value.replace("url(#", f"url(#{name}-")
    # Matplotlib names fonts of its own; the page's are meant.
    return re.sub(r"font: ([\d.]+px) [^;]*", r"font-size: \1", value)
