# goal: injection
# technique: escape sequences that clear, retitle, move, answer and hide, in every text
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
_evil = "\x1b[2J\x1b]0;owned\x07\x1b[6n\x9b31m\x08\x08\r\x1bP+q544e\x1b\\\u202e\u2066\u200b\x00"
print(_evil)
explain_dot = _evil


def manual_dot(x, y):
    raise type(_evil, (Exception,), {})(_evil)


raise ValueError(_evil)
