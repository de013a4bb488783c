"""The files of a kit that GitHub reads: a workflow, and the action that it uses."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

ACTION, WORKFLOW = ".github/actions/grade/action.yml", ".github/workflows/grade.yml"
_FOLDER = Path(__file__).resolve().parent / "github"


def github_files(name: str) -> Mapping[str, str]:
    """What each file holds, by its path in the repository, for an assignment of that name."""
    workflow = (_FOLDER / "grade.yml").read_text(encoding="utf-8")
    return {
        WORKFLOW: workflow.replace("ASSIGNMENT", name),
        ACTION: (_FOLDER / "action.yml").read_text(encoding="utf-8"),
    }
