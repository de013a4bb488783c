"""The architecture, as a test: imports point downward, and none goes in a circle."""

from __future__ import annotations

import ast
from pathlib import Path

from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).resolve().parents[1]


def test_imports_keep_to_the_contracts(monkeypatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == EXIT_STATUS_SUCCESS


def test_modules_stay_small_enough_to_hold_in_one_s_head() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in (ROOT / "graders").rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 350
    }
    assert long == {}


def imports_of(path: Path, modules: set[str]) -> set[str]:
    """The modules of ours that a module imports when it is itself imported."""
    imported = set()
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("graders"):
            for name in node.names:
                whole = f"{node.module}.{name.name}"
                imported.add(whole if whole in modules else node.module)
        elif isinstance(node, ast.Import):
            imported |= {name.name for name in node.names if name.name.startswith("graders")}
    return imported


def test_no_circle_of_imports():
    names = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in (ROOT / "graders").rglob("*.py")
    }
    edges = {name: imports_of(path, set(names)) - {name} for name, path in names.items()}
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " → ".join([*way[way.index(name) :], name])
        if name in done:
            return
        for other in sorted(edges[name]):
            visit(other, (*way, name))
        done.add(name)

    for name in names:
        visit(name, ())
