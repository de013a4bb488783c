"""The documents say what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel

from graders.assignment import schema
from graders.assignment.load import load_assignment

ROOT = Path(__file__).resolve().parents[1]
FORMAT = ROOT / "docs" / "assignment-format.md"
PARTS = [
    schema.AssignmentPart, schema.LimitsPart, schema.ChapterPart, schema.QuestionPart, schema.TolerancePart,
    schema.RulePart, schema.BuildsOnPart, schema.CheckPart, schema.CasePart, schema.ValuesPart, schema.TextPart,
]  # fmt: skip


def table(part: type[BaseModel]) -> str:
    lines = [f"### {part.__name__.removesuffix('Part')}", "", (part.__doc__ or "").strip(), ""]
    lines += ["| key | required | meaning |", "| --- | --- | --- |"]
    for name, field in part.model_fields.items():
        needed = "yes" if field.is_required() else ""
        meaning = (field.description or "").replace("|", "\\|")
        lines.append(f"| `{field.alias or name}` | {needed} | {meaning} |")
    return "\n".join(lines)


def test_every_key_is_documented_from_the_types_themselves(request) -> None:
    text = FORMAT.read_text(encoding="utf-8")
    generated = "\n\n".join(table(part) for part in PARTS)
    head, _, rest = text.partition("<!-- keys -->\n")
    _, _, tail = rest.partition("\n<!-- end of keys -->")
    wanted = f"{head}<!-- keys -->\n{generated}\n<!-- end of keys -->{tail}"
    if request.config.getoption("--update-golden"):
        FORMAT.write_text(wanted, encoding="utf-8")
    assert FORMAT.read_text(encoding="utf-8") == wanted


def test_the_example_of_the_format_is_a_good_assignment(tmp_path: Path) -> None:
    (example,) = re.findall(r"```yaml\n(schema:.*?)```", FORMAT.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "assignment.yaml").write_text(example, encoding="utf-8")
    assignment = load_assignment(tmp_path / "assignment.yaml")
    assert assignment.points == 10
    assert yaml.safe_load(example)["schema"] == "graders/assignment/1"


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("docs/**/*.md")) + [ROOT / "README.md"], ids=lambda p: p.name
)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target
