"""Keeps the exports current that the settings name; each for itself, whatever keeps another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet import api

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from vaultnet.watcher.voice import Voice


def keep_exports(
    vault: api.Vault, today: date, voice: Voice, told: Collection[str]
) -> tuple[str, ...]:
    """Bring the exports of a vault up to date; give what keeps some of them from it.

    Each sentence is told that was not `told` before.
    """
    faults = []
    for one in api.keep_exports(vault, today):
        if one.recovered:
            voice.warn("watch.recovered", n=len(one.recovered))
        if one.fault is not None:
            faults.append(voice.sentence(one.fault))
        elif one.state != "current":
            voice.tell("watch.exported", path=one.path)
    for sentence in faults:
        if sentence not in told:
            voice.warn("watch.fault", sentence=sentence)
    return tuple(faults)
