# goal: denial
# technique: errors at lines and cells that are no numbers: superscripts, thousands of digits, huge and negative lines
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
import sys

_answers = sys.modules["graders.inside.calls.answers"]
_places = [{"cell": "²", "line": 1}, {"cell": "9" * 5000, "line": 1}, {"cell": "1", "line": 10**300}]
_places += [{"cell": "1", "line": -5}, {"cell": "1", "line": True}, {"cell": {}, "line": []}, [], "x", {"cell": "٣", "line": 1}]
_turn = []


def _place_of(error, place):
    _turn.append(0)
    return _places[len(_turn) % len(_places)]


_answers.place_of = _place_of


def manual_dot(x, y):
    raise KeyError("nowhere")
