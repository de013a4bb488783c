"""Rules on the code behind an answer: what it reaches, read from its source.  Pure."""
