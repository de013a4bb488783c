# goal: points
# technique: a file named __main__, so that the grader's own main module is taken for the student's
# with: honest answers above
# file: '__main__.py'
# expect: status graded
# expect: score == 95
if __name__ == "__main__":
    raise RuntimeError("run as a script")
