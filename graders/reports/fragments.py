"""Writes the YAML of reports from cached pieces, since most checks of a class have the same text.

The text is the one that PyYAML writes for the whole, byte for byte; `tests/test_speed.py` holds that.
"""

from __future__ import annotations

from typing import Any

import yaml

_REMEMBERED = 3_000  # checks kept as YAML: a class shares fewer, and memory stays small
_WIDTH = 10_000  # PyYAML folds lines beyond this
_SAFE_WIDTH = 9_000  # no line of a piece is folded, however far the piece is indented
_pieces: dict[str, str] = {}  # a check, written: by all that it says


def dump_yaml(data: Any) -> str:
    """YAML in the order given, readable in every language."""
    return yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=_WIDTH)


def dump_report(data: dict[str, Any]) -> str:
    """What `dump_yaml` gives for a report, of which ``questions`` is a key, and ``checks`` their last one."""
    if not data["questions"]:
        return dump_yaml(data)
    keys = list(data)
    at = keys.index("questions")
    parts = [dump_yaml({key: data[key] for key in keys[:at]}), "questions:\n"]
    for question in data["questions"]:
        *others, last = question
        assert last == "checks"
        parts.append(dump_yaml([{key: question[key] for key in others}]))
        parts += (
            ["  checks:\n", *map(_piece, question["checks"])] if question["checks"] else ["  checks: []\n"]
        )
    parts.append(dump_yaml({key: data[key] for key in keys[at + 1 :]}))
    text = "".join(parts)
    return text if max(map(len, text.split("\n"))) < _SAFE_WIDTH else dump_yaml(data)


# Private functions


def _piece(check: dict[str, Any]) -> str:
    key = repr(check)
    known = _pieces.get(key)
    if known is None:
        if len(_pieces) >= _REMEMBERED:
            _pieces.clear()
        lines = dump_yaml([check]).split("\n")
        known = _pieces[key] = "\n".join(f"  {line}" if line else "" for line in lines)
    return known
