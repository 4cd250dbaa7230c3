"""What people do, each a flow with its own steps. Those of events are in `attending`.

What only reads is asked for again where no answer comes in time, as people do. What was promised
is waited for: whether it came is the ledger's question.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from benchmarks.torture.attending import attend
from benchmarks.torture.ledger import Kind
from benchmarks.torture.people import (
    LONG_PATIENCE,
    GaveUpError,
    Looks,
    Person,
    action_of,
    after,
    has,
    has_some,
)
from catalog.people import Language
from handlers.buttons import (
    AgreeToCallBack,
    AgreeToHandOver,
    ChooseLanguage,
    ForgetProduct,
    LeaveNeed,
    SaveProduct,
    SendNeed,
    ShowContact,
    ShowProduct,
)
from handlers.texts import texts_of
from webchat.models import Message
from webchat.queries import Query

Flow = Callable[[Person], Awaitable[None]]
TRIES = 3
TOAST_SECONDS = 5.0
"""How long one looks for the word that a press is answered with."""


async def live(person: Person) -> None:
    """Does one thing after the other until it is over."""
    await asyncio.sleep(person.rng.uniform(0, 2))
    person.say("/start")
    try:
        while not person.over.is_set():
            await person.rng.choice(FLOWS)(person)
            await asyncio.sleep(min(person.rng.expovariate(1.5), 2))
    except GaveUpError:
        return


async def ask(person: Person) -> None:
    """One question, answered or not."""
    word = person.ask()
    await person.seen(has_some(LeaveNeed, word))


async def burst(person: Person) -> None:
    """Several at once, a product saved among them; only then one looks what came."""
    product, card = await _card(person)
    words = [person.ask(), person.ask()]
    presses = [_save(person, card, product)] if card else []
    words += [person.ask() for _ in range(person.rng.randint(0, 2))]
    for word in words:
        await person.seen(has_some(LeaveNeed, word))
    await _answered(presses)


async def save(person: Person) -> None:
    """A product is kept, and sometimes not kept any more."""
    product, card = await _card(person)
    if card is None:
        return
    await _answered([_save(person, card, product)])
    if person.rng.random() < 0.4:
        query = person.press(card, ForgetProduct(product))
        person.note(Kind.FORGET, str(product), f"forget:{card['message_id']}")
        await _answered([query])


async def leave_need(person: Person) -> None:
    """A question that found nothing becomes a need; sometimes with a number to call back."""
    word = person.ask()
    answer = await person.seen(has_some(LeaveNeed, word))
    if answer is None:
        return
    person.press(answer, action_of(answer, LeaveNeed))
    check = await person.promised(has_some(SendNeed, word))
    person.press(check, SendNeed())
    person.note(Kind.NEED, word, f"need:{word}")
    done = await person.promised(after(check["message_id"], has_some(AgreeToCallBack)))
    if person.rng.random() < 0.5 and person.once("call back"):
        person.press(done, action_of(done, AgreeToCallBack))
        await _with_phone(person, Kind.CALL_BACK, word, "call back")


async def request_contact(person: Person) -> None:
    """The contact is not public: one agrees to be called."""
    product = person.rng.choice(list(person.products.hidden))
    card = await _card_of(person, product, person.products.hidden[product])
    if card is None or not person.once(f"request {product}"):
        return
    offer = await _asked_for(person, card, ShowContact(product), has(AgreeToHandOver(product)))
    if offer is None:
        return
    person.press(offer, AgreeToHandOver(product))
    await _with_phone(person, Kind.REQUEST, str(product), f"request:{product}")


async def look_up_contact(person: Person) -> None:
    """The contact is public, and is recorded as seen."""
    product = person.rng.choice(list(person.products.public))
    card = await _card_of(person, product, person.products.public[product])
    if card is None or not person.once(f"contact {product}"):
        return
    person.press(card, ShowContact(product))
    person.note(Kind.HANDOVER, str(product), f"contact:{product}")
    await person.promised(has(ShowProduct(product), "☎️"))


async def choose_language(person: Person) -> None:
    language = person.rng.choice(list(Language))
    if not person.once(language):
        return
    asked = person.say("/language")
    menu = await person.seen(after(asked, has_some(ChooseLanguage)))
    if menu is None:
        return
    person.press(menu, ChooseLanguage(language))
    person.note(Kind.LANGUAGE, language, f"language:{language}")
    words = texts_of(language).plain("language-chosen")
    await person.promised(lambda m: m.get("text") == words)


FLOWS: Sequence[Flow] = (
    ask,
    burst,
    burst,
    save,
    save,
    leave_need,
    leave_need,
    request_contact,
    request_contact,
    look_up_contact,
    choose_language,
    *[attend] * 4,
)
"""Chosen from by chance; the more often it stands here, the more often."""


async def _card(person: Person) -> tuple[int, Message | None]:
    product, name = person.rng.choice(list(person.products.hidden.items()))
    return product, await _card_of(person, product, name)


async def _card_of(person: Person, product: int, name: str) -> Message | None:
    """The product's card, asked for anew."""
    for _ in range(TRIES):
        asked = person.say(name)
        card = await person.seen(after(asked, has(ShowContact(product))))
        if card:
            return card
    return None


async def _asked_for(
    person: Person, card: Message, action: ShowContact, looks: Looks
) -> Message | None:
    for _ in range(TRIES):
        person.press(card, action)
        if found := await person.seen(looks):
            return found
    return None


async def _with_phone(person: Person, kind: Kind, key: str, mark: str) -> None:
    """The number is asked for where it is not known yet; then comes the confirmation."""
    before = person.chat.place.last_id
    if not person.phone_known:
        if not await person.until(lambda: person.asked_for_phone, LONG_PATIENCE):
            raise GaveUpError
        person.share_phone()
    person.note(kind, key, mark)
    person.phone_known = True
    await person.promised(after(before, lambda m: m.get("text", "").startswith("✅")))


def _save(person: Person, card: Message, product: int) -> Query:
    query = person.press(card, SaveProduct(product))
    person.note(Kind.SAVE, str(product), f"save:{card['message_id']}")
    return query


async def _answered(queries: Sequence[Query]) -> None:
    if queries:
        await asyncio.wait([query.answer for query in queries], timeout=TOAST_SECONDS)
