"""Removes from student text everything that terminals, spreadsheets or logs would act on."""

from __future__ import annotations

import unicodedata

MAX_TEXT = 4_000  # characters of one text: a student decides how long it is


def clean(text: str, *, limit: int = MAX_TEXT) -> str:
    """`text` with control and direction characters made visible, cut to `limit` characters."""
    if text.isascii() and text.isprintable() and len(text) <= limit:
        return text
    shown = "".join(_visible(character) for character in text[:limit])
    return shown if len(text) <= limit else shown + "…"


def csv_cell(text: str) -> str:
    """`text` for a spreadsheet, in which nothing is taken for a formula."""
    # Canvas and OWASP: a leading = + - @, tab or carriage return makes a spreadsheet calculate.
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


# Private functions


def _visible(character: str) -> str:
    if character == "\n":
        return " ⏎ "  # a new line could begin with what a CI log takes for a command
    if character == "\t" or not _acts(character):
        return character
    return f"\\x{ord(character):02x}" if ord(character) < 256 else f"\\u{ord(character):04x}"


def _acts(character: str) -> bool:
    """Whether it is a control, a format (such as right-to-left marks), a separator of lines or paragraphs
    (for some readers U+2028 ends a line, and for others it does not), or a lone surrogate."""
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
