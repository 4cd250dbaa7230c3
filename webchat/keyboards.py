"""Reply keyboards: who sees which, and when it goes away."""

from webchat.models import Chat, Message, Object, Person
from webchat.world import World


def show(world: World, chat: Chat, message: Message, markup: Object) -> None:
    """A bot's message brought a reply keyboard, a removal or a forced reply."""
    shown = markup | {"message_id": message["message_id"]}
    keyboard = None if "remove_keyboard" in markup else shown
    for person_id in _audience(world, chat, message, markup):
        set_keyboard(world, chat, person_id, keyboard)


def _audience(world: World, chat: Chat, message: Message, markup: Object) -> list[int]:
    """With `selective`, only who is replied to or mentioned; otherwise everybody."""
    people = [member for member in chat.members if member in world.people and chat.present(member)]
    if chat.private or not markup.get("selective"):
        return people
    replied = message.get("reply_to_message", {}).get("from", {}).get("id")
    text = message.get("text", "").lower()
    return [
        person_id
        for person_id in people
        if person_id == replied
        or ((name := world.people[person_id].username.lower()) and f"@{name}" in text)
    ]


def set_keyboard(world: World, chat: Chat, person_id: int, keyboard: Object | None) -> None:
    if keyboard:
        chat.keyboards[person_id] = keyboard
    elif chat.keyboards.pop(person_id, None) is None:
        return
    world.save(chat)
    world.hub.tell(chat, "keyboard", {"keyboard": keyboard}, only=person_id)


def used(world: World, chat: Chat, person: Person, text: str) -> None:
    """The person wrote: a one-time keyboard whose button it was, or a forced reply, is done."""
    keyboard = chat.keyboards.get(person.id)
    if keyboard is None:
        return
    one_time = keyboard.get("one_time_keyboard") and find_button(keyboard, text)
    if one_time or keyboard.get("force_reply"):
        set_keyboard(world, chat, person.id, None)


def find_button(keyboard: Object, label: str) -> Object | None:
    """The button of an inline or reply keyboard with that label or callback data."""
    rows = keyboard.get("inline_keyboard") or keyboard.get("keyboard") or []
    for row in rows:
        for button in row:
            if label in {button["text"], button.get("callback_data")}:
                found: Object = button
                return found
    return None
