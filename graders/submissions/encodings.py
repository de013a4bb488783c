"""Bytes to text, whatever editor or mail program wrote them."""

from __future__ import annotations

import codecs
import io
import tokenize
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
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
        except (UnicodeDecodeError, LookupError):
            continue
        if "\x00" in text:
            continue
        usual = encoding in {"utf-8", "utf-8-sig"}
        return Decoded(_unix_lines(text), None if usual else encoding)
    return None


# Private functions


def _candidates(content: bytes, *, declared: bool) -> list[str]:
    marked = [encoding for bom, encoding in _BOMS if content.startswith(bom)]
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
    except (SyntaxError, UnicodeDecodeError):
        return None
    return None if encoding in {"utf-8", "utf-8-sig"} else encoding


def _unix_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
