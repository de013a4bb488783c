# goal: injection
# technique: markup and scripts in texts, names, messages and variables
# with: honest answers below
# expect: status graded
explain_dot = "<script>alert(1)</script><img src=x onerror=alert(1)>]]></p>{{7*7}}${7*7}"


class _Error(Exception):
    pass


_Error.__name__ = "</td><script>alert(2)</script>"
raise _Error("<iframe src=javascript:alert(3)>")
