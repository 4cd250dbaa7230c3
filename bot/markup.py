"""Keyboards and inline results, from plain data to Telegram's objects."""

from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    KeyboardButton,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.constants import InlineKeyboardButtonLimit, ParseMode

from bot import cutting
from handlers.replies import AskPhone, Button, InlineHit, InlineResults, Keyboard, Text

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove


def inline_keyboard(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    rows = [[_button(button) for button in row] for row in keyboard if row]
    return InlineKeyboardMarkup(rows) if rows else None


def markup_of(text: Text) -> Markup | None:
    """A message has one of the three: phone keyboard, buttons, or the end of a keyboard."""
    if text.ask_phone:
        return _phone_keyboard(text.ask_phone)
    if text.keyboard:
        return inline_keyboard(text.keyboard)
    return ReplyKeyboardRemove() if text.close_keyboard else None


def _phone_keyboard(ask: AskPhone) -> ReplyKeyboardMarkup:
    return ReplyKeyboardMarkup(
        [[KeyboardButton(ask.share, request_contact=True)], [KeyboardButton(ask.cancel)]],
        resize_keyboard=True,
        one_time_keyboard=True,
        input_field_placeholder=ask.placeholder[:64] or None,
    )


def _button(button: Button) -> InlineKeyboardButton:
    if button.data:
        return InlineKeyboardButton(button.label, callback_data=button.data)
    if button.url:
        return InlineKeyboardButton(button.label, url=button.url)
    if button.copy:
        text = button.copy[: InlineKeyboardButtonLimit.MAX_COPY_TEXT]
        return InlineKeyboardButton(button.label, copy_text=CopyTextButton(text))
    if button.share:
        return InlineKeyboardButton(button.label, switch_inline_query=button.share)
    return InlineKeyboardButton(button.label, switch_inline_query_current_chat=button.here)


def inline_results(results: InlineResults) -> list[InlineQueryResultArticle]:
    return [_article(hit) for hit in results.hits[:50]]


def _article(hit: InlineHit) -> InlineQueryResultArticle:
    content = InputTextMessageContent(
        cutting.cut(hit.html, cutting.TEXT), ParseMode.HTML, link_preview_options=NO_PREVIEW
    )
    return InlineQueryResultArticle(
        hit.id,
        hit.title,
        content,
        reply_markup=inline_keyboard(hit.keyboard),
        description=hit.description or None,
        thumbnail_url=hit.thumbnail or None,
    )


def start_button(results: InlineResults) -> InlineQueryResultsButton | None:
    return (
        InlineQueryResultsButton(results.start, start_parameter="inline")
        if results.start
        else None
    )
