"""One module for each command: it calls the packages below in order, in a few named steps."""
