""" "Tell me when there is": saved searches and the weekly digests, under one consent."""

from catalog import consents, questions
from catalog.consents import Consent, Purpose
from catalog.news import alerts, digests
from catalog.news.digests import DigestKind
from handlers.incoming import ChatKind
from handlers.news.subscribing_buttons import AgreeToAlerts, ForgetSearch, KeepSearch, SetDigest
from handlers.news.subscribing_whose import private_only
from handlers.replies import Reply
from handlers.turn import Turn
from handlers.views import alerts as views
from handlers.views import talk
from handlers.views.parts import short


async def show(turn: Turn, *, edit: bool) -> list[Reply]:
    searches = await alerts.searches_of(turn.session, turn.person)
    kinds = [one.kind for one in await digests.digests_of(turn.session, turn.person)]
    return [views.alerts_view(searches, kinds, turn.texts, edit=edit)]


async def keep_search(turn: Turn, action: KeepSearch) -> list[Reply]:
    """At once for who agreed before; else the consent is asked for first."""
    if turn.incoming.chat_kind is not ChatKind.PRIVATE:
        return [private_only(turn)]
    chat_id = turn.incoming.chat_id
    asked = await questions.asked_here(turn.session, action.question_id, chat_id)
    if asked is None:
        return [talk.say("button-old", turn.texts)]
    if consent := await _given(turn):
        return await _keep(turn, consent, asked.text)
    agree = AgreeToAlerts(action.question_id)
    return [turn.asks(views.ask_view(short(asked.text, 80), agree, turn.texts))]


async def agree(turn: Turn, action: AgreeToAlerts) -> list[Reply]:
    """The press is the consent under whose words the button stood."""
    chat_id = turn.incoming.chat_id
    asked = await questions.asked_here(turn.session, action.question_id, chat_id)
    kind = DigestKind(action.digest) if action.digest in set(DigestKind) else None
    private = turn.incoming.chat_kind is ChatKind.PRIVATE
    if not private or (asked is None and kind is None):
        return [talk.say("button-old", turn.texts)]
    consent = await _given(turn) or await consents.give(
        turn.session,
        turn.person,
        Purpose.ALERTS,
        text_version=views.CONSENT_VERSION,
        language=turn.language,
        now=turn.now,
    )
    if kind:
        await digests.ask_for(turn.session, turn.person, consent, kind, turn.now)
        return await show(turn, edit=False)
    return await _keep(turn, consent, asked.text if asked else "")


async def forget_search(turn: Turn, action: ForgetSearch) -> list[Reply]:
    forgotten = await digests.forget_search(turn.session, turn.person, action.search_id, turn.now)
    if action.here:
        return await show(turn, edit=True)
    return [talk.say("search-forgotten" if forgotten else "button-old", turn.texts)]


async def set_digest(turn: Turn, action: SetDigest) -> list[Reply]:
    if action.kind not in set(DigestKind):
        return [talk.say("button-old", turn.texts)]
    kind = DigestKind(action.kind)
    if not action.on:
        await digests.end(turn.session, turn.person, kind, turn.now)
    elif consent := await _given(turn):
        await digests.ask_for(turn.session, turn.person, consent, kind, turn.now)
    else:
        what = turn.texts.plain(f"digest-{kind}")
        return [turn.asks(views.ask_view(what, AgreeToAlerts(0, kind), turn.texts))]
    if action.here:
        return await show(turn, edit=True)
    return [talk.say("digest-ended", turn.texts)]


async def _given(turn: Turn) -> Consent | None:
    version = views.CONSENT_VERSION
    return await consents.standing(turn.session, turn.person, Purpose.ALERTS, version)


async def _keep(turn: Turn, consent: Consent, text: str) -> list[Reply]:
    search = await alerts.keep(turn.session, turn.person, consent, text, turn.now)
    if search is None:
        return [talk.say("searches-full", turn.texts)]
    return [views.kept_view(search, turn.texts)]
