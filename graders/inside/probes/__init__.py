"""Attempts, from within, at everything that must be refused."""
