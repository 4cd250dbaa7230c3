"""A person's own things: language, and what is kept of them."""

from catalog import privacy
from catalog.people import Language
from handlers.buttons import ChooseLanguage, EraseMe, ShowPrivacy
from handlers.incoming import ChatKind
from handlers.replies import Reply
from handlers.texts import texts_of
from handlers.turn import Turn
from handlers.views import talk
from handlers.views.contacts import in_private_view, phone_text

PRIVACY = "privacy"
"""What a link to it names."""


async def ask_language(turn: Turn, argument: str = "") -> list[Reply]:
    return [talk.languages_view(turn.texts)]


async def choose_language(turn: Turn, action: ChooseLanguage) -> list[Reply]:
    if action.language not in set(Language):
        return [talk.languages_view(turn.texts)]
    turn.person.language = Language(action.language)
    turn.session.add(turn.person)
    return [talk.say("language-chosen", texts_of(turn.person.language))]


async def show_privacy(turn: Turn, argument: str = "") -> list[Reply]:
    if turn.incoming.chat_kind is not ChatKind.PRIVATE:
        return [in_private_view(turn.bot_name, PRIVACY, turn.texts)]
    kept = await privacy.kept_of(turn.session, turn.person)
    phone = phone_text(turn.person.phone) if turn.person.phone else ""
    return [talk.privacy_view(kept, phone, turn.texts)]


async def keep(turn: Turn, action: ShowPrivacy) -> list[Reply]:
    """Not to be erased after all."""
    return await show_privacy(turn)


async def erase(turn: Turn, action: EraseMe) -> list[Reply]:
    if not action.sure:
        return [turn.asks(talk.erase_sure_view(turn.texts))]
    await privacy.erase(turn.session, turn.person, turn.now)
    return [talk.say("erased", turn.texts)]
