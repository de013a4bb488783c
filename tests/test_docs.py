"""The documents say what the program does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from graders.assignment import schema, schema_cases, schema_parts, schema_policies
from graders.assignment.load import load_assignment
from graders.authoring.families import FAMILIES, THEMES

ROOT = Path(__file__).resolve().parents[1]
FORMAT = ROOT / "docs" / "assignment-format.md"
PARTS = [
    schema.AssignmentPart, schema.LimitsPart, schema_policies.PoliciesPart, schema_policies.LatePart, schema.ChapterPart, schema.QuestionPart, schema.TolerancePart,
    schema.RulePart, schema.BuildsOnPart, schema_cases.CheckPart, schema_cases.CasePart,
    schema_cases.ValuesPart, schema_cases.DomainPart, schema_parts.TextPart, schema_parts.HintPart,
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
    expected = f"{head}<!-- keys -->\n{generated}\n<!-- end of keys -->{tail}"
    if request.config.getoption("--update-golden"):
        FORMAT.write_text(expected, encoding="utf-8")
    assert FORMAT.read_text(encoding="utf-8") == expected


def test_the_themes_of_usual_mistakes_are_documented_from_the_families_themselves(request) -> None:
    path = ROOT / "docs" / "your-own-assignment.md"
    rows = "| theme | families, as reports name them |\n| --- | --- |\n" + "\n".join(
        f"| `{theme}` | {', '.join(f'`{name}`' for name, each in FAMILIES.items() if each.theme == theme)} |"
        for theme in THEMES
    )
    head, _, rest = path.read_text(encoding="utf-8").partition("<!-- themes -->\n")
    _, _, tail = rest.partition("<!-- end of themes -->")
    expected = f"{head}<!-- themes -->\n{rows}\n<!-- end of themes -->{tail}"
    if request.config.getoption("--update-golden"):
        path.write_text(expected, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == expected


def test_the_examples_of_usual_mistakes_run() -> None:
    text = (ROOT / "docs" / "your-own-assignment.md").read_text(encoding="utf-8")
    text = text.partition("## The usual mistakes")[2]
    first, second = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    names: dict[str, Any] = {}
    exec(first + second, names)
    assert names["USUAL"].question == "mean"
    assert [each.answer([1.0, 1.016]) for each in names["MONEY"]] == [1.01]


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
