"""``from graders.notebook import check``: check your own work in the notebook that it stands in."""

from graders.student.notebook import check

__all__ = ["check"]
