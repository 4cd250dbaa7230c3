"""What those who watch the program ask: does it live, does it take work, what are its numbers."""

import asyncio
from time import monotonic, perf_counter

from prometheus_client import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.clock import Now, utc_now
from bot.index import catalogue_version
from bot.metrics import Metrics
from catalog.database import Database
from catalog.mail.backlog import Backlog, backlog
from catalog.mail.inbox import UpdateState
from catalog.mail.outbox import Kind
from catalog.search.snapshot import Snapshots

DATABASE_SECONDS = 2.0
LATEST_SECONDS = 600.0
"""How late messages and updates may be. Longer than any replica should be sent no work for what
another one, or a restart, will catch up with."""

Check = tuple[bool, str]


class Health:
    def __init__(
        self, database: Database, snapshots: Snapshots, metrics: Metrics, now: Now = utc_now
    ) -> None:
        self._database = database
        self._snapshots = snapshots
        self._metrics = metrics
        self._now = now
        self.at_work = False

    async def live(self, _: Request) -> Response:
        """That this is answered at all says that the loop turns."""
        return JSONResponse({"live": True})

    async def ready(self, _: Request) -> Response:
        began = perf_counter()
        found = await self._backlog()
        checks = {
            "bot": (self.at_work, "at work" if self.at_work else "starting"),
            "index": self._index(),
            "database": self._answers(found, perf_counter() - began),
        }
        if isinstance(found, Backlog):
            checks |= {"outbox": _outbox(found), "updates": _updates(found)}
        ready = all(well for well, _ in checks.values())
        told = {name: {"ok": well, "says": says} for name, (well, says) in checks.items()}
        return JSONResponse({"ready": ready, "checks": told}, 200 if ready else 503)

    async def metrics(self, _: Request) -> Response:
        found = await self._backlog()
        known = found if isinstance(found, Backlog) else None
        page = self._metrics.page(known, self._snapshots)
        return Response(page, media_type=CONTENT_TYPE_LATEST)

    async def _backlog(self) -> Backlog | str:
        """Or what is wrong with the database, without its own words: they may tell a secret."""
        try:
            async with (
                asyncio.timeout(DATABASE_SECONDS),
                self._database.session(read_only=True) as session,
            ):
                return await backlog(session, self._now())
        except TimeoutError:
            return f"does not answer within {DATABASE_SECONDS:.0f} s"
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            return f"fails: {type(error).__name__}"

    def _answers(self, found: Backlog | str, seconds: float) -> Check:
        if isinstance(found, str):
            return False, found
        return True, f"answers in {seconds * 1000:.0f} ms"

    def _index(self) -> Check:
        version, built_at = self._snapshots.version, self._snapshots.built_at
        if version is None or built_at is None:
            return False, "not built yet"
        size, age = len(self._snapshots.index), monotonic() - built_at
        number = catalogue_version(version)
        return True, f"{size} products, version {number}, built {age:.0f} s ago"


def _outbox(found: Backlog) -> Check:
    """Of replies: bulk may well be late, for it goes at a pace."""
    lag = found.outbox_lag.get(Kind.REPLY, 0.0)
    return lag < LATEST_SECONDS, f"{found.owed(Kind.REPLY)} replies owed, {lag:.0f} s late"


def _updates(found: Backlog) -> Check:
    waiting, aside = (
        found.updates.get(state, 0) for state in (UpdateState.WAITING, UpdateState.SET_ASIDE)
    )
    says = f"{waiting} waiting, {found.oldest_update:.0f} s at most; {aside} set aside"
    return found.oldest_update < LATEST_SECONDS, says
