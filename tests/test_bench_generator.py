"""The benchmark's vaults: the same bytes for the same order, and of the promised make-up."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

GENERATOR = Path(__file__).resolve().parents[1] / "bench" / "vault_generator.py"


def generate(folder: Path, *options: str, hash_seed: str = "0") -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - the project's own script
        [sys.executable, str(GENERATOR), str(folder), *options],
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def notes_of(folder: Path) -> dict[str, bytes]:
    return {
        note.relative_to(folder).as_posix(): note.read_bytes()
        for note in sorted(folder.rglob("*.md"))
    }


def fingerprint(notes: dict[str, bytes]) -> str:
    """Give a hash of all notes; their paths in NFC, because some disks decompose names."""
    whole = sha256()
    for path, data in sorted(
        (unicodedata.normalize("NFC", path), data) for path, data in notes.items()
    ):
        whole.update(path.encode() + b"\0" + data + b"\0")
    return whole.hexdigest()


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give the notes of a vault of 1,000 with seed 1."""
    folder = tmp_path_factory.mktemp("bench") / "vault"
    assert generate(folder, "1000").returncode == 0
    return notes_of(folder)


def test_same_order_gives_same_bytes(tmp_path: Path) -> None:
    generate(tmp_path / "a", "120", "--seed", "7", hash_seed="1")
    generate(tmp_path / "b", "120", "--seed", "7", hash_seed="2")
    assert notes_of(tmp_path / "a") == notes_of(tmp_path / "b")


def test_other_seed_gives_another_vault(tmp_path: Path) -> None:
    generate(tmp_path / "a", "120", "--seed", "7")
    generate(tmp_path / "b", "120", "--seed", "8")
    assert not set(notes_of(tmp_path / "a").values()) & set(notes_of(tmp_path / "b").values())


def test_bytes_are_those_of_every_machine(vault: dict[str, bytes]) -> None:
    assert fingerprint(vault).startswith("ed2c667475bb"), (
        "the generated vault changed: figures of earlier runs no longer compare; "
        "if that is meant, put the new hash here"
    )


@pytest.mark.parametrize(
    ("count", "contacts", "dated"),
    [(10, 1, 3), (57, 5, 17), (200, 20, 60)],
    ids=["smallest", "no-round-number", "round-number"],
)
def test_count_and_shares(tmp_path: Path, count: int, contacts: int, dated: int) -> None:
    assert generate(tmp_path / "vault", str(count)).returncode == 0
    folders = Counter(path.split("/")[0] for path in notes_of(tmp_path / "vault"))
    assert folders.total() == count
    assert folders["People"] == contacts
    assert folders["Daily"] + folders["Meetings"] == dated


def test_paths_stay_apart_after_folding(vault: dict[str, bytes]) -> None:
    folded = {unicodedata.normalize("NFC", path).lower() for path in vault}
    assert len(folded) == len(vault) == 1000


def test_contacts_have_rich_properties(vault: dict[str, bytes]) -> None:
    for path, data in vault.items():
        if path.startswith("People/"):
            block = data.decode().replace("\r\n", "\n").split("---\n")[1]
            assert len(re.findall(r"^\w+:", block, re.MULTILINE)) == 15


def test_dated_notes_link_to_contacts(vault: dict[str, bytes]) -> None:
    people = {unicodedata.normalize("NFC", Path(p).stem) for p in vault if p.startswith("People/")}
    for path, data in vault.items():
        if path.startswith(("Daily/", "Meetings/")):
            text = unicodedata.normalize("NFC", data.decode())
            assert people & set(re.findall(r"\[\[([^\]|]+)", text)), path


def test_disks_habits_are_sprinkled_in(vault: dict[str, bytes]) -> None:
    with_crlf = [data for data in vault.values() if b"\r\n" in data]
    decomposed = [
        data for data in vault.values() if not unicodedata.is_normalized("NFC", data.decode())
    ]
    assert 10 <= len(with_crlf) <= 60
    assert 10 <= len(decomposed) <= 100
    assert all(data.count(b"\r\n") == data.count(b"\n") for data in with_crlf)


def test_ordinary_notes_hold_what_misleads_simple_readers(vault: dict[str, bytes]) -> None:
    text = b"\n".join(data for path, data in vault.items() if path.startswith("Notes/")).decode()
    for sample in ("```python", "`[[no link]]`", "\\|t]]", "> [!note]", "- [x] ", "](<", "![["):
        assert sample in text
    assert re.search("[а-яё]{4} [а-яё]{4}", text)
    assert re.search("[a-z]{4} [a-z]{4}", text)


@pytest.mark.parametrize(
    ("options", "words"),
    [(["9"], "at least 10"), (["many"], "invalid int value")],
    ids=["too-few", "no-number"],
)
def test_wrong_count_is_refused(tmp_path: Path, options: list[str], words: str) -> None:
    done = generate(tmp_path / "vault", *options)
    assert done.returncode == 2
    assert words in done.stderr
    assert not (tmp_path / "vault").exists()


def test_existing_vault_is_refused(tmp_path: Path) -> None:
    generate(tmp_path, "10")
    before = notes_of(tmp_path)
    done = generate(tmp_path, "20")
    assert done.returncode == 2
    assert "already holds a vault" in done.stderr
    assert notes_of(tmp_path) == before
