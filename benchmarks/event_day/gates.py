"""The gates on the day: staff scan, type and search in chat, and let people in."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass

from benchmarks.event_day.people import Persona
from benchmarks.event_day.talking import Talking, says, text_of
from benchmarks.torture.people import action_of, after, has, has_some
from catalog.matching.events import Side
from handlers.organiser_buttons import (
    CheckIn,
    ConfirmWalkIn,
    OpenDesk,
    UndoCheckIn,
    WalkIn,
)

IN, AGAIN, FULL = "đã vào", "Đã vào lúc", "Hết chỗ"


@dataclass
class Gate(Talking):
    """One of the desk's staff. They do one thing after the other."""

    async def take_over(self, link: str) -> str:
        """Opens an invitation; what it says."""
        said = self.say(f"/start {link}")
        told = await self.until(after(said, says("người đón tiếp", "đã có người dùng")))
        if has_some(OpenDesk)(told):
            self.press(told, action_of(told, OpenDesk))
            await self.until(after(said, says("Quét mã vé")))
        return text_of(told)

    async def let_in(self, persona: Persona, ticket: str) -> str:
        """By the link of the QR code, by the code, or by the last digits of the phone."""
        shown = (f"/start t_{ticket}", ticket.lower(), f"{persona.number:06}")[persona.number % 3]
        said = self.say(shown)
        arrival = await self.until(
            after(said, lambda m: has_some(CheckIn)(m) or has_some(UndoCheckIn)(m))
        )
        if AGAIN in text_of(arrival):
            return AGAIN
        self.press(arrival, action_of(arrival, CheckIn))
        return _outcome(text_of(await self.until(after(said, says(IN, FULL)))))

    async def undo(self, ticket: str) -> str:
        """Takes the last one back, and lets them in after all."""
        said = self.say(ticket)
        arrival = await self.until(after(said, has_some(UndoCheckIn)))
        self.press(arrival, action_of(arrival, UndoCheckIn))
        again = await self.until(after(said, has_some(CheckIn)))
        self.press(again, action_of(again, CheckIn))
        return _outcome(text_of(await self.until(after(said, says(IN, FULL)))))

    async def walk_in(self, event_id: int, side: Side, line: str) -> str:
        """Someone from the street."""
        said = self.say("/desk")
        desk = await self.until(after(said, has(OpenDesk(event_id))))
        self.press(desk, WalkIn(event_id))
        which = await self.until(after(said, has(WalkIn(event_id, side))))
        self.press(which, WalkIn(event_id, side))
        told = text_of(await self.until(after(said, says("gõ tên khách", FULL))))
        if FULL in told:
            return FULL
        typed = self.say(line)
        sure = await self.until(after(typed, has(ConfirmWalkIn(event_id))))
        self.press(sure, ConfirmWalkIn(event_id))
        return _outcome(text_of(await self.until(after(typed, says(IN, FULL)))))


def _outcome(text: str) -> str:
    return FULL if FULL in text else IN


Act = Callable[[Gate], Awaitable[str]]


async def share(gates: Sequence[Gate], acts: Iterable[Act]) -> list[str]:
    """All gates at once, each taking the next act when it is free; the outcomes, in order."""
    left = list(enumerate(acts))[::-1]
    found: dict[int, str] = {}

    async def work(gate: Gate) -> None:
        while left:
            number, act = left.pop()
            found[number] = await act(gate)

    await asyncio.gather(*map(work, gates))
    return [found[number] for number in sorted(found)]
