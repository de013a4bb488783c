"""Runs once, in advance, everything that is slow the first time, and then resets the kernel."""

from __future__ import annotations

import asyncio
import importlib
import json
import sys
from typing import Any

from graders.inside.calls import arguments
from graders.inside.kernel import serve, shims

MODULES = (
    *("asyncio", "bisect", "cmath", "collections", "copy", "csv", "dataclasses", "datetime", "decimal"),
    *("enum", "fractions", "functools", "heapq", "inspect", "itertools", "json", "math", "operator"),
    *("pathlib", "pprint", "random", "re", "statistics", "string", "textwrap", "time", "timeit"),
    *("typing", "unittest", "warnings", "numpy.linalg", "numpy.random", "numpy.testing"),
)

_HONEST = """
import numpy as np
from typing import List
rng = np.random.default_rng(0)
A = rng.normal(size=(3, 3)) + 3 * np.eye(3)
print(A, np.linalg.inv(A), np.linalg.solve(A, np.ones(3)), np.linalg.norm(A), np.linalg.eigh(A @ A.T))
print(np.linalg.svd(A), np.linalg.det(A), np.einsum("ij,kj->ik", A, A), np.allclose(A, A), f"{A[0, 0]:.4f}")
print(np.array([True, False]), np.arange(2000), np.array([1 + 2j]), np.float64(0.1), np.array(["a"]))
def warmed(x: List[float]) -> float:
    return float(np.dot(x, x))
class Warmed:
    pass
np.testing.assert_allclose(warmed([1.0]), 1.0)
A
"""
_MISTAKEN = "def broken():\n    return np.zeros(2) @ np.zeros(3)\nbroken()\n"
_MISSPELT = "def broken(:\n"
_CALLS = [1.0, 2.0]


def warm_up(kernel: shims.SocketKernel) -> None:
    """Run throwaway cells and questions; afterwards the kernel is as new, but warm."""
    for name in MODULES:
        importlib.import_module(name)
    ours = {name: module for name, module in sys.modules.items() if name.partition(".")[0] == "graders"}
    asyncio.run(_warm_up(kernel))
    sys.modules.pop("graders.notebook", None)  # a submission's stand-in; forks have more of ours to import
    sys.modules.update(ours)
    asyncio.set_event_loop_policy(None)
    shims.forget(kernel)


async def _warm_up(kernel: shims.SocketKernel) -> None:
    await _ask(kernel, {"op": "begin", "module": None, "guarded": False, "functions": []})
    for source in (_HONEST, _MISTAKEN, _MISSPELT, _HONEST):
        content = {"code": source, "silent": False, "store_history": True, "stop_on_error": False}
        await _send(kernel, "execute_request", content)
    await _ask(kernel, {"op": "look", "names": ["warmed", "missing"], "variables": ["A"]})
    for function in ("warmed", "broken"):
        args = arguments.pack([_CALLS] if function == "warmed" else [])
        call = {"function": function, "args": args, "seconds": 5}
        await _ask(kernel, {"op": "calls", "calls": json.dumps([call]), "result_bytes": 1_000_000})


async def _ask(kernel: shims.SocketKernel, request: dict[str, Any]) -> None:
    await _send(kernel, "graders_request", {**request, "nonce": ""})


async def _send(kernel: shims.SocketKernel, kind: str, content: dict[str, Any]) -> None:
    header = {"msg_id": "warm", "msg_type": kind}
    message = {"header": header, "parent_header": {}, "metadata": {}, "content": content}
    await serve.handle(kernel, message, 1_000_000)
