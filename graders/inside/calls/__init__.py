"""The grader's questions: names looked up, functions called on its arguments."""
