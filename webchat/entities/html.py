"""parse_mode=HTML, with the rules and the error messages of Telegram's parser."""

import re
from dataclasses import dataclass, field

from webchat.entities.links import checked_link
from webchat.entities.text import Entity, Formatted, byte_offset, cant_parse, in_order, units

TYPES = {
    "b": "bold", "strong": "bold",
    "i": "italic", "em": "italic",
    "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "code": "code", "pre": "pre", "a": "text_link",
    "span": "spoiler", "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji", "tg-time": "date_time", "blockquote": "blockquote",
}  # fmt: skip
_SPECIAL = re.compile("[<&]")
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,10})|(lt|gt|amp|quot));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_TAG_NAME = re.compile(r"<([^\s>]*)")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>]*)\s*(=)?\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))?""")
_LANGUAGE = "language-"


@dataclass
class _Tag:
    name: str
    position: int
    offset: int
    start: int
    attributes: dict[str, str]


@dataclass
class _Parser:
    source: str
    text: list[str] = field(default_factory=list)
    offset: int = 0
    open: list[_Tag] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def at(self, position: int) -> str:
        return f"at byte offset {byte_offset(self.source, position)}"

    def put(self, text: str) -> None:
        self.text.append(text)
        self.offset += units(text)

    def run(self) -> Formatted:
        position = 0
        while special := _SPECIAL.search(self.source, position):
            self.put(self.source[position : special.start()])
            position = special.start()
            if special.group() == "&":
                position = self.reference(position)
            elif self.source.startswith("</", position):
                position = self.end_tag(position)
            else:
                position = self.start_tag(position)
        self.put(self.source[position:])
        if self.open:
            raise cant_parse(
                f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"'
            )
        return Formatted("".join(self.text), in_order(self.entities))

    def reference(self, position: int) -> int:
        found = _REFERENCE.match(self.source, position)
        character = found and _decoded(found)
        if not found or not character:
            self.put("&")
            return position + 1
        self.put(character)
        return found.end()

    def start_tag(self, position: int) -> int:
        found = _TAG_NAME.match(self.source, position)
        end = found.end() if found else position
        if end == len(self.source):
            raise cant_parse(f"Unclosed start tag {self.at(position)}")
        name = self.source[position + 1 : end].lower()
        if name not in TYPES:
            raise cant_parse(f'Unsupported start tag "{name}" {self.at(position)}')
        attributes, end = self.attributes(name, position, end)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise cant_parse(f'Tag "span" must have class "tg-spoiler" {self.at(position)}')
        self.open.append(_Tag(name, position, self.offset, len(self.text), attributes))
        return end

    def attributes(self, name: str, start: int, position: int) -> tuple[dict[str, str], int]:
        attributes: dict[str, str] = {}
        while True:
            while position < len(self.source) and self.source[position].isspace():
                position += 1
            if position == len(self.source):
                raise cant_parse(f'Unclosed start tag "{name}" {self.at(start)}')
            if self.source[position] == ">":
                return attributes, position + 1
            found = _ATTRIBUTE.match(self.source, position)
            if not found or not found[1]:
                raise cant_parse(f'Empty attribute name in the tag "{name}" {self.at(start)}')
            value = found[3] or found[4] or found[5] or ""
            if found[2] and found[3] is found[4] is found[5] is None:
                raise cant_parse(f"Unexpected end of name token {self.at(position)}")
            attributes[found[1].lower()] = _REFERENCE.sub(_decoded, value)
            position = found.end()

    def end_tag(self, position: int) -> int:
        if not self.open:
            raise cant_parse(f"Unexpected end tag {self.at(position)}")
        end = self.source.find(">", position)
        if end < 0:
            raise cant_parse(f"Unclosed end tag {self.at(position)}")
        tag = self.open.pop()
        name = self.source[position + 2 : end].strip().lower()
        if name and name != tag.name:
            raise cant_parse(
                f'Unmatched end tag {self.at(position)}, expected "</{tag.name}>", '
                f'found "</{name}>"'
            )
        if self.offset > tag.offset:
            self.close(tag)
        return end + 1

    def close(self, tag: _Tag) -> None:
        entity: Entity = {
            "type": TYPES[tag.name],
            "offset": tag.offset,
            "length": self.offset - tag.offset,
        }
        if tag.name == "a":
            # without an address the text is the address
            entity = checked_link(
                entity, tag.attributes.get("href") or "".join(self.text[tag.start :])
            )
        elif tag.name == "tg-emoji":
            entity["custom_emoji_id"] = tag.attributes.get("emoji-id", "")
        elif tag.name == "tg-time":
            entity |= _time(tag.attributes)
        elif tag.name == "blockquote" and "expandable" in tag.attributes:
            entity["type"] = "expandable_blockquote"
        elif tag.name == "code" and self.in_pre(tag):
            self.open[-1].attributes["language"] = tag.attributes.get("class", "")
            return
        elif tag.name == "pre" and tag.attributes.get("language", "").startswith(_LANGUAGE):
            entity["language"] = tag.attributes["language"].removeprefix(_LANGUAGE)
        if entity:
            self.entities.append(entity)

    def in_pre(self, tag: _Tag) -> bool:
        outer = self.open[-1] if self.open else None
        return outer is not None and outer.name == "pre" and outer.offset == tag.offset


def _time(attributes: dict[str, str]) -> Entity:
    if not attributes.get("unix", "").isdigit():
        raise cant_parse("Invalid date specified")
    shown = attributes.get("format", "")
    return {"unix_time": int(attributes["unix"])} | ({"date_time_format": shown} if shown else {})


def _decoded(found: re.Match[str]) -> str:
    hexadecimal, decimal, name = found.groups()
    if name:
        return _NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if not 0 < code < 0x110000 or 0xD800 <= code < 0xE000:
        return ""
    return chr(code)


def parse_html(source: str) -> Formatted:
    if "<" not in source and "&" not in source:
        return Formatted(source)
    return _Parser(source).run()
