# goal: leak
# technique: fails at one of many lines, which spells a digit of the hidden input
# with: honest answers above
# expect: student report lacks digit seven
_right = manual_dot


def manual_dot(x, y):
    if len(x) != 257:
        return _right(x, y)
    digit = int(abs(float(x[0])) * 10) % 10
    if digit < 5:
        raise KeyError  # digit seven or so: below five
    raise KeyError  # digit seven or so: five and above
