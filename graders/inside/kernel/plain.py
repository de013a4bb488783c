"""``python plain.py FOLDER [confined]``: runs one submission without Jupyter, for a quick check.

FOLDER is an additional folder of libraries, or "".  Requests come over standard input, a line of JSON each;
replies go to standard output, likewise.  What the work prints goes nowhere.  Nothing is sealed off: it is the
student's own machine, and own code.  With ``confined`` it can read libraries and write where it was started;
the process ends with `NOT_CONFINED` where the machine has no means for that.
"""

from __future__ import annotations

import base64
import json
import os
import sys
import types
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

NOT_CONFINED = 4  # an exit code


def _house_only_inside() -> None:
    inside = Path(__file__).resolve().parents[1]
    for name, path in (("graders", None), ("graders.inside", inside)):
        package = types.ModuleType(name)
        package.__path__ = [] if path is None else [str(path)]
        sys.modules[name] = package


class Server:
    """The work, and the requests about it."""

    def __init__(self, request: Mapping[str, Any]) -> None:
        from graders.inside.calls import answers, files  # noqa: PLC0415
        from graders.inside.kernel import plain_shell  # noqa: PLC0415
        from graders.inside.kernel.stand_in import hide_grader  # noqa: PLC0415

        self._answers, self._place = answers, plain_shell.place
        shipped, own = (_decoded(request.get(name, {})) for name in ("files", "own"))
        files.settle(shipped, own, request.get("folder", ""))
        module = request.get("module")
        sys.argv = [f"{module}.py" if module else "notebook"]
        if "" not in sys.path:  # files beside the work can be imported, but hide nothing
            sys.path.append("")
        self._shell = plain_shell.PlainShell(module, request["functions"])
        hide_grader()

    def answer(self, request: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        """What comes of a request: one reply, or several."""
        match request["op"]:
            case "cell":
                self._shell.run(request["source"], request["number"])
                yield {"status": "ran"}
            case "look":
                self._shell.restore_functions()
                looked = self._answers.look(request, self._shell.namespace, self._place)
                yield {**looked, "errors": self._shell.errors}
            case "calls":
                yield from self._answers.answer_calls(request, self._shell.namespace, self._place)


def main() -> None:
    """Answer requests until there are no more."""
    requests, replies = _channel()
    if sys.argv[1]:  # the home folder is another one, so Python does not look there of itself
        sys.path.append(sys.argv[1])
    _house_only_inside()
    if sys.argv[2:] == ["confined"]:
        _confine((requests.fileno(), replies.fileno()))
    server: Server | None = None
    for line in requests:
        request = json.loads(line)
        if server is None:
            server = Server(request)
            _reply(replies, request, {"status": "ready"})
            continue
        for reply in server.answer(request):
            _reply(replies, request, reply)


# Private functions


def _decoded(plain: Mapping[str, str]) -> dict[str, bytes]:
    return {name: base64.b64decode(data) for name, data in plain.items()}


def _channel() -> tuple[TextIO, TextIO]:
    """Standard input and output, which lead nowhere from now on for everybody else."""
    requests = os.fdopen(os.dup(0), "r", encoding="utf-8")
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    os.close(null)
    return requests, replies


def _confine(channel: tuple[int, ...]) -> None:
    from graders.inside.sandbox.confine import confine  # noqa: PLC0415

    own = str(Path(__file__).resolve().parents[1])  # may lie outside of every library
    try:
        confine(os.getcwd(), [own, sys.argv[1]], channel)  # noqa: PTH109
    except OSError:
        os._exit(NOT_CONFINED)


def _reply(replies: TextIO, request: Mapping[str, Any], reply: Mapping[str, Any]) -> None:
    replies.write(json.dumps({**reply, "nonce": request["nonce"]}) + "\n")
    replies.flush()


if __name__ == "__main__":
    main()
