# goal: points
# technique: a file named like the package that holds the grader's own code
# with: honest answers above
# file: 'graders.inside.wire.values.py'
# expect: status graded
# expect: manual_dot <= 20
