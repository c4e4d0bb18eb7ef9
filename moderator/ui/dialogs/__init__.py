"""The window's dialogs, one a file. None of them waits for the network or the disk."""
