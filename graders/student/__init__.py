"""What runs where a student works: in a notebook, an editor, a terminal.  It needs a kit alone."""
