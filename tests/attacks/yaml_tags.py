# goal: injection
# technique: YAML tags, anchors, document marks and line breaks in texts and messages
# with: honest answers above
# expect: status graded
explain_dot = "!!python/object/apply:os.system ['true']\n---\nscore: 100\n...\n"
explain_attention = "x\u2028score: 100\u2029\x85score: 100\nquestions: &a [*a]"
raise ValueError("\nscore: 100\npossible: 100\n- id: manual_dot\n  score: 20")
