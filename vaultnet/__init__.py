"""Keeps a professional network alive from plain Obsidian notes."""

__version__ = "0.1.0"
