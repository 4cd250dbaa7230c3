"""A phone number, for a request or a need: asked for once its consent is given."""

from catalog import consents, contacts, drafts, needs
from catalog.consents import Consent, Purpose
from catalog.drafts import Draft, Form
from catalog.phones import found_in
from catalog.products import card
from handlers.buttons import AgreeToCallBack, AgreeToHandOver, CancelDraft
from handlers.incoming import ChatKind, SharedContact
from handlers.replies import Reply, Text
from handlers.turn import Turn
from handlers.views import contacts as contact_views
from handlers.views import needs as need_views
from handlers.views import talk
from handlers.yes_no import is_no, is_yes

FEWEST_DIGITS = 6
"""A line of words with fewer is no attempt at a phone number, so it is read as a question."""


async def read_line(turn: Turn, draft: Draft, text: str) -> list[Reply]:
    """The answer to a line typed while the form is open; none where it is not for the form."""
    if is_no(text):
        return await cancel(turn)
    if is_yes(text):
        return [contact_views.ask_phone_view(turn.texts)]
    if not _is_number(text):
        return []
    phone = parse_phone(text)
    return await _with_phone(turn, draft, phone) if phone else [talk.say("phone-bad", turn.texts)]


def _is_number(text: str) -> bool:
    digits = sum(c.isdigit() for c in text)
    return digits >= FEWEST_DIGITS or (digits > 0 and not any(map(str.isalpha, text)))


def parse_phone(text: str) -> str | None:
    """E.164, also out of a sentence; None where there is no number that can exist, or several.
    Without a country it is Vietnamese."""
    return found_in(text).only


async def share_contact(turn: Turn, shared: SharedContact) -> list[Reply]:
    """A contact card: it counts only for an open form, and only as the sender's own."""
    chat_id = turn.incoming.chat_id
    draft = await drafts.open_form(turn.session, turn.person, chat_id, turn.now)
    if draft is None or draft.form is not Form.PHONE:
        return [Text(turn.t("contact-unneeded"), close_keyboard=True)]
    if not shared.own:
        return [talk.say("phone-not-own", turn.texts)]
    phone = parse_phone(shared.phone if shared.phone.startswith("+") else f"+{shared.phone}")
    phone = phone or parse_phone(shared.phone)
    return await _with_phone(turn, draft, phone) if phone else [talk.say("phone-bad", turn.texts)]


async def agree_to_hand_over(turn: Turn, action: AgreeToHandOver) -> list[Reply]:
    """Consent to be called by a producer, and then the number, where it is not known yet."""
    if turn.incoming.chat_kind is not ChatKind.PRIVATE:
        return [_in_private(turn, action.product_id)]
    found = await card(turn.session, action.product_id)
    if found is None:
        return [talk.say("product-gone", turn.texts)]
    return await _consented(turn, Purpose.CONTACT_REQUEST, {"product_id": action.product_id})


async def agree_to_call_back(turn: Turn, action: AgreeToCallBack) -> list[Reply]:
    """Consent to be called by the organisers about a need of one's own."""
    need = await needs.own_need(turn.session, turn.person, action.need_id)
    if need is None or turn.incoming.chat_kind is not ChatKind.PRIVATE:
        return [talk.say("button-old", turn.texts)]
    return await _consented(turn, Purpose.NEED, {"need_id": action.need_id})


async def _consented(turn: Turn, purpose: Purpose, about: dict[str, int]) -> list[Reply]:
    consent = await consents.give(
        turn.session,
        turn.person,
        purpose,
        text_version=contact_views.CONSENT_VERSION,
        language=turn.language,
        now=turn.now,
    )
    draft = await drafts.open_draft(
        turn.session,
        turn.person,
        turn.incoming.chat_id,
        Form.PHONE,
        turn.now,
        {**about, "consent_id": consent.stored_id},
    )
    if turn.person.phone:
        return await _with_phone(turn, draft, turn.person.phone)
    return [contact_views.ask_phone_view(turn.texts)]


async def _with_phone(turn: Turn, draft: Draft, phone: str) -> list[Reply]:
    """Stores the number and finishes what it was asked for."""
    turn.person.phone = phone
    turn.person.name = turn.incoming.user_name[:100]
    turn.session.add(turn.person)
    consent = await turn.session.get_one(Consent, draft.data["consent_id"])
    await drafts.drop_draft(turn.session, turn.person, turn.incoming.chat_id)
    if need_id := draft.data.get("need_id"):
        need = await needs.own_need(turn.session, turn.person, need_id)
        if need is None:
            return [talk.say("draft-gone", turn.texts)]
        needs.add_phone(need, turn.person, consent)
        return [need_views.phone_done_view(phone, turn.texts)]
    found = await card(turn.session, draft.data["product_id"])
    if found is None:
        return [talk.say("product-gone", turn.texts)]
    await contacts.request_contact(turn.session, turn.person, found.product, consent, turn.now)
    return [contact_views.request_done_view(found.product, phone, turn.texts)]


async def cancel_draft(turn: Turn, action: CancelDraft) -> list[Reply]:
    """A no to what was offered, with or without a form that is open."""
    dropped = await drafts.drop_draft(turn.session, turn.person, turn.incoming.chat_id)
    return [Text(turn.t("cancelled"), close_keyboard=dropped)]


async def cancel(turn: Turn, argument: str = "") -> list[Reply]:
    dropped = await drafts.drop_draft(turn.session, turn.person, turn.incoming.chat_id)
    return [Text(turn.t("cancelled" if dropped else "nothing-to-cancel"), close_keyboard=dropped)]


def _in_private(turn: Turn, product_id: int) -> Text:
    document = turn.index.by_id(product_id)
    payload = f"c_{document.code}" if document else "start"
    return contact_views.in_private_view(turn.bot_name, payload, turn.texts)
