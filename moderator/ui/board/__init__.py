"""The board: how long comments wait, what was decided, how the rules fared; shown and printed."""
