"""The usual mistakes by family: the sentence about them, and the questions that they belong to.

A family is a sentence and the mistakes that it is about.  Families that show at the same place make a
theme, so that an author names the check of a theme, and only where they differ that of a family.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graders.authoring import ideas
from graders.authoring.mistakes import (
    containers,
    elements,
    errors,
    forms,
    in_place,
    pairs,
    precision,
    signs,
    state,
)
from graders.authoring.mistakes.around import Answer
from graders.model.assignment import Question
from graders.model.misconception import Idea

DECIMALS = (1, 2, 3, 4, 5, 6)
SMALL = (1e-6, 1e-8)
Wrong = Mapping[str, Answer]
NUMBER = frozenset({"scalar"})  # names of kinds of answers (graders/checks/kinds)
ARRAY = frozenset({"array"})
PAIR = frozenset({"pair"})
NO_TRUTH_VALUE = ValueError("truth value of a|ambiguous")  # as NumPy says it, in one version or another


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Mistakes that one sentence is about.

    Args:
        theme: the families that show at the same check, as a rule.
        idea: the sentence, for the exception that the question asks for ("" where it asks for none).
        wrong: a right answer -> the wrong ones, by the last part of their names.
        returns: the kinds of answer that can have them; all if empty.
        needs: what the cases must hold (`traits_of`) for them to show; "" for anything.
    """

    theme: str
    idea: Callable[[str], Idea]
    wrong: Callable[[Answer], Wrong]
    returns: frozenset[str] = frozenset()
    needs: str = ""

    def fits(self, question: Question, traits: frozenset[str]) -> bool:
        """Whether answers to this question can contain these mistakes."""
        return (not self.returns or question.returns in self.returns) and (
            not self.needs or self.needs in traits
        )


def decimals(right: Answer, numbers: Sequence[int] = DECIMALS) -> Wrong:
    """The answer rounded to so many decimals, once for each number."""
    return {f"{n}_decimals": precision.rounded(right, n) for n in numbers}


def _rounded(right: Answer) -> Wrong:
    return {
        **decimals(right),
        "whole": precision.rounded_to_whole(right),
        "cut": precision.cut_to_integers(right),
    }


def _nothing(right: Answer) -> Wrong:
    return {"nothing": forms.returns_nothing(right), "printed": forms.prints(right)}


def _array_for_number(right: Answer) -> Wrong:
    return {
        "one_element": forms.in_an_array(right),
        "one_element_list": forms.in_a_list(right),
        "one_by_one": forms.in_a_matrix(right),
    }


def _terms_missing(right: Answer) -> Wrong:
    return {
        "without_last": elements.without_last(right),
        "without_first": elements.without_first(right),
        "every_other": elements.every_other(right),
    }


def _arrays_only(right: Answer) -> Wrong:
    return {
        "methods": containers.arrays_only(right, AttributeError()),
        "operators": containers.arrays_only(right, TypeError()),
    }


def _sign_lost(right: Answer) -> Wrong:
    return {
        "absolute": signs.made_positive(right),
        "negative_left_out": signs.negative_taken_for_zero(right),
    }


def _swapped(right: Answer) -> Wrong:
    return {
        "arguments_swapped": elements.arguments_swapped(right),
        "first_argument_throughout": elements.first_argument_throughout(right),
    }


def _degrees(right: Answer) -> Wrong:
    return {
        "in_degrees": signs.in_degrees(right),
        "in_radians": signs.in_radians(right),
        "of_degrees": signs.degrees_taken_for_radians(right),
    }


def _another_exception(right: Answer) -> Wrong:
    others = (AssertionError, IndexError, RuntimeError, Exception)
    return {f"raises_{each.__name__}": errors.raises_instead(right, each) for each in others}


def _value_for_exception(right: Answer) -> Wrong:
    return {"zero_for_exception": errors.returns_instead(right, 0.0),
            "none_for_exception": errors.returns_instead(right, None)}  # fmt: skip


def _tiny(right: Answer) -> Wrong:
    return {f"below_{small:g}": precision.tiny_taken_for_zero(right, small) for small in SMALL}


def _added(right: Answer) -> Wrong:
    return {f"plus_{small:g}": precision.plus(right, small) for small in SMALL}


def _same(what: Idea) -> Callable[[str], Idea]:
    return lambda _exception: what


def _one(key: str, mistake: Callable[[Answer], Answer]) -> Callable[[Answer], Wrong]:
    return lambda right: {key: mistake(right)}


FAMILIES: dict[str, Family] = {
    # What is returned is wrong in kind, at every call
    "returns_nothing": Family(theme="forms", idea=_same(ideas.NOTHING), wrong=_nothing),
    "name_not_defined": Family(
        theme="forms", idea=_same(ideas.UNKNOWN_NAME),
        wrong=_one("unknown_name", lambda _right: errors.raises(NameError())),
    ),
    "text_for_number": Family(
        theme="forms", idea=_same(ideas.TEXT_FOR_NUMBER), returns=NUMBER | PAIR,
        wrong=_one("text", forms.as_text),
    ),
    "array_for_number": Family(
        theme="forms", idea=_same(ideas.ARRAY_FOR_NUMBER), returns=NUMBER, wrong=_array_for_number
    ),
    "list_for_array": Family(
        theme="forms", idea=_same(ideas.LIST_FOR_ARRAY), returns=ARRAY, wrong=_one("list", forms.as_lists)
    ),
    "always_the_same": Family(
        theme="forms", idea=_same(ideas.ALWAYS_THE_SAME), returns=NUMBER,
        wrong=_one("always_zero", lambda _right: forms.always(0.0)),
    ),
    "pair_reversed": Family(
        theme="forms", idea=_same(ideas.PAIR_REVERSED), returns=PAIR,
        wrong=_one("swapped", pairs.pair_reversed),
    ),
    "one_of_the_pair": Family(
        theme="forms", idea=_same(ideas.ONE_OF_THE_PAIR), returns=PAIR,
        wrong=lambda right: {"first_only": pairs.one_of_the_pair(right, 0),
                             "second_only": pairs.one_of_the_pair(right, 1)},
    ),
    # Its shape
    "transposed": Family(
        theme="shapes", idea=_same(ideas.TRANSPOSED), returns=ARRAY,
        wrong=_one("transposed", forms.transposed),
    ),
    "flattened": Family(
        theme="shapes", idea=_same(ideas.FLATTENED), returns=ARRAY, wrong=_one("flat", forms.flattened)
    ),
    "axes_confused": Family(
        theme="axes", idea=_same(ideas.COLUMNS_FOR_ROWS), needs="matrix",
        wrong=_one("columns_for_rows", elements.columns_for_rows),
    ),
    # Its digits
    "rounded": Family(theme="precision", idea=_same(ideas.ROUNDED), wrong=_rounded),
    "float32": Family(
        theme="precision", idea=_same(ideas.FLOAT32), wrong=_one("float32", precision.in_float32)
    ),
    "tiny_is_not_zero": Family(
        theme="magnitudes", idea=_same(ideas.TINY_FOR_ZERO),
        wrong=_tiny,
    ),
    "something_added": Family(
        theme="magnitudes", idea=_same(ideas.SOMETHING_ADDED),
        wrong=_added,
    ),
    # Its sign and its unit
    "sign_lost": Family(theme="signs", idea=_same(ideas.SIGN_LOST), wrong=_sign_lost),
    "other_sign": Family(
        theme="signs", idea=_same(ideas.OTHER_SIGN), wrong=_one("negated", signs.with_the_other_sign)
    ),
    "degrees_and_radians": Family(theme="angles", idea=_same(ideas.DEGREES), wrong=_degrees),
    # What it is computed from
    "elements_missing": Family(theme="elements", idea=_same(ideas.TERMS_MISSING), wrong=_terms_missing),
    "return_in_loop": Family(
        theme="elements", idea=_same(ideas.RETURN_IN_LOOP), wrong=_one("first_alone", elements.first_alone)
    ),
    "arguments_swapped": Family(
        theme="arguments", idea=_same(ideas.ARGUMENTS_SWAPPED), needs="two", wrong=_swapped
    ),
    "arrays_only": Family(
        theme="containers", idea=_same(ideas.ARRAYS_ONLY), needs="list", wrong=_arrays_only
    ),
    "lists_only": Family(
        theme="containers", idea=_same(ideas.LISTS_ONLY), needs="ndarray",
        wrong=_one("list_methods", lambda right: containers.lists_only(right, AttributeError())),
    ),
    "truth_of_an_array": Family(
        theme="containers", idea=_same(ideas.TRUTH_OF_AN_ARRAY), needs="ndarray",
        wrong=_one("truth", lambda right: containers.lists_only(right, NO_TRUTH_VALUE)),
    ),
    # What else it does
    "changes_arguments": Family(
        theme="in_place", idea=_same(ideas.CHANGES_ARGUMENTS),
        wrong=_one("afterwards", in_place.changed_afterwards),
    ),
    "keeps_state": Family(
        theme="state", idea=_same(ideas.KEEPS_STATE), wrong=_one("remembers", state.one_more_each_time)
    ),
    # Exceptions
    "another_exception": Family(
        theme="errors", idea=ideas.another_exception, needs="raises", wrong=_another_exception
    ),
    "value_for_exception": Family(
        theme="errors", idea=ideas.value_for_exception, needs="raises", wrong=_value_for_exception
    ),
    "exception_returned": Family(
        theme="errors", idea=ideas.exception_returned, needs="raises",
        wrong=_one("returns_error", errors.returns_the_exception),
    ),
}  # fmt: skip
THEMES = tuple(dict.fromkeys(family.theme for family in FAMILIES.values()))
