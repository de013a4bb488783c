"""The words of pages: one submission's report as HTML or Markdown, and the page of a class."""

from __future__ import annotations

from graders.model.text import Text
from graders.reports.words.similar import OF_SIMILAR

OF_REPORT: dict[str, Text] = {
    "report": Text(en="Report", zh="批改报告"),
    "for_staff": Text(
        en="For staff: this page shows hidden checks.", zh="仅供教师：本页含有隐藏检查的内容。"
    ),
    "score_of": Text(en="{score} of {possible} points", zh="{score} 分（满分 {possible} 分）"),
    "pending_points": Text(en="{points} more points are graded by hand.", zh="另有 {points} 分由人工评定。"),
    "withheld_points": Text(
        en="{points} points are withheld by our fault; nobody loses them.",
        zh="因批改程序出错暂缓 {points} 分，不会扣除。",
    ),
    "question": Text(en="Question", zh="题目"),
    "questions": Text(en="Questions", zh="各题"),
    "check": Text(en="Check", zh="检查项"),
    "checks": Text(en="All checks of this question", zh="本题全部检查项"),
    "verdict": Text(en="Verdict", zh="结果"),
    "points": Text(en="Points", zh="得分"),
    "works": Text(en="Works: {passed} of {total} checks", zh="已通过 {total} 项检查中的 {passed} 项"),
    "everything": Text(en="Everything here works.", zh="本题全部正确。"),
    "first": Text(en="What to look at first", zh="先看这里"),
    "expected": Text(en="expected", zh="应为"),
    "actual": Text(en="yours", zh="你的结果"),
    "call": Text(en="call", zh="调用"),
    "error": Text(en="error", zh="误差"),
    "tolerance": Text(en="tolerance", zh="允许误差"),
    "text": Text(en="text", zh="文字"),
    "next": Text(en="Next step", zh="下一步"),
    "idea": Text(en="The idea behind it", zh="背后的想法"),
    "costs": Text(en="costs {points} points, once", zh="扣 {points} 分，只扣一次"),
    "statement": Text(en="The statement says: {says}", zh="题目写明：{says}"),
    "at_most": Text(en="at most {points} for the question", zh="本题最多 {points} 分"),
    "unseen": Text(
        en="{count} more checks are not shown here; they count when the work is graded.",
        zh="还有 {count} 项检查未在此显示；正式批改时计分。",
    ),
    "notes": Text(en="Notes on the file", zh="关于文件的说明"),
    "cell_errors": Text(en="Failed while the work ran, which costs no points", zh="运行作业时出错，不扣分"),
    "run": Text(en="How this was graded", zh="批改环境"),
    "not_graded": Text(en="Could not be graded", zh="无法批改"),
    "passed": Text(en="passed", zh="通过"),
    "failed": Text(en="failed", zh="未通过"),
    "crashed": Text(en="crashed", zh="出错"),
    "blocked": Text(en="blocked", zh="等待"),
    "pending": Text(en="pending", zh="待评"),
    "broken": Text(en="broken", zh="批改出错"),
    "graded": Text(en="graded", zh="已批改"),
    "missing": Text(en="missing", zh="未交"),
    "ungradable": Text(en="ungradable", zh="无法批改"),
}

OF_CLASS: dict[str, Text] = {
    "class": Text(en="Class", zh="全班"),
    "skip": Text(en="Skip to what to teach again", zh="跳到需要重讲的内容"),
    "contents": Text(en="On this page", zh="本页内容"),
    "submissions": Text(en="submissions", zh="份提交"),
    "graded_count": Text(en="graded", zh="份已批改"),
    "not_graded_count": Text(en="not graded", zh="份未能批改"),
    "missing_count": Text(en="missing", zh="人未交"),
    "median": Text(en="median of {possible}", zh="中位数（满分 {possible}）"),
    "full_count": Text(en="full marks", zh="份满分"),
    "teach": Text(en="What to teach again", zh="需要重讲的内容"),
    "left_out": Text(en="Not written, by how many students", zh="没有作答的人数"),
    "teach_lead": Text(
        en="The mistakes that cost this class most: students × points.",
        zh="全班失分最多的错误：人数 × 分值。",
    ),
    "nothing_lost": Text(en="Nobody lost a point.", zh="没有人失分。"),
    "of_graded": Text(en="{count} of {total} students", zh="{total} 人中有 {count} 人"),
    "lost": Text(en="{points} points in all", zh="共失 {points} 分"),
    "absent": Text(en="Nothing is written, or it is not defined", zh="没有作答，或没有定义"),
    "unmet": Text(en="Not met: {title}", zh="未达到：{title}"),
    "for_example": Text(en="For example", zh="例如"),
    "scores": Text(en="Scores", zh="得分分布"),
    "scores_said": Text(
        en="{count} graded submissions; the lowest has {low}, the median is {median}, the highest has {high}.",
        zh="共 {count} 份已批改；最低 {low} 分，中位数 {median} 分，最高 {high} 分。",
    ),
    "score_axis": Text(en="points", zh="分数"),
    "count_axis": Text(en="students", zh="人数"),
    "range": Text(en="Points from … to", zh="分数段"),
    "no_charts": Text(
        en="Charts are left out, since Matplotlib is not installed; pip install 'graders[class]' adds them.",
        zh="未安装 Matplotlib，因此没有图表；可用 `pip install 'graders[class]'` 安装。",
    ),
    "by_question": Text(en="Question by question", zh="逐题情况"),
    "chart_said": Text(
        en="How the checks of {question} went; the numbers stand in the table below.",
        zh="{question} 各检查项的结果；数字见下表。",
    ),
    "numbers": Text(en="The numbers", zh="具体数字"),
    "question_said": Text(
        en="median {median} of {possible}; {passed} of {total} passed everything",
        zh="中位数 {median}（满分 {possible}）；{total} 人中 {passed} 人全部通过",
    ),
    "ideas": Text(en="Misconceptions of this class", zh="本班的误解"),
    "no_ideas": Text(en="No known misconception showed.", zh="没有出现已知的误解。"),
    "misconception": Text(en="Misconception", zh="误解"),
    "students": Text(en="Students", zh="人数"),
    "clusters": Text(en="Failing alike", zh="错得一样的学生"),
    "clusters_lead": Text(
        en="Each group loses the same checks for the same reasons: one conversation helps all of it.",
        zh="每组学生因同样的原因在同样的检查项上失分：讲一次即可帮助整组。",
    ),
    "no_clusters": Text(en="No two students fail alike.", zh="没有两名学生错得一样。"),
    "cluster": Text(en="{count} students", zh="{count} 名学生"),
    "more": Text(en="and {count} more", zh="另有 {count} 项"),
    "near": Text(en="Near the line", zh="接近界线"),
    "near_lead": Text(
        en="A slightly different tolerance would change these verdicts (error ÷ tolerance from 0.1 to 10).",
        zh="允许误差稍有不同，这些结果就会改变（误差 ÷ 允许误差在 0.1 到 10 之间）。",
    ),
    "none": Text(en="None.", zh="没有。"),
    "margin": Text(en="Error ÷ tolerance", zh="误差 ÷ 允许误差"),
    "crashes": Text(en="Crashed", zh="运行出错"),
    "what": Text(en="What happened", zh="情况"),
    "not_graded_list": Text(en="Not graded", zh="未能批改"),
    "to_do": Text(en="What to do", zh="怎么办"),
    "missing_list": Text(en="Nothing handed in", zh="未交"),
    "everyone": Text(en="Every student", zh="全部学生"),
    "student": Text(en="Student", zh="学生"),
    "score": Text(en="Score", zh="得分"),
    "passed_questions": Text(en="Questions passed", zh="通过题数"),
    "files": Text(en="Files", zh="文件"),
    "report_file": Text(en="report", zh="报告"),
    "feedback_file": Text(en="feedback", zh="反馈"),
    "sort": Text(en="Sort by {column}", zh="按{column}排序"),
    "reports": Text(en="Reports", zh="各人报告"),
    "large": Text(
        en="A class of more than {limit} students: the reports stand in files of their own, linked above.",
        zh="超过 {limit} 人的班级：报告在各自的文件中，见上面的链接。",
    ),
    "all_passed": Text(en="Every check passed.", zh="全部检查通过。"),
    "slow": Text(en="Time", zh="用时"),
    "slow_lead": Text(
        en="The slowest submissions; times differ from run to run.", zh="最慢的提交；每次运行的用时都会不同。"
    ),
    "seconds": Text(en="Seconds", zh="秒"),
    "run_said": Text(
        en="Seed {seed}, {jobs} workers, {seconds} s.", zh="随机种子 {seed}，并行数 {jobs}，共 {seconds} 秒。"
    ),
}

PAGES = OF_REPORT | OF_CLASS | OF_SIMILAR
