"""Text in the two languages of the course."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Language(enum.Enum):
    """A language that every sentence exists in."""

    EN = "en"
    ZH = "zh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One sentence or paragraph, in English and in Chinese."""

    en: str
    zh: str

    def read(self, language: Language) -> str:
        return self.en if language is Language.EN else self.zh
