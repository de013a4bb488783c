"""Starts the grading kernel as a process of its own, over ZeroMQ: ``python portable.py FOLDER -f FILE``.

FOLDER is an additional folder of libraries, or "".

This is used where processes cannot be forked.  It is run by its path and in isolated mode (``-I``), so
neither the course nor the rest of this package is importable: a bare package named ``graders`` that
contains nothing but ``graders.inside`` is put in place first.
"""

from __future__ import annotations

import sys
import types
from pathlib import Path


def _house_only_inside() -> None:
    inside = Path(__file__).resolve().parents[1]
    for name, path in (("graders", None), ("graders.inside", inside)):
        package = types.ModuleType(name)
        package.__path__ = [] if path is None else [str(path)]
        sys.modules[name] = package


def main() -> None:
    """Serve until the shutdown request."""
    packages = sys.argv.pop(1)
    if packages:  # an isolated interpreter does not look there of itself
        sys.path.append(packages)
    _house_only_inside()
    from ipykernel.kernelapp import IPKernelApp  # noqa: PLC0415  after the packages are in place

    from graders.inside.kernel.kernel import GradingKernel  # noqa: PLC0415

    IPKernelApp.launch_instance(kernel_class=GradingKernel)


if __name__ == "__main__":
    main()
