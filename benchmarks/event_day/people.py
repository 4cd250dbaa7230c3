"""The personas: they register, leave, and answer offers, each by the chat's own buttons."""

from dataclasses import dataclass

from benchmarks.event_day.talking import Talking, says
from benchmarks.torture.people import (
    Looks,
    action_of,
    actions,
    after,
    asked_for_phone,
    has,
    has_some,
)
from catalog.matching.events import Side
from handlers.buttons import Action
from handlers.matching.attending_buttons import (
    AgreeToSignUp,
    AnswerOffer,
    FillIn,
    KeepInterest,
    LeaveEvent,
    SendSignUp,
)
from handlers.matching.sign_up_steps import NAME, ORGANISATION, PHONE, PLACE, PRODUCER, WARES
from webchat import acts
from webchat.models import Message

DONE = "Em đã ghi đăng ký của anh/chị"
TAKEN = "anh/chị đã nhận chỗ ở"
LEFT = "em đã ghi là anh/chị không dự"
DECLINED = "em đã trả chỗ"
TOO_LATE = "hiện không có chỗ nào đang giữ cho anh/chị"


@dataclass
class Persona(Talking):
    """`number` counts from 0, and decides what kind of person it is."""

    number: int
    side: Side
    organisation: str

    @property
    def name(self) -> str:
        return f"Người {self.number}"

    def heard(self, words: str) -> int:
        """How many of the bot's messages have these words."""
        return sum(words in text for text in self.messages)

    # what they do

    async def want_to_hear(self, kind: str) -> None:
        started = self.say("/start tell")
        asked = await self.until(after(started, has(KeepInterest(kind))))
        self.press(asked, KeepInterest(kind))
        await self.until(after(asked["message_id"], says("là em báo ngay")))

    async def register(self, event_id: int, code: str, *, twice: bool = False) -> None:
        """The whole form from the link on a poster; `twice` presses the last button twice.

        Who left before sees what they said then, and sends it.
        """
        begun = self.say(f"/start e{self.side[0]}_{code}")
        if any(map(has_some(AgreeToSignUp), self.chat.messages[:-1])):
            await self._send(begun, event_id, twice)
            return
        consent = await self.until(after(begun, has_some(AgreeToSignUp)))
        self.press(consent, action_of(consent, AgreeToSignUp))
        await self._step(begun, event_id, NAME)
        self.say(self.name)
        if self.side is Side.PRODUCER:
            maker = await self._step(begun, event_id, PRODUCER)
            self.press(maker, FillIn(event_id, PRODUCER, "none"))
        await self._step(begun, event_id, ORGANISATION)
        self.say(self.organisation)
        await self._give_phone(begun, FillIn(event_id, PHONE, "known"))
        await self._step(begun, event_id, PLACE)
        self.say("Hưng Yên")
        await self._step(begun, event_id, WARES)
        typed = self.say(f"kẹo lạc {self.number + 1} kg")
        wares = await self.until(after(typed, has(FillIn(event_id, WARES, "done"))))
        self.press(wares, FillIn(event_id, WARES, "done"))
        await self._send(begun, event_id, twice)

    async def _send(self, begun: int, event_id: int, twice: bool) -> None:
        summary = await self.until(after(begun, has(SendSignUp(event_id))))
        for _ in range(1 + twice):
            self.press(summary, SendSignUp(event_id))
        await self.until(after(summary["message_id"], says(DONE)))

    async def leave(self) -> None:
        stands = await self.until(has_some(LeaveEvent))
        before = self.chat.place.last_id
        self.press(stands, action_of(stands, LeaveEvent))
        if not _asks_nothing_more(stands):  # under a reminder it is one tap
            stands = await self.until(after(before, _asks_nothing_more))
            self.press(stands, action_of(stands, LeaveEvent))
        await self.until(after(before, says(LEFT)))

    async def answer(self, accept: bool) -> None:
        await self._answer(accept, TAKEN if accept else DECLINED)

    async def answer_too_late(self) -> None:
        await self._answer(True, TOO_LATE)

    async def _answer(self, accept: bool, words: str) -> None:
        offer, before = await self.until(has_some(AnswerOffer)), self.chat.place.last_id
        self.press(offer, _same(offer, accept))
        await self.until(after(before, says(words)))

    # how they do it

    async def _step(self, begun: int, event_id: int, step: str) -> Message:
        return await self.until(after(begun, has(FillIn(event_id, step, "stop"))))

    async def _give_phone(self, begun: int, known: FillIn) -> None:
        """By the button of the number that is known, or by the contact button."""
        asks: Looks = after(begun, has(known))
        await self.wait(lambda: asked_for_phone(self.chat) or self.newest(asks) is not None)
        button = self.newest(asks)
        if button:
            self.press(button, known)
        else:
            acts.share_contact(self.chat.world, self.chat.person, self.chat.place)


def _asks_nothing_more(message: Message) -> bool:
    return any(isinstance(action, LeaveEvent) and action.sure for action in actions(message))


def _same(offer: Message, accept: bool) -> Action:
    return next(a for a in actions(offer) if isinstance(a, AnswerOffer) and a.accept == accept)
