"""What comes back of one call -> a reply.  Nothing in it is believed before it fits."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from graders.execution import rebuild
from graders.inside.calls import arguments, steps
from graders.inside.calls.files import MAX_WRITTEN
from graders.inside.calls.streams import MAX_PRINTED
from graders.inside.wire import values as wire
from graders.model.manner import PLAIN, Manner
from graders.model.transcript import Call, Place, Raised, Returned

MAX_NAME = 100  # characters, as `inside` sends them at most
MAX_MESSAGE = 500  # characters, as `inside` sends them at most
MAX_BASES = 50


def request(call: Call, seconds: float) -> str:
    """One call as it is sent."""
    plain: dict[str, Any] = {"function": call.function, "args": arguments.pack(call.args)}
    plain |= {"seconds": seconds, **({"watch": call.watch} if call.watch else {})}
    if call.manner is not PLAIN and call.manner != PLAIN:
        plain["manner"] = _manner(call.manner)
    return json.dumps(plain)


def returned(call: Call, reply: Mapping[str, Any]) -> Returned:
    """The reply to a call that came back with a value.

    Raises:
        WireError: it does not have the form that it must have.
    """
    match reply:
        case {"value": value, "changed": list(changed)}:
            positions = _positions(call, changed)
            rebuilt = rebuild.rebuild(value)
        case _:
            raise wire.WireError("no reply")
    if call.manner is PLAIN or call.manner == PLAIN:
        return Returned(value=rebuilt, changed=positions, plain=reply)
    return _in_manner(call.manner, reply, rebuilt, positions)


def raised(reply: Mapping[str, Any], place: Place | None, call: Call | None = None) -> Raised:
    """The reply to a call that raised; without a call, a cell that did."""
    return Raised(
        changed=() if call is None else _positions(call, reply.get("changed")),
        type_name=str(reply.get("type", "Exception"))[:MAX_NAME],
        bases=_names(reply.get("bases")),
        own_bases=_names(reply.get("own_bases")),
        message=str(reply.get("message", ""))[:MAX_MESSAGE],
        place=place,
    )


# Private functions


def _manner(manner: Manner) -> dict[str, Any]:
    """What `inside.calls.manners` reads; only what is asked for."""
    plain: dict[str, Any] = {}
    if manner.kwargs:
        plain["kwargs"] = arguments.pack_keywords(manner.kwargs)
    if manner.steps:
        plain["steps"] = steps.pack((step.code, step.keeps) for step in manner.steps)
    for name in ("rng", "take", "stdin"):
        if getattr(manner, name) is not None:
            plain[name] = getattr(manner, name)
    for name in ("prints", "writes", "draws", "timed"):
        if getattr(manner, name):
            plain[name] = getattr(manner, name)
    return plain


def _positions(call: Call, changed: object) -> tuple[int, ...]:
    given = len(call.args) + len(call.manner.kwargs)
    listed = changed if isinstance(changed, list) else []
    return tuple(n for n in listed[:given] if isinstance(n, int) and 0 <= n < given)


def _in_manner(manner: Manner, reply: Mapping[str, Any], value: Any, changed: tuple[int, ...]) -> Returned:
    match reply:
        case {"printed": str(printed), "written": dict(written), "drawn": drawn, "seconds": seconds}:
            return Returned(
                value=value,
                changed=changed,
                printed=printed[:MAX_PRINTED] if manner.prints else "",
                written={name: _written(written.get(name)) for name in manner.writes},
                drawn=rebuild.figures(drawn) if manner.draws else (),
                seconds=_seconds(seconds) if manner.timed else None,
                plain=reply,
            )
    raise wire.WireError("no reply of its manner")


def _written(text: object) -> str | None:
    if text is None or isinstance(text, str):
        return text[:MAX_WRITTEN] if text is not None else None
    raise wire.WireError("not what a file holds")


def _seconds(seconds: object) -> float:
    if isinstance(seconds, float) and seconds >= 0.0 and math.isfinite(seconds):
        return seconds
    raise wire.WireError("not a time")


def _names(plain: object) -> tuple[str, ...]:
    listed = plain[:MAX_BASES] if isinstance(plain, list) else []
    return tuple(each[:MAX_NAME] for each in listed if isinstance(each, str))
