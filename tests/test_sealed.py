"""The sealed runner: the same verdicts as the portable one, whatever a submission does, and nothing left behind."""

from __future__ import annotations

import asyncio
import dataclasses
import os
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

if sys.platform != "linux":
    pytest.skip("the compartment is Linux's", allow_module_level=True)

from graders.errors import RunnerError
from graders.execution import bubblewrap
from graders.execution.arithmetic import arithmetic
from graders.execution.channel import Allowance
from graders.execution.ended import EndedError
from graders.execution.fork_server import StartedForkServer, readable_to
from graders.execution.portable import PortableRunner
from graders.execution.sealed import SealedRunner, _hello
from graders.inside.probes.attempt import Refused
from graders.inside.probes.files import make_file_in_private_folder
from graders.model.limits import Limit, Limits
from graders.model.submission import Cell, Submission, SubmissionKind
from graders.model.transcript import Call, Plan, Raised, Reply, Returned, Stopped, Transcript
from graders.model.values import Opaque

PROJECT = Path(__file__).resolve().parents[1]
LIMITS = Limits(cell_seconds=1.0, call_seconds=0.4, submission_seconds=20.0, restarts=4, output_bytes=50_000)
PLAN = Plan(
    functions=("f", "g"),
    variables=("v",),
    calls=tuple(Call(id=f"{name}{n}", function=name, args=(float(n),)) for name in "fg" for n in range(3)),
)
HONEST = "def f(x):\n    return x + 1\ndef g(x):\n    return x * 2\nv = 7"


def submission(*cells: str) -> Submission:
    sources = map(textwrap.dedent, cells)
    parts = tuple(
        Cell(number=n, first_line=1, source=source, python=source)
        for n, source in enumerate(sources, start=1)
    )
    return Submission(student="s", file="s.ipynb", kind=SubmissionKind.NOTEBOOK, sha256="", cells=parts)


@pytest.fixture(scope="module")
def sealed() -> Iterator[SealedRunner]:
    try:
        runner = SealedRunner([PROJECT])
    except RunnerError as error:
        pytest.skip(f"no compartment here: {error}")
    yield runner
    runner.close()


def run(runner: SealedRunner | PortableRunner, *cells: str, limits: Limits = LIMITS) -> Transcript:
    return runner.run(submission(*cells), PLAN, limits)


def outcome(reply: Reply) -> object:
    """What a verdict can depend on."""
    if isinstance(reply, Returned):
        return reply.value, reply.changed
    if isinstance(reply, Raised):
        return reply.type_name, reply.message, reply.place
    return reply.limit


def outcomes(transcript: Transcript) -> dict[str, object]:
    return {name: outcome(reply) for name, reply in transcript.replies.items()}


ALL_RIGHT = {**{f"f{n}": (n + 1.0, ()) for n in range(3)}, **{f"g{n}": (n * 2.0, ()) for n in range(3)}}

STUBBORN = """
import time
while True:
    try: time.sleep(9)
    except BaseException: pass
"""
THREADS = """
import threading, time
def on():
    while True: print("x"); time.sleep(0.01)
for _ in range(4): threading.Thread(target=on, daemon=True).start()
"""
ODD = {
    "endless loop in a cell": ("while True: pass", HONEST),
    "endless loop that swallows interrupts": (STUBBORN, HONEST),
    "endless loop in a call": (HONEST, "def f(x):\n    while x == 1: pass\n    return x + 1"),
    "endless loop in a call that swallows everything": (
        HONEST,
        "def f(x):\n    while x == 1:\n        try:\n            __import__('time').sleep(9)\n        except BaseException: pass\n    return x + 1",
    ),
    "os._exit in a call": (HONEST, "import os\ndef f(x):\n    if x == 1: os._exit(0)\n    return x + 1"),
    "os._exit in a cell": ("import os\nos._exit(0)", HONEST),
    "sys.exit in a cell": ("import sys\nsys.exit()", HONEST),
    "sys.exit in a call": (HONEST, "import sys\ndef f(x):\n    sys.exit(3)"),
    "segmentation fault in a call": (
        HONEST,
        "import ctypes\ndef f(x):\n    return ctypes.string_at(0) if x == 2 else x + 1",
    ),
    "recursion without end": (HONEST, "def f(x):\n    return f(x)"),
    "output without end": ("for n in range(3000): print('x' * 1000)", HONEST),
    "display in calls": (
        HONEST,
        "from IPython.display import display\ndef f(x):\n    display(x); print(x)\n    return x + 1",
    ),
    "numpy replaced": (
        "import numpy as np\nfor n in list(vars(np)):\n    if not n.startswith('_'): setattr(np, n, None)",
        HONEST,
    ),
    "json replaced": ("import json\njson.dumps = json.loads = json.JSONEncoder = None", HONEST),
    "streams replaced": ("import sys, io\nsys.stdout = sys.stderr = io.StringIO()", HONEST),
    "threads that go on": (THREADS, HONEST),
    "a giant value": (HONEST, "def f(x):\n    return ['x' * 10_000] * 50_000 if x == 1 else x + 1"),
    "a value that holds itself": (HONEST, "def f(x):\n    y = []\n    y.append(y)\n    return y"),
    "an exception that lies": (
        HONEST,
        "class E(Exception):\n    def __str__(self):\n        raise ValueError\ndef f(x):\n    raise E",
    ),
    "signals ignored": (
        "import signal\nfor n in (signal.SIGINT, signal.SIGALRM, signal.SIGTERM): signal.signal(n, signal.SIG_IGN)",
        HONEST,
    ),
    "a widget with binary data": (
        "from comm import create_comm\ncreate_comm('jupyter.widget', data={'state': {'_model_module': '', '_model_name': ''}, 'buffer_paths': [['x']]}, buffers=[b'x'])",
        HONEST,
    ),
    "top-level await": ("import asyncio\nawait asyncio.sleep(0)\n" + HONEST,),
    "a syntax error": ("def broken(:", HONEST),
    "a long message": (HONEST, "def f(x):\n    raise ValueError('y' * 10**6)"),
    "inputs changed": ("def f(x):\n    return x\n", HONEST),
}


@pytest.mark.kernel
@pytest.mark.parametrize("name", sorted(ODD.keys() - {"json replaced"}))  # the portable runner needs json
def test_what_is_odd_has_the_same_outcome_in_both_runners(name: str, sealed: SealedRunner) -> None:
    ours, theirs = run(sealed, *ODD[name]), run(PortableRunner(), *ODD[name])
    assert outcomes(ours) == outcomes(theirs)
    assert ours.cell_errors == theirs.cell_errors
    assert dict(ours.variables) == dict(theirs.variables)
    assert (ours.isolation, theirs.isolation) == (sealed.isolation, "open")


@pytest.mark.parametrize(
    "name",
    [
        "a widget with binary data",
        "display in calls",
        "json replaced",
        "output without end",
        "streams replaced",
        "threads that go on",
    ],
)
def test_what_is_odd_but_right_is_right(name: str, sealed: SealedRunner) -> None:
    assert outcomes(run(sealed, *ODD[name])) == ALL_RIGHT


SPIN = """
import asyncio
async def spin():
    await asyncio.sleep({seconds})
    while True: pass
task = asyncio.get_event_loop().create_task(spin())
"""


@pytest.mark.parametrize("seconds", [0, 0.01])
def test_a_task_that_never_lets_go_costs_the_cell_that_started_it(
    seconds: float, sealed: SealedRunner
) -> None:
    transcript = run(sealed, SPIN.format(seconds=seconds), "x = 1", HONEST, "y = 2")
    assert outcomes(transcript) == ALL_RIGHT
    (error,) = transcript.cell_errors
    assert (error.place.cell, error.outcome) == (1, Stopped(limit=Limit.CELL_TIME, seconds=1.0))


def test_a_task_that_a_later_cell_awaits_is_not_cut_short(sealed: SealedRunner) -> None:
    begin = "import asyncio\nasync def late():\n    await asyncio.sleep(0.2)\n    return 5\ntask = asyncio.create_task(late())"
    assert run(sealed, begin, HONEST, "v = await task").variables["v"] == 5


WIDGET = """
from comm import create_comm
state = {"_model_module": "@jupyter-widgets/output", "_model_name": "OutputModel", "outputs": []}
widget = create_comm("jupyter.widget", data={"state": state})
parent = get_ipython().kernel.get_parent()["header"]["msg_id"]
widget.send({"method": "update", "state": {"msg_id": parent}})
print("into the widget", flush=True)
widget.send({"method": "update", "state": {"msg_id": ""}})
print("below it")
"""


def test_nbclient_talks_with_widgets_while_a_cell_runs(sealed: SealedRunner) -> None:
    async def outputs() -> list[Any]:
        async with sealed._open(LIMITS, Allowance(LIMITS)) as session:
            book = new_notebook(cells=[new_code_cell(WIDGET), new_code_cell("'alive'")])
            client = NotebookClient(book, km=session.manager)
            client.kc = session.client
            for index, cell in enumerate(book.cells):
                await client.async_execute_cell(cell, index)
            (widget,) = client.widget_state.values()
            return [widget["outputs"][0].text, book.cells[0].outputs[0].text, book.cells[1].outputs[0].data]

    assert asyncio.run(outputs()) == ["into the widget\n", "below it\n", {"text/plain": "'alive'"}]


def test_nbclient_gets_the_traceback_that_the_stock_kernel_writes(sealed: SealedRunner) -> None:
    async def error() -> Any:
        async with sealed._open(LIMITS, Allowance(LIMITS)) as session:
            book = new_notebook(cells=[new_code_cell("# a comment\nraise Exception('message')")])
            client = NotebookClient(book, km=session.manager, allow_errors=True)
            client.kc = session.client
            await client.async_execute_cell(book.cells[0], 0)
            return book.cells[0].outputs[0]

    output = asyncio.run(error())
    assert (output.output_type, output.ename, output.evalue) == ("error", "Exception", "message")
    text = "\n".join(output.traceback)
    assert "Traceback (most recent call last)" in text
    assert "----> 2 raise Exception('message')" in text


def test_a_call_that_ends_the_process_costs_that_call_alone(sealed: SealedRunner) -> None:
    expected = {**ALL_RIGHT, "f1": Limit.PROCESS}
    assert outcomes(run(sealed, *ODD["os._exit in a call"])) == expected


def test_a_call_that_never_ends_costs_that_call_alone(sealed: SealedRunner) -> None:
    name = "endless loop in a call that swallows everything"
    assert outcomes(run(sealed, *ODD[name])) == {**ALL_RIGHT, "f1": Limit.CALL_TIME}


def test_a_cell_that_never_ends_is_left_out(sealed: SealedRunner) -> None:
    transcript = run(sealed, *ODD["endless loop that swallows interrupts"])
    assert outcomes(transcript) == ALL_RIGHT
    assert transcript.cell_errors[0].outcome == Stopped(limit=Limit.CELL_TIME, seconds=1.0)


EVERY_DESCRIPTOR = """
import os
def shout(data):
    for n in range(3, 64):
        try: os.write(n, data)
        except OSError: pass
"""
FORGED = {
    "bytes that are no frame": r"b'\xff' * 100",
    "a frame longer than allowed": r"b'\x7f\xff\xff\xff\x01'",
    "a frame that is no JSON": r"b'\x00\x00\x00\x02\x01{]'",
    "JSON that is no message": r"b'\x00\x00\x00\x02\x01{}'",
    "JSON nested without end": r"b'\x00\x00\x40\x00\x01' + b'[' * 0x4000",
    "numbers that JSON lacks": r"b'\x00\x00\x00\x03\x01NaN'",
    "part of a frame": r"b'\x00\x00\x10\x00\x01abc'",
}


@pytest.mark.parametrize("data", FORGED.values(), ids=FORGED)
def test_a_forged_frame_costs_the_call_that_wrote_it(data: str, sealed: SealedRunner) -> None:
    body = f"def f(x):\n    if x == 1: shout({data})\n    return x + 1"
    got = outcomes(run(sealed, HONEST, EVERY_DESCRIPTOR + body))
    assert got.pop("f1") in {Limit.PROTOCOL, Limit.CALL_TIME}
    assert got == {name: value for name, value in ALL_RIGHT.items() if name != "f1"}


@pytest.mark.parametrize("data", FORGED.values(), ids=FORGED)
def test_a_forged_frame_costs_the_cell_that_wrote_it(data: str, sealed: SealedRunner) -> None:
    assert outcomes(run(sealed, EVERY_DESCRIPTOR + f"shout({data})", HONEST)) == ALL_RIGHT


def test_a_doubled_reply_changes_nothing_else(sealed: SealedRunner) -> None:
    doubled = """
        import socket
        _send = socket.socket.sendall
        socket.socket.sendall = lambda self, data: (_send(self, data), _send(self, data))[0]
    """
    assert outcomes(run(sealed, doubled, HONEST)) == ALL_RIGHT


def test_forged_output_messages_cost_the_cell_alone(sealed: SealedRunner) -> None:
    forged = (
        EVERY_DESCRIPTOR
        + """
import json, struct
from ipykernel.kernelbase import Kernel
parent = get_ipython().kernel.get_parent()["header"]["msg_id"]
for kind in ("stream", "error", "display_data", "comm_open", "clear_output", "update_display_data"):
    body = json.dumps([kind, parent, {"wrong": 1}, {}]).encode()
    shout(struct.pack(">IB", len(body), 2) + body)
"""
    )
    assert outcomes(run(sealed, forged, HONEST)) == ALL_RIGHT


def test_a_flood_of_frames_ends_with_its_cell(sealed: SealedRunner) -> None:
    flood = (
        EVERY_DESCRIPTOR
        + """
import json, struct
body = json.dumps(["stream", "1", {"name": "stdout", "text": "x" * 1000}, {}]).encode()
while True: shout((struct.pack(">IB", len(body), 2) + body) * 50)
"""
    )
    began = time.monotonic()
    assert outcomes(run(sealed, flood, HONEST)) == ALL_RIGHT
    assert time.monotonic() - began < 10


def test_replies_without_end_end_with_their_call(sealed: SealedRunner) -> None:
    flood = (
        EVERY_DESCRIPTOR
        + """
import json, struct
def f(x):
    if x != 1: return x + 1
    parent = get_ipython().kernel.get_parent()["header"]["msg_id"]
    body = json.dumps(["graders_reply", parent, {"x": "y" * 1000}, {}]).encode()
    while True: shout((struct.pack(">IB", len(body), 1) + body) * 50)
"""
    )
    got = outcomes(run(sealed, HONEST, flood))
    assert got.pop("f1") in {Limit.PROTOCOL, Limit.CALL_TIME}
    assert got == {name: value for name, value in ALL_RIGHT.items() if name != "f1"}


def test_all_results_together_are_limited_and_the_limit_is_named(sealed: SealedRunner) -> None:
    limits = dataclasses.replace(
        LIMITS, result_bytes=200_000, output_bytes=10_000, total_result_bytes=2_000_000
    )
    call = Call(id="f", function="f", args=(1.0,))
    plan = Plan(
        functions=("f",), variables=(), calls=tuple(dataclasses.replace(call, id=str(n)) for n in range(100))
    )
    big = submission("import numpy as np\ndef f(x):\n    return np.ones(17_000)")
    replies = sealed.run(big, plan, limits).replies.values()
    assert sum(isinstance(reply, Returned) for reply in replies) < 50
    assert {reply.limit for reply in replies if isinstance(reply, Stopped)} == {
        Limit.RESULTS,
    }


def test_memory_is_limited(sealed: SealedRunner) -> None:
    bomb = "import numpy as np\ndef f(x):\n    return float(np.ones(10**9).sum()) if x == 1 else x + 1"
    got = outcomes(run(sealed, HONEST, bomb, limits=dataclasses.replace(LIMITS, memory_bytes=2**30)))
    assert got.pop("f1")[0] in {"MemoryError", "_ArrayMemoryError"}  # type: ignore[index]
    assert got == {name: value for name, value in ALL_RIGHT.items() if name != "f1"}


def test_cpu_time_is_limited_and_named(sealed: SealedRunner) -> None:
    limits = dataclasses.replace(LIMITS, cpu_seconds=1, cell_seconds=8.0)
    transcript = run(sealed, "while True: pass", HONEST, limits=limits)
    assert transcript.cell_errors[0].outcome.limit is Limit.CPU_TIME  # type: ignore[union-attr]
    assert outcomes(transcript) == ALL_RIGHT


def test_a_result_is_limited(sealed: SealedRunner) -> None:
    big = "import numpy as np\ndef f(x):\n    return np.ones(100_000) if x == 1 else x + 1"
    got = outcomes(run(sealed, HONEST, big, limits=dataclasses.replace(LIMITS, result_bytes=100_000)))
    assert got == {**ALL_RIGHT, "f1": (Opaque("ndarray", "too large"), ())}


REACHING = {
    "fork": "import os\nos.fork()",
    "a program": "import subprocess\nsubprocess.run(['true'])",
    "a socket": "import socket\nsocket.socket()",
    "this project": f"open({str(PROJECT / 'pyproject.toml')!r})",
    "the list of this project": f"import os\nos.listdir({str(PROJECT / 'assignments')!r})",
    "the home": f"import os\nos.listdir({str(Path.home())!r})",
    "passwords": "open('/etc/passwd')",
    "other processes": "import os\nos.listdir('/proc/1')",
    "a signal to all": "import os\nos.kill(-1, 9)",
    "a signal to the launcher's group": "import os\nos.kill(0, 9)",
}


@pytest.mark.parametrize("source", REACHING.values(), ids=REACHING)
def test_what_lies_outside_is_out_of_reach(source: str, sealed: SealedRunner) -> None:
    if sealed.isolation != "sealed":
        pytest.skip(f"not sealed here: {sealed.missing}")
    transcript = run(sealed, source, HONEST)
    assert outcomes(transcript) == ALL_RIGHT
    error = transcript.cell_errors[0].outcome
    assert isinstance(error, Raised) and "OSError" in error.bases


def test_the_callers_environment_stays_outside(sealed: SealedRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_OF_THE_CALLER", "hunter2")
    runner = SealedRunner([PROJECT])
    try:
        got = run(runner, HONEST, "import os\nv = sorted(os.environ)")
    finally:
        runner.close()
    names = {name.name if hasattr(name, "name") else name for name in got.variables["v"]}
    assert names == {"HOME", "LANG", "MPLBACKEND", "TMPDIR", *arithmetic()}
    assert "SECRET_OF_THE_CALLER" not in names


@pytest.mark.parametrize("way", ["sealed", "wrapped", "portable"])
def test_what_a_user_has_installed_for_themselves_can_be_imported(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if way == "wrapped" and not bubblewrap.is_installed():
        pytest.skip("bubblewrap is not installed")
    folder = tmp_path / "site-packages"
    folder.mkdir()
    tmp_path.chmod(0o755)
    (folder / "mine.py").write_text("there = 3")
    monkeypatch.setattr("site.ENABLE_USER_SITE", True)
    monkeypatch.setattr("site.USER_SITE", str(folder))
    monkeypatch.setattr(sys, "path", [*sys.path, str(folder)])
    runner = PortableRunner() if way == "portable" else SealedRunner([PROJECT], wrapped=way == "wrapped")
    try:
        assert run(runner, HONEST, "import mine\nv = mine.there").variables["v"] == 3
    finally:
        runner.close()


IMPORTS = {
    "import not_there, numpy as np\nv = [np.__name__]": ["numpy"],
    "import os.path as p, not_there.deep as n, json, xml.dom as d\nv = [p.__name__, json.__name__, d.__name__]": [
        "posixpath", "json", "xml.dom",
    ],
    "from math import (\n    sqrt,\n    not_there,\n    hypot as h,\n)\nv = [sqrt.__name__, h.__name__]": ["sqrt", "hypot"],
    "from not_there import a, b, c\nv = ['one error']": ["one error"],
    "from __future__ import annotations, division\nfrom math import *\nv = [sqrt.__name__]": ["sqrt"],
}  # fmt: skip


@pytest.mark.parametrize("way", ["sealed", "portable"])
@pytest.mark.parametrize("source", IMPORTS)
def test_a_library_that_is_missing_costs_its_own_name(source: str, way: str, sealed: SealedRunner) -> None:
    runner = sealed if way == "sealed" else PortableRunner()
    for cells in ((source,), tuple(source.rsplit("\n", 1))):  # in one cell, and statement by statement
        got = run(runner, HONEST, *cells)
        assert got.variables["v"] == IMPORTS[source]
        assert len(got.cell_errors) == ("not_there" in source)
        assert all("not_there" in error.outcome.message for error in got.cell_errors)


LINEAR_ALGEBRA = """
import ctypes, os, pathlib, numpy
v = [os.environ.get(name) for name in ("OPENBLAS_CORETYPE", "NPY_DISABLE_CPU_FEATURES", "OMP_NUM_THREADS")]
for library in pathlib.Path(numpy.__file__).parents[1].glob("numpy.libs/*openblas*"):
    ask = ctypes.CDLL(str(library)).scipy_openblas_get_corename64_
    ask.restype = ctypes.c_char_p
    v.append(ask().decode())
"""


@pytest.mark.parametrize("core", ["Prescott", "Nehalem"])
@pytest.mark.parametrize("way", ["sealed", "wrapped", "portable"])
def test_the_code_that_computes_is_the_one_that_was_chosen_outside(
    way: str, core: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if way == "wrapped" and not bubblewrap.is_installed():
        pytest.skip("bubblewrap is not installed")
    monkeypatch.setenv("OPENBLAS_CORETYPE", core)
    monkeypatch.setenv("NPY_DISABLE_CPU_FEATURES", "AVX2")
    runner = PortableRunner() if way == "portable" else SealedRunner([PROJECT], wrapped=way == "wrapped")
    try:
        got = run(runner, HONEST, LINEAR_ALGEBRA).variables["v"]
    finally:
        runner.close()
    assert got[:3] == [core, "AVX2", "1"]
    script = f"{LINEAR_ALGEBRA}\nprint(*v[3:])"  # nothing where NumPy brings no OpenBLAS of its own
    here = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert got[3:] == here.stdout.split()


def test_two_submissions_never_meet(sealed: SealedRunner) -> None:
    run(sealed, "open('left.txt', 'w').write('x')\nimport numpy\nnumpy.left = 1\nleft = 1", HONEST)
    look = "import os, numpy\nv = [os.path.exists('left.txt'), hasattr(numpy, 'left'), 'left' in globals()]"
    assert run(sealed, HONEST, look).variables["v"] == [False, False, False]


def test_random_numbers_differ_between_submissions(sealed: SealedRunner) -> None:
    draw = "import random, numpy as np\nv = [random.random(), float(np.random.rand())]"
    first, second = (run(sealed, HONEST, draw).variables["v"] for _ in range(2))
    assert first[0] != second[0] and first[1] != second[1]


def test_a_submission_finds_no_trace_of_the_warming(sealed: SealedRunner) -> None:
    look = "v = [n for n in globals() if not n.startswith('_')]"
    got = run(sealed, HONEST, look)
    assert got.variables["v"] == ["In", "Out", "get_ipython", "exit", "quit", "open", "f", "g", "v"]


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    before, mounts, open_before = processes(), Path("/proc/self/mounts").read_text(), descriptors()
    runner = SealedRunner([PROJECT])
    for name in ("os._exit in a call", "threads that go on", "endless loop that swallows interrupts"):
        run(runner, *ODD[name])
    assert len(processes() - before) == (3 if runner.wrapped else 1)  # the fork server, and bubblewrap's two
    runner.close()
    assert processes() - before == set()
    assert Path("/proc/self/mounts").read_text() == mounts
    assert list(tmp_path.iterdir()) == []
    assert descriptors() == open_before


def test_a_dead_fork_server_is_replaced(sealed: SealedRunner) -> None:
    runner = SealedRunner([PROJECT])
    try:
        runner._server._process.kill()
        assert outcomes(run(runner, HONEST)) == ALL_RIGHT
    finally:
        runner.close()


def test_a_fork_server_that_dies_under_a_submission_costs_it_nothing(sealed: SealedRunner) -> None:
    runner = SealedRunner([PROJECT])
    killer = threading.Timer(0.2, runner._server._process.kill)
    killer.start()
    try:
        assert outcomes(run(runner, "import time\ntime.sleep(0.5)", HONEST)) == ALL_RIGHT
    finally:
        killer.join()
        runner.close()


@pytest.mark.parametrize("trouble", ["the fork server is dead", "somebody was killed with the lock in hand"])
def test_a_share_is_to_be_had_when_no_clone_is(
    trouble: str, monkeypatch: pytest.MonkeyPatch, sealed: SealedRunner
) -> None:
    runner = SealedRunner([PROJECT])
    if "lock" in trouble:
        runner._one_at_a_time.acquire()
    else:
        runner._server._process.kill()
    monkeypatch.setattr("graders.execution.sealed._SHARE_SECONDS", 0.2)
    shared = runner.share()
    try:
        assert outcomes(run(shared, HONEST)) == ALL_RIGHT
    finally:
        shared.close()
        runner.close()


def test_a_fork_that_is_ended_before_it_is_locked_in_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, sealed: SealedRunner
) -> None:
    failures = iter([1, 1])

    async def hello(channel: Any) -> dict[str, str]:
        async def ended(*_: object) -> None:
            raise EndedError(Limit.PROCESS)

        if next(failures, 0):
            channel.receive = ended
        return await _hello(channel)

    monkeypatch.setattr("graders.execution.sealed._hello", hello)
    assert outcomes(run(sealed, HONEST)) == ALL_RIGHT
    failures = iter([1, 1, 1])
    with pytest.raises(RunnerError, match="the compartment could not be entered"):
        run(sealed, HONEST)


@pytest.mark.parametrize("times", [1, 100])
def test_a_fork_that_lacks_a_layer_that_the_first_one_had_runs_nothing(
    times: int, monkeypatch: pytest.MonkeyPatch, sealed: SealedRunner
) -> None:
    """It is tried again; where that does not help nothing is run, rather than in something less."""
    forks: list[int] = []

    async def hello(channel: Any) -> dict[str, str]:
        missing = await _hello(channel)
        forks.append(1)
        return {**missing, "seccomp": "out of memory"} if len(forks) <= times else missing

    monkeypatch.setattr("graders.execution.sealed._hello", hello)
    before = (sealed.isolation, sealed.missing)
    if times == 1:
        assert outcomes(run(sealed, HONEST)) == ALL_RIGHT
    else:
        with pytest.raises(RunnerError, match=r"layers-lost.*seccomp \(out of memory\)"):
            run(sealed, HONEST)
        with (
            pytest.raises(RunnerError, match="layers-lost"),
            sealed.interactive(submission("x = 1"), ["f"], LIMITS),
        ):
            pass
    assert (sealed.isolation, sealed.missing) == before


def test_the_level_and_what_is_missing_are_told(sealed: SealedRunner) -> None:
    runner = SealedRunner([PROJECT])
    try:
        runner._missing["Landlock"] = "not in this kernel"
        transcript = run(runner, HONEST)
    finally:
        runner.close()
    assert transcript.isolation == "open"
    assert [note.slug for note in transcript.notes] == ["not-sealed"]


def descriptors() -> set[str]:
    return {each.name for each in Path("/proc/self/fd").iterdir()}


def processes() -> set[int]:
    """This process's descendants, dead ones that nobody waited for included."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int(
                    entry.joinpath("stat").read_text().rpartition(")")[2].split()[1]
                )
            except OSError:
                continue
    descendants, new = set(), {os.getpid()}
    while new:
        new = {child for child, parent in parents.items() if parent in new} - descendants
        descendants |= new
    return descendants


@pytest.mark.kernel
def test_the_doctor_finds_everything_refused(sealed: SealedRunner) -> None:
    from graders.execution.doctor import examine_sandbox
    from graders.model.doctor import SecondWall

    examination = examine_sandbox(PROJECT)
    assert examination.problem == ""
    assert len(examination.probes) > 100
    assert examination.sealed == (sealed.isolation == "sealed")
    assert (examination.second_wall is SecondWall.USED) == sealed.wrapped


def test_a_fork_server_that_cannot_start_says_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "warm.py"
    program.write_text("raise ImportError('numpy is broken')")
    monkeypatch.setattr("graders.execution.fork_server.PROGRAM", program)
    with pytest.raises(RunnerError, match="ImportError: numpy is broken"):
        SealedRunner([PROJECT])


needs_bubblewrap = pytest.mark.skipif(not bubblewrap.is_installed(), reason="bubblewrap is not installed")
LOOK = """
import os
files = [name for name in {secrets!r} if os.path.exists(name)]
with open("/proc/1/environ") as file:
    raise SystemExit(f"processes {{[n for n in os.listdir('/proc') if n.isdigit()]}}, secrets {{files}}, first {{file.read()!r}}")
"""


@needs_bubblewrap
def test_the_second_wall_hides_the_machine_from_the_warm_parent(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sealed: SealedRunner
) -> None:
    if not sealed.wrapped:
        pytest.skip(f"bubblewrap does not work here: {sealed.unwrapped_because}")
    secrets = [str(PROJECT / "pyproject.toml"), "/etc/passwd", "/sys/kernel"]
    program = tmp_path / "warm.py"
    program.write_text(LOOK.format(secrets=secrets))
    monkeypatch.setenv("SECRET_OF_THE_CALLER", "hunter2")
    monkeypatch.setattr("graders.execution.fork_server.PROGRAM", program)
    with pytest.raises(RunnerError, match=r"processes \['1', '2'\], secrets \[\], first ''"):
        StartedForkServer(readable_to([PROJECT]), wrapped=True).get_ready()


def test_a_bubblewrap_that_fails_is_done_without(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fake = tmp_path / "bwrap"
    fake.write_text("#!/bin/sh\necho no namespaces today >&2\nexit 1\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    runner = SealedRunner([PROJECT])
    try:
        assert (runner.wrapped, runner.unwrapped_because) == (False, "no namespaces today")
        assert outcomes(run(runner, HONEST)) == ALL_RIGHT
    finally:
        runner.close()


@needs_bubblewrap
def test_a_bubblewrap_that_weakens_the_first_wall_is_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    async def hello(channel: Any) -> dict[str, str]:
        missing = await _hello(channel)
        return missing if len(tried.append(1) or tried) > 1 else {**missing, "namespaces": "not in here"}

    tried: list[int] = []
    monkeypatch.setattr("graders.execution.sealed._hello", hello)
    runner = SealedRunner([PROJECT])
    runner.close()
    assert (runner.wrapped, runner.unwrapped_because) == (False, "namespaces: not in here")
    assert "namespaces" not in runner.missing


@needs_bubblewrap
def test_a_layer_that_is_missing_either_way_is_no_reason_against_bubblewrap(
    monkeypatch: pytest.MonkeyPatch, sealed: SealedRunner
) -> None:
    async def hello(channel: Any) -> dict[str, str]:
        return {**await _hello(channel), "Landlock": "not in this kernel"}

    monkeypatch.setattr("graders.execution.sealed._hello", hello)
    runner = SealedRunner([PROJECT])
    runner.close()
    assert (runner.wrapped, set(runner.missing)) == (sealed.wrapped, {*sealed.missing, "Landlock"})


def test_no_place_for_temporary_files_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: object, **__: object) -> str:
        raise FileNotFoundError(2, "No usable temporary directory found in ['/tmp']")

    monkeypatch.setattr("tempfile.mkdtemp", nowhere)
    for opened in (lambda: SealedRunner([PROJECT], wrapped=False), lambda: run(PortableRunner(), HONEST)):
        with pytest.raises(RunnerError, match=r"run: no-temporary-folder\(.*No usable temporary directory"):
            opened()


def test_a_full_disk_is_told_as_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "warm.py"
    program.write_text("import errno, os\nraise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))")
    monkeypatch.setattr("graders.execution.fork_server.PROGRAM", program)
    with pytest.raises(RunnerError, match=r"no-temporary-folder\(.*No space left on device"):
        SealedRunner([PROJECT])


def test_a_name_in_the_scratch_is_not_the_private_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "clone").mkdir()
    monkeypatch.setattr("graders.inside.sandbox.mounts.SCRATCH", str(tmp_path))
    for scratch, refused in ((str(tmp_path), True), ("/elsewhere", False), (None, False)):
        around = SimpleNamespace(private_folder=str(tmp_path / "clone"), scratch=scratch)
        if refused:
            with pytest.raises(Refused, match="in the scratch"):
                make_file_in_private_folder(around)
        else:
            assert make_file_in_private_folder(around).startswith("made ")
        assert list((tmp_path / "clone").iterdir()) == []
