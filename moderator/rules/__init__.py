"""What the program notices in a comment: one small pure module a signal."""
