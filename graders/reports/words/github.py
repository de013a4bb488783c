"""What a workflow on GitHub says beside the report itself."""

from __future__ import annotations

from graders.model.text import Text

GITHUB: dict[str, Text] = {
    "cut": Text(
        en="The rest is left out here, since the summary would be too long. Run `grade.py check` to read it all.",
        zh="摘要过长，其余内容在此省略。运行 `grade.py check` 可查看全部。",
    ),
    "more_questions": Text(
        en="It keeps these from working as well: {names}.", zh="受同一处影响的还有：{names}。"
    ),
}

# Help has both languages in one line, as that of `grade.py` has
COMMAND = "Check in a workflow on GitHub: annotations, summary, points · 在 GitHub 工作流中检查"
FILES = "Your notebook or module; of several, the one that earns most counts. 你的文件。"
JUNIT = "Write every check as JUnit XML there. JUnit 报告文件。"
