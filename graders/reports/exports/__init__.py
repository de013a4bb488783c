"""The catalogue of exports.  A new one is a class in a module here, and one line below.

The command line offers the names, so nothing else is loaded until one of them is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graders.reports.exports.export import Export

NAMES = ("canvas", "moodle", "gradescope", "nbgrader", "csv", "junit", "lti")


def exports() -> dict[str, Export]:
    """Every export, by the name that the command line has for it."""
    from graders.reports.exports.canvas import Canvas  # noqa: PLC0415  as above
    from graders.reports.exports.documents import Gradescope, Junit, Lti  # noqa: PLC0415
    from graders.reports.exports.moodle import Moodle  # noqa: PLC0415
    from graders.reports.exports.tables import Csv, Nbgrader  # noqa: PLC0415

    return dict(
        zip(NAMES, (Canvas(), Moodle(), Gradescope(), Nbgrader(), Csv(), Junit(), Lti()), strict=True)
    )
