"""What organisers do in chat: they make an event, publish and change it, invite, and export."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import col, select

from benchmarks.event_day.promises import Row
from benchmarks.event_day.talking import Talking, says, text_of
from benchmarks.event_day.town import Town
from benchmarks.torture.people import Looks, actions, after, has, has_some
from catalog.localtime import HERE
from catalog.matching.events import Event, EventKind, Side
from catalog.matching.registrations import Registration
from catalog.people import Person
from handlers.buttons import Action
from handlers.organiser_buttons import (
    EditEvent,
    EventChoice,
    EventFormMove,
    Export,
    InviteDesk,
    ListEvents,
    ManageEvent,
    MoveEvent,
    NewEvent,
    PreviewEvent,
    ReleaseSeats,
    ShowDeskStaff,
    ShowSummary,
)
from webchat.models import Message

LENGTH = timedelta(hours=8)


@dataclass
class Organiser(Talking):
    """A first admin, and the one event of the day."""

    town: Town
    event_id: int = 0
    code: str = ""

    async def announce(self, starts: datetime, seats: Mapping[Side, int]) -> None:
        """The whole form step by step, the preview, and the publishing. Seconds are dropped."""
        asked = self.say("/organise")
        self.press(await self.until(after(asked, has(NewEvent()))), NewEvent())
        answers: dict[str, str | Action] = {
            "kind": EventChoice("kind", EventKind.MATCHING),
            "title": "Hội nghị kết nối cung cầu",
            "starts_at": _when(starts),
            "ends_at": _when(starts + LENGTH),
            "venue": "Trung tâm hội nghị",
            "address": "Hưng Yên",
            **{step: EventFormMove(step, "skip") for step in ("pin", "text", "photo", "groups")},
            "seats_buyers": f"{seats[Side.BUYER]}",
            "seats_producers": f"{seats[Side.PRODUCER]}",
            "deadline": EventFormMove("deadline", "skip"),
            "needs_approval": EventChoice("needs_approval", "no"),
        }
        for step, answer in answers.items():
            question = await self.until(after(asked, has(EventFormMove(step, "cancel"))))
            if isinstance(answer, str):
                self.say(answer)
            else:
                self.press(question, answer)
        screen = await self.until(after(asked, has_some(MoveEvent)))
        publish = next(a for a in actions(screen) if isinstance(a, MoveEvent))
        self.press(screen, publish)
        self.event_id = publish.event_id
        published = await self.until(says("Đã công bố"))
        self.code = text_of(published).partition("?start=e_")[2].split()[0]

    async def edit(self, part: str, answer: str) -> None:
        screen = await self._screen()
        choose, change = EditEvent(self.event_id), EditEvent(self.event_id, part)
        self.press(screen, choose)
        parts = await self._now(screen, has(change))
        before = self.chat.place.last_id
        self.press(parts, change)
        await self.until(after(before, has(EventFormMove(part, "cancel"))))
        said = self.say(answer)
        await self.until(after(said, says("Đã lưu")))

    async def invite(self) -> str:
        """What a link to the desk starts with; it works once."""
        screen, before = await self._screen(), self.chat.place.last_id
        self.press(screen, ShowDeskStaff(self.event_id))
        staff = await self._now(screen, has(InviteDesk(self.event_id)))
        self.press(staff, InviteDesk(self.event_id))
        told = await self.until(after(before, says("?start=d_")))
        return text_of(told).partition("?start=")[2].split()[0]

    async def release(self) -> None:
        """The seats of those who are not here."""
        asked = self.say("/desk")
        desk = await self.until(after(asked, has(ReleaseSeats(self.event_id))))
        self.press(desk, ReleaseSeats(self.event_id))
        sure = await self._now(desk, has(ReleaseSeats(self.event_id, 1)))
        self.press(sure, ReleaseSeats(self.event_id, 1))
        await self._now(desk, says("Đã bỏ"))

    async def export(self, form: str) -> bytes:
        """The file that came into the chat."""
        screen, before = await self._screen(), self.chat.place.last_id
        self.press(screen, ShowSummary(self.event_id))
        summary = await self._now(screen, has(Export(self.event_id, form)))
        self.press(summary, Export(self.event_id, form))
        came = await self.until(after(before, lambda message: "document" in message))
        return self.chat.world.files[came["document"]["file_id"]].data

    async def _screen(self) -> Message:
        """The event's screen, opened anew."""
        asked = self.say("/organise")
        screen = await self.until(after(asked, has(ListEvents(1))))
        self.press(screen, ListEvents(1))
        events = await self._now(screen, has(ManageEvent(self.event_id)))
        self.press(events, ManageEvent(self.event_id))
        return await self._now(events, has(PreviewEvent(self.event_id)))

    async def _now(self, message: Message, looks: Looks) -> Message:
        """The message once it was edited so."""
        return await self.until(after(message["message_id"] - 1, looks))

    # what the database says

    async def event(self) -> Event:
        async with self.town.database.session(read_only=True) as session:
            return await session.get_one(Event, self.event_id)

    async def rows(self) -> list[Row]:
        """All registrations, by number in line."""
        query = select(Person.channel_id, Registration).join(
            Registration, col(Registration.person_id) == col(Person.id)
        )
        async with self.town.database.session(read_only=True) as session:
            found = (await session.exec(query.order_by(col(Registration.number)))).all()
        return [
            Row(person, row.side, row.number, str(row.ending or row.state), row.ticket)
            for person, row in found
        ]


def _when(at: datetime) -> str:
    return f"{at.astimezone(HERE):%H:%M %d/%m/%Y}"
