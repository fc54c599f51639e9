"""`python -m vaultnet`: the same as the command `vaultnet`."""

from __future__ import annotations

from vaultnet.cli import main

if __name__ == "__main__":
    main()
