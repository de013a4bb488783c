"""A report and an audience -> text.  Pure: files are written by the workflows."""
