"""Charts: what they show, how they are drawn on any painter, and how they stand in a window."""
