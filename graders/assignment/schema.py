"""The form of ``assignment.yaml``.

These types are the one source for the loader, for the JSON Schema that editors use, and for the keys
in `docs/assignment-format.md`.  Rules that span several keys stand in `graders.assignment.rules`.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import (
    Field,
    create_model,
)

from graders.assignment.schema_cases import CheckPart, ParametersPart
from graders.assignment.schema_parts import ContainerName, Identifier, Points, Positive, TextPart, YamlPart
from graders.assignment.schema_policies import PoliciesPart
from graders.checks.kinds import KINDS
from graders.model.limits import Limits

if TYPE_CHECKING:
    KindName = str
else:
    KindName = Literal[tuple(KINDS)]


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
    title: TextPart | None = Field(None, description="The assignment's title; its folder's name if left out.")
    seed: int = Field(1, description="Where the drawn numbers start.")
    limits: LimitsPart = Field(default=LimitsPart(), description="What a submission may use.")
    policies: PoliciesPart = Field(default=PoliciesPart(), description="Due date, lateness, attempts.")
    chapters: list[ChapterPart] = Field(default=[], description="Prose of the template.")
    questions: list[QuestionPart] = Field(min_length=1, description="In the order of the report.")


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the file, for editors."""
    schema = AssignmentPart.model_json_schema(by_alias=True)
    cases = schema["$defs"]["CheckPart"]["properties"]["cases"]
    cases["items"] = {"anyOf": [{"type": "string", "description": "A call in Python."}, cases["items"]]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
