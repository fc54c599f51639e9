"""The words of each language: one TOML file for each."""
