"""The grader's questions: names to look up, and functions to call with its arguments."""
