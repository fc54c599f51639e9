"""The library's front: reads a vault, makes a plan, refreshes the digest.

This is the one place that joins the rooms: reading, judging and writing know nothing of each other.
One file for each job; whoever uses the library finds all of them here.
"""

from vaultnet.api.acting import ACT_OF_MARKS, Acted, act_on_digest
from vaultnet.api.acts import (
    apply_act,
    change_by,
    channel_of,
    last_act,
    new_contact,
    settle_acts,
    undo_last,
    writing_of,
)
from vaultnet.api.digest import find_digest, refresh_digest, touches_digest
from vaultnet.api.exports import Written, export, keep_exports, write_export
from vaultnet.api.importing import (
    ForeignRecords,
    ImportPlan,
    format_names,
    manner_of,
    owner_names,
    plan_import,
    read_foreign,
)
from vaultnet.api.surveying import has_settings, missing_settings, new_settings, survey
from vaultnet.api.vault import (
    SETTINGS_FILE,
    Patience,
    Vault,
    apply_change,
    find_private_lines,
    find_public_holidays,
    find_vault,
    look,
    make_plan,
    notes_changed,
    read_holidays,
    read_phrases,
    read_vault,
    read_words,
    reread,
    sweep_left_overs,
)
from vaultnet.exports.material import Wishes
from vaultnet.vault.state_folder import state_folder
from vaultnet.vault.walk import Listing

__all__ = [
    "ACT_OF_MARKS",
    "SETTINGS_FILE",
    "Acted",
    "ForeignRecords",
    "ImportPlan",
    "Listing",
    "Patience",
    "Vault",
    "Wishes",
    "Written",
    "act_on_digest",
    "apply_act",
    "apply_change",
    "change_by",
    "channel_of",
    "export",
    "find_digest",
    "find_private_lines",
    "find_public_holidays",
    "find_vault",
    "format_names",
    "has_settings",
    "keep_exports",
    "last_act",
    "look",
    "make_plan",
    "manner_of",
    "missing_settings",
    "new_contact",
    "new_settings",
    "notes_changed",
    "owner_names",
    "plan_import",
    "read_foreign",
    "read_holidays",
    "read_phrases",
    "read_vault",
    "read_words",
    "refresh_digest",
    "reread",
    "settle_acts",
    "state_folder",
    "survey",
    "sweep_left_overs",
    "touches_digest",
    "undo_last",
    "write_export",
    "writing_of",
]
