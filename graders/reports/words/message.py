"""A message in two parts: what is wrong, and what to do.  The caller decides how to join them."""

from __future__ import annotations

from dataclasses import dataclass

from graders.model.text import Language, Text

BETWEEN = Text(en="; ", zh="；")


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is wrong and what to do, each in both languages, with fields to fill in."""

    what: Text
    remedy: Text

    def read(self, language: Language) -> str:
        """Both as one sentence: ``what is wrong; what to do``."""
        return f"{self.what.read(language)}{BETWEEN.read(language)}{self.remedy.read(language)}"
