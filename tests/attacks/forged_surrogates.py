# goal: injection
# technique: lone surrogates in every text that crosses the wall: messages, names, values, types
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
import sys

_answers = sys.modules["graders.inside.calls.answers"]
_describe = _answers.describe
_answers.describe = lambda error, place: {
    **_describe(error, place), "type": "\ud800Error\udc00", "message": "\udfff\u202e\x9b31m", "bases": ["\ud800"]
}
explain_dot = "\ud800\u2066\x1b]0;title\x07"


def manual_dot(x, y):
    raise KeyError


raise KeyError
