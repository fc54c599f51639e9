"""The best known library for vaults: `python obsidian_tools.py VAULT`, connect and gather."""

from __future__ import annotations

import sys
from pathlib import Path

import obsidiantools.api as otools

if __name__ == "__main__":
    vault = otools.Vault(Path(sys.argv[1])).connect().gather()
    print(len(vault.md_file_index))
