"""One file per verb: each puts the packages below in order, a few named steps each."""
