"""The property block of a note: found, read, explained where it is broken, and written."""
