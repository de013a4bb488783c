"""What lies beside a student's work is there when it runs, for that student alone, and hides nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from courses import course, ready
from platforms import laid_out, notebook, put

from graders.execution import open_runner
from graders.model.report import Report, Status
from graders.model.text import Language
from graders.reports.words.messages import say
from graders.submissions import SubmissionFile, choose, read_beside
from graders.submissions import beside as besides
from graders.workflows.grade_one import grade_submission_file, single_file
from graders.workflows.prepared import Prepared

REFERENCE = "def f(x):\n    return 2 * x\n"
UTILS = "def double(x):\n    return x + x\n"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory) -> Prepared:
    return ready(course(tmp_path_factory.mktemp("beside"), REFERENCE))


@pytest.fixture(scope="module", params=["sealed", "portable"])
def runner(request):
    try:
        opened = open_runner("auto" if request.param == "sealed" else request.param)
    finally:
        pass
    yield opened
    opened.close()


def graded(folder: Path, entries, prepared: Prepared, runner) -> Report:
    return grade_submission_file(single_file(laid_out(folder, entries)), prepared, runner)


def problems(report: Report) -> list[str]:
    return [str(each) for each in report.cell_errors] + ([str(report.error)] if report.error else [])


WORK = {
    "at the top": "import utils\ndef f(x):\n    return utils.double(x)\n",
    "inside the function": "def f(x):\n    from utils import double\n    return double(x)\n",
    "by a star": "from utils import *\ndef f(x):\n    return double(x)\n",
    "from a package": "from helpers.core import double\nimport helpers\ndef f(x):\n    return helpers.core.double(x)\n",
    "data at the top": "import numpy as np\ntwo = np.loadtxt('data/two.csv')\ndef f(x):\n    return float(two) * x\n",
    "data inside": "def f(x):\n    with open('data/two.csv') as file:\n        return float(file.read()) * x\n",
}
BESIDE = {
    "utils.py": UTILS, "helpers/__init__.py": "from . import core\n", "helpers/core.py": UTILS, "data/two.csv": "2\n",
}  # fmt: skip


@pytest.mark.kernel
@pytest.mark.parametrize("name", WORK)
def test_modules_packages_and_data_are_there(tmp_path: Path, name: str, prepared: Prepared, runner) -> None:
    report = graded(tmp_path / "ada", BESIDE | {"hw.ipynb": notebook(WORK[name])}, prepared, runner)
    assert problems(report) == []
    assert report.score.earned == 1


@pytest.mark.kernel
def test_the_folder_of_the_work_is_the_working_folder(tmp_path: Path, prepared: Prepared, runner) -> None:
    work = "import utils\ndef f(x):\n    return float(open('../data/two.csv').read()) * x\n"
    entries = {"hw/hw.py": work, "hw/utils.py": UTILS, "data/two.csv": "2\n"}
    assert graded(tmp_path / "ada", entries, prepared, runner).score.earned == 1


HIDING = ("numpy", "json", "random", "sitecustomize", "graders", "IPython", "math")


@pytest.mark.kernel
def test_a_module_named_like_a_library_hides_nothing(tmp_path: Path, prepared: Prepared, runner) -> None:
    work = "import numpy as np\nimport json, random, IPython\ndef f(x):\n    import math\n    return float(np.float64(math.fabs(x)) * 2)\n"
    entries = {f"{name}.py": "raise SystemExit('hidden')\n" for name in HIDING} | {"hw.py": work}
    report = graded(tmp_path / "ada", entries, prepared, runner)
    assert report.score.earned == 1
    said = [say(each, Language.EN) for each in report.notes]
    assert (
        "json.py: has the name of a library; `import json` gives the library, so give the file another name"
        in said
    )
    assert {each.partition(":")[0] for each in said if "name of a library" in each} == {
        "numpy.py",
        "json.py",
        "random.py",
        "IPython.py",
    } | ({"math.py"})


@pytest.mark.kernel
def test_files_leave_no_trace_in_the_next_submission(tmp_path: Path, prepared: Prepared, runner) -> None:
    entries = {
        "hw.py": "import utils\nutils.mark = 1\ndef f(x):\n    return 2 * x\n",
        "utils.py": UTILS,
        "data/x.csv": "1",
    }
    assert graded(tmp_path / "ada", entries, prepared, runner).score.earned == 1
    nosy = "import os\ntry:\n    import utils\nexcept ImportError:\n    utils = None\nseen = os.listdir('.')\ndef f(x):\n    return 2 * x if utils is None and 'data' not in seen else 0\n"
    assert graded(tmp_path / "eve", {"hw.py": nosy}, prepared, runner).score.earned == 1


@pytest.mark.kernel
def test_files_are_fresh_after_a_restart(tmp_path: Path, prepared: Prepared, runner) -> None:
    work = (
        "import os\n"
        "fresh = open('state.txt').read() == 'new'\nopen('state.txt', 'w').write('old')\n"
        "os._exit(3)\n"
        "def f(x):\n    return 2 * x if fresh else 0\n"
    )
    report = graded(tmp_path / "ada", {"hw.py": work, "state.txt": "new"}, prepared, runner)
    assert report.status is Status.GRADED
    assert report.score.earned == 1


def test_of_a_single_file_s_folder_nothing_is_taken(tmp_path: Path, prepared: Prepared) -> None:
    put(tmp_path / "bob.py", "SECRET = 1\n")
    alone = single_file(put(tmp_path / "ada.py", "import bob\n"))
    assert read_beside(choose(alone, "hw", ["f"]), {}).files == {}


def beside(tmp_path: Path, entries, shipped=None) -> tuple[dict[str, bytes], list[str]]:
    file = SubmissionFile(student="ada", path=laid_out(tmp_path / "ada", entries), base=tmp_path, folder=True)
    read = read_beside(choose(file, "hw", ["f"]), shipped or {})
    return dict(read.files), [say(each, Language.EN) for each in read.notes]


def test_litter_and_links_are_left_out(tmp_path: Path) -> None:
    put(tmp_path / "secret", "1")
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada" / "data.csv").symlink_to(tmp_path / "secret")
    litter = dict.fromkeys(
        (
            ".git/config",
            "__pycache__/utils.pyc",
            ".ipynb_checkpoints/a.py",
            "venv/lib/a.py",
            ".env",
            "Thumbs.db",
        ),
        "x",
    )
    files, _ = beside(tmp_path, {"hw.py": "import utils\n", "utils.py": UTILS} | litter)
    assert set(files) == {"utils.py"}


def test_number_and_size_are_bounded_and_modules_come_first(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(besides, "MAX_FILES", 3)
    monkeypatch.setattr(besides, "MAX_EACH", 50)
    files, notes = beside(
        tmp_path,
        {"hw.py": "x = 1\n", "utils.py": UTILS, "a.csv": "1" * 51, "b.csv": "2", "c.csv": "3", "d.csv": "4"},
    )
    assert set(files) == {"utils.py", "b.csv", "c.csv"}
    assert (
        notes[1]
        == "ada: has more than 3 files beside the work; the others were left out, hand in what the work needs"
    )
    assert notes[0].startswith("a.csv: is larger than ")
    monkeypatch.setattr(besides, "MAX_ALL", 60)
    (tmp_path / "two").mkdir()
    files, notes = beside(tmp_path / "two", {"hw.py": "x = 1\n", "a.csv": "1" * 40, "b.csv": "2" * 40})
    assert set(files) == {"a.csv"}


def test_the_assignment_s_own_file_counts_and_a_changed_copy_is_said(tmp_path: Path) -> None:
    files, notes = beside(
        tmp_path,
        {"hw.py": "x = 1\n", "given.csv": "1", "changed.csv": "9"},
        {"given.csv": b"1", "changed.csv": b"2"},
    )
    assert files == {}
    assert notes == [
        "changed.csv: is not as the assignment gives it; the assignment's own was used, give yours another name"
    ]


def test_the_digest_tells_works_with_other_files_apart(tmp_path: Path, prepared: Prepared) -> None:
    from graders.submissions import read_submission

    digests = set()
    for number, content in enumerate(("1", "2", None)):
        entries = {"hw.py": "x = 1\n"} | ({} if content is None else {"data.csv": content})
        folder = laid_out(tmp_path / str(number) / "ada", entries)
        file = choose(SubmissionFile(student="ada", path=folder, base=tmp_path, folder=True), "hw", ["f"])
        work = read_submission(file.path, base=file.base, beside=read_beside(file, {}))
        digests.add(work.digest)
        assert (work.digest == work.sha256) is (content is None)
    assert len(digests) == 3


@pytest.mark.kernel
def test_more_files_than_the_scratch_has_room_for_are_no_fault_of_the_grader(tmp_path: Path, runner) -> None:
    small = ready(course(tmp_path, REFERENCE))
    entries = {"hw.py": "def f(x):\n    return 2 * x\n"} | {
        f"{n}.bin": os.urandom(1_000_000) for n in range(3)
    }
    import dataclasses

    limits = dataclasses.replace(small.assignment.limits, scratch_bytes=2**20)
    small = dataclasses.replace(small, assignment=dataclasses.replace(small.assignment, limits=limits))
    report = graded(tmp_path / "ada", entries, small, runner)
    assert (report.status, report.score.earned) == (Status.GRADED, 1)
