"""A watcher at rest that holds much begins anew from what is remembered, and misses nothing."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, Final

import pytest
from memory_of import memory_of, remember_in
from watched_vault import ADA, CALL, DAILY, PAGE, FakeWorld, Listener, Watched, begun

from vaultnet import api
from vaultnet.api.vault import PAGES
from vaultnet.watcher.anew import begin_anew
from vaultnet.watcher.loop import ANEW, Watch

if TYPE_CHECKING:
    from pathlib import Path

RESTED: Final = 100  # seconds, after which it has looked through the vault and found nothing


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return remember_in(tmp_path / "cache", monkeypatch)


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    watched = begun(tmp_path / "vault")
    watched.watch.remember = remembered
    return watched


def remembered(vault: api.Vault) -> bool:
    return api.remember_again(vault, memory(vault))


def memory(vault: api.Vault) -> api.Memory:
    return api.Memory(str(vault.root), b"", 0)


def test_at_rest_it_begins_anew_once(watched: Watched) -> None:
    watched.run(40)
    assert watched.world.begun_anew == 0  # it may act on what is ticked yet
    watched.run(RESTED)
    assert watched.world.begun_anew == 1
    watched.run(ANEW / 2)
    assert watched.world.begun_anew == 1


def test_not_while_somebody_writes(watched: Watched) -> None:
    for number in range(20):
        watched.save(DAILY, f"{CALL}\nThe {number}. line.\n")
        watched.run(20)
    assert watched.world.begun_anew == 0
    watched.run(RESTED)
    assert watched.world.begun_anew == 1


def test_not_while_the_page_is_refused_which_would_be_told_again(watched: Watched) -> None:
    page = watched.root / PAGE
    text = page.read_text(encoding="utf-8")
    watched.write(PAGE, text.replace("%% vaultnet:end", "%% vaultnet:ends"))
    watched.save(DAILY, CALL)
    watched.run(3 * RESTED)
    assert "mend its marker lines" in str(watched.voice.warned[-1])
    assert watched.world.begun_anew == 0
    watched.write(PAGE, text)
    watched.run(3 * RESTED)
    assert watched.shows_call
    assert watched.world.begun_anew == 1


def test_where_it_cannot_it_goes_on_and_misses_nothing(watched: Watched) -> None:
    def saved(vault: api.Vault) -> bool:
        watched.write(DAILY, CALL)  # nobody hears of it
        return bool(vault.notes)

    watched.watch.remember = saved
    watched.run(RESTED)
    assert watched.world.listened == 2
    watched.run(2)
    assert watched.shows_call


def test_where_nothing_is_to_be_remembered_it_stays_as_it_is(watched: Watched, cache: Path) -> None:
    watched.watch.remember = None
    watched.run(RESTED)
    assert watched.world.begun_anew == 0
    assert not cache.exists()


def test_one_that_began_anew_says_nothing_and_does_not_again(watched: Watched) -> None:
    state = watched.page_state
    asked: list[api.Vault] = []

    def again(vault: api.Vault) -> bool:
        asked.append(vault)
        return True

    watch = Watch(watched.root, FakeWorld(), voice := Listener(), remember=again, goes_on=True)
    watch.world.later(RESTED, lambda: setattr(watch.world, "stopping", True))  # type: ignore[attr-defined]
    watch.run()
    assert (voice.told, voice.warned, asked) == ([], [], [])
    assert watched.page_state == state


def test_one_that_cannot_begin_anew_at_once_tries_again(watched: Watched) -> None:
    settings = watched.root / "vaultnet.toml"
    settings.write_text("[", encoding="utf-8")  # half saved
    watch = Watch(watched.root, world := FakeWorld(), voice := Listener(), goes_on=True)
    world.later(1, settings.unlink)
    watched.write(DAILY, CALL)
    world.later(RESTED, lambda: setattr(world, "stopping", True))
    watch.run()
    assert len(voice.warned) == 1
    assert watched.shows_call


def test_what_is_remembered_knows_the_page_and_says_the_same(watched: Watched) -> None:
    watched.run(RESTED)
    run = api.read_in_run(watched.root, memory(api.read_vault(watched.root)))
    assert run.before is not None
    assert api.refresh_digest(run.vault, watched.world.day) is None
    assert run.vault.kept.within(PAGES).worked_out == 0
    watched.write(DAILY, CALL)
    run = api.read_in_run(watched.root, memory(run.vault))
    change = api.refresh_digest(run.vault, watched.world.day)
    assert change == api.refresh_digest(api.read_vault(watched.root), watched.world.day)
    assert change is not None


@pytest.mark.parametrize("saved", [ADA, "vaultnet.toml", "New.md"])
def test_what_was_saved_since_is_not_remembered_as_it_was(
    watched: Watched, cache: Path, saved: str
) -> None:
    vault = api.read_vault(watched.root)
    api.refresh_digest(vault, watched.world.day)
    watched.write(saved, "\n")
    if saved == "vaultnet.toml":
        watched.write(saved, "[vault]\nunknown = 1\n")
    assert not remembered(vault)
    assert not cache.exists()


def test_what_cannot_be_kept_is_no_beginning(watched: Watched, cache: Path) -> None:
    cache.write_text("no folder")
    watched.run(RESTED)
    assert watched.world.begun_anew == 0


def test_where_little_was_worked_out_nothing_is_written_again(
    watched: Watched, cache: Path
) -> None:
    watched.run(RESTED)
    run = api.read_in_run(watched.root, memory(api.read_vault(watched.root)))
    memory_of(cache).unlink()
    assert not remembered(run.vault)
    assert not [*cache.rglob("*.memory")]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it never does")
@pytest.mark.parametrize(("stopping", "tries"), [(False, 1), (True, 0)])
def test_where_the_program_is_gone_it_goes_on_and_hears_signals(
    monkeypatch: pytest.MonkeyPatch, *, stopping: bool, tries: int
) -> None:
    tried: list[str] = []

    def gone(path: str, called: list[str], _: object) -> None:
        tried.append(path)
        assert called[0] == path  # a name without a path may be another Python's
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
        raise FileNotFoundError(path)

    monkeypatch.setattr(os, "execve", gone)
    monkeypatch.setattr(sys, "argv", ["vaultnet", "watch"])
    before = signal.getsignal(signal.SIGTERM)
    signal.signal(signal.SIGTERM, heard := lambda *_: None)
    try:
        begin_anew(lambda: stopping)
        assert signal.getsignal(signal.SIGTERM) is heard
    finally:
        signal.signal(signal.SIGTERM, before)
    assert tried == [sys.executable] * tries
