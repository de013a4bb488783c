"""The page of code that is alike: the pairs in a table, then each pair side by side.

The page shows at most `PAIRS` pairs and `LINES` lines of a passage, so that its size is bounded; of lines
that only one of the two has it shows those next to a line that both have.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graders.model.assignment import Assignment
from graders.model.similarity import Match, Pair, Passage
from graders.model.text import Language
from graders.reports.clean import clean
from graders.reports.pages.templating import render
from graders.reports.similar import percent

PAIRS = 60
LINES = 120
_WIDEST = 300  # characters of a line
_AROUND = 2  # lines shown around those that both have


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarView:
    """A class that was looked through.

    Args:
        pairs: the strongest first.
        unread: students whose work could not be compared.
    """

    assignment: Assignment
    pairs: Sequence[Pair]
    compared: int
    unread: Sequence[str] = ()


def similar_page(view: SimilarView, language: Language) -> str:
    """The page as HTML, complete in itself.

    Raises:
        UsageError: Jinja is not installed.
    """
    titles = {question.id: question.title.read(language) for question in view.assignment.questions}
    return render(
        "similar.html.j2",
        language,
        title=view.assignment.title.read(language),
        pairs=[_pair(pair, titles) for pair in view.pairs[:PAIRS]],
        total=len(view.pairs),
        more=max(0, len(view.pairs) - PAIRS),
        compared=view.compared,
        unread=[clean(name) for name in view.unread],
    )


# Private functions


def _pair(pair: Pair, titles: dict[str, str]) -> dict[str, Any]:
    return {
        "left": clean(pair.left),
        "right": clean(pair.right),
        "share": percent(pair.share),
        "lines": pair.lines,
        "matches": [_match(match, titles) for match in pair.matches],
    }


def _match(match: Match, titles: dict[str, str]) -> dict[str, Any]:
    return {
        "title": titles.get(match.question, match.question),
        "share": percent(match.share),
        "sides": [[_passage(each) for each in side] for side in (match.left, match.right)],
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "file": clean(passage.file),
        "cell": passage.cell,
        "line": passage.first_line,
        "lines": list(_lines(passage)),
    }


def _lines(passage: Passage) -> Iterator[dict[str, Any]]:
    """The lines to show; in place of others stands how many they are."""
    matching = set(passage.matching)
    near = {n + step for n in matching for step in range(-_AROUND, _AROUND + 1)} | {0}
    shown = sorted(near & set(range(len(passage.lines))))[:LINES]
    for n, after in itertools.zip_longest(shown, shown[1:], fillvalue=len(passage.lines)):
        text = clean(passage.lines[n], limit=_WIDEST)
        yield {"number": passage.first_line + n, "text": text, "both": n in matching}
        if after > n + 1:
            yield {"cut": after - n - 1}
