"""The environment variables that decide how numbers are computed: by which code, on how many threads.

Linear algebra libraries choose their code by the processor, and another choice gives other last digits.
Whoever makes a choice for this process makes it for all processes it starts: every runner passes these on.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

SINGLE_THREADED: Mapping[str, str] = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "BLIS_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
}
"""Threads add up in an order of their own, and whoever forks may have one only."""

CHOSEN = (
    *("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "OPENBLAS_BLOCK_FACTOR"),
    *("MKL_CBWR", "MKL_ENABLE_INSTRUCTIONS", "MKL_DEBUG_CPU_TYPE"),
    *("BLIS_ARCH_TYPE", "BLIS_MODEL_TYPE", "FLEXIBLAS"),
    *("NPY_DISABLE_CPU_FEATURES", "NPY_ENABLE_CPU_FEATURES"),
    *("ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA", "ATEN_CPU_CAPABILITY"),
    "GLIBC_TUNABLES",  # picks among the C library's own versions of exp, sin and memcpy
)
"""Which code computes: of OpenBLAS, MKL, BLIS, NumPy, oneDNN, PyTorch and the C library."""


def arithmetic() -> dict[str, str]:
    """The variables for a process that runs student code: one thread, and the code that was chosen here."""
    return {**SINGLE_THREADED, **{name: os.environ[name] for name in CHOSEN if name in os.environ}}


def use_one_thread() -> None:
    """Make this process compute on one thread, unless a variable is set; NumPy reads it when it is loaded."""
    for name, value in SINGLE_THREADED.items():
        os.environ.setdefault(name, value)
