# goal: denial
# technique: null bytes, form feeds, byte order marks and lone carriage returns in the source
# with: honest answers below
# expect: status graded
# make: "x = 1\r\x0c\ny = '\ufeff'\n\x1a\nz = 2\n"
