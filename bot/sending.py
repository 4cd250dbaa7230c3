"""Sends replies: the only place that calls the Bot API with what people are to read.

Raises what PTB raises; `outcomes` says what it means.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from telegram import Bot, InputFile, InputMediaPhoto, ReplyParameters
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, RetryAfter

from bot import cutting
from bot.address import Address
from bot.leading import led_chat
from bot.markup import NO_PREVIEW, inline_keyboard, inline_results, markup_of, start_button
from bot.outcomes import PartlySentError, Verdict, outcome_of, seconds_of
from bot.rewriting import NOT_MODIFIED, delete_sent, edit_sent
from handlers.incoming import LedChat
from handlers.replies import (
    Album,
    Buttons,
    ContactCard,
    DeleteSent,
    Document,
    EditSent,
    InlineResults,
    Photo,
    Pin,
    Reply,
    Several,
    Text,
    Toast,
)

KEPT = "id:"
TOAST = 200
INLINE_CACHE_SECONDS = 30
PHOTO_SECONDS = 20
"""For Telegram to fetch a picture from its address."""
LONGEST_WAIT = 10
"""Seconds between two of several messages: a lease has to hold as long."""


class Sender:
    def __init__(
        self, bot: Bot, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._bot = bot
        self._sleep = sleep

    async def send(self, reply: Reply, address: Address) -> tuple[int, ...]:
        """Delivers a message, or several that are owed as one; their ids.

        Toasts and inline results are answers, and no messages. Raises PartlySentError where a
        later one of several failed.
        """
        match reply:
            case Several(parts):
                return await self._several(parts, address)
            case Album(photos):
                pictures = [InputMediaPhoto(photo) for photo in photos]
                sent = await self._bot.send_media_group(
                    media=pictures, read_timeout=PHOTO_SECONDS, **_to(address)
                )
                return tuple(message.message_id for message in sent)
            case EditSent():
                return await edit_sent(self._bot, reply, address.chat_id)
            case DeleteSent(message_ids):
                return await delete_sent(self._bot, message_ids, address.chat_id)
        return (await self._one(reply, address),)

    async def _several(self, parts: Sequence[Reply], address: Address) -> tuple[int, ...]:
        """What is asked to wait after the first is waited for here, if it is not for long."""
        ids: tuple[int, ...] = ()
        for part in parts:
            try:
                ids += (
                    await self._waiting(part, address) if ids else await self.send(part, address)
                )
            except Exception as error:
                if not ids:
                    raise
                raise PartlySentError(ids, error) from error
        return ids

    async def _waiting(self, part: Reply, address: Address) -> tuple[int, ...]:
        try:
            return await self.send(part, address)
        except RetryAfter as error:
            if seconds_of(error) > LONGEST_WAIT:
                raise
            await self._sleep(seconds_of(error))
        return await self.send(part, address)

    async def _one(self, reply: Reply, address: Address) -> int:
        match reply:
            case Text():
                return await self._text(reply, address)
            case Buttons():
                return await self._buttons(reply, address)
            case Photo():
                return await self._photo(reply, address)
            case Document():
                return await self._document(reply, address)
            case ContactCard(phone, name):
                card = await self._bot.send_contact(
                    phone_number=phone, first_name=name or phone, **_to(address)
                )
                return card.message_id
            case Pin(latitude, longitude, title, where):
                venue = await self._bot.send_venue(
                    latitude=latitude,
                    longitude=longitude,
                    title=title,
                    address=where,
                    **_to(address),
                )
                return venue.message_id
            case _:
                raise TypeError(f"{reply.kind} is no message")

    async def answer_press(self, query_id: str, toast: Toast | None = None) -> None:
        text = toast.text[:TOAST] if toast else None
        alert = toast.alert if toast else None
        url = toast.url if toast else None
        await self._bot.answer_callback_query(query_id, text, show_alert=alert, url=url or None)

    async def answer_inline(self, query_id: str, results: InlineResults) -> None:
        await self._bot.answer_inline_query(
            query_id,
            inline_results(results),
            cache_time=INLINE_CACHE_SECONDS,
            is_personal=True,
            next_offset=results.next_offset,
            button=start_button(results),
        )

    async def led_chat(self, chat_id: int, user_id: int) -> LedChat | None:
        """The group or channel, where the person is an admin of it."""
        return await led_chat(self._bot, chat_id, user_id)

    async def show_typing(self, chat_id: int) -> None:
        await self._bot.send_chat_action(chat_id, ChatAction.TYPING)

    async def _text(self, text: Text, address: Address) -> int:
        """By the raw call: PTB would make objects of the answer, of which the id is all we need.

        PTB warns of `send_message` there, for it has a method of that name.
        """
        stays_inline = text.ask_phone is None and not text.close_keyboard
        if text.edit and address.edit and stays_inline and await self._edit(text, address):
            return address.edit
        given: dict[str, Any] = {"chat_id": address.chat_id, **_written(text)}
        if address.quote:
            given["reply_parameters"] = _quoted(address.quote)
        sent: Any = await self._bot.do_api_request("send_Message", given)
        return int(sent["message_id"])

    async def _edit(self, text: Text, address: Address) -> bool:
        """False where the message is gone, too old, or has no text: then it is sent anew."""
        try:
            await self._bot.edit_message_text(
                cutting.cut(text.html, cutting.TEXT),
                chat_id=address.chat_id,
                message_id=address.edit,
                parse_mode=ParseMode.HTML,
                link_preview_options=NO_PREVIEW,
                reply_markup=inline_keyboard(text.keyboard),
            )
        except BadRequest as error:
            return NOT_MODIFIED in str(error).lower()
        return True

    async def _buttons(self, buttons: Buttons, address: Address) -> int:
        """A message that hangs on an inline result has no id, and keeps its buttons."""
        if address.edit is None:
            return 0
        try:
            await self._bot.edit_message_reply_markup(
                address.chat_id, address.edit, reply_markup=inline_keyboard(buttons.keyboard)
            )
        except BadRequest as error:
            if NOT_MODIFIED not in str(error).lower():
                raise
        return address.edit

    async def _photo(self, photo: Photo, address: Address) -> int:
        if cutting.seen_length(photo.caption) <= cutting.CAPTION:
            try:
                return await self._send_photo(photo, address)
            except OSError:
                pass  # the file is not there
            except BadRequest as error:
                if outcome_of(error).verdict is not Verdict.REFUSED:
                    raise
        return await self._text(Text(photo.caption, photo.keyboard), address)

    async def _send_photo(self, photo: Photo, address: Address) -> int:
        message = await self._bot.send_photo(
            photo=await _picture(photo),
            caption=photo.caption or None,
            parse_mode=ParseMode.HTML,
            reply_markup=inline_keyboard(photo.keyboard),
            read_timeout=PHOTO_SECONDS,
            **_to(address),
        )
        return message.message_id

    async def _document(self, document: Document, address: Address) -> int:
        message = await self._bot.send_document(
            document=_kept(document.source)
            or InputFile(bytes(document.content), filename=document.name),
            caption=cutting.cut(document.caption, cutting.CAPTION) or None,
            parse_mode=ParseMode.HTML,
            reply_markup=inline_keyboard(document.keyboard),
            **_to(address),
        )
        return message.message_id


@lru_cache(maxsize=500)
def _written(text: Text) -> dict[str, str]:
    """The text as sendMessage takes it. Kept, for many ask for the same things."""
    given = {
        "text": cutting.cut(text.html, cutting.TEXT),
        "parse_mode": ParseMode.HTML.value,
        "link_preview_options": NO_PREVIEW.to_json(),
    }
    markup = markup_of(text)
    return given | {"reply_markup": markup.to_json()} if markup else given


def _to(address: Address) -> dict[str, Any]:
    quoted = _quoted(address.quote) if address.quote else None
    return {"chat_id": address.chat_id, "reply_parameters": quoted}


def _quoted(message_id: int) -> ReplyParameters:
    return ReplyParameters(message_id, allow_sending_without_reply=True)


def _kept(source: str) -> str:
    """The channel's own id of a file, where the source is one."""
    return source.removeprefix(KEPT) if source.startswith(KEPT) else ""


async def _picture(photo: Photo) -> str | InputFile:
    """An address or file id as it is; the content of a file of ours, read off the event loop."""
    if photo.content:
        return InputFile(bytes(photo.content), filename=photo.source)
    if photo.source.startswith(("https://", "http://")):
        return photo.source
    if kept := _kept(photo.source):
        return kept
    path = Path(photo.source)
    return InputFile(await asyncio.to_thread(path.read_bytes), filename=path.name)
