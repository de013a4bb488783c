"""Messages about pages and exports: what is not installed, and what of a sheet could not be matched."""

from __future__ import annotations

from graders.model.text import Text
from graders.reports.words.message import Message
from graders.slugs import Slug

EXPORTING: dict[Slug, Message] = {
    Slug.LIBRARY_ABSENT: Message(
        what=Text(en="needs {library}, which is not installed", zh="需要 {library}，但尚未安装"),
        remedy=Text(en="run `pip install 'graders[class]'`", zh="请运行 `pip install 'graders[class]'`"),
    ),
    Slug.PAGES_LEFT_OUT: Message(
        what=Text(
            en="is not written, nor are the pages of feedback, since {library} is not installed",
            zh="没有生成，反馈页面也没有，因为尚未安装 {library}",
        ),
        remedy=Text(
            en="run `pip install 'graders[class]'` and grade again; everything else is there",
            zh="请运行 `pip install 'graders[class]'` 后重新批改；其他文件都已生成",
        ),
    ),
    Slug.NO_REPORTS: Message(
        what=Text(en="has no reports of a class", zh="里面没有全班的报告"),
        remedy=Text(
            en="name the folder that `grade.py batch` wrote to", zh="请指定 `grade.py batch` 的输出目录"
        ),
    ),
    Slug.SHEET_UNREADABLE: Message(
        what=Text(en="cannot be read as a table ({reason})", zh="无法作为表格读取（{reason}）"),
        remedy=Text(
            en="name the CSV file as it was downloaded, or save it as CSV in UTF-8",
            zh="请指定下载的 CSV 原件，或另存为 UTF-8 编码的 CSV",
        ),
    ),
    Slug.SHEET_LACKS_COLUMN: Message(
        what=Text(
            en="has no column {column}, but these: {names}", zh="没有 {column} 这一列，现有的列：{names}"
        ),
        remedy=Text(
            en="download the sheet again, or name the column with --column",
            zh="请重新下载表格，或用 --column 指定列名",
        ),
    ),
    Slug.SHEET_NEEDED: Message(
        what=Text(en="is filled into the sheet that the LMS gives you", zh="需要填入从教学平台下载的表格"),
        remedy=Text(en="name it with --sheet FILE", zh="请用 --sheet FILE 指定"),
    ),
    Slug.SHEET_NOT_USED: Message(
        what=Text(en="fills no sheet", zh="不使用已有的表格"),
        remedy=Text(en="leave --sheet out", zh="请去掉 --sheet"),
    ),
    Slug.EXPORT_NEEDS_FOLDER: Message(
        what=Text(en="writes a file for each student", zh="会为每名学生写一个文件"),
        remedy=Text(en="name a folder with -o DIR", zh="请用 -o DIR 指定文件夹"),
    ),
    Slug.NOT_IN_SHEET: Message(
        what=Text(en="is in no row of the sheet", zh="在表格中没有对应的行"),
        remedy=Text(
            en="enter the score by hand, or give the student's id in the roster",
            zh="请手工填写，或在名册中补上该学生的编号",
        ),
    ),
    Slug.IN_SEVERAL_ROWS: Message(
        what=Text(en="fits several rows of the sheet, so none is filled", zh="与表格中多行相符，因此未填写"),
        remedy=Text(
            en="enter the score by hand, or give the student's id in the roster",
            zh="请手工填写，或在名册中补上该学生的编号",
        ),
    ),
    Slug.ROW_OF_SEVERAL: Message(
        what=Text(
            en="shares a row of the sheet with another student, so it is not filled",
            zh="与另一名学生对应表格的同一行，因此未填写",
        ),
        remedy=Text(
            en="enter the score by hand, or give both students' ids in the roster",
            zh="请手工填写，或在名册中补上两名学生的编号",
        ),
    ),
    Slug.LEFT_BLANK: Message(
        what=Text(en="could not be graded, so the score stays blank", zh="无法批改，得分留空"),
        remedy=Text(en="see the report, and settle it by hand", zh="请查看报告，并人工处理"),
    ),
    Slug.SCORE_NOT_FINAL: Message(
        what=Text(
            en="points wait for a person, and the export is without them",
            zh="还有分数等待人工处理，导出时未计入",
        ),
        remedy=Text(en="export again when they are settled", zh="处理完后请再次导出"),
    ),
    Slug.CELL_NOT_A_SCORE: Message(
        what=Text(en="has `{value}` in the sheet, which is kept", zh="在表格中已填有 `{value}`，保持不变"),
        remedy=Text(en="change it by hand if that is not meant", zh="如不需要，请手工修改"),
    ),
    Slug.MAXIMUM_DIFFERS: Message(
        what=Text(
            en="has {sheet} points at most, and the assignment has {possible}; no score is rescaled",
            zh="满分为 {sheet}，而作业满分为 {possible}；得分不作换算",
        ),
        remedy=Text(
            en="set the maximum to {possible} in the LMS before you upload",
            zh="上传前请在教学平台把满分设为 {possible}",
        ),
    ),
    Slug.LTI_ID_MISSING: Message(
        what=Text(en="has no id that an LTI platform knows", zh="没有教学平台（LTI）可识别的编号"),
        remedy=Text(
            en="give the student's `lti` or `canvas` id in the roster",
            zh="请在名册中补上 `lti` 或 `canvas` 编号",
        ),
    ),
    Slug.ZEROS_WITHHELD: Message(
        what=Text(
            en="gets no zeros, since some students could not be matched and would be taken for missing",
            zh="没有填零分，因为有学生未能对应，会被误认为缺交",
        ),
        remedy=Text(en="settle those students first", zh="请先处理这些学生"),
    ),
}
