"""parse_mode=MarkdownV2 and the older Markdown, with Telegram's error messages."""

from dataclasses import dataclass, field

from webchat.entities.links import checked_link
from webchat.entities.text import Entity, Formatted, byte_offset, cant_parse, in_order, units

RESERVED = frozenset("_*[]()~`>#+-=|{}.!")
NAMES = {
    "bold": "Bold", "italic": "Italic", "underline": "Underline", "spoiler": "Spoiler",
    "strikethrough": "Strikethrough", "code": "Code", "pre": "Pre", "text_link": "TextUrl",
    "custom_emoji": "CustomEmoji", "blockquote": "BlockQuote",
}  # fmt: skip
MARKERS = {
    "||": "spoiler", "__": "underline", "```": "pre", "![": "custom_emoji",
    "_": "italic", "*": "bold", "~": "strikethrough", "`": "code", "[": "text_link",
}  # fmt: skip
CLOSERS = {"text_link": "]", "custom_emoji": "]"} | {
    kind: marker for marker, kind in MARKERS.items() if marker not in {"[", "!["}
}
_VERBATIM = {"code": "`", "pre": "```"}


@dataclass
class _Open:
    kind: str
    position: int
    offset: int
    start: int
    language: str = ""


@dataclass
class _Parser:
    source: str
    position: int = 0
    text: list[str] = field(default_factory=list)
    offset: int = 0
    open: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    quote: int | None = None

    def put(self, text: str) -> None:
        self.text.append(text)
        self.offset += units(text)

    def run(self) -> Formatted:
        while self.position < len(self.source):
            self.step()
        self.end_quote()
        if self.open:
            raise self.unclosed(self.open[-1])
        return Formatted("".join(self.text), in_order(self.entities))

    def step(self) -> None:
        character = self.source[self.position]
        following = self.source[self.position + 1 : self.position + 2]
        verbatim = _VERBATIM.get(self.open[-1].kind) if self.open else None
        if character == "\\" and following and ord(following) <= 126:
            self.put(following)
            self.position += 2
        elif verbatim:
            self.inside_code(verbatim)
        elif character == ">" and self.at_line_start():
            self.quote = self.offset if self.quote is None else self.quote
            self.position += 1
        elif character in RESERVED:
            self.mark()
        else:
            self.put(character)
            self.position += 1
            if character == "\n" and self.source[self.position : self.position + 1] != ">":
                self.end_quote()

    def at_line_start(self) -> bool:
        return self.position == 0 or self.source[self.position - 1] == "\n"

    def inside_code(self, closer: str) -> None:
        if self.source.startswith(closer, self.position):
            self.position += len(closer)
            self.close(self.open.pop())
        elif self.source[self.position] == "`":
            raise self.unclosed(_Open("code", self.position, 0, 0))
        else:
            self.put(self.source[self.position])
            self.position += 1

    def mark(self) -> None:
        """A reserved character: it ends the innermost entity or begins a new one."""
        inner = self.open[-1].kind if self.open else ""
        marker = next((m for m in MARKERS if self.source.startswith(m, self.position)), "")
        if (
            inner
            and self.source.startswith(CLOSERS[inner], self.position)
            and (marker in {"", CLOSERS[inner]})
        ):
            self.position += len(CLOSERS[inner])
            self.close(self.open.pop())
        elif marker == "||" and self.quote is not None and self.ends_line():
            self.position += 2
            self.end_quote("expandable_blockquote")
        elif marker:
            self.begin(marker)
        else:
            raise cant_parse(
                f"Character '{self.source[self.position]}' is reserved and must be escaped "
                "with the preceding '\\'"
            )

    def ends_line(self) -> bool:
        return self.source[self.position + 2 : self.position + 3] in {"", "\n"}

    def begin(self, marker: str) -> None:
        kind = MARKERS[marker]
        opened = _Open(kind, self.position, self.offset, len(self.text))
        self.position += len(marker)
        if kind == "pre":
            opened.language = self.language()
        self.open.append(opened)

    def language(self) -> str:
        end = self.position
        while end < len(self.source) and self.source[end] not in " \n\r\t`":
            end += 1
        named = end < len(self.source) and self.source[end] != "`"
        language = self.source[self.position : end] if named else ""
        self.position += len(language)
        if self.source[self.position : self.position + 1] == "\n":
            self.position += 1
        return language

    def close(self, opened: _Open) -> None:
        entity: Entity = {
            "type": opened.kind,
            "offset": opened.offset,
            "length": self.offset - opened.offset,
        }
        if opened.kind == "text_link":
            entity = checked_link(entity, self.target() or "".join(self.text[opened.start :]))
        elif opened.kind == "custom_emoji":
            target = self.target()
            if not target.startswith("tg://emoji?id="):
                raise cant_parse("Custom emoji entity must contain a tg://emoji URL")
            entity["custom_emoji_id"] = target.removeprefix("tg://emoji?id=")
        elif opened.language:
            entity["language"] = opened.language
        if entity and entity["length"]:
            self.entities.append(entity)

    def target(self) -> str:
        if self.source[self.position : self.position + 1] != "(":
            return ""
        start = self.position = self.position + 1
        url = ""
        while (character := self.source[self.position : self.position + 1]) != ")":
            if not character:
                offset = byte_offset(self.source, start)
                raise cant_parse(f"Can't find end of a URL at byte offset {offset}")
            if character == "\\":
                self.position += 1
                character = self.source[self.position : self.position + 1]
            url += character
            self.position += 1
        self.position += 1
        return url

    def end_quote(self, kind: str = "blockquote") -> None:
        if self.quote is not None and self.offset > self.quote:
            length = self.offset - self.quote
            self.entities.append({"type": kind, "offset": self.quote, "length": length})
        self.quote = None

    def unclosed(self, opened: _Open) -> Exception:
        name = "PreCode" if opened.language else NAMES[opened.kind]
        offset = byte_offset(self.source, opened.position)
        return cant_parse(f"Can't find end of {name} entity at byte offset {offset}")


class _Legacy(_Parser):
    """No nesting, no quotes; a marker without a partner is an error, others are text."""

    def step(self) -> None:
        character = self.source[self.position]
        following = self.source[self.position + 1 : self.position + 2]
        inner = self.open[-1].kind if self.open else ""
        marker = next(
            (m for m in ("```", "`", "_", "*", "[") if self.source.startswith(m, self.position)),
            "",
        )
        if inner and self.source.startswith(CLOSERS[inner], self.position):
            self.position += len(CLOSERS[inner])
            self.close(self.open.pop())
        elif not inner and character == "\\" and following and following in "_*`[":
            self.put(following)
            self.position += 2
        elif not inner and marker:
            self.begin(marker)
        else:
            self.put(character)
            self.position += 1


def parse_markdown_v2(source: str) -> Formatted:
    return _Parser(source).run()


def parse_markdown(source: str) -> Formatted:
    return _Legacy(source).run()
