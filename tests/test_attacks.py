"""Submissions that attack the grader, run through the real runner: nobody gets past the wall.

Each file in `attacks/` is one technique.  Its first lines say what it is after and what must come of it:

    # goal: points | leak | effect | denial | injection
    # technique: what it does
    # with: honest answers above (or below)    whether a right solution stands before or after it
    # file: 'name.py'       the name it is handed in under; its own if left out
    # make: an expression   source that is too long to be kept, put after what is there
    # twice: why            it is run two times in a row
    # machine: x86_64       it makes system calls by number, and means nothing elsewhere
    # reaches: the grader   it walks to the grader's modules, which no import leads to
    # naive: loses          a grader in the student's own process falls for it (see below)
    # expect: score == 95                      of the whole; or of a question: manual_dot <= 2
    # expect: withheld == 0
    # expect: status graded
    # expect: report lacks TEXT                what teachers see; student report: what students see
    # expect: no line begins with TEXT
    # expect: grader grows by at most 300 MB
    # expect: machine keeps 80 % of its free memory

For all of them: the run comes back soon, nothing of it is left, no secret stands in a report, every
report can be written and read again, and the honest submission after it gets what it deserves.
"""

from __future__ import annotations

import ast
import csv
import dataclasses
import io
import json
import multiprocessing
import multiprocessing.util
import os
import platform
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from graders.execution import Runner, open_runner, session
from graders.execution.runner import RUNNERS
from graders.model.report import Audience, Report, Status
from graders.model.text import Language
from graders.reports.document import document, to_json, to_yaml
from graders.reports.gradebook import to_csv
from graders.reports.terminal import to_text
from graders.submissions import SubmissionFile
from graders.workflows.grade_one import grade_submission_file
from graders.workflows.locate import Selection
from graders.workflows.prepare import prepare
from graders.workflows.prepared import Prepared

RUNNER = "sealed"
ROOT = Path(__file__).resolve().parents[1]
ATTACKS = Path(__file__).parent / "attacks"
HONEST = (Path(__file__).parent / "work" / "solution.py").read_text(encoding="utf-8")
SECRET = "canary-7f3e91d2"
LIMITS = {
    "cell_seconds": 0.5,
    "call_seconds": 0.25,
    "submission_seconds": 6,
    "restarts": 16,
    "cpu_seconds": 8,
}
BOUND = 6 + 8  # seconds that an attack and its report may take: the limit, and the time to end what hangs
GOALS = {"points", "leak", "effect", "denial", "injection"}
CANARY_EVERY = 5  # attacks

pytestmark = [
    pytest.mark.kernel,
    pytest.mark.skipif(RUNNER not in RUNNERS, reason=f"no runner {RUNNER} here"),
]


# The corpus


@dataclasses.dataclass(frozen=True)
class Attack:
    """One technique: its file, and what the lines at its top say."""

    path: Path
    header: dict[str, str]
    expected: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.path.stem

    def write(self, folder: Path) -> Path:
        """The submission as it is handed in."""
        name = ast.literal_eval(self.header["file"]) if "file" in self.header else self.path.name
        path = folder / name
        text = self.path.read_text(encoding="utf-8")
        if self.path.suffix == ".ipynb":
            book = json.loads(text)
            honest = {"cell_type": "code", "source": HONEST, "metadata": {}, "outputs": []}
            book["cells"].append(honest)
            path.write_text(json.dumps(book), encoding="utf-8")
            return path
        if "make" in self.header:
            text += eval(self.header["make"], {})  # our own words
        if 'sys.modules["graders.inside' in text or "reaches" in self.header:
            text = REACH + text
        place = self.header.get("with", "")
        parts = {"honest answers above": [HONEST, text], "honest answers below": [text, HONEST], "": [text]}
        path.write_text("\n".join(parts[place]), encoding="utf-8")
        return path


# An attacker who knows this program still gets at its modules, from the objects that IPython shows to all.
REACH = """
import sys


def _reach(names):
    for module in list(names.values()):
        if type(module) is type(sys) and module.__name__.startswith("graders.") and module.__name__ not in sys.modules:
            sys.modules[module.__name__] = module
            _reach(vars(module))


for _kind in (type(get_ipython()), type(get_ipython().kernel), type(get_ipython().kernel.session)):
    for _function in list(vars(_kind).values()):
        _reach(getattr(_function, "__globals__", {}))
"""


def read_attack(path: Path) -> Attack:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ipynb":
        text = "".join(json.loads(text)["cells"][0]["source"])
    header: dict[str, str] = {}
    expected = []
    for line in text.splitlines():
        match = re.match(r"# (\w+): (.+)", line)
        if match is None:
            break
        if match[1] == "expect":
            expected.append(match[2])
        else:
            header[match[1]] = match[2]
    return Attack(path=path, header=header, expected=tuple(expected))


CORPUS = [read_attack(path) for path in sorted(ATTACKS.iterdir()) if path.suffix in {".py", ".ipynb"}]
NAIVE_LOSES = [attack for attack in CORPUS if attack.header.get("naive") == "loses"]


# The arena


@dataclasses.dataclass
class Arena:
    """One runner for many attacks, a course with secrets in it, and who has not been followed by a canary."""

    prepared: Prepared
    runner: Runner
    folder: Path
    unproved: list[str] = dataclasses.field(default_factory=list)

    def grade(self, path: Path) -> Report:
        return grade_submission_file(SubmissionFile(student=path.stem, path=path), self.prepared, self.runner)

    def canary(self) -> str:
        """An honest submission gets all its points, whatever was graded before it; else, who is suspected."""
        path = self.folder / "honest.py"
        path.write_text(HONEST, encoding="utf-8")
        suspects, self.unproved = self.unproved, []
        return "" if self.grade(path).score.earned == 95 else f"one of these harms the next: {suspects}"


ARENA: list[Arena] = []  # of this process


def open_arena(folder: Path) -> None:
    """Make this process ready to judge attacks."""
    course = folder / "course"
    os.environ["GRADE_TEST_SECRET"] = SECRET
    tempfile.tempdir = str(folder / "tmp")
    session.GRACE_SECONDS = 0.5
    prepared = prepare(Selection(course=course, assignment="ch02_vectors"))
    limits = dataclasses.replace(prepared.assignment.limits, **LIMITS)
    prepared = dataclasses.replace(
        prepared, assignment=dataclasses.replace(prepared.assignment, limits=limits)
    )
    runner = open_runner(RUNNER, [course])
    multiprocessing.util.Finalize(None, runner.close, exitpriority=1)
    own = folder / str(os.getpid())
    own.mkdir()
    ARENA.append(Arena(prepared=prepared, runner=runner, folder=own))


@pytest.fixture(scope="module")
def verdicts(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Future[tuple[list[str], str]]]]:
    """What each selected attack comes to, found out by two processes that each keep a runner."""
    folder = tmp_path_factory.mktemp("arena")
    for name in ("assignments", "reference"):
        shutil.copytree(ROOT / name, folder / "course" / name)
    (folder / "tmp").mkdir()
    (folder / "course" / "canary").mkdir()
    (folder / "course" / "canary" / "secret.txt").write_text(SECRET, encoding="utf-8")
    with (folder / "course" / "reference" / "ch02_vectors.py").open("a", encoding="utf-8") as file:
        file.write(f"\nSECRET = {SECRET!r}\n")
    selected = [
        item.callspec.params["attack"]
        for item in request.session.items
        if "verdicts" in getattr(item, "fixturenames", ())
    ]
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=spawn, initializer=open_arena, initargs=(folder,)) as pool:
        yield {attack.name: pool.submit(judge, attack) for attack in selected}
    assert list((folder / "tmp").iterdir()) == []


@pytest.fixture(scope="module", autouse=True)
def _nothing_is_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """No process, mount or file of a submission is there when all is over."""
    before = _traces()
    yield
    deadline = time.monotonic() + 3
    while (left := _traces() - before) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not left


def _traces() -> set[str]:
    mounts = {f"mount {line.split()[4]}" for line in Path("/proc/self/mountinfo").read_text().splitlines()}
    places = [Path(folder) for folder in ("/tmp", "/dev/shm", "/var/tmp", str(ROOT)) if Path(folder).is_dir()]
    files = {
        f"file {path}" for place in places for path in place.iterdir() if not path.name.startswith("pytest")
    }
    sockets = {
        f"ipc {line.split()[1]}"
        for name in ("shm", "msg", "sem")
        for line in _lines(f"/proc/sysvipc/{name}")[1:]
    }
    return mounts | {name for name in files if _is_ours(name)} | sockets | set(_descendants())


def _is_ours(name: str) -> bool:
    return bool(re.search(r"/(escaped|mark$|kept$|report\.|results|numpy\.py|sitecustomize)", name))


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text().splitlines()
    except OSError:
        return []


def _descendants() -> Iterator[str]:
    """The children of this process, and theirs."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            fields = "".join(_lines(f"{entry}/stat")).rpartition(")")[2].split()
            if fields:
                parents[int(entry.name)] = int(fields[1])
    for process in parents:
        at = process
        while at in parents and at != os.getpid():
            at = parents[at]
        tracker = any("resource_tracker" in line for line in _lines(f"/proc/{process}/cmdline"))
        if at == os.getpid() and process != at and not tracker:  # multiprocessing's own lives on
            yield f"process {process}"


# What they must come to


@pytest.mark.parametrize("attack", CORPUS, ids=lambda attack: attack.name)
def test_gets_nothing_past_the_wall(
    attack: Attack, verdicts: dict[str, Future[tuple[list[str], str]]]
) -> None:
    if platform.machine() != attack.header.get("machine", platform.machine()):
        pytest.skip("its system calls have other numbers here")
    wrong, explanation = verdicts[attack.name].result()
    assert not wrong, explanation


def judge(attack: Attack) -> tuple[list[str], str]:
    """Grade one attack in this process's arena: the expectations that do not hold, and what was seen.

    Where the clock may have decided, because the machine was busy, the attack is graded once more.
    """
    wrong, seen, seconds = _judge(attack, "first")
    if wrong and seconds > BOUND / 2:
        wrong, seen, _ = _judge(attack, "again")
    return wrong, seen


def _judge(attack: Attack, attempt: str) -> tuple[list[str], str, float]:
    (arena,) = ARENA
    place = arena.folder / attempt / attack.name
    place.mkdir(parents=True)
    path = attack.write(place)
    free, grown, began = _free_memory(), _peak_memory(), time.monotonic()
    reports = [arena.grade(path) for _ in range(2 if "twice" in attack.header else 1)]
    texts = _texts(arena, reports[-1])
    seen = SimpleNamespace(
        seconds=(time.monotonic() - began) / len(reports),
        texts=texts,
        grown=(_peak_memory() - grown) / 2**20,
        kept=_free_memory() / free,
    )
    wrong = [line for line in attack.expected if not _holds(line, reports[-1], seen)]
    wrong += list(_always(reports[-1], seen))
    if (
        len(reports) == 2
        and "random" in attack.header["twice"]
        and _answer(reports[0]) == _answer(reports[1])
    ):
        wrong.append("random answers differ")
    arena.unproved.append(attack.name)
    if len(arena.unproved) >= CANARY_EVERY or attack.name >= CORPUS[-3].name:
        wrong += filter(None, [arena.canary()])
    return wrong, f"{wrong}\n{_explanation(reports[-1], seen)}", seen.seconds


def test_the_corpus_is_large_and_says_what_it_is_after() -> None:
    assert len(CORPUS) >= 75
    for attack in CORPUS:
        assert attack.header["goal"] in GOALS
        assert attack.header["technique"]
        assert attack.expected
    assert {attack.header["goal"] for attack in CORPUS} == GOALS


def _holds(line: str, report: Report, seen: SimpleNamespace) -> bool:
    """Whether one line ``# expect:`` is true of a report."""
    scores = {each.id: float(each.score.earned) for each in report.questions}
    scores |= {"score": float(report.score.earned), "withheld": float(report.score.withheld)}
    if match := re.fullmatch(r"(\w+) (==|<=|>=) ([\d.]+)", line):
        earned, expected = scores.get(match[1], 0.0), float(match[3])
        return {"==": earned == expected, "<=": earned <= expected, ">=": earned >= expected}[match[2]]
    if line == "status ungradable":
        return report.status is Status.UNGRADABLE
    if line == "status graded":
        return report.status is Status.GRADED
    if match := re.fullmatch(r"(student )?report lacks (.+)", line):
        return match[2] not in seen.texts["student" if match[1] else "staff"]
    if match := re.fullmatch(r"no line begins with (.+)", line):
        lines = [row for text in seen.texts.values() for row in text.splitlines()]
        return not any(row.lstrip("'\" -").startswith(match[1]) for row in lines)
    if match := re.fullmatch(r"grader grows by at most (\d+) MB", line):
        return seen.grown <= int(match[1])
    if match := re.fullmatch(r"machine keeps (\d+) % of its free memory", line):
        return seen.kept >= int(match[1]) / 100
    raise ValueError(f"{line}: not an expectation")


def _always(report: Report, seen: SimpleNamespace) -> Iterator[str]:
    """What is wrong whatever the attack is after."""
    if report.status is Status.BROKEN or report.score.withheld:
        yield "the grader never says that it failed itself"
    if seen.seconds > BOUND:
        yield f"it comes back within {BOUND} s"
    # What is refused before it is run needs no seal.
    if report.status is Status.GRADED and report.run.get("isolation") != "sealed":
        yield "it is sealed"
    for name, text in seen.texts.items():
        if SECRET in text:
            yield f"no secret in {name}"
        acting = {c for c in text if c not in "\n\t\r" and unicodedata.category(c) in {"Cc", "Cf", "Cs"}}
        if acting:
            yield f"nothing in {name} acts on a terminal: {acting}"


def _texts(arena: Arena, report: Report) -> dict[str, str]:
    """The report in every form, each of which can be written and read again."""
    texts = {
        "staff": to_yaml(report, Language.EN),
        "student": to_yaml(report, Language.ZH, Audience.STUDENT)
        + to_yaml(report, Language.EN, Audience.STUDENT),
        "json": to_json(report, Language.EN),
        "csv": to_csv(arena.prepared.assignment, [report]),
        "terminal": to_text(report, Language.EN, Audience.STAFF, color=False, width=100),
    }
    assert (
        yaml.safe_load(texts["staff"])
        == json.loads(texts["json"])
        == document(report, Language.EN, Audience.STAFF)
    )
    header, row = csv.reader(io.StringIO(texts["csv"]))
    assert len(header) == len(row)
    assert not any(cell[:1] in set("=+-@\t\r") for cell in row)
    for text in texts.values():
        text.encode("utf-8")
    return texts


def _explanation(report: Report, seen: SimpleNamespace) -> str:
    got = {each.id: float(each.score.earned) for each in report.questions}
    facts = [f"{seen.seconds:.1f} s", f"grown {seen.grown:.0f} MB", f"kept {seen.kept:.0%}"]
    lines = [row for row in seen.texts["student"].splitlines() if "LEAK" in row or "escaped" in row]
    lines += [row for row in seen.texts["staff"].splitlines() if "escaped" in row]
    error = [] if report.error is None else [str(report.error)[:600]]
    return "\n".join([str(got), ", ".join(facts), *error, *lines[:6]])


def _answer(report: Report) -> str:
    text = to_yaml(report, Language.EN)
    return "".join(line for line in text.splitlines() if "random" in line)


def _peak_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _free_memory() -> int:
    match = re.search(r"MemAvailable:\s+(\d+)", Path("/proc/meminfo").read_text())
    assert match is not None
    return int(match[1]) * 1024


# The attacks are real: what they put in place of the grader's own functions takes their arguments

PATCHED = [attack for attack in CORPUS if "graders.inside" in attack.path.read_text(encoding="utf-8")]
FITS = """
import importlib, inspect, pkgutil, sys, types
import graders.inside
names = [m.name for m in pkgutil.walk_packages(graders.inside.__path__, "graders.inside.")]
modules = [importlib.import_module(name) for name in names if name.rpartition(".")[2] not in {"portable", "fork_server"}]
before = {(m.__name__, name): value for m in modules for name, value in vars(m).items() if inspect.isfunction(value)}
try:
    exec(compile(open(sys.argv[1], encoding="utf-8").read(), "cell:1", "exec"), {"__name__": "submission"})
except BaseException:
    pass
for (module, name), value in before.items():
    now = getattr(sys.modules[module], name, None)
    if now is not value and callable(now) and not isinstance(now, type):
        names = inspect.signature(value).parameters.values()
        positional = [p for p in names if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
        inspect.signature(now).bind(*positional)
        print("patched", module, name)
"""


def test_what_attacks_put_in_place_of_the_grader_s_functions_takes_their_arguments() -> None:
    """An attack that fails for a mistake of its own proves nothing."""
    patched = []
    for attack in PATCHED:
        done = subprocess.run(
            [sys.executable, "-c", FITS, str(attack.path)],
            capture_output=True,
            text=True,
            timeout=60,
            cwd=ROOT,
            check=False,
        )
        assert "TypeError" not in done.stderr, f"{attack.name}: {done.stderr}"
        patched += done.stdout.splitlines()
    assert any("_look" in line for line in patched)
    assert len(patched) >= 4


# The attacks bite: a grader in the student's own process loses to them

NAIVE = """
import os, sys
import numpy as np

CASES = [([1.0, 2.0, 3.0], [4.0, 5.0, 6.0]), ([1.0, 1.0], [2.0, 2.0]), ([0.5, -2.0], [3.0, 7.0]), ([2.0], [9.0])]


class reference:
    @staticmethod
    def manual_dot(x, y):
        return float(sum(a * b for a, b in zip(x, y)))


def grade(path):
    earned = 0
    namespace = {"__name__": "submission", "reference": None}
    exec(compile(open(path, encoding="utf-8").read(), path, "exec"), namespace)
    for x, y in CASES:
        actual = namespace["manual_dot"](x, y)
        expected = reference.manual_dot(x, y)
        if np.allclose(actual, expected):
            earned += 1
    return earned


def grade_first(path):
    earned = 0
    namespace = {"__name__": "submission"}
    exec(compile(open(path, encoding="utf-8").read(), path, "exec"), namespace)
    for x, y in CASES:
        expected = reference.manual_dot(x, y)
        actual = namespace["manual_dot"](list(x), list(y))
        if np.allclose(actual, expected):
            earned += 1
    return earned


kind = grade if "mutation" in sys.argv[1] else grade_first
print("score", kind(sys.argv[1]) / len(CASES))
"""


@pytest.fixture(scope="module")
def naive_scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float | None]:
    """What the naive grader says of each attack that is safe to run so; None where it says nothing."""
    folder = tmp_path_factory.mktemp("naive")
    program = folder / "naive_grader.py"
    program.write_text(NAIVE, encoding="utf-8")
    running = {}
    for attack in NAIVE_LOSES:
        place = folder / attack.name
        place.mkdir()
        command = [sys.executable, "-I", str(program), str(attack.write(place))]
        running[attack.name] = subprocess.Popen(
            command, cwd=place, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
    scores = {}
    for name, process in running.items():
        said, _ = process.communicate(timeout=20)
        match = re.search(r"score ([\d.]+)", said)
        scores[name] = float(match[1]) if match else None
    return scores


def test_a_grader_in_the_same_process_loses(naive_scores: dict[str, float | None]) -> None:
    lost = {name for name, score in naive_scores.items() if score is None or score > 0}
    assert len(naive_scores) >= 12
    assert len(lost) >= 0.8 * len(naive_scores), naive_scores
