"""`vaultnet watch`: keeps the digest current for as long as it is left running."""

from __future__ import annotations

import gc
import signal
import sys
from contextlib import contextmanager
from datetime import datetime, time
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING, Final

import click

from vaultnet import api
from vaultnet.cli.options import NO_CACHE, TODAY, vault_options
from vaultnet.cli.place import root_of
from vaultnet.cli.remembered import program
from vaultnet.cli.session import now_in
from vaultnet.cli.terminal import say
from vaultnet.cli.watch_log import WatchLog
from vaultnet.errors import MisuseError, VaultnetError, WriteFailedError, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from types import FrameType

    from vaultnet.watcher.service import Service
    from vaultnet.watcher.world import RealWorld

_MADE: Final = 50_000  # objects that are made and not let go before rubbish is searched for


@click.command("watch")
@vault_options()
@click.option("--poll", is_flag=True, help="Look every 5 seconds instead of listening for changes.")
@click.option("--once", is_flag=True, help="Make the page current once, and end.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong.")
@click.option(
    "--install",
    "service",
    flag_value="install",
    help="Let the system run this from now on, as a service of yours.",
)
@click.option(
    "--uninstall", "service", flag_value="uninstall", help="End that service and take it away."
)
@click.option(
    "--print", "service", flag_value="print", help="Only print the file that --install writes."
)
@click.pass_context
def command(ctx: click.Context, poll: bool, once: bool, quiet: bool, service: str | None) -> None:
    """Keep that page current for as long as this runs.

    The page is that of `vaultnet digest`. Ctrl-C ends this. It waits until nobody writes, and
    writes nothing while nothing changes.
    """
    if poll + once + bool(service) > 1:
        raise MisuseError(
            "Give only one of these: {options}.",
            code="misused-many",
            options="--poll, --once, --install, --uninstall, --print",
        )
    day = ctx.meta.get(TODAY)
    if day and not once:
        raise MisuseError(
            "--today goes with --once alone: a watcher lives from day to day.", code="misused-today"
        )
    root = Path(root_of(ctx)).resolve()
    log = WatchLog(api.read_phrases(root), quiet=quiet)
    if service:
        _serve(root, log, service)
    else:
        _watch(root, log, polls=poll, once=once, day=day, remembers=not ctx.meta.get(NO_CACHE))


def _read_on(root: Path, *, progress: Callable[[int, int], None] | None = None) -> api.Vault:
    """Read a vault on from what is remembered of it, and remember it where that pays."""
    run = api.read_in_run(root, api.Memory(str(root), program(), time_ns()), progress=progress)
    run.remember()
    return run.vault


def _remember_again(vault: api.Vault) -> bool:
    """Remember a vault of which much was worked out; tell whether that is kept."""
    return api.remember_again(vault, api.Memory(str(vault.root), program(), time_ns()))


def _watch(  # noqa: PLR0913  as the options are
    root: Path, log: WatchLog, *, polls: bool, once: bool, day: date | None, remembers: bool
) -> None:
    from vaultnet.watcher.anew import has_begun_anew  # noqa: PLC0415  as those below
    from vaultnet.watcher.lock import Lock  # noqa: PLC0415  a service is printed without them
    from vaultnet.watcher.loop import Watch  # noqa: PLC0415  likewise
    from vaultnet.watcher.world import RealWorld  # noqa: PLC0415  likewise

    def calendar(timezone: str) -> datetime:
        return datetime.combine(day, time()) if day else now_in(timezone)

    world = RealWorld(calendar, polls=polls or once)
    watch = Watch(root, world, log, polls=polls, goes_on=has_begun_anew())
    if remembers:
        watch.read, watch.remember = _read_on, _remember_again
    # It may live for years, so what is held by itself in a ring must be searched for; but we leave
    # none, and each search looks through thousands of records that a save makes.
    gc.set_threshold(_MADE)
    gc.enable()
    with log, Lock(root), _stopped_by_signals(world):
        try:
            if once:
                watch.run_once()
            else:
                watch.run()
                log.tell("watch.ended")
        finally:
            world.close()


@contextmanager
def _stopped_by_signals(world: RealWorld) -> Iterator[None]:
    """End in peace at the first signal: a write under way is finished. The second is not heard."""

    def stop(number: int, frame: FrameType | None) -> None:
        del number, frame
        world.stop()

    before = {one: signal.signal(one, stop) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _serve(root: Path, log: WatchLog, what: str) -> None:
    from vaultnet.watcher import service as services  # noqa: PLC0415  only these options need it

    made = _service(root)
    if what == "print":
        say(made.text.rstrip())
        return
    try:
        if what == "uninstall":
            services.run(made.stop)  # it may not run; then there is nothing to end
            there = services.uninstall(made)
            log.answer("watch.uninstalled" if there else "watch.not-installed", path=made.place)
            return
        services.install(made)
    except OSError as error:
        raise WriteFailedError(
            "The service's file {path} could not be changed: {reason}.",
            code="service-not-changed",
            path=str(made.place),
            reason=reason_of(error),
        ) from error
    fault = services.run(made.start)
    if fault:
        raise WriteFailedError(
            "The file {path} is written, but the system did not start it: {reason}",
            code="service-not-started",
            path=str(made.place),
            reason=str(fault),
        )
    log.answer("watch.installed", path=made.place)


def _service(root: Path) -> Service:
    from vaultnet.watcher.service import Place, service_for  # noqa: PLC0415  see `_serve`

    program = (sys.executable, "-m", "vaultnet", "--vault", str(root), "watch")
    place = Place(Path.home(), api.state_folder(root).name)
    made = service_for(sys.platform, program, root, place)
    if made is None:
        raise VaultnetError(
            "No service is known for this system or for a folder of this name: "
            "run `vaultnet watch` where the system starts programs."
        )
    return made
