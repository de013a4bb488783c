"""Files and folders -> `model.Submission`: read and split into cells, never run."""

from graders.submissions.find import SubmissionFile, choose, find_submissions
from graders.submissions.notebooks import notebook_of
from graders.submissions.read import read_submission

__all__ = ["SubmissionFile", "choose", "find_submissions", "notebook_of", "read_submission"]
