# goal: points
# technique: a file named like a module that the grader is about to import
# with: honest answers above
# file: 'numpy.py'
# expect: status graded
# expect: score == 95
import sys

sys.modules["numpy.linalg"] = None
