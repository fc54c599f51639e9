"""Reads and writes a vault as Obsidian does: bytes to notes, notes to records, changes to disk."""
