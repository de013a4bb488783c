# goal: injection
# technique: names that look like the questions' and identifiers that normalise to them
# with: honest answers above
# expect: status graded
# expect: score == 95
def mаnual_dot(x, y):  # the second letter is Cyrillic
    return 0


globals()["cosine_similarity\u200b"] = globals()["\x1b[31mproject"] = mаnual_dot
globals()["<b>manual_dott"] = mаnual_dot
