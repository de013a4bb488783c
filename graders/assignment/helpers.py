"""Helpers that an author's files share: what lies beside them and in ``reference/``, by its plain name.

``from _shared import …`` and ``import common`` find ``reference/_shared.py`` and the package
``reference/common/``; what lies beside the file itself goes before.  Each folder is a package of its own,
under a name that no other folder has: nothing is added to ``sys.path``, and two courses that both have a
``_shared.py`` can be open at the same time.
"""

from __future__ import annotations

import ast
import builtins
import hashlib
import importlib
import importlib.machinery
import importlib.util
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Any

PREFIX = "graders_author_"
Folders = tuple[Path, ...]  # where helpers are looked for, the first one first
_looks_in: dict[str, Folders] = {}  # a package of ours -> where its modules look


def package_of(folder: Path, others: Folders = ()) -> str:
    """The package that a folder is loaded as; what was loaded of it before is forgotten.

    Args:
        others: folders in which its files find helpers as well.
    """
    for each in (folder, *others):
        _forget(_name(each))
    for each in (folder, *others):
        _register(each, others)
    importlib.invalidate_caches()  # a file of the folder may be new
    return _name(folder)


def namespace_in(folder: Path, others: Folders = ()) -> dict[str, Any]:
    """What source has to be run in that finds the helpers of some folders, as a file of the first does."""
    _register(folder, others)
    name = _name(folder)
    return {"__name__": "program", "__package__": name, "__builtins__": _builtins_for(_looks_in[name])}


def load_from(path: Path, name: str) -> ModuleType:
    """Run a file as a module of a package of ours.

    Raises:
        Exception: whatever the file raises.
    """
    spec = importlib.util.spec_from_file_location(name, path, loader=_Loader(name, str(path)))
    assert spec is not None and spec.loader is not None  # noqa: PT018  there is a loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def find_helper(name: str, folders: Sequence[Path]) -> Path | None:
    """The file of a helper by its dotted name; None where there is none, or Python has such a module."""
    if name.split(".", maxsplit=1)[0] in sys.stdlib_module_names:
        return None
    for folder in folders:
        base = folder.joinpath(*name.split("."))
        file = next(
            (each for each in (base.with_suffix(".py"), base / "__init__.py") if each.is_file()), None
        )
        if file is not None:
            return file
    return None


def helpers_of(text: str, folders: Sequence[Path]) -> Mapping[str, Path]:
    """The helpers that a source imports, and theirs: by dotted name, the first to run first."""
    files: dict[str, Path] = {}
    _collect(text, "", folders, files, set())
    return files


# Private functions


def _name(folder: Path) -> str:
    digest = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]
    return f"{PREFIX}{digest}_{re.sub(r'[^a-zA-Z0-9_]', '_', folder.name)}"


def _forget(package: str) -> None:
    """Drop what was loaded of a folder: a file of it may have changed."""
    for name in [name for name in sys.modules if name == package or name.startswith(f"{package}.")]:
        del sys.modules[name]


def _builtins_for(folders: Folders) -> dict[str, Any]:
    """Python's builtins, with an ``import`` that finds the helpers of some folders."""
    return {**vars(builtins), "__import__": _Import(folders)}


def _register(folder: Path, others: Folders) -> None:
    name = _name(folder)
    _looks_in[name] = tuple(dict.fromkeys((folder, *others)))
    if name not in sys.modules:
        package = ModuleType(name)
        package.__path__ = [str(folder)]
        sys.modules[name] = package
    if _finder not in sys.meta_path:
        sys.meta_path.insert(0, _finder)


class _Import:
    """``__import__`` for the files of an author."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders

    def __call__(
        self,
        name: str,
        globals: Mapping[str, Any] | None = None,  # noqa: A002  as Python calls it
        locals: Mapping[str, Any] | None = None,  # noqa: A002
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        top = name.split(".", maxsplit=1)[0]
        home = None if level else next((f for f in self._folders if find_helper(top, [f])), None)
        if home is None:
            return builtins.__import__(name, globals, locals, fromlist or (), level)
        package = _name(home)
        if package not in _looks_in:
            _register(home, ())
        module = builtins.__import__(f"{package}.{name}", None, None, fromlist or ("*",), 0)
        return module if fromlist else sys.modules[f"{package}.{top}"]


class _Loader(SourceFileLoader):
    """Runs a file with an ``import`` that finds its helpers."""

    def exec_module(self, module: ModuleType) -> None:
        package = module.__name__.split(".")[0]
        vars(module)["__builtins__"] = _builtins_for(_looks_in[package])
        super().exec_module(module)


class _Finder:
    """Finds the modules of packages of ours, for `_Loader` to run."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if not name.startswith(PREFIX) or "." not in name:
            return None
        file = find_helper(name.rpartition(".")[2], [Path(each) for each in path or ()])
        if file is None:
            return None
        inner = [str(file.parent)] if file.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(
            name, file, loader=_Loader(name, str(file)), submodule_search_locations=inner
        )


_finder = _Finder()


def _collect(
    text: str, package: str, folders: Sequence[Path], files: dict[str, Path], seen: set[str]
) -> None:
    for name in _imported(text, package):
        parts = name.split(".")
        for dotted in (".".join(parts[: n + 1]) for n in range(len(parts))):
            path = find_helper(dotted, folders)
            if path is None or dotted in seen:
                continue
            seen.add(dotted)
            inner = dotted if path.name == "__init__.py" else dotted.rpartition(".")[0]
            _collect(path.read_text(encoding="utf-8"), inner, folders, files, seen)
            files[dotted] = path


def _imported(text: str, package: str) -> Iterator[str]:
    """The dotted names that a source may import, those of ``from a import b`` among them."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):  # which is said where the file is run
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            up = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*filter(None, up), *([node.module] if node.module else [])])
            if base:
                yield base
            yield from (f"{base}.{alias.name}" if base else alias.name for alias in node.names)
