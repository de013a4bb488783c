"""Facts about values of every kind, output, files and drawings -> sentences."""

from __future__ import annotations

from typing import Any

from graders.model.facts_of_values import (
    NoFile,
    NotEqual,
    Remark,
    TooSlow,
    WrongClass,
    WrongDrawing,
    WrongLength,
    WrongMembers,
    WrongOutput,
)
from graders.model.text import Language, Text
from graders.model.values import RaisedInstead
from graders.reports.disclosure import Disclosure
from graders.reports.literals import literal
from graders.reports.words import values

OfValues = WrongClass | WrongLength | WrongMembers | NotEqual
OfEffects = WrongOutput | NoFile | WrongDrawing | TooSlow | Remark
Words = tuple[Text, dict[str, Any]]


def words_of_value(fact: OfValues, what: str, language: Language, disclosure: Disclosure) -> Words:
    """What is wrong with a value; `what` names it."""
    if disclosure is Disclosure.TASK:
        return values.TASK, {}
    if disclosure is Disclosure.NOTHING:
        return (values.WRONG_CLASS_HIDDEN if isinstance(fact, WrongClass) else values.HIDDEN), {}
    match fact:
        case WrongClass(actual="NoneType", expected=expected):
            return values.NOTHING_RETURNED, {"expected": expected}
        case WrongClass(expected=expected, actual=actual) if actual.endswith("too large"):
            return values.TOO_LARGE, {"what": what, "expected": expected, "actual": actual}
        case WrongClass(expected=expected, actual=actual):
            return values.WRONG_CLASS, {"what": what, "expected": expected, "actual": actual}
        case WrongLength(expected=number, actual=count):
            return values.WRONG_LENGTH, {"what": what, "expected": number, "actual": count}
        case WrongMembers():
            return _members(fact, what, language)
        case NotEqual(expected=RaisedInstead() as raised, actual=value):
            parts = {"what": what, "expected": raised.type_name, "actual": literal(value)}
            return values.INSTEAD_OF_RAISING, parts
        case NotEqual(expected=right, actual=value):
            return values.NOT_EQUAL, {"what": what, "expected": literal(right), "actual": literal(value)}


def words_of_effect(fact: OfEffects, language: Language, disclosure: Disclosure) -> Words:
    """What is wrong with what a call does beside returning a value, or what the author's checker says."""
    match fact:
        case WrongOutput():
            return _output(fact, language, disclosure)
        case NoFile(name=name):
            return values.NO_FILE, {"name": name}
        case WrongDrawing():
            return _drawing(fact, language) if disclosure is Disclosure.ALL else (values.HIDDEN, {})
        case TooSlow(ratio=ratio, allowed=allowed):
            return values.TOO_SLOW, {"ratio": f"{ratio:.0f}", "allowed": f"{allowed:.0f}"}
        case Remark(text=text) if text is not None and disclosure is Disclosure.ALL:
            return Text(en="{text}", zh="{text}"), {"text": text.read(language)}
        case Remark():
            return values.REMARK, {}


# Private functions


def _members(fact: WrongMembers, what: str, language: Language) -> Words:
    parts = {
        "what": what,
        "of": values.OF[fact.of].read(language),
        "missing": ", ".join(map(literal, fact.missing)),
        "extra": ", ".join(map(literal, fact.extra)),
    }
    if not fact.extra:
        return values.MISSING, parts
    return (values.OTHER_MEMBERS if fact.missing else values.EXTRA), parts


def _output(fact: WrongOutput, language: Language, disclosure: Disclosure) -> Words:
    if disclosure is not Disclosure.ALL:
        return values.OUTPUT_HIDDEN, {}
    named = values.THE_FILE if fact.file else values.THE_OUTPUT
    parts = {"line": fact.line, "whole": named.read(language).format(file=fact.file)}
    if not fact.actual and fact.line == 1 and fact.expected and not fact.file:
        return values.NOTHING_PRINTED, {"expected": literal(fact.expected)}
    if fact.actual is None:
        return values.OUTPUT_ENDS, {**parts, "expected": literal(fact.expected)}
    if fact.expected is None:
        return values.OUTPUT_GOES_ON, {**parts, "actual": literal(fact.actual)}
    return values.OUTPUT, {**parts, "expected": literal(fact.expected), "actual": literal(fact.actual)}


def _drawing(fact: WrongDrawing, language: Language) -> Words:
    parts = {"axes": fact.axes, "of": values.DRAWN[fact.of].read(language)}
    if fact.of.startswith("data of"):
        return values.DRAWING_DATA, parts
    if isinstance(fact.expected, int):
        return values.DRAWING_COUNT, {**parts, "expected": fact.expected, "actual": fact.actual}
    expected = ", ".join(map(literal, fact.expected)) if fact.of == "legend" else literal(fact.expected)
    if not fact.actual:
        return values.DRAWING_LACKS, {**parts, "expected": expected}
    actual = ", ".join(map(literal, fact.actual)) if fact.of == "legend" else literal(fact.actual)
    both = {"expected": expected, "actual": actual}
    return values.DRAWING_TEXT, {**parts, **both}
