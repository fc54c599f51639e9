"""The block "at a glance" in a contact's own note."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from blocks_vault import (
    ADA,
    BEN,
    GLANCE,
    NOTES,
    TODAY,
    block_in,
    found,
    freshen,
    vault_with,
)
from digest_vault import text_of

from vaultnet import api

if TYPE_CHECKING:
    from pathlib import Path

ADA_TEXT: Final = NOTES[ADA]
WITH_GLANCE: Final = {ADA: ADA_TEXT.replace("Met at", f"{GLANCE}\nMet at")}
CID: Final = "People/Cid Moor.md"


def lines_with(root: Path, label: str, path: str = ADA) -> list[str]:
    return [line for line in block_in(root, path).split("\n") if line.startswith(f"- **{label}:**")]


def test_it_says_how_things_stand_each_with_its_evidence(tmp_path: Path) -> None:
    root = vault_with(tmp_path, WITH_GLANCE)
    assert freshen(root) == (ADA,)
    assert block_in(root, ADA).split("\n") == [
        "",
        (
            "- **Stage:** communication; missing for trust: in touch for 41 of 180 days; "
            "in touch 2 of 5 times in a way that is noted; a meeting in person after the first "
            "week."
        ),
        "- **Health:** fresh; nothing is due (every month, as the note says).",
        (
            "- **Last contacts:** 2026-11-13 ([[Loom Fair 2026]], line 9); "
            "message on 2026-10-12 (line 25 here); call on 2026-09-01 (line 24 here)."
        ),
        (
            "- **Open promises:** yours: send Ada Berg the pattern book, by 2026-11-30 "
            "([[2026-11-02]], line 1)."
        ),
        "- **Next:** a light update, due by 2026-12-13; a conversation, due by 2026-12-01.",
        "- **Shared interests:** looms.",
        (
            "- **To offer:** your note [[Looms]], on looms (line 1 there); "
            "an introduction to [[Ben Stone]], who likes looms too (line 3 there)."
        ),
        "",
        "",
    ]


def test_the_lines_that_it_cites_are_right_once_it_is_written(tmp_path: Path) -> None:
    """The block moves what stands below it, in its own note and in those that others cite."""
    root = vault_with(tmp_path, WITH_GLANCE)
    freshen(root)
    assert text_of(root, ADA).split("\n")[24] == "- 2026-10-12 (message): a line"
    assert freshen(root) == ()


def test_it_says_the_same_tomorrow(tmp_path: Path) -> None:
    root = vault_with(tmp_path, WITH_GLANCE)
    freshen(root)
    assert found(root, TODAY + timedelta(days=1)).changes == ()


def test_without_markers_no_note_is_touched(tmp_path: Path) -> None:
    assert found(vault_with(tmp_path)).changes == ()


@pytest.mark.parametrize(
    ("properties", "label", "said"),
    [
        pytest.param(
            "type: person",
            "Stage",
            "acquaintance (none is set); missing for communication: in touch 1 of 3 times in 12 "
            "months in a way that is noted or 1 of 2 ways of being in touch; 2 of these four: ",
            id="no-stage",
        ),
        pytest.param("stage: partnership", "Stage", "partnership.", id="last-stage"),
        pytest.param(
            "stage: partnership\nstage_since: 2026-10-01",
            "Stage",
            "partnership, since 2026-10-01.",
            id="since",
        ),
        pytest.param(
            "type: person",
            "Next",
            "how often to be in touch is not said: `cadence: quarterly`",
            id="no-cadence",
        ),
        pytest.param(
            "snoozed_until: 2026-12-24", "Next", "put off until 2026-12-24.", id="snoozed"
        ),
        pytest.param("paused: true", "Next", "reminders are paused.", id="paused"),
        pytest.param(
            "next_contact: 2026-12-01", "Next", "planned for 2026-12-01 (line 3 here)", id="planned"
        ),
        pytest.param(
            "cadence: yearly",
            "Health",
            "fresh; nothing is due (every year, as the note says).",
            id="kept",
        ),
        pytest.param(
            "cadence: weekly\nminimum_gap: 2 weeks",
            "Next",
            "get in touch, due by 2026-11-30.",
            id="gap",
        ),
        pytest.param("type: person", "Health", "fresh; in touch 1 time of late, on", id="warmth"),
    ],
)
def test_what_the_note_says_decides(tmp_path: Path, properties: str, label: str, said: str) -> None:
    note = f"---\ntype: person\n{properties}\n---\n{GLANCE}\n## Log\n- 2026-11-16 (meeting): tea\n"
    note = note.replace("type: person\ntype: person", "type: person")
    root = vault_with(tmp_path, {BEN: note})
    freshen(root)
    (line,) = lines_with(root, label, BEN)
    assert line.startswith(f"- **{label}:** {said}"), line


def test_of_whom_nothing_is_noted_it_says_that_it_is_unknown(tmp_path: Path) -> None:
    root = vault_with(tmp_path, {"People/Dov Hale.md": f"---\ntype: person\n---\n{GLANCE}"})
    freshen(root)
    block = block_in(root, "People/Dov Hale.md")
    assert "- **Health:** unknown; no contact noted yet." in block
    assert "- **Last contacts:** no contact noted yet." in block


def test_in_russian(tmp_path: Path) -> None:
    root = vault_with(tmp_path, {**WITH_GLANCE, "vaultnet.toml": 'language = "ru"\n'})
    freshen(root)
    block = block_in(root, ADA)
    assert "- **Этап:** общение; до этапа «доверие» не хватает: " in block
    assert "- **Открытые обещания:** ваше: send Ada Berg the pattern book, до 2026-11-30" in block


def test_a_private_persons_block_stays_empty(tmp_path: Path) -> None:
    note = f"---\ntype: person\nprivate: true\n---\n{GLANCE}"
    root = vault_with(tmp_path, {CID: note})
    assert found(root).changes == ()


def test_who_becomes_private_has_an_empty_block(tmp_path: Path) -> None:
    root = vault_with(tmp_path, WITH_GLANCE)
    freshen(root)
    private = text_of(root, ADA).replace("type: person", "type: person\nprivate: true")
    (root / ADA).write_bytes(private.encode())
    assert freshen(root) == (ADA,)
    assert block_in(root, ADA).strip() == ""
    assert "Met at the mill." in text_of(root, ADA)


def test_a_property_block_that_cannot_be_read_leaves_the_block_as_it_is(tmp_path: Path) -> None:
    root = vault_with(tmp_path, WITH_GLANCE)
    freshen(root)
    (root / ADA).write_bytes(text_of(root, ADA).replace("stage:", "- ] private").encode())
    assert found(root).changes == ()


def test_it_never_names_others_who_are_private(tmp_path: Path) -> None:
    """By a promise, an introduction, an entry: whatever leads from Ada to Cid."""
    root = vault_with(
        tmp_path,
        {
            **WITH_GLANCE,
            "Daily/2026-11-03.md": "- [ ] ask [[Ada Berg]] about [[Cid Moor]] 📅 2026-12-01\n"
            "- call with [[Ada Berg]] and [[Cid Moor]]\n- [ ] tell [[Ada Berg]] of Cid Moor\n",
            "Notes/Cid Moor on looms.md": "#looms\n",
        },
    )
    freshen(root)
    assert "Cid" not in block_in(root, ADA)
    assert "Moor" not in block_in(root, ADA)


@pytest.mark.parametrize(
    "where",
    [
        pytest.param("## Log\n", id="under-the-log"),
        pytest.param("## Notes\n", id="under-a-heading"),
        pytest.param("", id="at-the-end"),
    ],
)
def test_what_is_generated_yields_no_records(tmp_path: Path, where: str) -> None:
    bare = vault_with(tmp_path / "bare", {ADA: f"{ADA_TEXT}\n{where}"})
    root = vault_with(tmp_path / "with", {ADA: f"{ADA_TEXT}\n{where}{GLANCE}"})
    freshen(root)
    assert api.read_vault(root).network == api.read_vault(bare).network
