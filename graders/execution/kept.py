"""What a submission answered, as bytes that can be kept for years and read back: no pickle, versioned, small.

Replies stand in the order of their plan, without what was asked: the questions are the same for a whole
class, and are kept once (`Asked`).  A reply is looked up by what was asked (function, arguments, manner)
and not by the names of checks, so that a check may be renamed, moved or worth other points.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graders.execution import kept_parts, replies
from graders.execution.scribe import WATCHED, value_of
from graders.inside.wire import values as wire
from graders.model.limits import Limits
from graders.model.transcript import Call, Plan, Reply, Returned, Transcript

VERSION = 1
Talk = Sequence[tuple[str, Any]]  # what was asked, and the plain reply, in the order of asking
_LEVEL = 6  # of compression


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a plan asks, as kept replies refer to it.

    Args:
        keys: of each call, in the order of the plan.
        around: what else a reply depends on: limits, and files beside the work.
    """

    keys: tuple[str, ...]
    around: str

    @property
    def digest(self) -> str:
        return hashlib.sha256("\n".join((self.around, *self.keys)).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """All that a submission has answered, as plain data.

    Args:
        head: the transcript without its replies.
        replies: to the calls of a plan; None where there is none.
        talks: what was asked afterwards, while it was judged, by step.
    """

    asked: Asked
    head: Mapping[str, Any]
    replies: tuple[Any, ...]
    talks: Mapping[str, Talk] = field(default_factory=dict)


def asked(plan: Plan, limits: Limits) -> Asked:
    """What a plan asks under some limits; remembered, since a whole class is asked the same."""
    for known, under, result in _last:
        if known is plan and under == limits:
            return result
    result = _asked(plan, limits)
    _last[:] = [(plan, limits, result)]
    return result


def covers(before: Asked, now: Asked) -> bool:
    """Whether all that is asked now was asked before, under the same conditions."""
    return before.around == now.around and not Counter(now.keys) - Counter(before.keys)


def key_of(call: Call) -> str:
    """A name for what a call asks: the same wherever the same is asked."""
    return hashlib.sha256(replies.request(call, 0.0).encode()).hexdigest()[:24]


def kept(transcript: Transcript, plan: Plan, under: Asked, work: str) -> Kept:
    """A transcript, to be kept.

    Args:
        work: the digest of the submission.
    """
    return Kept(
        asked=under,
        head={"work": work, **kept_parts.head(transcript, plan)},
        replies=tuple(plain_reply(transcript.replies.get(call.id)) for call in plan.calls),
    )


def plain_reply(reply: Reply | None) -> Any:
    """A reply as plain data; None for one that cannot be kept, and has to be asked for again."""
    if isinstance(reply, Returned):
        return reply.plain
    return None if reply is None else kept_parts.plain_outcome(reply)


def reply_from(plain: Any, call: Call) -> Reply | None:
    """The reply that `plain_reply` made plain; None if it does not fit the call."""
    if plain is None or plain == WATCHED:
        return Returned(value=None, plain=WATCHED) if plain and call.watch else None
    try:
        if plain.get("status") == "returned":
            return replies.returned(call, plain)
        return kept_parts.outcome(plain)
    except (wire.WireError, KeyError, TypeError, ValueError, AttributeError):
        return None


def dump(one: Kept) -> bytes:
    """The bytes to keep; what was asked is not in them but for its digest."""
    plain = {
        "version": VERSION,
        "asked": one.asked.digest,
        "head": one.head,
        "replies": one.replies,
        "talks": {step: list(talk) for step, talk in one.talks.items()},
    }
    return zlib.compress(json.dumps(plain, separators=(",", ":"), check_circular=False).encode(), _LEVEL)


def load(content: bytes, under: Asked) -> Kept | None:
    """What `dump` made bytes of; None if it is damaged, of another version, or about another plan."""
    try:
        match json.loads(zlib.decompress(content)):
            case {
                "version": version, "asked": digest, "head": dict(head), "replies": list(listed),
                "talks": dict(talks),
            } if (version, digest, len(listed)) == (VERSION, under.digest, len(under.keys)):  # fmt: skip
                return Kept(
                    asked=under,
                    head=head,
                    replies=tuple(listed),
                    talks={step: [(str(key), plain) for key, plain in talk] for step, talk in talks.items()},
                )
    except (zlib.error, ValueError, TypeError):
        return None
    return None


def variables_of(one: Kept, names: Iterable[str]) -> dict[str, Any]:
    """The variables of those names that the work had, as values."""
    plain = one.head["variables"]
    return {name: value_of(plain[name]) for name in names if name in plain}


# Private functions

_last: list[tuple[Plan, Limits, Asked]] = []


def _asked(plan: Plan, limits: Limits) -> Asked:
    around = hashlib.sha256(repr(limits).encode())
    for name, content in sorted(plan.files.items()):
        around.update(f"{name} {len(content)}\n".encode() + content)
    return Asked(keys=tuple(map(key_of, plan.calls)), around=around.hexdigest())
