"""What all parts of an assignment file are made of: names, texts, points."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    model_validator,
)
from pydantic_core import CoreSchema

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


ReasonName = Literal[
    "no-exception", "wrong-exception", "crashed", "zero-division", "stopped",
    "wrong-value", "inexact", "wrong-sign", "not-finite", "wrong-type", "wrong-shape", "wrong-precision",
    "changed", "not-repeatable", "other",
]  # fmt: skip


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


class HintPart(TextPart):
    """A sentence that helps, and what it is about."""

    about: list[ReasonName] = Field(
        [],
        alias="for",
        description="What went wrong where it helps; left out: exceptions in a check that asks for some, "
        "changes in one of arguments, anything but a limit elsewhere.",
    )
    unless_compared: list[str] = Field(
        [], description="It is left out where the work compares what one of these gives, as `len`."
    )
    unless_called: list[str] = Field(
        [], description="It is left out where the work calls one of these functions."
    )
    after: list[CheckId] = Field([], description="It is said only where these checks above have passed.")
