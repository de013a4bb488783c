"""The calls of a check, and what their arguments may be, as an assignment file writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import (
    BeforeValidator,
    Discriminator,
    Field,
    GetJsonSchemaHandler,
    Tag,
    model_validator,
)
from pydantic_core import CoreSchema

from graders.assignment.schema_parts import (
    CheckId,
    ContainerName,
    FileName,
    Finite,
    HintPart,
    Identifier,
    Points,
    Positive,
    TextPart,
    YamlPart,
)
from graders.checks.aspects import ABOUT_CALLS

if TYPE_CHECKING:
    AspectName = str
else:
    AspectName = Literal[tuple(ABOUT_CALLS)]


class ValuesPart(YamlPart):
    """What numbers a family draws."""

    low: Finite | None = Field(None, description="Uniform: the smallest value.")
    high: Finite | None = Field(None, description="Uniform: the largest value.")
    integers: Annotated[list[int], Field(min_length=2, max_length=2)] | None = Field(
        None, description="Whole numbers from the first to the second."
    )
    magnitudes: Annotated[list[Finite], Field(min_length=2, max_length=2)] | None = Field(
        None, description="Both signs; sizes spread evenly over the powers of ten in between."
    )
    normal: bool = Field(False, description="Around 0, with variance 1; `values: normal` says the same.")

    @model_validator(mode="before")
    @classmethod
    def _named(cls, written: Any) -> Any:
        return {"normal": True} if written == "normal" else written

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"const": "normal"}, handler(core)]}


Ends = Annotated[list[int], Field(min_length=2, max_length=2)]


class DomainPart(YamlPart):
    """What an argument may be: one of `array`, `one_of`, `integers`, `numbers`, `text` and `list`."""

    array: list[int | str] | None = Field(
        None, description="A NumPy array of this shape; a letter is one size in all arguments of a call."
    )
    one_of: list[Any] | None = Field(None, description="One of these values.")
    integers: Ends | None = Field(None, description="A whole number from the first to the second.")
    numbers: Annotated[list[Finite], Field(min_length=2, max_length=2)] | None = Field(
        None, description="A float from the first to the second."
    )
    text: str | None = Field(None, description="A text of these characters.")
    list_: DomainPart | None = Field(None, alias="list", description="A list of values of this domain.")
    values: ValuesPart | None = Field(
        None, description="array: what numbers, or `normal`; -10 to 10 if left out."
    )
    dtype: Literal["float64", "float32", "int64", "bool"] | None = Field(
        None, description="array: float64 if left out; int64 where the values are integers."
    )
    sizes: dict[str, Ends] | None = Field(
        None, description="array: the smallest and the largest size of each letter; 1 to 6 if left out."
    )
    length: Ends | None = Field(
        None, description="text, list: the smallest and the largest length; 0 to 8 if left out."
    )
    nonempty: bool = Field(False, description="array, text, list: none of length 0.")
    unique: bool = Field(False, description="list: all elements differ.")
    sorted_: bool = Field(
        False, alias="sorted", description="array, list: the elements (of a row) go upward."
    )


def _form_of_parameters(written: Any) -> str:
    return "a mapping" if isinstance(written, dict) else "a list"


ParametersPart = Annotated[
    Annotated[list[Identifier], Tag("a list")]
    | Annotated[dict[Identifier, DomainPart | None], Tag("a mapping")],
    Discriminator(_form_of_parameters),
]


def _as_case(given: Any) -> Any:
    """A text alone is a call."""
    return {"call": given} if isinstance(given, str) else given


class CasePart(YamlPart):
    """One call written out, a family of drawn calls, or steps; a text alone is a `call`."""

    call: str | None = Field(
        None,
        description="The call in Python, such as softmax([1, 2], axis=-1): literals, np.array and its like, "
        "pd.DataFrame and pd.Series, sets, dates; they arrive as written.",
    )
    args: list[Any] | None = Field(
        None, description="The arguments, as lists, numbers, texts, true and false; they arrive as written."
    )
    kwargs: dict[Identifier, Any] | None = Field(None, description="Arguments by keyword, beside `args`.")
    steps: list[str] | None = Field(
        None,
        description="Lines of Python that are done one after another, such as `s = Stack()` and `s.push(1)`; "
        "each has to bring what it brings with the reference.",
    )
    rng: int | None = Field(
        None,
        description="The seed of a numpy.random.default_rng that is handed over as the keyword `rng`; "
        "alone, the call has no other argument.",
    )
    control: bool = Field(
        False,
        description="The case only shows that an answer does not take every input for the edge that the "
        "check is about: it fails if it is answered as the other cases have to be, and for no other reason.",
    )
    tries: Annotated[int, Field(ge=1, le=5)] = Field(
        1,
        description="With `rng` and a checker of the author's: a wrong verdict by chance needs so many seeds "
        "in a row (rng, rng + 1, …) that each say no.",
    )
    take: Annotated[int, Field(ge=0, le=10_000)] | None = Field(
        None, description="How many elements are taken from the generator or iterator that is returned."
    )
    stdin: str | None = Field(None, description="What `input()` reads; alone, the call has no arguments.")
    larger: str | None = Field(
        None, description="For growth: the same call with an input that is ten times as large."
    )
    raises: Identifier | None = Field(
        None, description="The exception that the call must raise: Python's, or one that the work defines."
    )
    container: list[ContainerName] | None = Field(
        None, description="The containers to hand sequences over in; one call for each."
    )
    family: Literal["random", "orthogonal", "parallel"] | None = Field(
        None,
        description="random: numbers in the shapes given, or, without shapes, what the domains "
        "of the parameters allow; orthogonal: exactly orthogonal pairs, each "
        "with a non-orthogonal partner of the same scale; parallel: multiples of one another.",
    )
    shapes: list[list[int | str]] | None = Field(
        None, description="random: the shape of each argument; letters stand for sizes."
    )
    count: Annotated[int, Field(ge=1, le=1000)] | None = Field(
        None, description="random, without shapes: how many calls; 10 if left out."
    )
    sizes: list[dict[str, int]] | None = Field(
        None, description="random: what the letters are, one call for each entry."
    )
    values: ValuesPart | None = Field(None, description="random: what numbers; -10 to 10 if left out.")
    values_for: dict[Identifier, ValuesPart] | None = Field(
        None, description="random: what numbers for single parameters, by name, such as an axis."
    )
    zero_rows: list[int] | None = Field(
        None, description="random: rows of the first argument that are all zeros."
    )
    lengths: list[int] | None = Field(None, description="orthogonal, parallel: vector lengths.")
    scales: list[Positive] | None = Field(None, description="orthogonal: the size of the numbers.")
    factors: list[Finite] | None = Field(None, description="parallel: what to multiply by.")
    as_rows: bool = Field(False, description="orthogonal, parallel: as rows of one matrix.")


class CheckPart(YamlPart):
    """A group of cases that earns its points together."""

    id: CheckId = Field(description="Lower case, words joined by hyphens.")
    title: TextPart | None = Field(
        None, description="What is checked, in one sentence; the words of the id if left out."
    )
    points: Points | None = Field(
        None, description="Points of this check; left out: an equal share of what the others leave."
    )
    visibility: Literal["public", "hidden"] = Field(
        "public", description="public: students see inputs and values; hidden: only the title and the hint."
    )
    aspect: AspectName = Field(
        "value",
        description="; ".join(f"{name}: {each.looks_at}" for name, each in ABOUT_CALLS.items()) + ".",
    )
    cases: list[Annotated[CasePart, BeforeValidator(_as_case)]] = Field(default=[], description="The calls.")
    files: list[FileName] = Field(default=[], description="For writes: the files that are looked at.")
    growth: Literal["constant", "linear", "quadratic"] = Field(
        "linear", description="For growth: how the time may grow at most (linear covers n·log n)."
    )
    needs: list[CheckId] = Field(default=[], description="Checks above that must pass first.")
    item: Annotated[int, Field(ge=0)] | None = Field(
        None, description="For a variable: the element that is checked."
    )
    hint: HintPart | None = Field(None, description="One sentence that helps whoever fails it.")
