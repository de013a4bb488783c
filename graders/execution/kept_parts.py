"""The parts of a transcript as plain data, and back: what raised, what was stopped, places and notices."""

from __future__ import annotations

from typing import Any

from graders.errors import Notice
from graders.model.limits import Limit
from graders.model.notices import notice_from, plain_notice
from graders.model.transcript import CellError, Place, Plan, Raised, SpiedUse, Stopped, Transcript

OPEN = "open"


def head(transcript: Transcript, plan: Plan) -> dict[str, Any]:
    """A transcript without its replies, with the names of all variables that were looked for."""
    return {
        "names": dict(transcript.names),
        "own": list(transcript.own),
        "variables": dict(transcript.plain_variables),
        "looked_for": list(plan.variables),
        "cell_errors": [_cell(each) for each in transcript.cell_errors],
        "isolation": transcript.isolation,
        "seconds": transcript.seconds,
        "notes": [plain_notice(each) for each in transcript.notes],
        "noticed": {
            name: {"used": each.used, "place": _place(each.place)}
            for name, each in transcript.noticed.items()
        },
    }


def notes(plain: Any) -> tuple[Notice, ...]:
    return tuple(map(notice_from, plain))


def cell_errors(plain: Any) -> tuple[CellError, ...]:
    return tuple(
        CellError(outcome=outcome(each["outcome"]), place=_place_from(each["place"])) for each in plain
    )


def noticed(plain: Any) -> dict[str, SpiedUse]:
    uses = {}
    for name, each in plain.items():
        place = _place_from(each["place"])
        if place is not None:
            uses[name] = SpiedUse(used=each["used"], place=place)
    return uses


def plain_outcome(reply: Raised | Stopped) -> dict[str, Any]:
    """What raised or was stopped, as plain data."""
    if isinstance(reply, Stopped):
        return {"status": "stopped", "limit": reply.limit.value, "seconds": reply.seconds}
    return {
        "status": "raised",
        "type": reply.type_name,
        "bases": list(reply.bases),
        "own_bases": list(reply.own_bases),
        "message": reply.message,
        "place": _place(reply.place),
        "changed": list(reply.changed),
    }


def outcome(plain: Any) -> Raised | Stopped:
    """What `plain_outcome` made plain.

    Raises:
        KeyError, TypeError, ValueError: it is not in that form.
    """
    if plain["status"] == "stopped":
        return Stopped(limit=Limit(plain["limit"]), seconds=plain["seconds"])
    return Raised(
        type_name=plain["type"],
        bases=tuple(plain["bases"]),
        own_bases=tuple(plain["own_bases"]),
        message=plain["message"],
        place=_place_from(plain["place"]),
        changed=tuple(plain["changed"]),
    )


# Private functions


def _cell(error: CellError) -> dict[str, Any]:
    return {"outcome": plain_outcome(error.outcome), "place": _place(error.place)}


def _place(place: Place | None) -> list[Any] | None:
    return None if place is None else [getattr(place, name) for name in _PLACE]


def _place_from(plain: Any) -> Place | None:
    return None if plain is None else Place(**dict(zip(_PLACE, plain, strict=True)))


_PLACE = tuple(Place.__dataclass_fields__)
