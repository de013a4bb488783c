"""Which language a student reads: the one asked for, that of the environment, else the assignment's."""

from __future__ import annotations

import os
from collections.abc import Mapping

from graders.model.assignment import Assignment
from graders.model.text import Language

OWN = "GRADE_LANG"
_OF_THE_SYSTEM = ("LC_ALL", "LC_MESSAGES", "LANG")


def language_for(
    asked: str | None, assignment: Assignment | None = None, environment: Mapping[str, str] = os.environ
) -> Language:
    """The language of every sentence.

    Args:
        asked: "en" or "zh", or None where nobody has said.
        assignment: decides where the environment names no language that there is.
    """
    known = {language.value: language for language in Language}
    names = (asked or "", *(environment.get(name, "") for name in (OWN, *_OF_THE_SYSTEM)))
    spoken = (known.get(name[:2].lower()) for name in names)
    default = assignment.languages[0] if assignment is not None else Language.EN
    return next((language for language in spoken if language is not None), default)
