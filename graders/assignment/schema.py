"""The form of ``assignment.yaml``.

These types are the one source for the loader, for the JSON Schema that editors use, and for the keys
in `docs/assignment-format.md`.  Rules that span several keys stand in `graders.assignment.rules`.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetJsonSchemaHandler,
    Tag,
    create_model,
    model_validator,
)
from pydantic_core import CoreSchema

from graders.checks.aspects import ABOUT_CALLS
from graders.checks.kinds import KINDS
from graders.model.limits import Limits

if TYPE_CHECKING:
    AspectName = str
    KindName = str
else:
    AspectName = Literal[tuple(ABOUT_CALLS)]
    KindName = Literal[tuple(KINDS)]

Identifier = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]
CheckId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
FileName = Annotated[str, Field(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$")]
Finite = Annotated[float, Field(allow_inf_nan=False)]
Points = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
ContainerName = Literal["as-written", "list", "tuple", "array", "float32"]


class YamlPart(BaseModel):
    """A part of the file: unknown keys are mistakes, and nothing is converted on the quiet."""

    model_config = ConfigDict(extra="forbid", strict=True)


class TextPart(YamlPart):
    """A sentence or paragraph, in the assignment's `languages`; where that is one, a plain text will do."""

    en: str = Field("", description="English.")
    zh: str = Field("", description="Chinese.")

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, written: Any) -> Any:
        """A plain text says the same in either; `languages.silent` says where that is not enough."""
        return {"en": written, "zh": written} if isinstance(written, str) else written

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": "string"}, handler(core)]}


def _limits_part() -> type[YamlPart]:
    """The fields of `Limits`, with their defaults and what they count."""
    fields: dict[str, Any] = {}
    for each in dataclasses.fields(Limits):
        least, number = each.metadata["least"], type(each.default)
        bounds: dict[str, Any] = {"gt": 0} if least is None else {"ge": least}
        if number is float:
            bounds["allow_inf_nan"] = False
        fields[each.name] = (
            Annotated[number, Field(**bounds)],
            Field(each.default, description=each.metadata["counts"]),
        )
    doc = "What a submission may use; every value has a default."
    return create_model("LimitsPart", __base__=YamlPart, __doc__=doc, **fields)


if TYPE_CHECKING:

    class LimitsPart(YamlPart):
        """What a submission may use."""
else:
    LimitsPart = _limits_part()


class TolerancePart(YamlPart):
    """How near an answer has to be."""

    kind: Literal["exact", "close", "rounding"] = Field(
        description="exact: equal; close: atol + rtol·|expected|; rounding: factor·γ_k·gauge."
    )
    rtol: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = Field(
        None, description="For close: relative part."
    )
    atol: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = Field(
        None, description="For close: absolute part."
    )
    factor: Positive | None = Field(None, description="For rounding: c of c·γ_k·gauge; 4 if left out.")


class RulePart(YamlPart):
    """What the code behind an answer is made of."""

    names: list[str] = Field(default=[], description="Functions and methods, by their last name.")
    names_elsewhere: list[str] = Field(
        default=[], description="More names, of libraries or versions that need not be installed here."
    )
    operators: list[Literal["@"]] = Field(default=[], description="Operators.")
    syntax: list[Literal["loop", "comprehension"]] = Field(
        default=[], description="loop: for and while; comprehension: of lists, sets, dicts, generators."
    )
    max_points: Points | None = Field(
        None, description="Points of the question at most, if the rule is broken; left out: 0."
    )
    title: TextPart = Field(description="The rule in one sentence, as students read it.")


class BuildsOnPart(YamlPart):
    """Earlier questions that this one may call."""

    questions: list[Identifier] = Field(min_length=1, description="Functions above.")
    points: Literal["kept", "lost"] = Field(
        description="What happens to points lost only because one of those is wrong; "
        "the reference says in CARRIED_FORWARD how to tell."
    )


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
    hint: TextPart | None = Field(None, description="One sentence that helps whoever fails it.")


class QuestionPart(YamlPart):
    """One thing to do."""

    id: Identifier = Field(description="The function's or variable's name.")
    kind: Literal["function", "variable", "text"] = Field(
        "function",
        description="function: called (a class, too); variable: read; text: read, and graded by hand.",
    )
    title: TextPart | None = Field(None, description="A few words; the id if left out.")
    statement: TextPart = Field(description="What is asked and what is accepted (Markdown).")
    points: Points | None = Field(
        None, description="The sum of the points of the checks, and that if left out."
    )
    parameters: ParametersPart = Field(
        default=[], description="For a function, in order: names, or a mapping of each name to its domain."
    )
    returns: KindName | None = Field(
        None,
        description="; ".join(f"{kind.name}: {kind.description}" for kind in KINDS.values())
        + ". Left out: what the reference returns.",
    )
    tolerance: TolerancePart | None = Field(
        None,
        description="Left out: exact, if `returns` says a kind of numbers; else whole numbers are exact, and "
        "others close to 1e-9 of their size.",
    )
    accept: list[Literal["list", "tuple", "array"]] = Field(
        default=[], description="For any value: what will also do where one of these is expected."
    )
    up_to: list[Literal["sign", "scale", "permutation", "order"]] = Field(
        default=[],
        description="For any value, what makes no difference: sign, scale: of a vector, or of each column; "
        "permutation: of columns; order: of the members of a list or array, of the rows of a table.",
    )
    ignore: list[Literal["index", "dtype", "names", "column-order", "case"]] = Field(
        default=[],
        description="For tables what does not count; case: upper and lower case in what is printed.",
    )
    spacing: Literal["exact", "lines", "words"] = Field(
        "lines",
        description="For what is printed or written: exact; lines: spaces at the ends of lines and empty "
        "lines at the end do not count; words: nor does any other white space.",
    )
    container: list[ContainerName] = Field(
        default=["as-written"], description="For cases that do not say it themselves."
    )
    forbid: RulePart | None = Field(None, description="What the code may not reach: any of these.")
    require: RulePart | None = Field(None, description="What the code has to reach: one of these.")
    builds_on: BuildsOnPart | None = Field(None, description="Earlier questions that this one may call.")
    starter: str = Field(
        "",
        description="What the template puts in place of the answer; "
        "for a function its body, or the whole of it.",
    )
    checks: list[CheckPart] = Field(default=[], description="In the order of the report.")


class ChapterPart(YamlPart):
    """Prose and worked examples in the template."""

    before: Identifier | None = Field(None, description="The question it stands before; else the top.")
    text: TextPart = Field(description="Markdown.")
    code: str = Field("", description="A worked example that runs.")


class AssignmentPart(YamlPart):
    """A homework: everything but the right answers, which stand in ``reference/<name>.py``."""

    format: Literal["graders/assignment/1"] = Field(alias="schema", description="This format.")
    languages: list[Literal["en", "zh"]] = Field(
        default=["en", "zh"],
        min_length=1,
        description="What its texts are written in; both if left out. With one, a text may be plain.",
    )
    title: TextPart = Field(description="The assignment's title.")
    seed: int = Field(description="Where the drawn numbers start.")
    limits: LimitsPart = Field(default=LimitsPart(), description="What a submission may use.")
    chapters: list[ChapterPart] = Field(default=[], description="Prose of the template.")
    questions: list[QuestionPart] = Field(min_length=1, description="In the order of the report.")


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the file, for editors."""
    schema = AssignmentPart.model_json_schema(by_alias=True)
    cases = schema["$defs"]["CheckPart"]["properties"]["cases"]
    cases["items"] = {"anyOf": [{"type": "string", "description": "A call in Python."}, cases["items"]]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
