"""Gradescope's levels of visibility; the command line lists them before it loads anything else."""

from __future__ import annotations

LEVELS = ("visible", "after_due_date", "after_published", "hidden")
