"""What every assignment has to hold to.  A law takes values and calls, and returns what is broken."""
