"""Lines with styles: plain text where that will do, and rich's colours on a terminal that has them."""

from __future__ import annotations

import io

Part = str | tuple[str, str]  # a text, or a text with a style of rich's


class Styled:
    """One line, in parts that have a style each."""

    def __init__(self, text: str = "", style: str = "") -> None:
        self.parts: list[tuple[str, str]] = [(text, style)]

    @classmethod
    def assemble(cls, *parts: Part) -> Styled:
        """A line of several parts."""
        line = cls()
        for part in parts:
            line.append(*((part, "") if isinstance(part, str) else part))
        return line

    def append(self, text: str, style: str = "") -> None:
        self.parts.append((text, style))


class Lines:
    """Lines that are collected, and written in one go.

    Args:
        color: whether they have colours, and are folded at `width` columns.
    """

    def __init__(self, width: int, *, color: bool) -> None:
        self._width, self._color = width, color
        self._lines: list[Styled] = []

    def print(self, line: Styled) -> None:
        self._lines.append(line)

    def text(self) -> str:
        """All lines; without colours where rich is not installed, as it need not be for students."""
        if self._color:
            try:
                return self._colored()
            except ImportError:
                pass
        return "".join("".join(text for text, _ in line.parts) + "\n" for line in self._lines)

    # Private functions

    def _colored(self) -> str:
        from rich.console import Console  # noqa: PLC0415
        from rich.text import Text as Rich  # noqa: PLC0415

        console = Console(
            file=io.StringIO(),
            width=self._width,
            force_terminal=True,
            color_system="standard",
            highlight=False,
        )
        for line in self._lines:
            console.print(Rich.assemble(*(each for each in line.parts if each[0])))
        assert isinstance(console.file, io.StringIO)
        return console.file.getvalue()
