"""The program as people install it: a wheel, beside pandas and matplotlib, and a course elsewhere.

    python3 .ci/installed.py        makes and removes what it needs in a temporary folder

A submission that uses those libraries earns everything; one that looks for this program and for the
course finds neither; the doctor finds everything refused and everything working.  As root all of it is
done once more by an ordinary user.
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
NOBODY = 65534
USES_LIBRARIES = """
import io
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from numpy.polynomial import Polynomial

plt.plot([1, 2], [3, 4])
plt.savefig("figure.png")
pd.DataFrame({"x": [1.0, 2.0]}).to_csv("table.csv", index=False)

def mean(x):
    open("figure.png", "rb").close()
    table = pd.read_csv("table.csv")
    return Polynomial([0.0, 1.0])(pd.Series(list(x)).mean()) + 0 * table["x"].sum()
"""
LOOKS_AROUND = """
import glob, os, sys

places = {secrets!r} + [path for folder in sys.path for path in glob.glob(folder + "/graders*/*")]
reachable = []
for place in places:
    try:
        os.listdir(place) if os.path.isdir(place) else open(place).close()
        reachable.append(place)
    except OSError:
        pass
try:
    import graders.errors
    reachable.append("graders.errors")
except ImportError:
    pass

def mean(x):
    return -1.0 if reachable else sum(x) / len(x)
"""


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="installed-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        grade = install(folder)
        users = [os.getuid()] if os.getuid() else [0, NOBODY]
        for user in users:
            grades_everyone(grade, folder / f"by-{user}", user)
            print(f"installed: user {user}: the class is graded, and the doctor is content", flush=True)
    print(f"{len(users)} passed, 0 failed")


def install(folder: Path) -> Path:
    """Build the wheel, and install it without -e into a fresh environment; returns the command."""
    pip = ("-m", "pip", "--disable-pip-version-check", "--quiet")
    subprocess.run([interpreter(), "-m", "venv", folder / "env"], check=True)
    python = folder / "env" / "bin" / "python"
    shutil.copytree(
        ROOT, folder / "source", ignore=shutil.ignore_patterns(".*", "*.egg-info", "build", "out")
    )
    subprocess.run([python, *pip, "wheel", "--no-deps", "-w", folder, folder / "source"], check=True)
    shutil.rmtree(folder / "source")
    (wheel,) = folder.glob("graders-*.whl")
    subprocess.run([python, *pip, "install", f"{wheel}[class]", "pandas"], check=True)
    return folder / "env" / "bin" / "grade"


def interpreter() -> str:
    """A Python that an ordinary user can start as well, which one below root's home is not."""
    for path in (sys.executable, "/usr/bin/python3"):
        new_enough = "import ensurepip, sys; sys.exit(sys.version_info < (3, 11))"
        try:
            if not subprocess.run([path, "-c", new_enough], check=False, **as_user(NOBODY)).returncode:
                return path
        except OSError:
            continue
    return sys.exit("python: no interpreter that all users can start; install python3 and python3-venv")


def as_user(user: int) -> dict[str, Any]:
    """How to start a process as that user; only root can, and only root has to."""
    return {"user": user, "group": user, "extra_groups": []} if os.getuid() == 0 else {}


def grades_everyone(grade: Path, folder: Path, user: int) -> None:
    """A course made by `grade init`, with a helper of its own, a class of two, and what the doctor says."""
    course, handed_in = folder / "course", folder / "handed_in"
    course.mkdir(parents=True)
    handed_in.mkdir()
    for each in (folder, course, handed_in):
        os.chown(each, user, user)

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [grade, *words], cwd=course, **as_user(user),
            env={**os.environ, "HOME": str(folder)}, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
        if done.returncode:
            sys.exit(
                f"{grade} {' '.join(words)} (user {user}): {done.returncode}\n{done.stdout}{done.stderr}"
            )
        return done

    run("init", ".")
    run("new", "means")
    reference, helper = course / "reference" / "means.py", course / "reference" / "_shared.py"
    helper.write_text("from math import fsum\n")
    reference.write_text(
        reference.read_text().replace("import math", "import _shared").replace("math.", "_shared.")
    )
    run("list")
    secrets = [
        helper,
        course / "reference" / "means.py",
        course / "assignments" / "means" / "assignment.yaml",
    ]
    secrets += [course / "reference", course / "assignments", course, handed_in]
    handed_in.joinpath("libraries.py").write_text(USES_LIBRARIES)
    handed_in.joinpath("looks.py").write_text(LOOKS_AROUND.format(secrets=list(map(str, secrets))))
    run("batch", str(handed_in), "-o", "out")
    with (course / "out" / "grades.csv").open(newline="") as file:
        scores = {row["student"]: float(row["score"]) for row in csv.DictReader(file)}
    if scores != {"libraries": 10.0, "looks": 10.0}:
        reports = "".join(path.read_text() for path in (course / "out" / "reports").iterdir())
        sys.exit(f"user {user}: {scores}\n{reports}")
    for page in ("index.html", "feedback/looks.html"):
        if not (course / "out" / page).read_text(encoding="utf-8").endswith("</html>\n"):
            sys.exit(f"user {user}: {page} is not whole")
    run("export", "junit", "out", "-o", "out/junit.xml")
    run("verify", "--all")
    run("doctor")


if __name__ == "__main__":
    main()
