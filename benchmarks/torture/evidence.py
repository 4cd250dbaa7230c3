"""What the ledger judges by: what Telegram showed, and what the database holds."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from html import unescape

from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from benchmarks.torture import hall
from benchmarks.torture.ledger import LANGUAGE, SAVED, Effect, Kind, Stored, Told
from benchmarks.torture.people import actions
from catalog.contacts import ContactRequest, Handover
from catalog.database import Database
from catalog.mail.inbox import ReceivedUpdate
from catalog.mail.outbox import OWED, OutgoingMessage
from catalog.matching.notices import Notice
from catalog.needs import Need
from catalog.people import Language, Person
from catalog.questions import Question
from catalog.saved import SavedProduct
from handlers.buttons import (
    Action,
    AgreeToCallBack,
    ForgetProduct,
    LeaveNeed,
    SaveProduct,
    ShowProduct,
)
from handlers.texts import texts_of
from webchat.calls import CallRecord
from webchat.world import World

NOT_MODIFIED = "message is not modified"
SHOWN = ("sendmessage", "editmessagetext", "editmessagereplymarkup")
WORD = "zq"
"""How the words begin that people ask by: no product is called so."""
ASKED = re.compile(rf"{WORD}\d+x\d+")
PRODUCT = re.compile("<b>(.*?)</b>")
"""The first thing in bold that a request's confirmation names."""


async def stored(database: Database) -> Stored:
    async with database.session(read_only=True) as session:
        rows = await session.exec(select(ReceivedUpdate.update_id, ReceivedUpdate.state))
        return Stored(
            effects=Counter(await _effects(session)),
            updates={number: str(state) for number, state in rows.all()},
            owed=await _owed(session),
            seats=await hall.seats(session),
            standings=await hall.standings(session),
        )


async def quiet(database: Database) -> bool:
    """Whether nothing waits to be worked on, to be told, or to be sent."""
    async with database.session(read_only=True) as session:
        waiting = select(func.count()).where(col(ReceivedUpdate.state) == "waiting")
        due = Notice.due_at <= datetime.now(UTC)
        untold = select(func.count()).where(col(Notice.told_at).is_(None), due)
        left = [(await session.exec(query)).one() for query in (waiting, untold)]
        return not any(left) and not await _owed(session)


async def words_of_needs(database: Database) -> dict[int, str]:
    async with database.session(read_only=True) as session:
        return {need.stored_id: need.text for need in (await session.exec(select(Need))).all()}


async def _owed(session: AsyncSession) -> int:
    query = select(func.count()).where(col(OutgoingMessage.state).in_(OWED))
    return (await session.exec(query)).one()


async def _effects(session: AsyncSession) -> list[Effect]:
    """By the channel's id of the person. Registrations for events are in `hall.standings`."""
    people = (await session.exec(select(Person))).all()
    known = {person.stored_id: person.channel_id for person in people}
    saved = (await session.exec(select(SavedProduct))).all()
    needs = (await session.exec(select(Need))).all()
    requests = (await session.exec(select(ContactRequest))).all()
    handovers = (await session.exec(select(Handover))).all()
    asked = select(Question).where(col(Question.text).startswith(WORD))
    questions = (await session.exec(asked)).all()
    return [
        *((p.channel_id, LANGUAGE, str(p.language)) for p in people if p.language),
        *((known[row.person_id], SAVED, str(row.product_id)) for row in saved),
        *((known[row.person_id], Kind.NEED, row.text) for row in needs),
        *((known[row.person_id], Kind.CALL_BACK, row.text) for row in needs if row.phone),
        *((known[row.person_id], Kind.REQUEST, str(row.product_id)) for row in requests),
        *((known[row.person_id], Kind.HANDOVER, str(row.product_id)) for row in handovers),
        *((known[row.person_id], Kind.QUESTION, row.text) for row in questions),
    ]


def told(world: World, needs: Mapping[int, str], products: Mapping[int, str]) -> list[Told]:
    """All that was shown, in order. `needs` are the words of needs, `products` are names."""
    ids = {name: number for number, name in products.items()}
    chosen = {texts_of(each).plain("language-chosen"): each for each in Language}
    shown = []
    for call in world.calls.calls:
        if call.method in SHOWN and (call.code == 200 or _stands_already(call)):
            text, person = str(call.params.get("text", "")), int(call.params["chat_id"])
            if call.method == "editmessagereplymarkup":
                marks = frozenset(_kept(call))
            else:
                found = _buttons(call)
                attending = hall.marks(text, found)
                marks = frozenset([*_marks(text, found, needs, ids, chosen), *attending])
            shown.append(Told(person, marks, text))
    return shown


def _stands_already(call: CallRecord) -> bool:
    """Buttons that the server refuses because the message has just these: the person sees them."""
    return call.method == "editmessagereplymarkup" and NOT_MODIFIED in str(call.result)


def _kept(call: CallRecord) -> Iterator[str]:
    """A card's buttons tell whether its product is kept."""
    for action in _buttons(call):
        match action:
            case ForgetProduct():
                yield f"save:{call.params['message_id']}"
            case SaveProduct():
                yield f"forget:{call.params['message_id']}"


def _buttons(call: CallRecord) -> list[Action]:
    markup = call.params.get("reply_markup") or {}
    return list(
        actions({"reply_markup": json.loads(markup) if isinstance(markup, str) else markup})
    )


def _marks(
    text: str,
    found: Sequence[Action],
    needs: Mapping[int, str],
    products: Mapping[str, int],
    chosen: Mapping[str, Language],
) -> Iterator[str]:
    """Which acts this confirms: by its buttons, which are the same in every language."""
    for action in found:
        match action:
            case LeaveNeed(question_id) if question_id and (word := ASKED.search(text)):
                yield f"question:{word[0]}"
            case AgreeToCallBack(need_id):
                yield f"need:{needs.get(need_id)}"
            case ShowProduct(product_id) if "☎️" in text:
                yield f"contact:{product_id}"
    if text.startswith("bulk:"):
        yield text
    if text in chosen:
        yield f"language:{chosen[text]}"
    if text.startswith("✅") and not found:
        product = PRODUCT.search(text)
        about = products.get(unescape(product[1])) if product else None
        yield f"request:{about}" if about else "call back"
