"""Words in, workflows called, exit codes out."""
