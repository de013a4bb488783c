"""Facts -> sentences, in English and Chinese: *where: what is wrong; what to do*."""

from __future__ import annotations

import math
from typing import Any, assert_never

from graders.model.facts import (
    Blocked,
    CarriedForward,
    Crashed,
    Fact,
    Finding,
    GraderFailed,
    InputChanged,
    Inside,
    InStep,
    Missing,
    NeedsManualGrading,
    NoException,
    NotRepeatable,
    NotWritten,
    RuleBroken,
    RuleUnmet,
    WrittenSentence,
    WrongException,
    WrongPrecision,
    WrongShape,
    WrongType,
    WrongValue,
)
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
from graders.model.transcript import CellError, Place, Raised, Stopped
from graders.reports.disclosure import Disclosure
from graders.reports.literals import call, literal, number
from graders.reports.wording_values import words_of_effect, words_of_value
from graders.reports.words import sentences, values
from graders.reports.words.kinds import WRONG_TYPE
from graders.reports.words.values import NOTHING_RETURNED, WRONG_CLASS

Words = tuple[Text, dict[str, Any]]
MAX_CALL = 240  # characters


def message(finding: Finding, language: Language, disclosure: Disclosure) -> str:
    """What a finding says to its reader."""
    if isinstance(finding.fact, WrittenSentence) and _is_shown(finding.fact, disclosure):
        return finding.fact.text
    return f"{_where(finding, disclosure)}: {sentence(finding, language, disclosure)}"


def sentence(finding: Finding, language: Language, disclosure: Disclosure) -> str:
    """The finding's sentence without its place: findings with the same sentence have the same mistake."""
    words, parts = _words(finding.fact, finding.function, language, disclosure)
    return words.read(language).format(**parts)


def cell_message(error: CellError, language: Language) -> str:
    """The error of one of the student's cells; it costs no points."""
    where = place_text(error.place, language) if error.place else sentences.SOMEWHERE.read(language)
    words, parts = _outcome(error.outcome, language, Disclosure.ALL, with_place=False)
    if isinstance(error.outcome, Raised):
        words = sentences.CELL_RAISED
    return f"{where}: {words.read(language).format(**parts)}"


def place_text(place: Place, language: Language) -> str:
    """``code cell 3, line 2``, or ``line 2`` in a module, or ``utils.py, line 2`` beside the work."""
    words = sentences.LINE if place.cell is None else sentences.CELL_LINE
    words = sentences.FILE_LINE if place.file else words
    return words.read(language).format(cell=place.cell, line=place.line, file=place.file)


# Private functions

_WHOLE = Text(en="{text}", zh="{text}")

# Of a hidden check only these are named. A longer list, or names of the student's own, could spell its input.
_KNOWN_TYPES = frozenset(
    {"NoneType", "bool", "str", "int", "float", "complex", "list", "tuple", "dict", "set", "ndarray"}
)
_KNOWN_ERRORS = frozenset(
    {"TypeError", "ValueError", "IndexError", "KeyError", "AttributeError", "NameError", "ZeroDivisionError"}
    | {"NotImplementedError", "RecursionError", "UnboundLocalError", "AssertionError", "LinAlgError"}
)


def _where(finding: Finding, disclosure: Disclosure) -> str:
    if disclosure is Disclosure.NOTHING:
        return finding.function
    if isinstance(finding.fact, WrittenSentence):
        whole = finding.fact.evidence.get("call", finding.function)
    elif finding.args is not None:
        whole = call(finding.function, finding.args, finding.manner)
    else:
        return finding.function
    # A long call stands whole in the evidence; in a sentence it would drown what is wrong.
    return whole if len(whole) <= MAX_CALL else f"{finding.function}(…)"


def _is_shown(fact: WrittenSentence, disclosure: Disclosure) -> bool:
    return fact.text != "" and (fact.is_open or disclosure is Disclosure.ALL)


def _words(fact: Fact, function: str, language: Language, disclosure: Disclosure) -> Words:
    open_book = disclosure is Disclosure.ALL
    match fact:
        case Missing():
            return _missing(fact, language)
        case NotWritten():
            return sentences.NOT_WRITTEN, {}
        case RuleBroken():
            return _rule(fact, language)
        case RuleUnmet(required=required):
            return sentences.RULE_UNMET, {"required": ", ".join(f"`{each}`" for each in required)}
        case Crashed(outcome=outcome):
            return _outcome(outcome, language, disclosure)
        case NoException(expected=expected, actual=actual):
            shown = literal(actual) if open_book else sentences.THE_ANSWER.read(language)
            return sentences.NO_EXCEPTION, {"expected": expected, "actual": shown}
        case WrongException(expected=expected, outcome=outcome):
            _, parts = _outcome(outcome, language, disclosure)
            return sentences.WRONG_EXCEPTION, {**parts, "expected": expected}
        case WrongType():
            return _type(fact, language, open_book=open_book)
        case WrongShape(expected=(expected,), actual=(actual,)) if open_book:
            return sentences.WRONG_COUNT, {"actual": actual, "expected": expected}
        case WrongShape(expected=expected, actual=actual) if open_book:
            words = sentences.WRONG_SHAPE if expected else sentences.NOT_SCALAR
            return words, {"actual": actual, "expected": expected}
        case WrongShape(expected=expected):  # a shape can spell a hidden input
            return (sentences.WRONG_SHAPE_HIDDEN if expected else sentences.NOT_SCALAR_HIDDEN), {}
        case WrongPrecision(expected_dtype=expected, actual_dtype=actual):
            return sentences.PRECISION, {"actual": actual, "expected": expected}
        case WrongValue():
            return _value(fact, language, disclosure)
        case Inside():
            return _inside(fact, function, language, disclosure)
        case InStep(number=number_, text=text, fact=inner):
            if not open_book:
                return (values.TASK if disclosure is Disclosure.TASK else values.HIDDEN), {}
            words, parts = _words(inner, function, language, disclosure)
            said = words.read(language).format(**parts)
            return values.IN_STEP, {"number": number_, "text": text, "said": said}
        case WrongClass() | WrongLength() | WrongMembers() | NotEqual():
            return words_of_value(fact, sentences.THE_ANSWER.read(language), language, disclosure)
        case WrongOutput() | NoFile() | WrongDrawing() | TooSlow() | Remark():
            return words_of_effect(fact, language, disclosure)
        case InputChanged(parameter=parameter):
            return sentences.CHANGED, {"parameter": parameter}
        case NotRepeatable():
            return sentences.REPEAT, {}
        case Blocked(by=by):
            return sentences.BLOCKED, {"by": by}
        case CarriedForward(functions=functions, kept=kept):
            names = ", ".join(f"`{name}`" for name in functions)
            return (sentences.CARRIED_FORWARD_KEPT if kept else sentences.CARRIED_FORWARD), {
                "functions": names
            }
        case GraderFailed(detail=detail):
            return sentences.GRADER, {"detail": detail if open_book else function}
        case NeedsManualGrading():
            return sentences.HAND, {}
        case WrittenSentence():
            return _written(fact, function, disclosure)
        case _:
            assert_never(fact)


def _inside(fact: Inside, function: str, language: Language, disclosure: Disclosure) -> Words:
    """What is wrong, and where in the answer; of a hidden check only what kind of thing it is."""
    if disclosure is not Disclosure.ALL:
        return _words(fact.fact, function, language, disclosure)
    if isinstance(fact.fact, (WrongClass, WrongLength, WrongMembers, NotEqual)):
        words, parts = words_of_value(fact.fact, f"`{fact.path}`", language, disclosure)
        if words is not NOTHING_RETURNED:
            return words, parts
        parts = {"what": f"`{fact.path}`", "actual": "None", **parts}
        return WRONG_CLASS, parts
    if isinstance(fact.fact, WrongValue) and not fact.fact.index:
        words, parts = _value(fact.fact, language, disclosure)
        return words, {**parts, "what": f"`{fact.path}`"}
    words, parts = _words(fact.fact, function, language, disclosure)
    return values.IN_PART, {"path": f"`{fact.path}`", "said": words.read(language).format(**parts)}


def _written(fact: WrittenSentence, function: str, disclosure: Disclosure) -> Words:
    if _is_shown(fact, disclosure):
        starts = [f"{where}: " for where in (fact.evidence.get("call"), f"{function}(…)", function) if where]
        start = next((each for each in starts if fact.text.startswith(each)), "")
        return _WHOLE, {"text": fact.text.removeprefix(start)}
    if not fact.text and disclosure is not Disclosure.NOTHING and "expected" in fact.evidence:
        return sentences.WRITTEN_EXAMPLE, {"expected": fact.evidence["expected"]}
    return sentences.WRITTEN_HIDDEN, {}


def _missing(fact: Missing, language: Language) -> Words:
    if fact.type_name != "missing":
        return sentences.NOT_CALLABLE, {"type": fact.type_name, "name": fact.name}
    if fact.near is not None:
        return sentences.MISSING_NEAR, {"near": fact.near, "name": fact.name}
    if fact.syntax is not None:
        place = place_text(fact.syntax, language)
        return sentences.MISSING_SYNTAX, {
            "place": place,
            "message": fact.syntax_message,
            "text": fact.syntax.text,
        }
    if fact.cell is not None:
        return sentences.MISSING_CELL, {"error": _brief(fact.cell, language)}
    return sentences.MISSING, {}


def _brief(outcome: Raised | Stopped, language: Language) -> str:
    if isinstance(outcome, Stopped):
        return sentences.ENDLESS.read(language)
    return f"{outcome.type_name}: {outcome.message}".rstrip(": ")[:120]


def _rule(fact: RuleBroken, language: Language) -> Words:
    via = sentences.VIA.read(language).format(names=" → ".join(fact.via)) if len(fact.via) > 1 else ""
    place = place_text(fact.place, language)
    return sentences.RULE, {"place": place, "used": f"`{fact.used}`", "via": via, "text": fact.place.text}


def _outcome(
    outcome: Raised | Stopped, language: Language, disclosure: Disclosure, *, with_place: bool = True
) -> Words:
    open_book = disclosure is Disclosure.ALL
    if isinstance(outcome, Stopped):
        seconds = "" if outcome.seconds is None else f"{outcome.seconds:g}"
        return sentences.STOPPED[outcome.limit], {"seconds": seconds}
    at = ""
    if outcome.place is not None and with_place and open_book:  # a line of many can spell a hidden input
        where = place_text(outcome.place, language)
        at = sentences.AT.read(language).format(place=where, text=outcome.place.text)
    # A student's own message may quote the input of a hidden check.
    message = f" ({outcome.message})" if outcome.message and open_book else ""
    known = open_book or outcome.type_name in _KNOWN_ERRORS
    name = outcome.type_name if known else sentences.ANOTHER_ERROR.read(language)
    return sentences.RAISED, {"type": name, "message": message, "at": at}


def _type(fact: WrongType, language: Language, *, open_book: bool) -> Words:
    what = _what(() if fact.item is None else (fact.item,), language)
    if fact.actual_type == "NoneType":
        return (sentences.NONE if fact.item is None else sentences.NO_VALUE), {"what": what}
    plain = fact.actual_type.split(" (")[0]  # of an array the shape and dtype are shown, too
    if open_book or plain in _KNOWN_TYPES:
        shown = sentences.OF_TYPE.read(language).format(type=fact.actual_type if open_book else plain)
    else:
        shown = sentences.OF_OTHER_TYPE.read(language)
    return WRONG_TYPE[fact.expected], {"what": what, "type": shown}


def _value(fact: WrongValue, language: Language, disclosure: Disclosure) -> Words:
    if disclosure is Disclosure.TASK:
        what = _what(fact.index, language)
        return sentences.VALUE_TASK, {"what": what, "expected": number(fact.expected)}
    if disclosure is Disclosure.NOTHING:
        # How many elements are wrong can spell a hidden input; whether all of them are cannot.
        some = sentences.COUNT_ALL if fact.wrong == fact.total else sentences.COUNT_SOME
        return sentences.VALUE_HIDDEN, {"count": some.read(language) if fact.total > 1 else ""}
    count = ""
    if fact.total > 1:
        count = sentences.COUNT.read(language).format(wrong=fact.wrong, total=fact.total)
    finite = not isinstance(fact.actual, float) or math.isfinite(fact.actual)
    return (sentences.VALUE if finite else sentences.NAN), {
        "what": _what(fact.index, language),
        "actual": number(fact.actual),
        "expected": number(fact.expected),
        "count": count,
    }


def _what(index: tuple[int, ...], language: Language) -> str:
    if not index:
        return sentences.THE_ANSWER.read(language)
    return sentences.ELEMENT.read(language).format(index=list(index))
