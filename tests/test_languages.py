"""Assignments in one language: plain texts, templates in that language alone, and reports in either."""

from __future__ import annotations

from pathlib import Path

import pytest
from courses import course, put
from test_assignment import GOOD

from graders.assignment.load import load_assignment
from graders.errors import AssignmentError
from graders.model.text import BOTH, Language, Text
from graders.reports.words.messages import say
from graders.template import module_text, notebook_text

ENGLISH = (
    GOOD.replace("title: {en: A, zh: A}", "languages: [en]\ntitle: An assignment")
    .replace("{en: F, zh: F}", "Function")
    .replace("{en: do, zh: do}", "{en: Do it.}")
    .replace("{en: one, zh: one}", "The only one")
)


def loaded(tmp_path: Path, text: str):
    return load_assignment(put(tmp_path / "hw" / "assignment.yaml", text), shown="hw/assignment.yaml")


def refused(tmp_path: Path, text: str, language: Language = Language.EN) -> list[str]:
    with pytest.raises(AssignmentError) as caught:
        loaded(tmp_path, text)
    return [say(each, language) for each in caught.value.notices]


def test_a_text_reads_in_the_language_that_is_there() -> None:
    assert [Text(en="yes").read(each) for each in Language] == ["yes", "yes"]
    assert [Text(zh="是").read(each) for each in Language] == ["是", "是"]
    assert [Text(en="yes", zh="是").read(each) for each in Language] == ["yes", "是"]
    assert Text(en="yes", zh="是").joined(" / ", BOTH) == "yes / 是"


def test_with_one_language_texts_may_be_plain(tmp_path: Path) -> None:
    assignment = loaded(tmp_path, ENGLISH)
    assert assignment.languages == (Language.EN,)
    question = assignment.questions[0]
    for language in Language:
        assert assignment.title.read(language) == "An assignment"
        assert question.statement.read(language) == "Do it."
        assert question.checks[-1].title.read(language) == "The only one"


@pytest.mark.parametrize(
    ("code", "there", "missing"), [("en", "Try it", "试一试"), ("zh", "试一试", "Try it")]
)
def test_the_template_is_in_the_languages_of_the_assignment_alone(
    tmp_path: Path, code: str, there: str, missing: str
) -> None:
    assignment = loaded(tmp_path, ENGLISH.replace("[en]", f"[{code}]").replace("{en: Do", f"{{{code}: Do"))
    for text in (module_text(assignment), notebook_text(assignment)):
        assert there in text
        assert missing not in text
        assert "write your answer here / " not in text
        assert text.count("An assignment") == 1
        assert text.count("Do it.") == 1


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            Language.EN,
            "hw/assignment.yaml:7: questions[0].title: is in one language, and the assignment is in en, zh; "
            "write `{en: …, zh: …}`, or say `languages: [en]` or `[zh]` at the top",
        ),
        (
            Language.ZH,
            "hw/assignment.yaml:7: questions[0].title: 只有一种语言，而作业用的是 en, zh；"
            "请写成 `{en: …, zh: …}`，或在文件开头写 `languages: [en]` 或 `[zh]`",
        ),
    ],
)
def test_a_plain_text_does_not_do_for_two_languages(
    tmp_path: Path, language: Language, expected: str
) -> None:
    assert refused(tmp_path, GOOD.replace("{en: F, zh: F}", "Function"), language) == [expected]


def test_the_language_that_is_asked_for_is_the_one_that_must_be_there(tmp_path: Path) -> None:
    assert refused(tmp_path, ENGLISH.replace("{en: Do it.}", "{zh: 做}")) == [
        "hw/assignment.yaml:9: questions[0].statement.en: is required, but missing; "
        "add it (see docs/assignment-format.md)"
    ]


@pytest.mark.parametrize("written", ["[]", "[fr]", "en"])
def test_languages_are_english_and_chinese(tmp_path: Path, written: str) -> None:
    (only,) = refused(tmp_path, ENGLISH.replace("[en]", written))
    assert only.startswith("hw/assignment.yaml:2: languages")


SILENT = """
from graders.authoring import misconception

@misconception("f", check="one", en="Say it.")
def nothing(x):
    return None
"""


def test_a_misconception_speaks_the_languages_of_its_assignment(tmp_path: Path) -> None:
    from courses import ready

    root = course(tmp_path, "def f(x):\n    return x\n")
    put(root / "assignments" / "hw" / "misconceptions.py", SILENT)
    with pytest.raises(AssignmentError) as caught:
        ready(root)
    assert [say(each, language) for each in caught.value.notices for language in Language] == [
        "assignments/hw/misconceptions.py, nothing: says nothing in zh; "
        "write its sentence, or take the language out of the assignment's `languages`",
        "assignments/hw/misconceptions.py, nothing: 缺少 zh 的说明；请写上，或从作业的 `languages` 中去掉该语言",
    ]
    put(root / "assignments" / "hw" / "assignment.yaml", ENGLISH)
    assert ready(root).assignment.languages == (Language.EN,)
