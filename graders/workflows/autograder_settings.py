"""What an autograder was made for: the file ``autograder.json`` in its zip."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from graders.errors import UsageError, notice
from graders.model.text import Language
from graders.reports.levels import LEVELS
from graders.slugs import Slug

SETTINGS = "autograder.json"
_SCHEMA = "graders/autograder/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Which assignment, in which language, and when students see the tests of hidden checks (`LEVELS`)."""

    assignment: str
    language: Language
    hidden: str


def settings_text(settings: Settings) -> str:
    """The file."""
    data = {
        "schema": _SCHEMA,
        "assignment": settings.assignment,
        "language": settings.language.value,
        "hidden": settings.hidden,
    }
    return json.dumps(data, indent=2) + "\n"


def read_settings(path: Path) -> Settings:
    """What `settings_text` wrote.

    Raises:
        UsageError: it is missing, or something else stands there.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        settings = Settings(
            assignment=str(data["assignment"]), language=Language(data["language"]), hidden=data["hidden"]
        )
        known = data["schema"] == _SCHEMA and settings.hidden in LEVELS
    except (OSError, ValueError, KeyError, TypeError):
        known = False
    if not known:
        raise UsageError(notice(path.name, Slug.AUTOGRADER_DAMAGED))
    return settings
