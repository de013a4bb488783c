"""What every assignment has to satisfy.  A law takes values and calls, and returns what violates it."""
