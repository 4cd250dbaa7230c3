"""The personas: they register, leave, and answer offers, each by the chat's own buttons."""

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.torture.people import (
    Looks,
    action_of,
    actions,
    after,
    asked_for_phone,
    has,
    has_some,
)
from catalog.events import Side
from handlers.attending_buttons import (
    AgreeToSignUp,
    AnswerOffer,
    FillIn,
    KeepInterest,
    LeaveEvent,
    SendSignUp,
)
from handlers.buttons import Action, encode
from handlers.sign_up_steps import NAME, ORGANISATION, PHONE, PLACE, PRODUCER, WARES
from webchat import acts, asking
from webchat.driver import Chat
from webchat.models import Message

PATIENCE = 180.0
DONE = "Em đã ghi đăng ký của anh/chị"
LEFT = "em đã ghi là anh/chị không dự"
DECLINED = "em đã trả chỗ"
TOO_LATE = "hiện không có chỗ nào đang giữ cho anh/chị"


@dataclass
class Persona:
    """`number` counts from 0, and decides what kind of person it is."""

    number: int
    chat: Chat
    side: Side
    organisation: str

    @property
    def id(self) -> int:
        return self.chat.person.id

    @property
    def name(self) -> str:
        return f"Người {self.number}"

    @property
    def messages(self) -> list[str]:
        """The texts of what the bot said, in order."""
        return [text_of(m) for m in self.chat.messages if m["from"]["is_bot"]]

    def heard(self, words: str) -> int:
        """How many of the bot's messages have these words."""
        return sum(words in text for text in self.messages)

    # what they do

    async def want_to_hear(self, kind: str) -> None:
        started = self._say("/start tell")
        asked = await self._until(after(started, has(KeepInterest(kind))))
        self._press(asked, KeepInterest(kind))
        await self._until(after(asked["message_id"], _says("là em báo ngay")))

    async def register(self, event_id: int, code: str, *, twice: bool = False) -> None:
        """The whole form from the link on a poster; `twice` presses the last button twice."""
        begun = self._say(f"/start e{self.side[0]}_{code}")
        consent = await self._until(after(begun, has_some(AgreeToSignUp)))
        self._press(consent, action_of(consent, AgreeToSignUp))
        await self._step(begun, event_id, NAME)
        self._say(self.name)
        if self.side is Side.PRODUCER:
            maker = await self._step(begun, event_id, PRODUCER)
            self._press(maker, FillIn(event_id, PRODUCER, "none"))
        await self._step(begun, event_id, ORGANISATION)
        self._say(self.organisation)
        await self._give_phone(begun, FillIn(event_id, PHONE, "known"))
        await self._step(begun, event_id, PLACE)
        self._say("Hưng Yên")
        await self._step(begun, event_id, WARES)
        typed = self._say(f"kẹo lạc {self.number + 1} kg")
        wares = await self._until(after(typed, has(FillIn(event_id, WARES, "done"))))
        self._press(wares, FillIn(event_id, WARES, "done"))
        summary = await self._until(after(begun, has(SendSignUp(event_id))))
        for _ in range(1 + twice):
            self._press(summary, SendSignUp(event_id))
        await self._until(after(summary["message_id"], _says(DONE)))

    async def leave(self) -> None:
        stands = await self._until(has_some(LeaveEvent))
        self._press(stands, action_of(stands, LeaveEvent))
        asked = await self._until(after(stands["message_id"], _asks_whether_sure))
        self._press(asked, action_of(asked, LeaveEvent))
        await self._until(after(asked["message_id"], _says(LEFT)))

    async def answer(self, accept: bool) -> None:
        await self._answer(accept, DONE if accept else DECLINED)

    async def answer_too_late(self) -> None:
        await self._answer(True, TOO_LATE)

    async def _answer(self, accept: bool, words: str) -> None:
        offer, before = await self._until(has_some(AnswerOffer)), self.chat.place.last_id
        self._press(offer, _same(offer, accept))
        await self._until(after(before, _says(words)))

    # how they do it

    def _say(self, text: str) -> int:
        number: int = acts.say(self.chat.world, self.chat.person, self.chat.place, text)[
            "message_id"
        ]
        return number

    def _press(self, message: Message, action: Action) -> None:
        chat = self.chat
        asking.press(chat.world, chat.person, chat.place, message["message_id"], encode(action))

    async def _step(self, begun: int, event_id: int, step: str) -> Message:
        return await self._until(after(begun, has(FillIn(event_id, step, "stop"))))

    async def _give_phone(self, begun: int, known: FillIn) -> None:
        """By the button of the number that is known, or by the contact button."""
        asks: Looks = after(begun, has(known))
        await self._wait(lambda: asked_for_phone(self.chat) or self._newest(asks) is not None)
        button = self._newest(asks)
        if button:
            self._press(button, known)
        else:
            acts.share_contact(self.chat.world, self.chat.person, self.chat.place)

    async def _until(self, looks: Looks) -> Message:
        await self._wait(lambda: self._newest(looks) is not None)
        message = self._newest(looks)
        assert message
        return message

    async def _wait(self, happened: Callable[[], bool]) -> None:
        changed = self.chat.world.hub.changed[self.chat.place.key]
        if not await changed.until(happened, PATIENCE):
            raise TimeoutError(f"what {self.name} waits for did not come:\n{self.chat.transcript}")

    def _newest(self, looks: Looks) -> Message | None:
        return next(filter(looks, reversed(self.chat.messages)), None)


def text_of(message: Message) -> str:
    return str(message.get("text") or message.get("caption") or "")


def _says(words: str) -> Looks:
    return lambda message: words in text_of(message)


def _asks_whether_sure(message: Message) -> bool:
    return any(isinstance(action, LeaveEvent) and action.sure for action in actions(message))


def _same(offer: Message, accept: bool) -> Action:
    return next(a for a in actions(offer) if isinstance(a, AnswerOffer) and a.accept == accept)
