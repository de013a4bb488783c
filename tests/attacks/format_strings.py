# goal: injection
# technique: format fields and percent signs in names, types and messages, for whoever formats twice
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
def manual_dot(x, y):
    raise type("{0.__class__.__mro__}{via}%s%n", (Exception,), {})("{expected}{seconds}{0}%(x)s")


raise KeyError("{message}{}{0}%s")
