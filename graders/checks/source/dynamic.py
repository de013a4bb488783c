"""What resolves or runs text, or opens a namespace: ways to reach a function without writing its name.

On the way to an answer that has a rule, each of these breaks the rule unless the text is a plain constant,
which is then read like any other name.  `docs/source-rules.md` says what remains possible.
"""

from __future__ import annotations

import sys

# Functions and methods that turn a name in text into what it names, and which argument is the text.
RESOLVERS = {
    "getattr": 1, "getattr_static": 1, "__getattribute__": -1, "attrgetter": 0, "methodcaller": 0,
    "locate": 0, "resolve_name": 0, "resolve_dotted_name": 0, "import_module": 0, "__import__": 0,
    "get_field": 0,
    "import_string": 0, "import_item": 0, "safe_import": 0, "import_optional_dependency": 0, "_importer": 0,
}  # fmt: skip
# They run text that is Python.  Where the text is constant, it is read in their place.
RUNS_TEXT = {
    "eval": 0, "exec": 0, "compile": 0, "run_cell": 0, "run_cell_magic": -1, "ex": 0, "ev": 0,
    "timeit": 0, "repeat": 0, "Timer": 0, "run": 0, "runctx": 0, "runcall": 0, "runeval": 0, "runsource": 0,
    "runcode": 0, "push": 0, "interact": 0, "compile_command": 0, "run_line_magic": -1, "run_code": 0,
    "literal_compile": 0, "sympify": 0, "lambdify": 1, "parse_expr": 0, "evaluate": 0, "re_evaluate": 0,
    "runstring": 0, "rundocs": 0, "Formatter": 0,
    "run_path": 0, "run_module": 0, "exec_module": 0, "safe_execfile": 0, "run_ast_nodes": 0,
}  # fmt: skip
# Of these, names that a student's own code uses for other things count only in the modules given.
_ONLY_OF = {
    "run": {"profile", "cProfile", "pdb", "bdb", "trace", "doctest", "runpy"},
    "runctx": {"profile", "cProfile", "pdb", "trace"},
    "runcall": {"pdb", "bdb"},
    "push": {"code", "console"},
    "interact": {"code"},
    "evaluate": {"ne", "numexpr"},
    "repeat": {"timeit"},
    "timeit": {"timeit"},
    "Timer": {"timeit"},
    "compile": {"", "builtins", "__builtins__"},  # nothing runs what others compile: patterns, templates
    "Formatter": {"string"},
    "rundocs": {"testing"},
    "re_evaluate": {"ne", "numexpr"},
}
# Objects that hold code or names and open up to whoever asks.
OPEN = frozenset(
    {"get_type_hints", "get_annotations", "ForwardRef", "InteractiveInterpreter", "InteractiveConsole"}
    | {"FunctionType", "CodeType", "LambdaType", "EntryPoint", "getmembers", "getmembers_static"}
    | {"BaseConfigurator", "DictConfigurator", "dictConfig", "runstring"}
    | {"CDLL", "PyDLL", "pythonapi", "cdll", "py_object", "cffi", "unpickle", "Unpickler", "get_objects"}
    | {"_getframe", "_current_frames", "currentframe", "getouterframes", "Profile", "SourceFileLoader"}
    | {"spec_from_file_location", "module_from_spec", "spec_from_loader", "marshal", "pickle", "dill"}
)
# Attributes that are namespaces, or lead to one.
OPEN_ATTRIBUTES = frozenset(
    {"__globals__", "__builtins__", "__annotations__", "annotation", "f_globals", "f_locals", "f_builtins"}
    | {
        "tb_frame",
        "gi_frame",
        "cr_frame",
        "__subclasses__",
        "__closure__",
        "cell_contents",
        "__code__",
        "__func__",
    }
)
NAMESPACES = frozenset({"globals", "locals", "vars"})
NAMESPACE_ATTRIBUTES = frozenset({"__dict__", "user_ns", "user_global_ns"})
# They make text, numbers or names of a namespace: nothing that can be called.
SHOW = frozenset({"print", "len", "sorted", "repr", "str", "list", "tuple", "set", "bool", "format"})
LOOKUPS = frozenset({"get", "__getitem__", "pop", "setdefault", "__contains__", "getitem"})


# What a file of the student's own holds cannot be read from the work that was handed in.
_LIBRARIES = {"numpy", "scipy", "sklearn", "pandas", "matplotlib", "sympy", "torch", "numba", "IPython"}


def is_library(module: str) -> bool:
    """Whether a module comes with Python or is a library that courses use."""
    top = module.split(".", maxsplit=1)[0]
    return top in sys.stdlib_module_names or top in _LIBRARIES


def runs_text(name: str, owner: str) -> bool:
    """Whether a function of that name runs text; `owner` is the name before the dot, if there is one."""
    return name in RUNS_TEXT and (name not in _ONLY_OF or owner in _ONLY_OF[name])
