"""What `vaultnet init` asks at a terminal, and what the answers come to."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

import pytest
from cli_vault import NOTES, ROOT
from init_vault import FILE, asked, settings_of

from vaultnet.core.cadence import KEPT
from vaultnet.core.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


MIRA: Final = {"Mira Vale.md": "Mine.\n", "Old/Mira Vale.md": "", "Notes/Once.md": ""}


@pytest.mark.parametrize(
    ("answers", "language", "owner"),
    [
        pytest.param("\n\n\n", "en", "", id="nothing"),
        pytest.param("ru\n[[Once]]\n\n", "ru", "Once", id="answers"),
        pytest.param("Russian\nNotes/Once.md\n\n", "ru", "Once", id="in-other-words"),
        pytest.param("xx\nen\nNobody\nonce\n\n", "en", "Once", id="asked-again"),
        pytest.param("\nOld/Mira Vale\n\n", "en", "Old/Mira Vale.md", id="one-of-two"),
    ],
)
def test_language_and_owner_are_asked_for(
    answers: str,
    language: str,
    owner: str,
    make_vault: Callable[[Mapping[str, str]], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    vault = make_vault({**NOTES, **MIRA})
    result = asked(vault, answers, monkeypatch=monkeypatch)
    assert result.exit_code == 0, result.output
    settings = settings_of(vault)
    assert (settings.language, settings.vault.owner) == (language, owner)


def test_an_owner_who_is_known_is_only_confirmed(
    make_vault: Callable[[Mapping[str, str]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = make_vault({**NOTES, "Mira Vale.md": "---\ntype: me\n---\n"})
    result = asked(vault, "\nMira Vale\n\n", monkeypatch=monkeypatch)
    assert "[Mira Vale]:" in result.stdout
    assert settings_of(vault) == Settings()


@pytest.mark.parametrize(
    ("answer", "default", "kept"),
    [
        pytest.param("", None, ([], []), id="nothing"),
        pytest.param("ALL", KEPT, ([], []), id="all"),
        pytest.param("none", {}, ([], []), id="none"),
        pytest.param("communication, trust, partnership", None, ([], []), id="as-by-default"),
        pytest.param(
            "trust, Mentor/Career, эксперт,",
            {},
            (["trust"], ["expert", "mentor/career"]),
            id="some",
        ),
        pytest.param("friends\ntrust", {}, (["trust"], []), id="asked-again"),
    ],
)
def test_with_whom_to_keep_in_touch_is_asked_for(
    answer: str,
    default: object,
    kept: tuple[list[str], list[str]],
    make_vault: Callable[[Mapping[str, str]], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stages, roles = kept
    vault = make_vault(NOTES)
    result = asked(vault, f"\n\n{answer}\n", monkeypatch=monkeypatch)
    assert result.exit_code == 0, result.output
    assert "communication 1, trust 1, mentor 1" in result.stdout
    cadence = settings_of(vault).cadence
    assert cadence.default == default
    assert cadence.stages == dict.fromkeys(stages, KEPT)
    assert cadence.roles == dict.fromkeys(roles, KEPT)


def test_the_questions_go_on_in_the_language_that_was_answered(
    make_vault: Callable[[Mapping[str, str]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = make_vault(NOTES)
    result = asked(vault, "русский\nru\n\nникто\n", monkeypatch=monkeypatch)
    assert "русский is no language that vaultnet speaks." in result.stderr
    assert "С кем по умолчанию быть на связи" in result.stdout
    assert settings_of(vault).cadence.default == {}
    assert "Создан vaultnet.toml:" in result.stdout


def test_whoever_leaves_the_questions_writes_nothing(
    make_vault: Callable[[Mapping[str, str]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = make_vault(NOTES)
    result = asked(vault, "ru\n", monkeypatch=monkeypatch)
    assert result.exit_code == 130
    assert not (vault / FILE).exists()


def test_at_a_terminal_it_asks(make_vault: Callable[[Mapping[str, str]], Path]) -> None:
    pty = pytest.importorskip("pty", reason="pseudo-terminals are POSIX")
    vault = make_vault(NOTES)
    ours, theirs = pty.openpty()
    child = os.posix_spawn(
        sys.executable,
        [sys.executable, "-m", "vaultnet", "--vault", str(vault), "init"],
        {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"},
        file_actions=[(os.POSIX_SPAWN_DUP2, theirs, number) for number in (0, 1, 2)],
    )
    os.close(theirs)
    os.write(ours, b"ru\n\n\n")
    shown = b""
    while chunk := _read(ours):
        shown += chunk
    os.close(ours)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert "С кем по умолчанию" in shown.decode()
    assert settings_of(vault).language == "ru"


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except OSError:  # Linux says so when the other side is closed
        return b""
