"""The line that filters a list: its words, how it is read, written and completed. Pure."""
