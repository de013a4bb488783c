"""Domains of parameters: read, and refused where they make no sense."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from graders.assignment.schema import QuestionPart
from graders.assignment.schema_cases import CasePart, DomainPart, ValuesPart
from graders.assignment.source import KeyPath
from graders.model.domain import (
    LETTER_SIZES,
    ArrayOf,
    Booleans,
    Domain,
    Domains,
    Element,
    Integers,
    ListOf,
    Magnitudes,
    Normal,
    Numbers,
    OneOf,
    TextOf,
)
from graders.slugs import Slug

Problem = tuple[KeyPath, Slug, dict[str, object]]
Parts = Collection[str] | Mapping[str, DomainPart | None]  # `parameters`: names, or names with domains

_KINDS = ("array", "one_of", "integers", "numbers", "text", "list_")
_KEYS = {  # what goes with each kind
    "array": ("values", "dtype", "sizes", "nonempty", "sorted_"),
    "one_of": (),
    "integers": (),
    "numbers": (),
    "text": ("length", "nonempty"),
    "list_": ("length", "nonempty", "unique", "sorted_"),
}
_LENGTH = (0, 8)  # of a text or list where nothing is said
MAX_LENGTH = 10_000  # elements along one axis
_LARGEST = {"int64": 2.0**62, "float64": 1e300, "float32": 1e38, "bool": 1.0}  # of the numbers of an array
_MANY = 20  # characters: of texts that long there are as many as any list asks for


def domains_of(parameters: Parts) -> Domains:
    """The domains of the parameters that have one, in the order of the parameters.

    Only of what `wrong_domains` has nothing against.
    """
    if not isinstance(parameters, Mapping):
        return {}
    return {name: domain_of(part) for name, part in parameters.items() if part is not None}


def domain_of(part: DomainPart) -> Domain:
    """One domain."""
    if part.one_of is not None:
        return OneOf(values=tuple(part.one_of))
    if part.integers is not None:
        return Integers(low=part.integers[0], high=part.integers[1])
    if part.numbers is not None:
        return Numbers(low=part.numbers[0], high=part.numbers[1])
    if part.text is not None:
        shortest, longest = _length(part)
        return TextOf(letters=part.text, shortest=shortest, longest=longest)
    if part.list_ is not None:
        shortest, longest = _length(part)
        return ListOf(
            of=domain_of(part.list_), shortest=shortest, longest=longest,
            unique=part.unique, ordered=part.sorted_,
        )  # fmt: skip
    return _array(part)


def wrong_domains(parameters: Parts) -> Iterator[Problem]:
    """What makes no sense in the domains of a question, with its place below the question."""
    if not isinstance(parameters, Mapping):
        return
    letters: dict[str, tuple[int, int]] = {}
    for name, part in parameters.items():
        if part is None:
            continue
        for inner, slug, details in _wrong(part):
            yield ("parameters", name, *inner), slug, details
        for letter, size in (part.sizes or {}).items():
            if len(size) == 2 and letters.setdefault(letter, (size[0], size[1])) != (size[0], size[1]):
                yield ("parameters", name, "sizes", letter), Slug.SIZE_TWICE, {"letter": letter}


def is_mapping(parameters: Parts) -> bool:
    """Whether parameters are given with their domains."""
    return isinstance(parameters, Mapping)


def values_in(parameters: Parts) -> Iterator[tuple[KeyPath, ValuesPart]]:
    """What numbers the arrays of the domains hold, with the place below the question."""
    waiting: list[tuple[KeyPath, DomainPart | None]] = []
    if isinstance(parameters, Mapping):
        waiting = [(("parameters", name), part) for name, part in parameters.items()]
    for path, part in waiting:
        if part is not None and part.values is not None:
            yield (*path, "values"), part.values
        if part is not None and part.list_ is not None:
            waiting.append(((*path, "list"), part.list_))


def wrong_drawing(case: CasePart, question: QuestionPart) -> Iterator[Problem]:
    """What keeps a family from being drawn from the domains; with its place below the case."""
    assert isinstance(question.parameters, Mapping)
    for name, part in question.parameters.items():
        if part is None:
            yield ("family",), Slug.DOMAIN_MISSING, {"name": name}
    for key in sorted(case.model_fields_set & {"sizes", "values", "values_for", "zero_rows"}):
        yield (key,), Slug.KEY_NOT_HERE, {"family": "random", "known": ["count", "raises"]}
    if (case.container or question.container) != ["as-written"]:
        yield ("container",), Slug.DOMAIN_CONTAINER, {}


# Private functions


def _length(part: DomainPart) -> tuple[int, int]:
    shortest, longest = part.length or _LENGTH
    return max(shortest, 1 if part.nonempty else 0), longest


def _array(part: DomainPart) -> ArrayOf:
    dtype = part.dtype or ("int64" if part.values and part.values.integers else "float64")
    letters = [each for each in part.array or [] if isinstance(each, str)]
    given = {letter: (low, high) for letter, (low, high) in (part.sizes or {}).items()}
    sizes = {letter: given.get(letter, LETTER_SIZES) for letter in letters}
    if part.nonempty:
        sizes = {letter: (max(1, low), high) for letter, (low, high) in sizes.items()}
    return ArrayOf(
        shape=tuple(part.array or []),
        of=_element(part.values, dtype),
        dtype=dtype,
        sizes=sizes,
        ordered=part.sorted_,
    )


def _element(values: ValuesPart | None, dtype: str) -> Element:
    if dtype == "bool":
        return Booleans()
    if values is not None and values.integers is not None:
        return Integers(low=values.integers[0], high=values.integers[1])
    if dtype == "int64":
        return Integers(low=-9, high=9)
    if values is not None and values.normal:
        return Normal()
    if values is not None and values.magnitudes is not None:
        return Magnitudes(small=values.magnitudes[0], large=values.magnitudes[1])
    low, high = (None, None) if values is None else (values.low, values.high)
    return Numbers(low=-10.0 if low is None else low, high=10.0 if high is None else high)


def _wrong(part: DomainPart) -> Iterator[Problem]:
    kinds = [kind for kind in _KINDS if getattr(part, kind) is not None]
    if len(kinds) != 1:
        yield (), Slug.DOMAIN_AMBIGUOUS, {"known": [_key(kind) for kind in _KINDS]}
        return
    (kind,) = kinds
    for name in sorted(part.model_fields_set - {kind, *_KEYS[kind]}):
        yield (
            (_key(name),),
            Slug.DOMAIN_KEY,
            {"kind": _key(kind), "known": [_key(each) for each in _KEYS[kind]]},
        )
    if part.one_of is not None and not part.one_of:
        yield ("one_of",), Slug.DOMAIN_EMPTY, {}
    if part.text == "" and _length(part)[1] > 0:
        yield ("text",), Slug.DOMAIN_EMPTY, {}
    for name in ("integers", "numbers", "length"):
        ends = getattr(part, name)
        if ends is not None and ends[0] > ends[1]:
            yield (name,), Slug.DOMAIN_REVERSED, {"low": ends[0], "high": ends[1]}
    if part.length is not None:
        yield from _wrong_ends(part.length, ("length",))
        if part.nonempty and part.length[1] < 1:
            yield ("nonempty",), Slug.DOMAIN_EMPTY, {}
    if part.list_ is not None:
        yield from (((_key("list_"), *inner), slug, details) for inner, slug, details in _wrong(part.list_))
        yield from _wrong_list(part, part.list_)
    if part.array is not None:
        yield from _wrong_array(part, part.array)


def _wrong_ends(ends: list[int], path: KeyPath) -> Iterator[Problem]:
    if ends[0] < 0:
        yield path, Slug.VALUE_OUT_OF_RANGE, {"found": str(ends), "bound": ">= 0"}
    if ends[1] > MAX_LENGTH:
        yield path, Slug.VALUE_OUT_OF_RANGE, {"found": str(ends), "bound": f"<= {MAX_LENGTH}"}


def _wrong_list(part: DomainPart, inner: DomainPart) -> Iterator[Problem]:
    different = _count(inner)
    if part.unique and different is not None and different < _length(part)[0]:
        yield ("unique",), Slug.DOMAIN_TOO_FEW, {"found": different, "asked": _length(part)[0]}
    mixed = inner.one_of is not None and len({type(each) for each in inner.one_of}) > 1
    if part.sorted_ and (mixed or inner.array is not None or inner.list_ is not None):
        yield ("sorted",), Slug.DOMAIN_NO_ORDER, {}


def _count(part: DomainPart) -> int | None:
    """How many different values there are; None where they are many."""
    if part.one_of is not None:
        return len({repr(each) for each in part.one_of})
    if part.integers is not None:
        return max(0, part.integers[1] - part.integers[0] + 1)
    if part.text is not None:
        low, high = _length(part)
        letters = len(set(part.text))
        return sum(int(letters**size) for size in range(low, min(high, _MANY) + 1))
    return None


def _wrong_array(part: DomainPart, shape: list[int | str]) -> Iterator[Problem]:
    letters = {each for each in shape if isinstance(each, str)}
    for index, size in enumerate(shape):
        if isinstance(size, int) and not 0 <= size <= MAX_LENGTH:
            yield ("array", index), Slug.VALUE_OUT_OF_RANGE, {"found": size, "bound": f"0 … {MAX_LENGTH}"}
        if isinstance(size, str) and not size.isidentifier():
            yield ("array", index), Slug.WRONG_KIND, {"expected": "a letter", "found": repr(size)}
        if size == 0 and part.nonempty:
            yield ("array", index), Slug.DOMAIN_EMPTY, {}
    for letter, ends in (part.sizes or {}).items():
        if letter not in letters:
            yield ("sizes", letter), Slug.NAME_UNKNOWN, {"name": letter, "known": sorted(letters)}
        yield from _wrong_ends(ends, ("sizes", letter))
        if ends[0] > ends[1]:
            yield ("sizes", letter), Slug.DOMAIN_REVERSED, {"low": ends[0], "high": ends[1]}
        if part.nonempty and ends[1] < 1:
            yield ("nonempty",), Slug.DOMAIN_EMPTY, {}
    yield from _wrong_values(part)


def _wrong_values(part: DomainPart) -> Iterator[Problem]:
    values = part.values
    if values is None:
        return
    if part.dtype == "bool" or (part.dtype == "int64" and values.integers is None):
        yield ("values",), Slug.DOMAIN_VALUES, {"dtype": part.dtype}
    ends = (
        values.integers
        or values.magnitudes
        or [-10.0 if values.low is None else values.low, 10.0 if values.high is None else values.high]
    )
    if ends[0] > ends[1]:
        yield ("values",), Slug.DOMAIN_REVERSED, {"low": ends[0], "high": ends[1]}
    most = _LARGEST["int64" if values.integers else part.dtype or "float64"]
    if max(map(abs, ends)) > most:
        yield ("values",), Slug.VALUE_OUT_OF_RANGE, {"found": str(list(ends)), "bound": f"|…| <= {most:g}"}


def _key(name: str) -> str:
    return name.rstrip("_")
