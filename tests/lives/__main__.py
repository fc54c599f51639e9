"""Write the three lives into a folder: `python -m lives OUT`."""

from __future__ import annotations

import argparse
from pathlib import Path

from lives import LIVES


def main() -> None:
    parser = argparse.ArgumentParser(description="Write three invented lives as vaults of notes.")
    parser.add_argument("out", type=Path, help="the folder that is to hold the three vaults")
    out = parser.parse_args().out
    for name, make in LIVES.items():
        for path, text in make().items():
            file = out / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())


if __name__ == "__main__":
    main()
