"""Sends replies: the only place that calls the Bot API with what people are to read.

Raises what PTB raises; `outcomes` says what it means.
"""

import asyncio
from pathlib import Path
from typing import Any

from telegram import Bot, InputFile, ReplyParameters
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest

from bot import cutting
from bot.address import Address
from bot.markup import NO_PREVIEW, inline_keyboard, inline_results, markup_of, start_button
from bot.outcomes import Verdict, outcome_of
from handlers.replies import (
    Buttons,
    ContactCard,
    Document,
    InlineResults,
    Photo,
    Pin,
    Reply,
    Text,
    Toast,
)

KEPT = "id:"
NOT_MODIFIED = "message is not modified"
TOAST = 200
INLINE_CACHE_SECONDS = 30
PHOTO_SECONDS = 20
"""For Telegram to fetch a picture from its address."""


class Sender:
    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def send(self, reply: Reply, address: Address) -> None:
        """Delivers one message. Toasts and inline results are answers, and no messages."""
        match reply:
            case Text():
                await self._text(reply, address)
            case Buttons():
                await self._buttons(reply, address)
            case Photo():
                await self._photo(reply, address)
            case Document():
                await self._document(reply, address)
            case ContactCard(phone, name):
                await self._bot.send_contact(
                    phone_number=phone, first_name=name or phone, **_to(address)
                )
            case Pin(latitude, longitude, title, where):
                await self._bot.send_venue(
                    latitude=latitude,
                    longitude=longitude,
                    title=title,
                    address=where,
                    **_to(address),
                )
            case _:
                raise TypeError(f"{reply.kind} is no message")

    async def answer_press(self, query_id: str, toast: Toast | None = None) -> None:
        text = toast.text[:TOAST] if toast else None
        alert = toast.alert if toast else None
        await self._bot.answer_callback_query(query_id, text, show_alert=alert)

    async def answer_inline(self, query_id: str, results: InlineResults) -> None:
        await self._bot.answer_inline_query(
            query_id,
            inline_results(results),
            cache_time=INLINE_CACHE_SECONDS,
            is_personal=True,
            next_offset=results.next_offset,
            button=start_button(results),
        )

    async def show_typing(self, chat_id: int) -> None:
        await self._bot.send_chat_action(chat_id, ChatAction.TYPING)

    async def _text(self, text: Text, address: Address) -> None:
        html = cutting.cut(text.html, cutting.TEXT)
        stays_inline = text.ask_phone is None and not text.close_keyboard
        if text.edit and address.edit and stays_inline and await self._edit(text, html, address):
            return
        await self._bot.send_message(
            text=html,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=markup_of(text),
            **_to(address),
        )

    async def _edit(self, text: Text, html: str, address: Address) -> bool:
        """False where the message is gone, too old, or has no text: then it is sent anew."""
        try:
            await self._bot.edit_message_text(
                html,
                chat_id=address.chat_id,
                message_id=address.edit,
                parse_mode=ParseMode.HTML,
                link_preview_options=NO_PREVIEW,
                reply_markup=inline_keyboard(text.keyboard),
            )
        except BadRequest as error:
            return NOT_MODIFIED in str(error).lower()
        return True

    async def _buttons(self, buttons: Buttons, address: Address) -> None:
        """A message that hangs on an inline result has no id, and keeps its buttons."""
        if address.edit is None:
            return
        try:
            await self._bot.edit_message_reply_markup(
                address.chat_id, address.edit, reply_markup=inline_keyboard(buttons.keyboard)
            )
        except BadRequest as error:
            if NOT_MODIFIED not in str(error).lower():
                raise

    async def _photo(self, photo: Photo, address: Address) -> None:
        if cutting.seen_length(photo.caption) <= cutting.CAPTION:
            try:
                return await self._send_photo(photo, address)
            except OSError:
                pass  # the file is not there
            except BadRequest as error:
                if outcome_of(error).verdict is not Verdict.REFUSED:
                    raise
        return await self._text(Text(photo.caption, photo.keyboard), address)

    async def _send_photo(self, photo: Photo, address: Address) -> None:
        await self._bot.send_photo(
            photo=await _picture(photo),
            caption=photo.caption or None,
            parse_mode=ParseMode.HTML,
            reply_markup=inline_keyboard(photo.keyboard),
            read_timeout=PHOTO_SECONDS,
            **_to(address),
        )

    async def _document(self, document: Document, address: Address) -> None:
        await self._bot.send_document(
            document=_kept(document.source)
            or InputFile(bytes(document.content), filename=document.name),
            caption=cutting.cut(document.caption, cutting.CAPTION) or None,
            parse_mode=ParseMode.HTML,
            reply_markup=inline_keyboard(document.keyboard),
            **_to(address),
        )


def _to(address: Address) -> dict[str, Any]:
    quoted = address.quote and ReplyParameters(address.quote, allow_sending_without_reply=True)
    return {"chat_id": address.chat_id, "reply_parameters": quoted or None}


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
