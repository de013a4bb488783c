"""The form of ``assignment.yaml``.

These types are the one source for the loader, for the JSON Schema that editors use, and for the keys
in `docs/assignment-format.md`.  Rules that span several keys stand in `graders.assignment.rules`.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

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
Finite = Annotated[float, Field(allow_inf_nan=False)]
Points = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
ContainerName = Literal["as-written", "list", "tuple", "array", "float32"]


class YamlPart(BaseModel):
    """A part of the file: unknown keys are mistakes, and nothing is converted on the quiet."""

    model_config = ConfigDict(extra="forbid", strict=True)


class TextPart(YamlPart):
    """A sentence or paragraph in both languages."""

    en: str = Field(description="English.")
    zh: str = Field(description="Chinese.")


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


class CasePart(YamlPart):
    """One call written out (`args`), or a family of drawn calls (`family`)."""

    args: list[Any] | None = Field(
        None, description="The arguments, as lists, numbers, texts, true and false; they arrive as written."
    )
    raises: str | None = Field(None, description="The exception that the call must raise.")
    container: list[ContainerName] | None = Field(
        None, description="The containers to hand sequences over in; one call for each."
    )
    family: Literal["random", "orthogonal", "parallel"] | None = Field(
        None,
        description="random: numbers in the shapes given; orthogonal: exactly orthogonal pairs, each "
        "with a non-orthogonal partner of the same scale; parallel: multiples of one another.",
    )
    shapes: list[list[int | str]] | None = Field(
        None, description="random: the shape of each argument; letters stand for sizes."
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
    title: TextPart = Field(description="What is checked, in one sentence.")
    points: Points = Field(description="Points of this check.")
    visibility: Literal["public", "hidden"] = Field(
        description="public: students see inputs and values; hidden: only the title and the hint."
    )
    aspect: AspectName = Field(
        "value",
        description="; ".join(f"{name}: {each.looks_at}" for name, each in ABOUT_CALLS.items()) + ".",
    )
    cases: list[CasePart] = Field(default=[], description="The calls.")
    needs: list[CheckId] = Field(default=[], description="Checks above that must pass first.")
    item: Annotated[int, Field(ge=0)] | None = Field(
        None, description="For a variable: the element that is checked."
    )
    hint: TextPart | None = Field(None, description="One sentence that helps whoever fails it.")


class QuestionPart(YamlPart):
    """One thing to do."""

    id: Identifier = Field(description="The function's or variable's name.")
    kind: Literal["function", "variable", "text"] = Field(
        description="function: called; variable: read; text: read, and graded by hand."
    )
    title: TextPart = Field(description="A few words.")
    statement: TextPart = Field(description="What is asked and what is accepted (Markdown).")
    points: Points = Field(description="The sum of the points of the checks.")
    parameters: list[Identifier] = Field(default=[], description="For a function, in order.")
    returns: KindName | None = Field(
        None,
        description="; ".join(f"{kind.name}: {kind.description}" for kind in KINDS.values()) + ".",
    )
    tolerance: TolerancePart | None = Field(None, description="Exact if left out.")
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
    title: TextPart = Field(description="The assignment's title.")
    seed: int = Field(description="Where the drawn numbers start.")
    limits: LimitsPart = Field(default=LimitsPart(), description="What a submission may use.")
    chapters: list[ChapterPart] = Field(default=[], description="Prose of the template.")
    questions: list[QuestionPart] = Field(min_length=1, description="In the order of the report.")


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the file, for editors."""
    schema = AssignmentPart.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
