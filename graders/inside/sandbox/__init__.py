"""What a fork enters before it reads a student's first byte: namespaces, Landlock, seccomp, limits."""
