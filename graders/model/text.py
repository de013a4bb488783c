"""Text in the languages of a course: English, Chinese, or both."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass


class Language(enum.Enum):
    """A language that the grader's own sentences exist in, and that an assignment may be written in."""

    EN = "en"
    ZH = "zh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One sentence or paragraph, in English, in Chinese, or in both; a language that is missing is "".

    The grader's own sentences have both (`tests/test_messages.py`); those of an author, what the assignment
    says in its `languages`.
    """

    en: str = ""
    zh: str = ""

    def read(self, language: Language) -> str:
        """The text in a language, or in the other one where it is missing."""
        first, second = (self.en, self.zh) if language is Language.EN else (self.zh, self.en)
        return first or second

    def has(self, language: Language) -> bool:
        return bool((self.en if language is Language.EN else self.zh).strip())

    def joined(self, between: str, languages: Sequence[Language]) -> str:
        """The text in each of some languages, one after the other."""
        return between.join(self.read(language) for language in languages)


BOTH: tuple[Language, ...] = (Language.EN, Language.ZH)
