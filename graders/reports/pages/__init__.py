"""Pages for people: one submission's report, and a class.  Pure: values in, the text of a page out."""
