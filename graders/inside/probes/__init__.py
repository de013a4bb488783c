"""Attempts, from inside the compartment, everything that must be refused."""
