"""One value or one line of a note changed, as bytes to bytes; all else stays as it was."""
