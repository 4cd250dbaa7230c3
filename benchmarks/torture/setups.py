"""One setup under torture, from an empty database to the verdict."""

import asyncio
import random
import time
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlmodel import col, select, update

from benchmarks.torture import evidence, flows
from benchmarks.torture.bulk import announce
from benchmarks.torture.hall import SEATS, Hall, opened
from benchmarks.torture.ledger import Kind, Verdict, judge
from benchmarks.torture.people import Person, Products
from benchmarks.torture.processes import Balancer, Replica
from bot.demo import fill
from catalog.catalogue import documents
from catalog.database import Database
from catalog.producers import Producer
from catalog.products import Product
from catalog.search import SearchIndex
from tests.ports import free_ports
from webchat.driver import Chat
from webchat.models import Bot
from webchat.server import Server
from webchat.world import World

TOKEN, SECRET = "1:torture", "torture"
PUBLIC_PRODUCERS, PRODUCTS = 12, 80
FAKE_PHONE = "+84900000123"
API_SECONDS = 0.02
"""What each call of the Bot API takes: room to be killed in."""
HEARD = 5
"""Messages that are sent, at the least, before a replica that is up is killed."""
QUIET_SECONDS = 180.0
"""How long what was begun may take to come to its end: leases end within a minute."""


@dataclass(frozen=True, slots=True)
class Setup:
    database: str
    webhook: bool = False
    replicas: int = 1

    @property
    def name(self) -> str:
        way = "webhook" if self.webhook else "polling"
        return f"{self.database}, {way}, {self.replicas}"


SETUPS = (
    Setup("SQLite"),
    Setup("PostgreSQL"),
    Setup("SQLite", webhook=True),
    Setup("PostgreSQL", webhook=True),
    Setup("PostgreSQL", webhook=True, replicas=3),
)


@dataclass(frozen=True, slots=True)
class Size:
    """How hard it is made."""

    kills: int
    people: int
    newcomers: int = 3
    """After each kill: those who wait for a dead process's leases say nothing new."""


@dataclass(slots=True)
class Outcome:
    """`fell` are processes that ended by themselves; `quiet` is None where it never got quiet."""

    setup: Setup
    kills: int
    verdict: Verdict
    seconds: float
    quiet: float | None
    enough: bool
    """Whether people changed so much that it proves something."""
    fell: list[int] = field(default_factory=list)

    @property
    def kept(self) -> bool:
        proved = self.enough and self.quiet is not None
        return proved and not (self.verdict.broken or self.fell)


async def tortured(
    setup: Setup, size: Size, url: str, folder: Path, seed: int, turn: asyncio.Semaphore
) -> Outcome:
    """`turn` bounds how many setups are killed at once: starting takes most of a core."""
    database = Database(url)
    products = await prepared(database, url)
    hall = await opened(database)
    world = World(latency=API_SECONDS)
    world.calls.calls = deque()  # all of them
    world.webhooks.first_pause = 0.2
    bot = world.bot(TOKEN, "ocop_bot", "OCOP")
    rng = random.Random(f"{seed} {setup.name}")
    async with Server(world) as server:
        ports = free_ports(setup.replicas)
        async with Balancer(ports) as balancer:
            settings = settings_of(url, server, balancer)
            replicas = [
                Replica(folder, f"{n}", settings | {"OCOP_WEB_PORT": str(port)}, setup.webhook)
                for n, port in enumerate(ports)
            ]
            torture = Torture(world, bot, database, replicas, rng, hall)
            async with turn:
                began = time.perf_counter()
                people = await torture.run(size, products)
            quiet = await torture.until_quiet()
            for replica in replicas:
                await replica.stop()
    spent = time.perf_counter() - began
    verdict = await judged(world, bot, database, people, products)
    await database.close()
    fell = [code for replica in replicas for code in replica.fell]
    enough = verdict.confirmed >= size.people and verdict.attending[Kind.REGISTER] > SEATS
    return Outcome(setup, torture.kills, verdict, spent, quiet, enough, fell)


def settings_of(url: str, server: Server, balancer: Balancer) -> dict[str, str]:
    return {
        "OCOP_TOKEN": TOKEN,
        "OCOP_API_URL": f"{server.base_url}/bot",
        "OCOP_DATABASE_URL": url,
        "OCOP_WEBHOOK_URL": f"http://127.0.0.1:{balancer.port}/telegram",
        "OCOP_WEBHOOK_SECRET": SECRET,
        "OCOP_WEB_HOST": "127.0.0.1",
        "OCOP_CONTACTS_PER_HOUR": "1000",
    }


async def prepared(database: Database, url: str) -> Products:
    """The sample, and (made up) public contacts of some; products that their names find."""
    await fill(url)
    async with database.transaction() as session:
        some = (await session.exec(select(Producer.id).limit(PUBLIC_PRODUCERS))).all()
        of_them = col(Producer.id).in_(some)
        await session.exec(update(Producer).where(of_them).values(phones=[FAKE_PHONE]))
        rows = (await session.exec(select(Product))).all()
        index = SearchIndex.build(await documents(session, datetime.now(UTC).date()))
    found: dict[bool, dict[int, str]] = {True: {}, False: {}}
    for product in rows:
        answer = index.search(product.name)
        if answer.clear and answer.clear.document.id == product.id and product.id:
            found[product.producer_id in some][product.id] = product.name
    return Products(dict(list(found[False].items())[:PRODUCTS]), found[True])


@dataclass
class Torture:
    world: World
    bot: Bot
    database: Database
    replicas: Sequence[Replica]
    rng: random.Random
    hall: Hall
    kills: int = 0
    over: asyncio.Event = field(default_factory=asyncio.Event)
    living: list[asyncio.Task[None]] = field(default_factory=list)

    async def run(self, size: Size, products: Products) -> list[Person]:
        """People live, and replicas die."""
        for replica in self.replicas:
            await replica.start()
        people: list[Person] = []
        self._come(people, size.people, products)
        self.living.append(asyncio.create_task(announce(self.database, people, self.over)))
        while self.kills < size.kills:
            await self._one_kill()
            self._come(people, size.newcomers, products)
        self.over.set()
        return people

    def _come(self, people: list[Person], count: int, products: Products) -> None:
        for _ in range(count):
            lan = self.world.person(f"Người {len(people)}", language_code="vi")
            chat = Chat(self.world, lan, self.bot)
            rng = random.Random(self.rng.random())
            person = Person(chat, products, rng, self.over, self.hall)
            people.append(person)
            self.living.append(asyncio.create_task(flows.live(person)))

    async def _one_kill(self) -> None:
        """Of one replica, now and then of all, at a moment of one of three kinds."""
        victims = [self.rng.choice(self.replicas)]
        if self.rng.random() < 0.2:
            victims = list(self.replicas)
        moment = self.rng.choice((self._starting, self._in_a_burst, self._in_a_burst, self._any))
        await moment(victims[0])
        await asyncio.gather(*(victim.kill() for victim in victims))
        self.kills += len(victims)
        for victim in victims:
            await victim.start()

    async def _starting(self, victim: Replica) -> None:
        await asyncio.sleep(self.rng.uniform(0, 2.5))

    async def _in_a_burst(self, victim: Replica) -> None:
        """Just after something came in, while it is worked on or answered."""
        await self._up(victim)
        await asyncio.sleep(self.rng.uniform(0, 1))
        with suppress(TimeoutError):
            await asyncio.wait_for(self.world.updates[self.bot.id].changed.next(), 3)
        await asyncio.sleep(self.rng.uniform(0, 0.08))

    async def _any(self, victim: Replica) -> None:
        await self._up(victim)
        await asyncio.sleep(self.rng.uniform(0.2, 3))

    async def _up(self, victim: Replica) -> None:
        """It is up, and somebody heard of it: a slow machine must not be killed in vain."""
        with suppress(TimeoutError):
            await asyncio.wait_for(victim.ready.wait(), 30)
            heard = len(self.world.calls.of("sendmessage")) + HEARD
            await self.world.calls.wait("sendmessage", heard, 5)

    async def until_quiet(self) -> float | None:
        """Seconds until everybody had their answers and nothing waits; None: it never did."""
        began = time.perf_counter()
        pending = self.world.updates[self.bot.id].pending
        while time.perf_counter() - began < QUIET_SECONDS:
            everybody = all(task.done() for task in self.living)
            if everybody and not pending and await evidence.quiet(self.database):
                return time.perf_counter() - began
            await asyncio.sleep(0.3)
        for task in self.living:
            task.cancel()
        return None


async def judged(
    world: World, bot: Bot, database: Database, people: Sequence[Person], products: Products
) -> Verdict:
    acts = [act for person in people for act in person.acts]
    names = {**products.hidden, **products.public}
    needs = await evidence.words_of_needs(database)
    shown = evidence.told(world, needs, names)
    handed_out = range(1, bot.next_update_id)
    return judge(acts, shown, await evidence.stored(database), handed_out)
