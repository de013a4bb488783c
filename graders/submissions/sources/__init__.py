"""What learning platforms give for a class; one module a format."""
