"""The verbs of the command line, one file for each, in one ordered table.

To add a verb: a file here whose `command` is a click command, and a row in `VERBS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# The name of each verb is the name of its module; the sentence is the first line of its help, and
# stands here so that `vaultnet --help` need not import the verbs.
VERBS: Final[Mapping[str, str]] = {
    "init": "Look at the vault, and write vaultnet.toml for it.",
    "due": "Say who is due to be contacted, and why.",
    "digest": "Do what is ticked on the page of the week, and refresh it.",
    "review": "Write the review of a week or a quarter, with charts.",
    "watch": "Keep that page current for as long as this runs.",
    "log": "Write down that you were in touch with somebody.",
    "snooze": "Let reminders of a contact rest for a while.",
    "pause": "Let reminders of a contact rest until you resume them.",
    "stage": "Set the stage of a relationship.",
    "new": "Make the note of a new contact.",
    "import": "Take in people and days of contact that another program has.",
    "block": "Put a generated block into a note, or take it out.",
    "undo": "Take back the last of these changes.",
    "contacts": "List the contacts.",
    "interactions": "List the interactions, the newest first.",
    "promises": "List the promises, the open ones first.",
    "events": "List the events, the latest first; with NAME, show one event.",
    "groups": "List the groups and joint projects, by path.",
    "stages": "Say for whom the notes speak of the next stage, and why.",
    "show": "Show one contact: all that is known and judged.",
    "stats": "Show the network in figures, on one screen.",
    "export": "Write the network for other programs.",
    "check": "Find what in the notes cannot be understood.",
    "inspect": "Print what was read from notes.",
}
