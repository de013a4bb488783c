"""The sentences of a report as they are shown: without control characters, and not too long.

Sentences of a report that was read back are shown unchanged, since they were cleaned before.
"""

from __future__ import annotations

from graders.errors import Notice
from graders.model.facts import Finding, WrittenSentence
from graders.model.text import Language
from graders.model.transcript import CellError
from graders.reports.clean import clean
from graders.reports.disclosure import Disclosure
from graders.reports.wording import cell_message, message
from graders.reports.words.message import BETWEEN
from graders.reports.words.messages import say, what_and_remedy


def said_of_notice(notice: Notice | WrittenSentence, language: Language) -> str:
    """A notice of a report, as one sentence."""
    if isinstance(notice, WrittenSentence):
        return BETWEEN.read(language).join(part for part in (notice.text, notice.remedy) if part)
    return clean(say(notice, language))


def said_apart(notice: Notice | WrittenSentence, language: Language) -> tuple[str, str]:
    """The same in two: what is wrong, and what to do."""
    if isinstance(notice, WrittenSentence):
        return notice.text, notice.remedy
    what, remedy = what_and_remedy(notice, language)
    return clean(what), clean(remedy)


def said_of_cell(error: CellError | WrittenSentence, language: Language) -> str:
    """What became of a cell of the student's own."""
    return error.text if isinstance(error, WrittenSentence) else clean(cell_message(error, language))


def said_of_finding(finding: Finding, language: Language, disclosure: Disclosure) -> str:
    """What a finding says to a reader who may see so much of it."""
    text = message(finding, language, disclosure)
    return text if isinstance(finding.fact, WrittenSentence) else clean(text)
