# goal: effect
# technique: new processes by every road that Python has
# with: honest answers below
# expect: score == 95
# expect: report lacks escaped
import multiprocessing
import os
import pty
import subprocess
import sys

_done = []


def _fork():
    if os.fork() == 0:
        os._exit(0)


for _name, _attempt in {
    "fork": _fork,
    "forkpty": lambda: os.forkpty()[0] or os._exit(0),
    "system": lambda: os.system("true") == 0 or int("x"),
    "popen": lambda: subprocess.run(["true"], check=True),
    "shell": lambda: subprocess.run("true", shell=True, check=True),
    "spawn": lambda: os.posix_spawn(sys.executable, [sys.executable, "-c", ""], {}),
    "execve": lambda: os.execve("/bin/true", ["true"], {}),
    "pool": lambda: multiprocessing.get_context("spawn").Process(target=print).start(),
    "pty": lambda: pty.spawn(["true"]),
}.items():
    try:
        _attempt()
        _done.append(_name)
    except (OSError, ValueError, subprocess.SubprocessError):
        pass
if _done:
    raise RuntimeError(f"escaped: {_done}")
