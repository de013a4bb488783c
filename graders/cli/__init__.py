"""The command line: parses arguments, calls a workflow, returns an exit code."""
