"""The form by which someone registers for an event: how it begins, and how it is sent.

It asks one thing at a time and is kept in the draft. Which steps there are is known from the event
and from what was said (`sign_up_steps`), so any process goes on where the draft stands, and a
question that organisers add meanwhile is asked.
"""

from catalog import consents, drafts
from catalog.consents import Consent, Purpose
from catalog.drafts import Draft
from catalog.matching import events, registering, registrations, wares
from catalog.matching.events import Event, EventState, Side
from catalog.matching.registrations import ACTIVE, Entry, Mine, Refusal, Registration, Standing
from catalog.matching.wares import Ware
from handlers.incoming import ChatKind
from handlers.matching import sign_up_form as form
from handlers.matching import sign_up_steps as steps
from handlers.matching import standing
from handlers.matching.attending_buttons import AgreeToSignUp, ChangeSignUp, SendSignUp, SignUp
from handlers.matching.sign_up_steps import CHECK, Data, Filling
from handlers.replies import Reply, Text
from handlers.turn import Turn
from handlers.views import contacts as contact_views
from handlers.views import sign_up as views
from handlers.views import talk


async def sign_up(turn: Turn, action: SignUp) -> list[Reply]:
    """Asks for consent first; goes on where the form stands, or shows what is registered."""
    event = await _event(turn, action.event_id, action.side)
    if event is None:
        return [talk.say("event-gone", turn.texts)]
    side = Side(action.side)
    instead = await _instead(turn, event, side)
    return instead or [turn.asks(views.consent_view(event, side, turn.texts))]


async def open_link(turn: Turn, code: str, side: Side) -> list[Reply]:
    event = await events.by_code(turn.session, code)
    return await sign_up(turn, SignUp(event.stored_id if event else 0, side))


async def agree(turn: Turn, action: AgreeToSignUp) -> list[Reply]:
    """The consent is stored, and the form begins."""
    event = await _event(turn, action.event_id, action.side)
    if event is None:
        return [talk.say("event-gone", turn.texts)]
    if replies := await _instead(turn, event, Side(action.side)):
        return replies
    consent = await consents.give(
        turn.session,
        turn.person,
        Purpose.EVENT_REGISTRATION,
        text_version=views.CONSENT_VERSION,
        language=turn.language,
        now=turn.now,
    )
    data = {
        "event_id": event.stored_id,
        "side": action.side,
        "step": steps.NAME,
        "consent_id": consent.stored_id,
    }
    return await form.go_to(turn, await form.filling_of(turn, event, data), steps.NAME)


async def _event(turn: Turn, event_id: int, side: str) -> Event | None:
    event = await events.get(turn.session, event_id)
    known = event and event.state is not EventState.DRAFT and side in set(Side)
    return event if known else None


async def _instead(turn: Turn, event: Event, side: Side) -> list[Reply]:
    """What is answered where no new form can begin; nothing where it can."""
    if turn.incoming.chat_kind is not ChatKind.PRIVATE:
        payload = f"e{side[0]}_{event.code}"
        return [contact_views.in_private_view(turn.bot_name, payload, turn.texts)]
    row = await registrations.of_person(turn.session, turn.person, event.stored_id, side)
    if row and row.state is not Standing.CANCELLED:
        taken = Text(turn.t("sign-up-taken", name=row.name))
        return [taken, *await standing.show(turn, Mine(row, event))]
    if not event.takes(side):
        return [talk.say(f"refused-{Refusal.SIDE_NOT_TAKEN}", turn.texts)]
    if not event.is_open(turn.now):
        return [talk.say(f"refused-{Refusal.NOT_OPEN}", turn.texts)]
    if replies := await form.go_on(turn, event, side, None):
        return replies
    return await _again(turn, row, event) if row else []


async def _again(turn: Turn, row: Registration, event: Event) -> list[Reply]:
    """Who left finds what they said then, to be sent as it is; unless they took the consent back,
    or its words are others now."""
    consent = await turn.session.get_one(Consent, row.consent_id)
    if consent.withdrawn_at or consent.text_version != views.CONSENT_VERSION:
        return []
    data = {**await _said(turn, row), "registration_id": None, "again": True}
    return await form.go_to(turn, await form.filling_of(turn, event, data), CHECK)


async def _said(turn: Turn, row: Registration) -> Data:
    items = await wares.wares_of(turn.session, row)
    return steps.data_of(row, [Ware.model_validate(item.model_dump()) for item in items])


async def change(turn: Turn, action: ChangeSignUp) -> list[Reply]:
    """The form again, filled with what is registered; it opens at the summary."""
    mine = await registrations.own(turn.session, turn.person, action.registration_id)
    if mine is None or turn.incoming.chat_kind is not ChatKind.PRIVATE:
        return [talk.say("button-old", turn.texts)]
    row, event = mine.registration, mine.event
    if row.state not in ACTIVE or not event.is_open(turn.now):
        return [talk.say("refused-not_open", turn.texts), *await standing.show(turn, mine)]
    if replies := await form.go_on(turn, event, row.side, row.id):
        return replies
    filling = await form.filling_of(turn, event, await _said(turn, row))
    return await form.go_to(turn, filling, CHECK)


async def send(turn: Turn, action: SendSignUp) -> list[Reply]:
    """Registers, or changes what is registered, once: a second press finds it done."""
    filling = await form.open_for(turn, action.event_id)
    if filling is None:
        return await _sent_already(turn, action.event_id)
    missing = filling.missing()
    if missing:
        return [talk.say("sign-up-missing", turn.texts), *await form.go_to(turn, filling, missing)]
    outcome = await _register(turn, filling)
    if outcome is Refusal.INCOMPLETE:
        return await form.go_to(turn, filling, filling.steps[0])
    await drafts.drop_draft(turn.session, turn.person, turn.incoming.chat_id)
    if isinstance(outcome, Registration):
        mine = Mine(outcome, filling.event)
        if filling.data.get("registration_id"):
            return [Text(turn.t("sign-up-changed")), *await standing.show(turn, mine)]
        return await standing.done(turn, mine)
    row = await registrations.of_person(
        turn.session, turn.person, filling.event.stored_id, filling.side
    )
    if outcome is Refusal.ALREADY and row:
        return await standing.show(turn, Mine(row, filling.event))
    return [talk.say(f"refused-{outcome}", turn.texts)]


async def _register(turn: Turn, filling: Filling) -> Registration | Refusal:
    data = filling.data
    entry = Entry(
        name=data["name"],
        consent_id=data["consent_id"],
        language=turn.language,
        organisation=data.get("organisation", ""),
        phone=data["phone"],
        place=data.get("place", ""),
        producer_id=data.get("producer_id"),
        answers=filling.answers,
    )
    if number := data.get("registration_id"):
        mine = await registrations.own(turn.session, turn.person, number)
        if mine is None:
            return Refusal.NOT_OPEN
        return await registering.change(
            turn.session, mine.registration, entry, turn.now, items=filling.wares
        )
    return await registering.register(
        turn.session,
        turn.person,
        filling.event.stored_id,
        filling.side,
        entry,
        turn.now,
        items=filling.wares,
    )


async def _sent_already(turn: Turn, event_id: int) -> list[Reply]:
    for side in Side:
        row = await registrations.of_person(turn.session, turn.person, event_id, side)
        event = row and await events.get(turn.session, event_id)
        if row and event and turn.incoming.chat_kind is ChatKind.PRIVATE:
            return await standing.show(turn, Mine(row, event))
    return [talk.say("draft-gone", turn.texts)]


async def stop_draft(turn: Turn, draft: Draft) -> list[Reply]:
    filling = await form.of_draft(turn, draft)
    return await form.stop(turn, filling) if filling else [talk.say("draft-gone", turn.texts)]
