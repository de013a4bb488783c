# goal: denial
# technique: integers, fractions and decimals of millions of digits
# with: honest answers above
# expect: manual_dot == 0
# expect: cosine_similarity == 20
from decimal import Decimal
from fractions import Fraction

big = 1 << 20_000_000
explain_dot = big


def manual_dot(x, y):
    values = [big, Fraction(1, big), Decimal("1e999999999"), -big, [big] * 1000, 1 << 8191]
    return values[len(x) % 6]
