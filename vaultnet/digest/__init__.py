"""Generated notes: a plan becomes Markdown, one file for each section."""
