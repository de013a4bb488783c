"""Compares everybody with everybody: what two have in common that few others have."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from graders.model.similarity import Match, Pair, Passage
from graders.similarity.passages import Read, Work, by_question, read_passages

LEAST = Fraction(1, 2)  # the share from which a pair is listed
EVIDENCE = (
    30  # fragments that two have to share: independent right answers to a short question share up to 21
)
COMMON = Fraction(1, 3)  # of the class: what more than these have is the course's own way of writing
FEW = 3  # what so few have is never common, however small the class


def similar_pairs(
    works: Sequence[Work], given: Sequence[Work], questions: Sequence[str], least: Fraction = LEAST
) -> Sequence[Pair]:
    """The pairs that are alike in the whole work or in a question, the strongest first.

    Fragments of what was given to everybody do not count, nor do those that more than a third of the class
    has.

    Args:
        given: the assignment's own code.
        questions: their ids, in order.
        least: the share of the smaller one's own code, from 0 to 1.
    """
    passages = [read_passages(work) for work in works]
    taken_out = _common(passages) | {
        digest for work in given for passage in read_passages(work) for digest in passage.fragments
    }
    owns = [
        _own(work.student, by_question(some, questions), taken_out)
        for work, some in zip(works, passages, strict=True)
    ]
    pairs = [_pair(left, right, least) for left, right in itertools.combinations(owns, 2)]
    return sorted((pair for pair in pairs if pair is not None), key=_strength)


# Private functions


@dataclass(frozen=True, slots=True, kw_only=True)
class _Own:
    """What is a student's own: passages and counted fragments, by question and altogether."""

    student: str
    passages: Mapping[str, Sequence[Read]]
    fragments: Mapping[str, frozenset[int]]
    whole: frozenset[int]


def _common(passages: Sequence[Sequence[Read]]) -> set[int]:
    """The fragments that too many have for them to say anything."""
    counts = Counter(
        itertools.chain.from_iterable(
            {digest for each in some for digest in each.fragments} for some in passages
        )
    )
    most = max(Fraction(FEW), len(passages) * COMMON)
    return {digest for digest, count in counts.items() if count > most}


def _own(student: str, passages: Mapping[str, Sequence[Read]], taken_out: set[int]) -> _Own:
    fragments = {
        question: frozenset(digest for each in some for digest in each.fragments) - taken_out
        for question, some in passages.items()
    }
    whole = frozenset(itertools.chain.from_iterable(fragments.values()))
    return _Own(student=student, passages=passages, fragments=fragments, whole=whole)


def _pair(left: _Own, right: _Own, least: Fraction) -> Pair | None:
    shared = left.whole & right.whole
    if len(shared) < EVIDENCE:
        return None
    share = _share(shared, left.whole, right.whole)
    alike = list(_alike(left, right, least))
    if share < least and not any(len(found) >= EVIDENCE for _, found, _ in alike):
        return None
    return Pair(
        left=left.student,
        right=right.student,
        share=share,
        fragments=len(shared),
        matches=tuple(_match(left, right, *each) for each in alike),
    )


def _alike(left: _Own, right: _Own, least: Fraction) -> Iterator[tuple[str, frozenset[int], Fraction]]:
    """The questions in which two are alike, with what they share there."""
    for question, fragments in left.fragments.items():
        shared = fragments & right.fragments[question]
        share = _share(shared, fragments, right.fragments[question])
        if shared and share >= least:
            yield question, shared, share


def _share(shared: frozenset[int], left: frozenset[int], right: frozenset[int]) -> Fraction:
    return Fraction(len(shared), max(1, min(len(left), len(right))))


def _match(left: _Own, right: _Own, question: str, shared: frozenset[int], share: Fraction) -> Match:
    return Match(
        question=question,
        share=share,
        fragments=len(shared),
        left=tuple(_shown(left.passages[question], shared)),
        right=tuple(_shown(right.passages[question], shared)),
    )


def _shown(passages: Sequence[Read], shared: frozenset[int]) -> Iterator[Passage]:
    for each in passages:
        matching = {line for digest in shared & each.fragments.keys() for line in each.fragments[digest]}
        if matching:
            text = each.code.text.split("\n")[each.first_line - 1 : each.last_line]
            yield Passage(
                file=each.code.file,
                cell=each.code.cell,
                first_line=each.first_line,
                lines=tuple(text),
                matching=tuple(sorted(line - each.first_line for line in matching)),
            )


def _strength(pair: Pair) -> tuple[Fraction, str, str]:
    """Sorts by how much two share, in fragments and as a share, the most first."""
    highest = max([pair.share, *(match.share for match in pair.matches)])
    return -highest * pair.fragments, pair.left, pair.right
