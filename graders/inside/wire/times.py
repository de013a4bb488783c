"""Dates, times and durations on the wire.

    ["date", "2024-02-29"]  ["datetime", "2024-02-29T12:00:00"]  ["time", "12:00:00"]
    ["timedelta", days, seconds, microseconds]

A date with a time zone keeps its distance to UTC, and not the name of the zone.
"""

from __future__ import annotations

import datetime as dt
import re
import zoneinfo
from typing import Any

ZONES = (type(None), dt.timezone, zoneinfo.ZoneInfo)
_FORM = re.compile(r"[0-9T:.+-]{8,40}")
_date, _datetime, _time, _timedelta = dt.date, dt.datetime, dt.time, dt.timedelta
_timestamp = (_date.isoformat, _datetime.isoformat, _time.isoformat)


def encode(value: Any) -> list[Any] | None:
    """A date, time or duration; None if it is none, or in a time zone of another's making."""
    kind = type(value)
    if kind is _timedelta:
        return encode_duration(value)
    if kind is _date:
        return ["date", _timestamp[0](value)]
    if kind is _datetime and type(value.tzinfo) in ZONES:
        return ["datetime", _timestamp[1](value)]
    if kind is _time and type(value.tzinfo) in ZONES:
        return ["time", _timestamp[2](value)]
    return None


def encode_duration(value: dt.timedelta) -> list[Any]:
    """A duration, which may be of a class that descends from Python's."""
    parts = (_timedelta.__dict__[name].__get__(value) for name in ("days", "seconds", "microseconds"))
    return ["timedelta", *parts]


def encode_moment(value: dt.datetime) -> list[Any] | None:
    """A date with a time, which may be of a class that descends from Python's."""
    zone = _datetime.__dict__["tzinfo"].__get__(value)
    return ["datetime", _timestamp[1](value)] if type(zone) in ZONES else None


def decode(tag: str, content: list[Any]) -> Any:
    """What `encode` wrote.

    Raises:
        ValueError: it is not in that form.
    """
    match tag, content:
        case "timedelta", [int(days), int(seconds), int(micro)] if abs(days) < 10**9:
            if 0 <= seconds < 86_400 and 0 <= micro < 10**6:
                return _timedelta(days, seconds, micro)
        case (("date" | "datetime" | "time"), [str(text)]) if _FORM.fullmatch(text):
            kind: Any = {"date": _date, "datetime": _datetime, "time": _time}[tag]
            value = kind.fromisoformat(text)
            if value.isoformat() == text:
                return value
    raise ValueError("not a date or time")
