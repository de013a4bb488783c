"""Decodes bytes as text, in any encoding that editors or mail programs write."""

from __future__ import annotations

import codecs
import io
import re
import tokenize
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What editors write.  Others that Python knows are no encodings of text, or take the square of its length.
_READ = re.compile(
    r"ascii|utf-(?:8|8-sig|16|16-le|16-be|32|32-le|32-be)|gb(?:2312|k|18030)|hz|big5(?:hkscs)?"
    r"|shift_jis\w*|euc_\w+|iso8859-\d+|cp\d+|johab|koi8-[rtu]|kz1048|ptcp154|tis-620|mac-\w+|hp-roman8"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, with line ends as ``\\n``, and the encoding where it was not UTF-8."""

    text: str
    unusual: str | None = None


def decode(content: bytes, *, declared: bool = False) -> Decoded | None:
    """The text of `content`, or None where it is no text in any encoding that students' tools write.

    Args:
        declared: whether a ``# coding:`` line counts, as it does in a module.
    """
    for encoding in _candidates(content, declared=declared):
        try:
            text = content.decode(encoding)
        except (UnicodeError, LookupError):
            continue
        if "\x00" in text:
            continue
        usual = encoding in {"utf-8", "utf-8-sig"}
        return Decoded(_unix_lines(text), None if usual else encoding)
    return None


def odd_encoding(content: bytes) -> str | None:
    """The encoding that a module's ``# coding:`` line names, if Python knows it and no editor writes it."""
    named = None if _marked(content) else _declared(content)
    if named is None or _READ.fullmatch(codecs.lookup(named).name):
        return None
    return named


# Private functions


def _marked(content: bytes) -> list[str]:
    return [encoding for bom, encoding in _BOMS if content.startswith(bom)]


def _candidates(content: bytes, *, declared: bool) -> list[str]:
    marked = _marked(content)
    if marked:
        return marked[:1]
    named = [_declared(content)] if declared else []
    # UTF-16 without a mark: every other byte of ASCII text is zero.
    wide = []
    if content[1:2] == b"\x00":
        wide = ["utf-16-le"]
    elif content[:1] == b"\x00":
        wide = ["utf-16-be"]
    # Every byte means something in Latin encodings, so they come last, and only for modules: a
    # comment's accents do not matter there.
    western = ["cp1252"] if declared else []
    return [*(name for name in named if name), *wide, "utf-8", "gb18030", *western]


def _declared(content: bytes) -> str | None:
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
    except (SyntaxError, ValueError):
        return None
    return None if encoding in {"utf-8", "utf-8-sig"} else encoding


def _unix_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
