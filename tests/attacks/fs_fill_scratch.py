# goal: denial
# technique: fills its folder until nothing more fits
# with: honest answers below
# expect: status graded
# expect: manual_dot == 20
_block = b"x" * (1 << 20)
for _number in range(300):
    with open(f"fill{_number % 50}", "ab") as _file:
        _file.write(_block)
raise RuntimeError("escaped: 300 MB")
