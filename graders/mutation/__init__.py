"""Wrong versions of right programs, and inputs that show the difference.

Only the author's own code is changed and run here; student code never is.
"""
