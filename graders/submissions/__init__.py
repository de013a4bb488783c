"""Files and folders -> `model.Submission`: read and split into cells, never run."""

from graders.submissions.beside import read_beside
from graders.submissions.choose import choose
from graders.submissions.find import ClassFiles, find_class, find_submissions
from graders.submissions.handed_in import Part, SubmissionFile
from graders.submissions.notebooks import notebook_of
from graders.submissions.read import read_submission

__all__ = [
    "ClassFiles",
    "Part",
    "SubmissionFile",
    "choose",
    "find_class",
    "find_submissions",
    "notebook_of",
    "read_beside",
    "read_submission",
]
