"""Submissions that are too much for whoever reads, judges or writes them; what each has to come to.

Nothing here is after what is inside the compartment: it is the grader's own work that is made long or large.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SOLUTION = (Path(__file__).parent / "work" / "solution.py").read_text(encoding="utf-8")
HUGE = 3 * 2**40


@dataclass(frozen=True, slots=True)
class Case:
    """How a submission is written into the folder of a class, under which name, and its status."""

    write: Callable[[Path], object]
    status: str = "graded"


def _py(text: str | bytes, *, name: str = "", honest: bool = True) -> Callable[[Path], object]:
    content = text.encode() if isinstance(text, str) else text
    before = SOLUTION.encode() + b"\n" if honest else b""
    return lambda path: path.with_name(name or f"{path.name}.py").write_bytes(before + content)


def _answer(body: str, more: str = "") -> Callable[[Path], object]:
    """A right solution, but for `manual_dot` and `cosine_matrix`."""
    functions = "".join(f"def {name}(x, y=None):\n    {body}\n" for name in ("manual_dot", "cosine_matrix"))
    return _py(f"import numpy as np\n{more}\n{functions}")


def _nb(*cells: str, count: str = "null") -> Callable[[Path], object]:
    plain = [
        {"cell_type": "code", "source": source, "metadata": {}, "outputs": [], "execution_count": "COUNT"}
        for source in (SOLUTION, *cells)
    ]
    text = json.dumps({"cells": plain, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    return _json(text.replace('"COUNT"', count))


def _json(text: str) -> Callable[[Path], object]:
    return lambda path: path.with_name(f"{path.name}.ipynb").write_text(text, encoding="utf-8")


def _folder(fill: Callable[[Path], Any]) -> Callable[[Path], object]:
    def write(path: Path) -> None:
        path.mkdir()
        (path / "work.py").write_text(SOLUTION, encoding="utf-8")
        fill(path)

    return write


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        try:
            file.truncate(HUGE)
        except OSError:  # a file system that has no such files
            file.truncate(2**40)


def _deep(path: Path) -> None:
    for _ in range(60):
        path /= "d"
    path.mkdir(parents=True)


def _link(target: str) -> Callable[[Path], object]:
    return lambda path: path.with_name(f"{path.name}.py").symlink_to(target)


def _undecodable(path: Path) -> None:
    name = os.fsencode(path) + b"\xff\xfe\x80.py"
    with contextlib.suppress(OSError), open(name, "wb") as file:
        file.write(SOLUTION.encode())
        return
    path.with_suffix(".py").write_text(SOLUTION, encoding="utf-8")


def nested_finally(depth: int) -> str:
    text = ""
    for n in range(depth):
        text += f"{' ' * n}try:\n{' ' * n} pass\n{' ' * n}finally:\n"
    return text + " " * depth + "pass\n"


BOMB = "a0 = 'x'\n" + "".join(f"a{n + 1} = f'{f'{{a{n}}}' * 100}'\n" for n in range(4))
RETURNS = "".join(f"  if x == {n}: return\n" for n in range(1500))

CASES: dict[str, Case] = {
    # Text that a rule on the source puts together
    "fstring_bomb": Case(_answer("vars(a4)[a4]; return getattr(x, a4)", BOMB)),
    "fstring_bombs": Case(_answer("\n    ".join(["vars(x)[a4]"] * 1500), BOMB)),
    "wide_percent": Case(_answer('{}["%6000000000s" % "a"]; return 1')),
    "wide_star": Case(_answer('vars(x)["%*s" % (6000000000, "a")]; return 1')),
    "wide_format": Case(_answer('vars(x)["{0:>6000000000}".format("a")]; return 1')),
    "wide_pieces": Case(_answer('vars(x)["{0:{1}{1}{1}{1}}".format("a", "99")]; return 1')),
    "replaced": Case(
        _answer('vars(x)["a".replace("", a1).replace("", a1).replace("x", a1)]; return 1', BOMB)
    ),
    "exec_nested": Case(_answer('exec("' + "(a," * 200 + '"); return 1')),
    "exec_nested_closed": Case(_answer('exec("' + "(a," * 199 + ")" * 199 + '"); return 1')),
    "exec_signs": Case(_answer('exec("' + "-" * 990 + '1"); return 1')),
    "many_dots": Case(_answer("return (" + "x+" * 12_000 + "x)" + ".dot" * 200)),
    "many_helpers": Case(
        _answer("return f0()", "".join(f"f{n} = lambda: (f{n + 1}(), f{n + 1}())\n" for n in range(2000)))
    ),
    # Encodings
    "punycode": Case(_py(b"# coding: punycode\n" + b"a" * 2_000_000, honest=False), "ungradable"),
    "punycode_short": Case(_py(b"# coding: punycode\n" + b"ab-" * 120_000, honest=False), "ungradable"),
    "undefined": Case(_py("# coding: undefined\n" + SOLUTION, honest=False), "ungradable"),
    "utf_7": Case(_py("# coding: utf-7\n" + SOLUTION, honest=False), "ungradable"),
    "unicode_escape": Case(_py("# coding: unicode_escape\n" + SOLUTION, honest=False), "ungradable"),
    "unknown_coding": Case(_py("# coding: no-such\n" + SOLUTION, honest=False)),
    "utf_32": Case(_py(SOLUTION.encode("utf-32"), honest=False)),
    # Parsing and compiling
    "finally_in_finally": Case(_py(nested_finally(18))),
    "returns_before_finally": Case(_py(f"def g(x):\n try:\n{RETURNS} finally:\n" + "  x = 1\n" * 1500)),
    "unclosed": Case(_py("\n".join(f"x{n} = ('{'a' * 700}'" for n in range(120)), honest=False)),
    "conditions": Case(_py("x = " + "1 if 1 else " * 3000 + "1\n")),
    "walruses": Case(
        _py("".join(f"{' ' * n}if (a := 1):\n" for n in range(90)) + f"{' ' * 90}(a := 1)\n" * 800)
    ),
    # Notebooks
    "magics": Case(_nb(*["%a\n" * 400] * 80)),
    "questions": Case(_nb("a" * 90_000 + " ?")),
    "time_above_time": Case(_nb("%%time\n" * 2500 + "x = 1")),
    "long_count": Case(_nb(count="9" * 5000)),
    "empty_cells": Case(_nb(*[""] * 200_000)),
    "many_cells": Case(_nb(*["1"] * 80_000), "ungradable"),
    "deep_json": Case(_json('{"cells":' + "[" * 100_000 + "]" * 100_000 + "}"), "ungradable"),
    "deep_metadata": Case(_json('{"cells":[],"metadata":' + '{"a":' * 900 + "1" + "}" * 900 + "}")),
    "old_cells": Case(
        _json(json.dumps({"worksheets": [{"cells": [{"cell_type": "code", "input": ""}] * 100_000}]}))
    ),
    "json_bomb": Case(_json('{"cells":[' + ",".join(["{}"] * 15_000_000) + "]}"), "ungradable"),
    "surrogates": Case(
        _json('{"cells":[{"cell_type":"code","source":"x=\\"\\ud800\\"","metadata":{"tags":["\\ud800"]}}]}')
    ),
    # Names
    "alike": Case(
        _py("for n in range(330_000):\n    globals()[f'manual_dt{n}'] = lambda: 0\n", honest=False)
    ),
    "long_names": Case(_py("\n".join(f"def manual_do{'t' * 9000}{n}(): 0" for n in range(10)), honest=False)),
    # Answers
    "nothing_but_large": Case(_answer("return np.empty((4_000_000, 4_000_000, 0))")),
    "nothing_but_long": Case(_answer("return np.empty((4_000_000, 0))")),
    "texts": Case(_answer("return ['a'] * 19_980 + ['b' * 19_000]")),
    "arrays": Case(_answer("return [np.zeros(4_000_000, dtype=np.int8)] * 3")),
    "integers": Case(_answer("return [1 << 8000] * 1000")),
    # Files and folders
    "huge": Case(lambda path: _sparse(path.with_suffix(".py")), "ungradable"),
    "huge_beside": Case(_folder(lambda path: _sparse(path / "data.py"))),
    "many_files": Case(
        _folder(lambda path: [(path / f"f{n}.py").touch() for n in range(20_100)]), "ungradable"
    ),
    "some_files": Case(_folder(lambda path: [(path / f"f{n}.py").touch() for n in range(1000)])),
    "deep_folders": Case(_folder(_deep)),
    "pipe": Case(lambda path: os.mkfifo(path.with_suffix(".py")), "ungradable"),
    "pipe_beside": Case(_folder(lambda path: os.mkfifo(path / "a.py"))),
    "device": Case(_link("/dev/zero"), "ungradable"),
    "own_memory": Case(_link("/proc/self/mem"), "ungradable"),
    "itself": Case(_link("itself.py"), "ungradable"),
    "far_away": Case(_link("a/" * 2000), "ungradable"),
    "long_name": Case(_py(SOLUTION, name="张" * 84 + ".py", honest=False)),
    "lines_in_name": Case(_py(SOLUTION, name="a\nb\rc.py", honest=False)),
    "undecodable": Case(_undecodable),
}


def write_all(folder: Path) -> None:
    """All of them, into the folder of a class."""
    for name, case in CASES.items():
        case.write(folder / name)
