"""What is remembered between runs: answers, in the user's cache folder, and never the truth.

An answer stands while everything stands that it was made of: each file of the vault as the disk
tells of it (`looks`), the settings, the program itself, the question (`answers`). Whatever is
remembered can be thrown away at any moment; without it the same is worked out again. It is sealed
(`seals`) with what the disk tells of the vault, so that only who can list the vault can read it.
"""
