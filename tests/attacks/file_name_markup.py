# goal: injection
# technique: a file name with a formula, a CI command, escape characters and markup
# with: honest answers below
# file: '=1+1 ::error::x \x1b[31m<b>\u202e.py'
# expect: status graded
# expect: score == 95
