"""Generated notes: a plan becomes the lines of a page, one file for each section."""
