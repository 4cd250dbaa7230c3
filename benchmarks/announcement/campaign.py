"""One announcement on one setup, from ten thousand consents to the audit of its report."""

import asyncio
import gc
import random
import time
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlmodel import select

from benchmarks.announcement.ledger import Killed, Sending, Verdict, judge
from benchmarks.announcement.recipients import WAIT_SECONDS, Recipient, gathered, subscribe
from benchmarks.torture.processes import Balancer, Replica
from benchmarks.torture.setups import API_SECONDS, TOKEN, Setup, settings_of
from catalog import people, places
from catalog.database import Database
from catalog.mail.outbox import DeliveryState, OutgoingMessage
from catalog.news import announcing, reports
from catalog.news.announcements import Announcement, AnnouncementState, Content, Fate
from catalog.news.rules import Rules
from catalog.news.subscribers import Topic
from tests.ports import free_ports
from webchat.limits import Limits
from webchat.server import Server
from webchat.world import World

TELEGRAM = 30
"""Messages a second that the server takes."""
WORDS = "<b>Hội chợ OCOP</b>: mời bà con dự, thứ Bảy này."
BAD = "<b>The OCOP fair</i>: come on Saturday."
ORGANISERS = (901, 902)
PLANNED = f"retry after {WAIT_SECONDS}"
"""The limits' own ask for one second."""
PATIENCE = 120.0
"""Seconds, beyond those that the sending takes."""


@dataclass(frozen=True, slots=True)
class Size:
    people: int
    kills: int
    per_second: float


@dataclass(slots=True)
class Outcome:
    setup: Setup
    size: Size
    kills: int
    verdict: Verdict
    seconds: float
    fell: list[int]
    """How processes ended that nobody killed."""
    done: bool

    @property
    def kept(self) -> bool:
        held = self.verdict.pace >= 0.95 * TELEGRAM
        return self.done and held and not (self.verdict.broken or self.fell)


async def announced(setup: Setup, size: Size, url: str, folder: Path, seed: int) -> Outcome:
    database = Database(url)
    rng = random.Random(f"{seed} {setup.name}")
    limits = Limits(time.monotonic, overall=TELEGRAM, per_chat=1)
    world = World(clock=time.monotonic, limits=limits, latency=API_SECONDS)
    world.calls.calls = deque()  # all of them
    bot = world.bot(TOKEN, "ocop_bot", "OCOP")
    recipients = gathered(size.people, world, bot, rng)
    known = await subscribe(database, recipients, datetime.now(UTC))
    gc.collect()
    gc.disable()  # the server keeps its time: it never stops to look through all of these
    async with Server(world) as server:
        ports = free_ports(setup.replicas)
        async with Balancer(ports) as balancer:
            settings = settings_of(url, server, balancer) | {
                "OCOP_BULK_PER_SECOND": str(size.per_second),
                "OCOP_QUIET_FROM": "00:00",
                "OCOP_QUIET_TO": "00:00",
            }
            replicas = [
                Replica(folder, f"{n}", settings | {"OCOP_WEB_PORT": str(port)}, setup.webhook)
                for n, port in enumerate(ports)
            ]
            campaign = Campaign(world, database, replicas, rng)
            began = time.perf_counter()
            try:
                done = await campaign.run(size)
            finally:
                spent = time.perf_counter() - began
                await asyncio.gather(*(replica.stop() for replica in replicas))
    reported = await reported_of(database, campaign.number, known)
    verdict = judge(recipients, sendings(world), reported, campaign.killed, TELEGRAM)
    await database.close()
    fell = [code for replica in replicas for code in replica.fell]
    return Outcome(setup, size, len(campaign.killed), verdict, spent, fell, done)


@dataclass
class Campaign:
    world: World
    database: Database
    replicas: Sequence[Replica]
    rng: random.Random
    number: int = 0
    """The announcement's."""
    killed: list[Killed] = field(default_factory=list)

    async def run(self, size: Size) -> bool:
        """Announces, and kills at random moments; whether it came to its end."""
        await asyncio.gather(*(replica.start() for replica in self.replicas))
        await asyncio.gather(*map(up, self.replicas))
        self.number = await announce(self.database)
        await asyncio.sleep(self.rng.uniform(0, 4))  # it is put out after two seconds or so
        deadline = time.monotonic() + 2 * size.people / size.per_second + PATIENCE
        while time.monotonic() < deadline:
            if len(self.killed) < size.kills and self._reached(size):
                await self._kill()
            elif await self._is_done():
                return True
            await asyncio.sleep(self.rng.uniform(0.05, 0.3))
        return False

    def _reached(self, size: Size) -> bool:
        """The first kill comes while it is put out, the others are spread over the sending."""
        return self.world.calls.total > len(self.killed) * size.people / (size.kills + 1)

    async def _kill(self) -> None:
        """Now and then it dies again while it starts."""
        victim = self.rng.choice(self.replicas)
        again = self.rng.random() < 0.3
        for _ in range(1 + again):
            await victim.kill()
            self.killed.append(Killed(time.monotonic(), await self._under_way()))
            await victim.start()
            await asyncio.sleep(self.rng.uniform(0, 2.5))
        await up(victim)

    async def _under_way(self) -> frozenset[int]:
        query = select(OutgoingMessage.chat_id).where(
            OutgoingMessage.state == DeliveryState.SENDING
        )
        async with self.database.session(read_only=True) as session:
            return frozenset((await session.exec(query)).all())

    async def _is_done(self) -> bool:
        async with self.database.session(read_only=True) as session:
            row = await session.get_one(Announcement, self.number)
            return row.state is AnnouncementState.DONE


async def up(replica: Replica) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(replica.ready.wait(), 60)


async def announce(database: Database) -> int:
    """One organiser sends it, another says yes."""
    now = datetime.now(UTC)
    where = await asyncio.to_thread(places.shipped)
    async with database.transaction() as session:
        one, other = [(await people.meet(session, n, now)).stored_id for n in ORGANISERS]
        content = Content(WORDS, BAD)
        row = await announcing.create(session, one, Topic.FAIR, now, content=content)
        for step in (
            await announcing.send(session, row.stored_id, one, now, Rules(), where),
            await announcing.confirm(session, row.stored_id, other, row.version),
        ):
            assert isinstance(step, Announcement), step
        return row.stored_id


def sendings(world: World) -> list[Sending]:
    """In the order of the calls."""
    return [
        Sending(
            chat_id=int(call.params["chat_id"]),
            at=call.at,
            code=call.code,
            words="" if call.code == 200 else str(call.result),
            wait=WAIT_SECONDS if str(call.result).endswith(PLANNED) else 0,
        )
        for call in world.calls.of("sendmessage")
    ]


async def reported_of(
    database: Database, number: int, known: dict[int, Recipient]
) -> dict[Recipient, list[Fate]]:
    """What the organisers' list says of each: a person by their number, a group by its title."""
    titles = {one.title: one for one in known.values() if one.title}
    found: dict[Recipient, list[Fate]] = {}
    async with database.session(read_only=True) as session:
        row = await session.get_one(Announcement, number)
        for line in await reports.rows(session, row):
            one = known[line.number] if line.number else titles[line.who]
            found.setdefault(one, []).append(line.fate)
        report = await reports.report(session, row)
    listed = [fate for fates in found.values() for fate in fates]
    assert all(listed.count(fate) == many for fate, many in report.fates.items()), report
    return found
