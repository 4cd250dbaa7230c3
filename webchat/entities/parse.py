"""From what a bot or a person sent to the text and entities of a message."""

from collections.abc import Callable
from typing import Any

from webchat.entities.detect import detected
from webchat.entities.html import TYPES, parse_html
from webchat.entities.markdown import parse_markdown, parse_markdown_v2
from webchat.entities.text import (
    Entity,
    Formatted,
    cant_parse,
    clean,
    in_order,
    trim,
    unit_offsets,
)
from webchat.errors import bad_request

MODES: dict[str, Callable[[str], Formatted]] = {
    "html": parse_html,
    "markdown": parse_markdown,
    "markdownv2": parse_markdown_v2,
}
GIVEN = frozenset(TYPES.values()) | {"expandable_blockquote", "text_mention"}


def formatted(text: Any, mode: Any = "", entities: Any = None) -> Formatted:
    """Clean, parsed, trimmed and with the entities Telegram finds by itself.

    `mode` wins over given `entities`, as in Telegram. Raises ApiError with the Bot API's words.
    """
    if not isinstance(text, str) or not isinstance(mode, str):
        raise cant_parse("expected a String")
    text = clean(text)
    if mode and mode.lower() != "none":
        parse = MODES.get(mode.lower())
        if parse is None:
            raise bad_request("unsupported parse_mode")
        parsed = parse(text)
    else:
        parsed = Formatted(text, _given(text, entities) if entities else [])
    return detected(trim(parsed))


def _given(text: str, entities: Any) -> list[Entity]:
    if not isinstance(entities, list):
        raise cant_parse("expected an Array of MessageEntity")
    starts = set(unit_offsets(text))
    return in_order([checked for entity in entities if (checked := _checked(entity, starts))])


def _checked(entity: Any, starts: set[int]) -> Entity | None:
    """Kinds that Telegram finds by itself are left to it."""
    if not isinstance(entity, dict) or not isinstance(entity.get("type"), str):
        raise cant_parse("expected an Object MessageEntity")
    offset, length = entity.get("offset"), entity.get("length")
    if not isinstance(offset, int) or not isinstance(length, int) or offset < 0 or length < 0:
        raise cant_parse("wrong entity offset or length")
    if entity["type"] not in GIVEN or not length:
        return None
    if offset + length > max(starts):
        raise cant_parse(
            f"entity beginning at UTF-16 offset {offset} ends after the end of the text"
        )
    if offset not in starts or offset + length not in starts:
        raise cant_parse(
            f"entity beginning at UTF-16 offset {offset} ends in a middle of a UTF-16 symbol"
        )
    return dict(entity)
