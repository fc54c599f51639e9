"""The library's front: reads a vault, makes a plan, refreshes the digest.

This is the one place that joins the rooms: reading, judging and writing know nothing of each other.
One file for each job; whoever uses the library finds all of them here. A job is imported when it is
first asked for: an answer that is remembered needs none of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.api.acting import ACT_OF_MARKS, Acted, act_on_digest
    from vaultnet.api.acts import (
        apply_act,
        change_by,
        channel_of,
        last_act,
        new_contact,
        settle_acts,
        writing_of,
    )
    from vaultnet.api.between_runs import Run, read_in_run, remember_again
    from vaultnet.api.blocks import (
        add_block,
        path_of_review,
        refresh_blocks,
        refresh_review,
        remove_block,
        write_blocks,
    )
    from vaultnet.api.digest import refresh_digest
    from vaultnet.api.digest_note import find_digest, touches_digest
    from vaultnet.api.exports import Written, export, keep_exports, write_export
    from vaultnet.api.filling import Blocks
    from vaultnet.api.finding import SETTINGS_FILE, find_vault
    from vaultnet.api.importing import (
        ForeignRecords,
        ImportPlan,
        format_names,
        manner_of,
        owner_names,
        plan_import,
        read_foreign,
    )
    from vaultnet.api.plans import make_plan
    from vaultnet.api.problem_kinds import PROBLEM_KINDS
    from vaultnet.api.rules import read_holidays, read_phrases, read_words, spoken_of
    from vaultnet.api.surveying import has_settings, missing_settings, new_settings, survey
    from vaultnet.api.undoing import undo_last
    from vaultnet.api.vault import (
        Patience,
        Vault,
        apply_change,
        find_private_line,
        find_private_lines,
        find_public_holidays,
        forget_unasked,
        look,
        notes_changed,
        read_vault,
        reread,
        saved_by_others,
        sweep_left_overs,
    )
    from vaultnet.exports.material import Wishes
    from vaultnet.vault.heap import give_back
    from vaultnet.vault.remembering.answers import Answers
    from vaultnet.vault.remembering.looks import look_at, look_at_program
    from vaultnet.vault.remembering.memory import Memory
    from vaultnet.vault.state_folder import state_folder
    from vaultnet.vault.walk import Listing

# Where each name is at home.
_HOMES: Final[Mapping[str, str]] = {
    name: module
    for module, names in {
        "vaultnet.api.acting": "ACT_OF_MARKS Acted act_on_digest",
        "vaultnet.api.acts": "apply_act change_by channel_of last_act new_contact settle_acts "
        "writing_of",
        "vaultnet.api.blocks": "add_block path_of_review refresh_blocks refresh_review "
        "remove_block write_blocks",
        "vaultnet.api.between_runs": "Run read_in_run remember_again",
        "vaultnet.api.digest": "refresh_digest",
        "vaultnet.api.digest_note": "find_digest touches_digest",
        "vaultnet.api.exports": "Written export keep_exports write_export",
        "vaultnet.api.filling": "Blocks",
        "vaultnet.api.finding": "SETTINGS_FILE find_vault",
        "vaultnet.api.importing": "ForeignRecords ImportPlan format_names manner_of owner_names "
        "plan_import read_foreign",
        "vaultnet.api.plans": "make_plan",
        "vaultnet.api.problem_kinds": "PROBLEM_KINDS",
        "vaultnet.api.rules": "read_holidays read_phrases read_words spoken_of",
        "vaultnet.api.surveying": "has_settings missing_settings new_settings survey",
        "vaultnet.api.undoing": "undo_last",
        "vaultnet.api.vault": "Patience Vault apply_change find_private_line find_private_lines "
        "find_public_holidays forget_unasked look notes_changed read_vault reread saved_by_others "
        "sweep_left_overs",
        "vaultnet.exports.material": "Wishes",
        "vaultnet.vault.heap": "give_back",
        "vaultnet.vault.remembering.answers": "Answers",
        "vaultnet.vault.remembering.looks": "look_at look_at_program",
        "vaultnet.vault.remembering.memory": "Memory",
        "vaultnet.vault.state_folder": "state_folder",
        "vaultnet.vault.walk": "Listing",
    }.items()
    for name in names.split()
}

__all__ = [
    "ACT_OF_MARKS",
    "PROBLEM_KINDS",
    "SETTINGS_FILE",
    "Acted",
    "Answers",
    "Blocks",
    "ForeignRecords",
    "ImportPlan",
    "Listing",
    "Memory",
    "Patience",
    "Run",
    "Vault",
    "Wishes",
    "Written",
    "act_on_digest",
    "add_block",
    "apply_act",
    "apply_change",
    "change_by",
    "channel_of",
    "export",
    "find_digest",
    "find_private_line",
    "find_private_lines",
    "find_public_holidays",
    "find_vault",
    "forget_unasked",
    "format_names",
    "give_back",
    "has_settings",
    "keep_exports",
    "last_act",
    "look",
    "look_at",
    "look_at_program",
    "make_plan",
    "manner_of",
    "missing_settings",
    "new_contact",
    "new_settings",
    "notes_changed",
    "owner_names",
    "path_of_review",
    "plan_import",
    "read_foreign",
    "read_holidays",
    "read_in_run",
    "read_phrases",
    "read_vault",
    "read_words",
    "refresh_blocks",
    "refresh_digest",
    "refresh_review",
    "remember_again",
    "remove_block",
    "reread",
    "saved_by_others",
    "settle_acts",
    "spoken_of",
    "state_folder",
    "survey",
    "sweep_left_overs",
    "touches_digest",
    "undo_last",
    "write_blocks",
    "write_export",
    "writing_of",
]


def __getattr__(name: str) -> object:
    """Import what is asked for from its home."""
    if name not in _HOMES:
        raise AttributeError(f"module 'vaultnet.api' has no attribute {name!r}")
    found = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found  # so that it is looked up once
    return found
