"""What one line, entry or section of a note says, wherever it stands."""
