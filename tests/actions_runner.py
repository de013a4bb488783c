"""GitHub in a test: runs the steps of an action with the variables that GitHub documents, and reads the log
as a runner does."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
REGISTERED = {"error", "warning", "notice", "debug", "group", "endgroup", "add-mask", "set-output", "set-env", "add-path",
              "save-state", "echo", "stop-commands", "add-matcher", "remove-matcher"}  # fmt: skip
DROPPED = ("GITHUB", "RUNNER", "ACTIONS", "GRADE")  # of the machine that runs the tests


@dataclass
class Command:
    """A command that a runner would carry out."""

    name: str
    message: str
    properties: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Run:
    """What a run of the action left behind."""

    code: int
    log: str
    outputs: dict[str, str]
    summary: str
    added: dict[str, str]  # what stands in the other files of the runner

    @property
    def commands(self) -> list[Command]:
        return list(commands(self.log))

    def of(self, name: str) -> list[Command]:
        return [each for each in self.commands if each.name == name]


def commands(log: str) -> Iterator[Command]:
    """The commands in a log, as actions/runner finds them: the old form counts anywhere in a line."""
    token = None
    for line in re.split(r"\r\n|\r|\n", log):
        match = re.match(r"\s*::([a-z-]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)", line)
        old = re.search(r"##\[([a-z-]+)(?: ([^\]]*))?\](.*)", line)
        if token is not None:
            token = None if line.strip() == f"::{token}::" else token
        elif match is not None and match[1] in REGISTERED:
            if match[1] == "stop-commands":
                token = match[3]
            else:
                yield Command(match[1], _plain(match[3]), dict(_properties(match[2] or "")))
        elif old is not None and old[1] in REGISTERED:
            yield Command(old[1], old[3])
    assert token is None


def run_action(
    action: Path, workspace: Path, temp: Path, *, env: Mapping[str, str] | None = None, **inputs: str
) -> Run:
    """Run the steps of an action one after the other, those of another action left out.

    Args:
        workspace: the checkout of the student's repository.
        temp: the runner's temporary folder.
        inputs: with "_" for "-"; `python` is the interpreter of this test if left out.
    """
    runner = _Runner(action, workspace, temp, dict(env or {}), {"python": sys.executable, **inputs})
    return runner.run()


# Private functions


class _Runner:
    def __init__(
        self, action: Path, workspace: Path, temp: Path, env: dict[str, str], inputs: dict[str, str]
    ) -> None:
        self.action = yaml.safe_load(action.read_text(encoding="utf-8"))
        asked = {name.replace("_", "-"): value for name, value in inputs.items()}
        assert asked.keys() <= self.action["inputs"].keys()
        known = {name: str(each.get("default", "")) for name, each in self.action["inputs"].items()}
        self.context = {f"inputs.{name}": value for name, value in (known | asked).items()}
        self.context |= {"runner.os": "Linux", "runner.environment": "self-hosted"}
        self.workspace, self.temp = workspace, temp
        files = temp / "_runner_file_commands"
        files.mkdir(parents=True, exist_ok=True)
        self.files = {
            name: files / f"{name.lower()}_0b1c"
            for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STATE")
        }
        plain = {name: value for name, value in os.environ.items() if not name.startswith(DROPPED)}
        self.env = plain | {
            "CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(workspace), "GITHUB_ACTION_PATH": str(action.parent),
            "GITHUB_SERVER_URL": "https://github.com", "GITHUB_TOKEN": "ghs_secret", "RUNNER_TEMP": str(temp), "RUNNER_OS": "Linux",
            "ACTIONS_RUNTIME_TOKEN": "runtime-secret", **{name: str(path) for name, path in self.files.items()}, **env,
        }  # fmt: skip

    def run(self) -> Run:
        log, code, summary, added = "", 0, "", {}
        for step in self.action["runs"]["steps"]:
            condition = step.get("if", "true")
            if (code and "always()" not in condition) or not self._holds(condition) or "uses" in step:
                continue
            done = self._step(step)
            log += done.stdout + done.stderr
            code = code or done.returncode
            self._outputs(step.get("id", "-"))
            summary += self.files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
            added = {
                name: path.read_text()
                for name, path in self.files.items()
                if name not in _READ and path.read_text()
            } | added
        outputs = {name: self._filled(each["value"]) for name, each in self.action["outputs"].items()}
        return Run(code, log, outputs, summary, added)

    def _step(self, step: dict[str, Any]) -> subprocess.CompletedProcess[str]:
        for path in self.files.values():
            path.write_text("")
        variables = {name: self._filled(str(value)) for name, value in step.get("env", {}).items()}
        bash = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        return subprocess.run(
            bash,
            cwd=self.workspace,
            env=self.env | variables,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=100,
        )

    def _holds(self, condition: str) -> bool:
        return bool(self._value(condition))

    def _filled(self, text: str) -> str:
        return re.sub(r"\$\{\{(.*?)\}\}", lambda match: str(self._value(match[1]) or ""), text)

    def _value(self, expression: str) -> Any:
        """The value of an expression, of which `&&`, `||`, `==`, `!=`, texts, names and `always()` are known."""
        names = re.sub(
            r"(?<!')\b((?:inputs|steps|runner)\.[\w.-]+)",
            r"name('\1')",
            expression.replace("always()", "True"),
        )
        plain = names.replace("&&", " and ").replace("||", " or ").strip()
        return eval(plain, {"name": lambda name: self.context.get(name, ""), "true": True})

    def _outputs(self, step: str) -> None:
        text = self.files["GITHUB_OUTPUT"].read_text(encoding="utf-8")
        for name, value in re.findall(
            r"^([\w-]+)=(.*)$", re.sub(r"(?ms)^[\w-]+<<(\S+)\n.*?^\1$", "", text), re.MULTILINE
        ):
            self.context[f"steps.{step}.outputs.{name}"] = value
        for name, _, value in re.findall(r"(?ms)^([\w-]+)<<(\S+)\n(.*?)\n\2$", text):
            self.context[f"steps.{step}.outputs.{name}"] = value


_READ = ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")


def _properties(text: str) -> Iterator[tuple[str, str]]:
    for each in filter(None, text.split(",")):
        name, _, value = each.partition("=")
        yield name, _plain(value.replace("%3A", ":").replace("%2C", ","))


def _plain(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
