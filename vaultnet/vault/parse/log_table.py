"""Rows of a log that is a table: `Date / Type / Notes`, `Дата / Канал / О чём`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vaultnet.core.records import Channel
from vaultnet.vault.parse.entries import OBJECT
from vaultnet.vault.parse.plain_text import plain_entry
from vaultnet.vault.parse.said import Said, channel_of_text, said_in

if TYPE_CHECKING:
    from datetime import date

    from vaultnet.vault.note import Field, Link, Note
    from vaultnet.vault.parse.entries import Entry
    from vaultnet.vault.parse.scene import Scene
