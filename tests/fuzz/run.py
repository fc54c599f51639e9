"""Fuzz the reading of notes: `python -m fuzz.run --minutes 30 --seed 1`, from the folder tests.

With atheris in the environment its coverage guides the changes; without it Hypothesis makes them,
and what was read guides them. A fault is written to the folder of `--out`, in as few bytes as were
found, and becomes a file of `tests/fuzz/seeds` once it is mended: a test reads those.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from fuzz.vocabulary import PIECES, SEEDS

LONGEST = 4096  # bytes of one note
PATIENCE = 30  # seconds for one note, which is a fault beyond
MEMORY = 2048  # megabytes, likewise


def main() -> None:
    parser = argparse.ArgumentParser(description="Fuzz the reading of notes.")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path(".fuzz"), help="faults and kept notes")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    if find_spec("atheris"):
        guided_by_coverage(options.minutes, options.seed, options.out)
    else:
        guided = import_module("fuzz.guided_by_result")
        guided.run(options.minutes, options.seed, options.out)


def guided_by_coverage(minutes: float, seed: int, out: Path) -> None:
    """Hand over to libFuzzer, which ends the process itself and prints its figures."""
    atheris = import_module("atheris")  # not of this project's environment
    with atheris.instrument_imports(include=["vaultnet"]):
        reading = import_module("fuzz.reading")
    kept = out / "kept"
    kept.mkdir(exist_ok=True)
    dictionary = out / "pieces.dict"
    dictionary.write_text("".join(f'"{escaped(piece)}"\n' for piece in PIECES), encoding="ascii")
    arguments = [
        "fuzz.run",
        f"-max_total_time={round(minutes * 60)}",
        f"-seed={seed}",
        f"-dict={dictionary}",
        f"-max_len={LONGEST}",
        "-len_control=10",  # long notes early: faults of lines need some
        f"-timeout={PATIENCE}",
        f"-rss_limit_mb={MEMORY}",
        f"-artifact_prefix={out}/",
        "-print_final_stats=1",
        str(kept),  # what reaches new code is added here
        str(SEEDS),
    ]
    atheris.Setup(arguments, reading.read_anything)
    atheris.Fuzz()


def escaped(piece: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in piece.encode())


if __name__ == "__main__":
    main()
